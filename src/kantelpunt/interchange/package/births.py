"""Birth dates that cannot be true: after an enrolment, or two for one pupil."""

from collections.abc import Iterator, Mapping
from typing import TypeAlias

import numpy as np

from kantelpunt.absence.columns import Coded, EnrolmentTable, Int32s, ResidentTable, day_of
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
    said: dict[str, int] = {}
    files = [("pupils.csv", enrolments.pupil, enrolments.birth_day, enrolments.line)]
    if residents is not None:
        files.append(("residents.csv", residents.pupil, residents.birth_day, residents.line))
    for file, pupil, birth_day, line in files:
        first = _first_said(pupil, birth_day)
        here = [said.setdefault(name, day) for name, day in zip(pupil.values, first, strict=True)]
        before = np.array(here, dtype=np.int32)
        if not len(before):
            continue
        for row in np.flatnonzero(before[pupil.codes] != birth_day).tolist():
            text = _differs(pupil[row], birth_day[row], before[pupil.codes[row]])
            yield Problem("two-birth-dates", text, _place(file, line, row, columns))


def _first_said(pupil: Coded, birth_day: Int32s) -> list[int]:
    """Per different pupil the birth date of its first row."""
    first = np.zeros(len(pupil.values), dtype=np.int32)
    first[pupil.codes[::-1]] = birth_day[::-1]
    found: list[int] = first.tolist()
    return found


def _differs(pupil: str, here: int, before: int) -> Text:
    return Text(
        f"leerling {pupil} heeft hier geboortedatum {day_of(here)} en eerder {day_of(before)}; "
        "maak ze gelijk",
        f"pupil {pupil} has birth date {day_of(here)} here and {day_of(before)} before; "
        "make them equal",
    )


def _place(file: str, line: Int32s, row: int, columns: Columns) -> Place:
    return Place(file, int(line[row]), columns.get(file), "birth_date")
