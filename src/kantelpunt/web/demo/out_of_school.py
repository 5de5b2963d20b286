"""Children of the demonstration who go to no school: new in the region, or exempt; invented."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from kantelpunt.absence.columns import (
    STILL_ENROLLED,
    Coded,
    ExemptionTable,
    Int32s,
    ResidentTable,
    day_number,
)
from kantelpunt.absence.region import Region
from kantelpunt.web.schools.legal_status import (
    take_in_exemptions,
    take_in_qualifications,
    take_in_residents,
)

_NEW_HERE = (4, 12, 19, 33, 47, 64, 90, 118, 151, 200)
"""Per child without a school how many days it has lived here."""
_EXEMPT = (("5c", 300), ("5c", 40), ("5c", 140), ("15", 21), ("15", 145), ("5a", 10), ("5b", 52))
"""Per child that is exempt besides those of the region by which article, and how many days yet."""
_A_WHILE = 210
_YOUNGEST, _AGES, _WORKING_AGE = 6, 10, 17


@dataclass(frozen=True)
class _Child:
    """A child that no school knows; `article` is empty when it is not exempt."""

    id: str
    age: int
    since: date
    article: str = ""
    until: date = date.max


def write_legal_status(region: Region, day: date) -> Sequence[str]:
    """Write who lives where, who is exempt and who is qualified.

    Returns:
        Every child that lives in the region and that no school knows.
    """
    lives, exempt, qualified = region.residents, region.exemptions, region.qualifications
    if lives is None or exempt is None or qualified is None:
        raise AssertionError("a generated region has every file")
    children = list(_children(day))
    residents = _with_residents(lives, children, day)
    take_in_residents(residents)
    take_in_exemptions(_with_exemptions(exempt, [one for one in children if one.article]))
    take_in_qualifications(qualified)
    return sorted(set(residents.pupil.values) - set(region.enrolments.pupil.values))


def _children(day: date) -> Iterator[_Child]:
    for number, days in enumerate(_NEW_HERE):
        age = _YOUNGEST + number % _AGES
        yield _Child(f"N{number:07d}", age, day - timedelta(days=days))
    since = day - timedelta(days=_A_WHILE)
    for number, (article, days) in enumerate(_EXEMPT):
        age = _WORKING_AGE if article == "15" else _YOUNGEST + number
        yield _Child(f"V{number:07d}", age, since, article, day + timedelta(days=days))


def _with_residents(table: ResidentTable, new: Sequence[_Child], day: date) -> ResidentTable:
    towns = table.municipality.values
    born = [date(day.year - one.age, 1, 1 + number) for number, one in enumerate(new)]
    return ResidentTable(
        _more(table.pupil, [one.id for one in new]),
        np.append(table.birth_day, _numbers(born)),
        _more(table.municipality, [towns[number % len(towns)] for number in range(len(new))]),
        np.append(table.first, _numbers([one.since for one in new])),
        np.append(table.last, np.full(len(new), STILL_ENROLLED, dtype=np.int32)),
        np.arange(len(table.line) + len(new), dtype=np.int32),
    )


def _with_exemptions(table: ExemptionTable, new: Sequence[_Child]) -> ExemptionTable:
    return ExemptionTable(
        _more(table.pupil, [one.id for one in new]),
        _more(table.article, [one.article for one in new]),
        np.append(table.first, _numbers([one.since for one in new])),
        np.append(table.last, _numbers([one.until for one in new])),
        np.arange(len(table.line) + len(new), dtype=np.int32),
    )


def _more(column: Coded, texts: Sequence[str]) -> Coded:
    return Coded.of([*column.texts(), *texts])


def _numbers(days: Sequence[date]) -> Int32s:
    return np.array([day_number(one) for one in days], dtype=np.int32)
