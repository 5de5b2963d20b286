"""Writes who takes part in a case: each time that its events are kept, or it comes on a table."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from kantelpunt.web.gate.models import TakesPart
from kantelpunt.web.gate.parts import TABLE, WAITS


@dataclass(frozen=True)
class Row:
    """An organisation takes part in a case; see `TakesPart`."""

    organisation: str
    part: str
    ground: str = ""
    function: str = ""


def take_part(case: str, pupil: str, rows: Iterable[Row]) -> None:
    """These organisations take part by the case itself from now on, and no others.

    Who sees it because it was put before a table goes on seeing it.
    """
    wanted = {(one.organisation, one.function): one for one in rows}
    for row in TakesPart.objects.filter(case=case, meeting=""):
        one = wanted.pop((row.organisation, row.function), None)
        if one is None:
            row.delete()
        else:
            _write(row, one.part, one.ground)
    TakesPart.objects.bulk_create(
        TakesPart(
            case=case,
            pupil=pupil,
            organisation=one.organisation,
            function=one.function,
            part=one.part,
            ground=one.ground,
        )
        for one in wanted.values()
    )


@dataclass(frozen=True)
class AtTable:
    """A function at a table before which a case is put.

    Attributes:
        may_know: whether the organisation has a ground to know of the case; else it waits.
        waits_for: the party for which consent is asked then.
    """

    case: str
    pupil: str
    organisation: str
    function: str
    may_know: bool
    waits_for: str = ""


def put_before(meeting: str, rows: Iterable[AtTable]) -> None:
    """At the table of a meeting these functions see these cases from now on, and no others."""
    wanted = {(one.case, one.organisation, one.function): one for one in rows}
    for row in TakesPart.objects.filter(meeting=meeting):
        one = wanted.pop((row.case, row.organisation, row.function), None)
        if one is None:
            row.delete()
        else:
            _write(row, *_at_table(one.waits_for, may_know=one.may_know))
    TakesPart.objects.bulk_create(
        TakesPart(
            case=one.case,
            pupil=one.pupil,
            organisation=one.organisation,
            function=one.function,
            part=part,
            ground=ground,
            meeting=meeting,
        )
        for one in wanted.values()
        for part, ground in [_at_table(one.waits_for, may_know=one.may_know)]
    )


def judge_tables(case: str, may_know: Collection[str], waits: Mapping[str, str]) -> None:
    """At the tables before which a case is, these organisations see it from now on; others wait.

    Args:
        case: opaque id.
        may_know: organisations that have a ground to know of it.
        waits: per organisation that needs consent, the party for which it is asked.
    """
    for row in TakesPart.objects.filter(case=case).exclude(meeting=""):
        here = row.organisation
        _write(row, *_at_table(waits.get(here, ""), may_know=here in may_know))


def _at_table(waits_for: str, *, may_know: bool) -> tuple[str, str]:
    return (TABLE, "") if may_know else (WAITS, waits_for)


def _write(row: TakesPart, part: str, ground: str) -> None:
    if (row.part, row.ground) != (part, ground):
        row.part, row.ground = part, ground
        row.save(update_fields=["part", "ground"])


def off_all_tables(case: str) -> None:
    """A case is before no table any more, as when it is closed."""
    TakesPart.objects.filter(case=case).exclude(meeting="").delete()
