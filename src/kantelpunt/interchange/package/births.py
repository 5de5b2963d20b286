"""Birth dates that cannot be true: after an enrolment, or two for one pupil."""

from collections.abc import Iterator, Mapping
from typing import TypeAlias

import numpy as np

from kantelpunt.absence.columns import (
    Coded,
    EnrolmentTable,
    Int32s,
    ResidentTable,
    day_of,
    places_among,
)
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
    said = _first_said(enrolments.pupil, enrolments.birth_day)
    yield from _other_births(
        "pupils.csv", enrolments.pupil, enrolments.birth_day, enrolments.line, said, columns
    )
    if residents is None:
        return
    first = _first_said(residents.pupil, residents.birth_day)
    place = places_among(residents.pupil.values, enrolments.pupil.values)
    enrolled = place >= 0
    first[enrolled] = said[place[enrolled]]
    yield from _other_births(
        "residents.csv", residents.pupil, residents.birth_day, residents.line, first, columns
    )


def _other_births(
    file: str, pupil: Coded, birth_day: Int32s, line: Int32s, said: Int32s, columns: Columns
) -> Iterator[Problem]:
    """Rows that give another birth date than was said."""
    if not len(birth_day):
        return
    for row in np.flatnonzero(said[pupil.codes] != birth_day).tolist():
        text = _differs(pupil[row], birth_day[row], said[pupil.codes[row]])
        yield Problem("two-birth-dates", text, _place(file, line, row, columns))


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
