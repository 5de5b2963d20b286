"""The companion folder: what a school system cannot give, in package format.

It is read here against the description of the region package: the small tables as values, the
rest as rows that are copied on. A column that the package does not know is not copied.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeVar

from kantelpunt.absence.entities import (
    CalendarRow,
    ReasonRow,
    ScheduleRow,
    School,
)
from kantelpunt.foundation.errors import InputRefused, Place, Problem
from kantelpunt.foundation.text import Text
from kantelpunt.interchange.package.columns import COLUMNS
from kantelpunt.interchange.package.fields import (
    day,
    day_or_none,
    filled,
)
from kantelpunt.interchange.package.small_rows import (
    calendar_from,
    ends_before_start,
    reason_from,
    repeated_rows,
    schedule_from,
    school_from,
    submission_from,
)
from kantelpunt.interchange.package.tables import Row, Table, read_table

IDENTITIES = "identities.csv"
_NEEDED = ("schools.csv", "pupils.csv")
_FAR = date.max
Entity = TypeVar("Entity")


@dataclass(frozen=True)
class Enrolment:
    """A row of `pupils.csv`; `last` is the last enrolled day."""

    pupil: str
    school: str
    group: str
    first: date
    last: date


@dataclass(frozen=True)
class Identity:
    """A row of `identities.csv`: the pupil that a school knows by a number."""

    school: str
    number: str
    pupil: str


@dataclass(frozen=True)
class Companion:
    """A companion folder as it was read.

    Attributes:
        tables: every package file that is there, to be copied on.
        submissions: per school the last day it handed in; empty without the file.
        unknown: files and columns that are not of the package and are not copied on.
    """

    tables: Mapping[str, Table]
    schools: Mapping[str, School]
    enrolments: tuple[Enrolment, ...]
    reasons: tuple[ReasonRow, ...]
    schedule: tuple[ScheduleRow, ...]
    calendar: tuple[CalendarRow, ...]
    submissions: Mapping[str, date]
    identities: tuple[Identity, ...]
    unknown: tuple[str, ...]


def read_companion(folder: Path, needed: Iterable[str] = ()) -> Companion:
    """Read a companion folder.

    Args:
        folder: the folder.
        needed: files that this import needs besides `schools.csv` and `pupils.csv`.

    Raises:
        InputRefused: with every mistake of every file.
    """
    problems: list[Problem] = []
    tables = _tables(folder, problems)
    problems += [_lacks(name) for name in (*_NEEDED, *needed) if not (folder / name).exists()]
    if "absences.csv" in tables:
        problems.append(_absences_given())
    schools = _read(tables, "schools.csv", school_from, problems)
    reasons = _read(tables, "reasons.csv", reason_from, problems)
    schedule = _read(tables, "schedule.csv", schedule_from, problems)
    submissions = _read(tables, "submissions.csv", submission_from, problems)
    for name, key in (
        ("schools.csv", ("school",)),
        ("reasons.csv", ("school", "code")),
        ("schedule.csv", ("school", "group", "weekday")),
        ("submissions.csv", ("school",)),
        (IDENTITIES, ("school", "number")),
    ):
        problems += repeated_rows(tables, name, key)
    enrolments = _read(tables, "pupils.csv", _enrolment, problems)
    calendar = _read(tables, "calendar.csv", calendar_from, problems)
    identities = _read(tables, IDENTITIES, _identity, problems)
    problems += _strange_schools(tables, {school.school for school in schools})
    if problems:
        raise InputRefused(problems)
    return Companion(
        {name: table for name, table in tables.items() if name in COLUMNS},
        {school.school: school for school in schools},
        enrolments,
        reasons,
        schedule,
        calendar,
        {row.school: row.submitted_until for row in submissions},
        identities,
        _unknown(folder, tables),
    )


def _tables(folder: Path, problems: list[Problem]) -> dict[str, Table]:
    wanted = {**COLUMNS, IDENTITIES: ("school", "number", "pupil")}
    tables = {}
    for name, columns in wanted.items():
        if (folder / name).exists():
            try:
                tables[name] = read_table(folder / name, columns)
            except InputRefused as refused:
                problems += refused.problems
    return tables


def _unknown(folder: Path, tables: Mapping[str, Table]) -> tuple[str, ...]:
    files = (path.name for path in sorted(folder.iterdir()) if path.name not in tables)
    columns = (f"{name} ({column})" for name, table in tables.items() for column in table.unknown)
    return (*files, *columns)


def _read(
    tables: Mapping[str, Table],
    name: str,
    read: Callable[[Row, list[Problem]], Entity | None],
    problems: list[Problem],
) -> tuple[Entity, ...]:
    rows = tables[name].rows if name in tables else ()
    return tuple(entity for row in rows if (entity := read(row, problems)) is not None)


def _enrolment(row: Row, problems: list[Problem]) -> Enrolment | None:
    pupil = filled(row, "pupil", problems)
    day(row, "birth_date", problems)
    first = day(row, "enrolled_from", problems)
    last = day_or_none(row, "enrolled_until", problems) or _FAR
    if first is None or ends_before_start(first, last, row, "enrolled_until", problems):
        return None
    return Enrolment(pupil, row["school"], row["group"], first, last)


def _identity(row: Row, problems: list[Problem]) -> Identity | None:
    number, pupil = filled(row, "number", problems), filled(row, "pupil", problems)
    return Identity(filled(row, "school", problems), number, pupil)


def _strange_schools(tables: Mapping[str, Table], schools: set[str]) -> list[Problem]:
    rows = tables[IDENTITIES].rows if IDENTITIES in tables else ()
    return [
        Problem(
            "unknown-school",
            Text(
                f"school {row['school']} staat niet in schools.csv; voeg haar toe",
                f"school {row['school']} is not in schools.csv; add it",
            ),
            row.at("school"),
        )
        for row in rows
        if row["school"] not in schools
    ]


def _lacks(name: str) -> Problem:
    text = Text(
        f"{name} ontbreekt in de map van --with, en het schoolsysteem geeft het niet; zet het erin",
        f"{name} is missing in the folder of --with, and the school system does not give it; "
        "put it there",
    )
    return Problem("missing-file", text, Place(name))


def _absences_given() -> Problem:
    text = Text(
        "absences.csv komt uit de bron; haal het uit de map van --with",
        "absences.csv comes from the source; take it out of the folder of --with",
    )
    return Problem("absences-given", text, Place("absences.csv"))
