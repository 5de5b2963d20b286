"""Birth dates that cannot be true: after an enrolment, or two for one pupil."""

from collections.abc import Iterator, Mapping
from typing import TypeAlias

import numpy as np

from kantelpunt.absence.columns import Coded, EnrolmentTable, Int32s, ResidentTable, day_of
from kantelpunt.absence.vocabulary import NOWHERE, places_in
from kantelpunt.foundation.errors import Place, Problem
from kantelpunt.foundation.text import Text

Columns: TypeAlias = Mapping[str, int]
"""Per file the number of the column with the birth date, from 1."""


def born_too_late(table: EnrolmentTable, columns: Columns) -> Iterator[Problem]:
    """Enrolments that begin before the pupil was born."""
    for row in np.flatnonzero(table.birth_day > table.first).tolist():
        born, enrolled = day_of(table.birth_day[row]), day_of(table.first[row])
        text = Text(
            f"geboortedatum {born} ligt na de inschrijving op {enrolled}; verbeter een van beide",
            f"birth date {born} lies after the enrolment on {enrolled}; correct one of the two",
        )
        yield Problem("born-after-enrolment", text, _place("pupils.csv", table.line, row, columns))


def differing_births(
    enrolments: EnrolmentTable, residents: ResidentTable | None, columns: Columns
) -> Iterator[Problem]:
    """Rows of both files that give a pupil another birth date than the first row about it."""
    if residents is None and len(enrolments) == len(enrolments.pupil.values):
        return
    said = _first_said(enrolments.pupil, enrolments.birth_day)
    yield from _unlike(said, enrolments, "pupils.csv", columns)
    if residents is not None and len(residents.birth_day):
        before = _first_said(residents.pupil, residents.birth_day)
        known = places_in(enrolments.pupil.values, residents.pupil.values)
        both = known != NOWHERE
        before[both] = said[known[both]]
        yield from _unlike(before, residents, "residents.csv", columns)


def _unlike(
    before: Int32s, table: EnrolmentTable | ResidentTable, file: str, columns: Columns
) -> Iterator[Problem]:
    """Rows with another birth date than was said of their pupil before."""
    expected = before[table.pupil.codes]
    for row in np.flatnonzero(expected != table.birth_day).tolist():
        text = _differs(table.pupil[row], table.birth_day[row], expected[row])
        yield Problem("two-birth-dates", text, _place(file, table.line, row, columns))


def _first_said(pupil: Coded, birth_day: Int32s) -> Int32s:
    """Per different pupil the birth date of its first row."""
    first = np.zeros(len(pupil.values), dtype=np.int32)
    first[pupil.codes[::-1]] = birth_day[::-1]
    return first


def _differs(pupil: str, here: int, before: int) -> Text:
    return Text(
        f"leerling {pupil} heeft hier geboortedatum {day_of(here)} en eerder {day_of(before)}; "
        "maak ze gelijk",
        f"pupil {pupil} has birth date {day_of(here)} here and {day_of(before)} before; "
        "make them equal",
    )


def _place(file: str, line: Int32s, row: int, columns: Columns) -> Place:
    return Place(file, int(line[row]), columns.get(file), "birth_date")
