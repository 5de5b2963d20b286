"""Who lives where, is exempt or qualified: three files, each of which is replaced as a whole."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import TypeVar

from django.db import transaction
from django.db.models import OuterRef, Subquery, Value
from django.db.models.functions import Coalesce

from kantelpunt.absence.columns import (
    STILL_ENROLLED,
    ExemptionTable,
    Int32s,
    QualificationTable,
    ResidentTable,
    day_of,
)
from kantelpunt.web.schools.models import Exemption, HandedIn, Pupil, Qualification, Residence

FILES = RESIDENTS, EXEMPTIONS, QUALIFICATIONS = (
    *("residents.csv", "exemptions.csv", "qualifications.csv"),
)
_AT_ONCE = 500
_Row = tuple[object, ...]
_Kept = TypeVar("_Kept", Residence, Exemption, Qualification)


def handed_in() -> frozenset[str]:
    """Which of the three files were ever handed in."""
    return frozenset(HandedIn.objects.values_list("file", flat=True))


@transaction.atomic
def take_in_residents(table: ResidentTable) -> int:
    """Replace who lives where; gives how many rows differ.

    Children who are not known are added. Of who is or was enrolled, the birth date stays.
    """
    ids = list(table.pupil.texts())
    _births(dict(zip(ids, map(day_of, table.birth_day.tolist()), strict=True)))
    rows = zip(ids, table.municipality.texts(), _days(table.first), _days(table.last), strict=True)
    changed = _replace(Residence, RESIDENTS, ("municipality", "first", "last"), rows)
    if changed:
        _homes()
    return changed


def take_in_exemptions(table: ExemptionTable) -> tuple[int, int]:
    """Replace who is exempt; how many rows differ, and how many are about nobody who is known."""
    rows = zip(
        table.pupil.texts(),
        table.article.texts(),
        _days(table.first),
        _days(table.last),
        strict=True,
    )
    return _of_known(Exemption, EXEMPTIONS, ("article", "first", "last"), rows)


def take_in_qualifications(table: QualificationTable) -> tuple[int, int]:
    """Replace who is qualified; as `take_in_exemptions`."""
    rows = zip(table.pupil.texts(), table.kind.texts(), _days(table.first), strict=True)
    return _of_known(Qualification, QUALIFICATIONS, ("kind", "first"), rows)


def _of_known(
    model: type[_Kept], file: str, fields: tuple[str, ...], rows: Iterable[_Row]
) -> tuple[int, int]:
    known = set(Pupil.objects.values_list("id", flat=True))
    told = list(rows)
    kept = [row for row in told if row[0] in known]
    return _replace(model, file, fields, kept), len(told) - len(kept)


@transaction.atomic
def _replace(model: type[_Kept], file: str, fields: tuple[str, ...], rows: Iterable[_Row]) -> int:
    """How many rows differ; a file that comes for the first time counts, even when it is empty."""
    columns = ("pupil_id", *fields)
    wanted = list(rows)
    stood = Counter(model.objects.values_list(*columns))
    differing = (Counter(wanted) - stood).total() + (stood - Counter(wanted)).total()
    _, is_first = HandedIn.objects.get_or_create(file=file)
    if differing:
        model.objects.all().delete()
        model.objects.bulk_create(
            (model(**dict(zip(columns, row, strict=True))) for row in wanted),
            batch_size=_AT_ONCE,
        )
    return max(differing, int(is_first))


def _births(born: Mapping[str, date]) -> None:
    Pupil.objects.bulk_create(
        (Pupil(id=pupil, birth_date=day) for pupil, day in born.items()),
        batch_size=_AT_ONCE,
        ignore_conflicts=True,
    )
    differing = [
        one
        for one in Pupil.objects.filter(enrolments=None)
        if one.birth_date != born.get(one.id, one.birth_date)
    ]
    for one in differing:
        one.birth_date = born[one.id]
    Pupil.objects.bulk_update(differing, ["birth_date"], batch_size=_AT_ONCE)


def _homes() -> None:
    """A pupil lives where the residence that began last is."""
    latest = Residence.objects.filter(pupil=OuterRef("pk")).order_by("-first", "-id")
    home = Subquery(latest.values("municipality")[:1])
    Pupil.objects.update(municipality=Coalesce(home, Value("")))


def _days(numbers: Int32s) -> Iterator[date | None]:
    return (None if one == STILL_ENROLLED else day_of(one) for one in numbers.tolist())
