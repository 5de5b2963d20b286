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
    SubmissionRow,
)
from kantelpunt.calendar.vacations import HolidayRegion
from kantelpunt.foundation.errors import InputRefused, Place, Problem
from kantelpunt.foundation.register_terms import Category, Sector
from kantelpunt.foundation.text import Text
from kantelpunt.interchange.imports.fields import (
    choice,
    day,
    day_or_none,
    filled,
    number_or_none,
    yes_or_no,
)
from kantelpunt.interchange.imports.tables import Row, Table, read_table

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "schools.csv": (
        "school",
        "name",
        "sector",
        "municipality",
        "holiday_region",
        "lesson_minutes",
        "lessons_per_day",
        "day_minutes",
        "morning_minutes",
    ),
    "pupils.csv": (
        "pupil",
        "school",
        "birth_date",
        "group",
        "enrolled_from",
        "enrolled_until",
    ),
    "absences.csv": ("pupil", "school", "date", "lesson", "minutes", "reason"),
    "reasons.csv": ("school", "code", "category", "authorised"),
    "schedule.csv": ("school", "group", "weekday", "lessons", "minutes"),
    "calendar.csv": ("school", "from", "until", "open", "reason"),
    "residents.csv": ("pupil", "birth_date", "municipality", "from", "until"),
    "exemptions.csv": ("pupil", "article", "from", "until"),
    "qualifications.csv": ("pupil", "kind", "from"),
    "protocols.csv": ("school", "sector", "protocol", "from"),
    "submissions.csv": ("school", "submitted_until"),
}
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
    schools = _read(tables, "schools.csv", _school, problems)
    reasons = _read(tables, "reasons.csv", _reason, problems)
    schedule = _read(tables, "schedule.csv", _schedule, problems)
    submissions = _read(tables, "submissions.csv", _submission, problems)
    for name, key in (
        ("schools.csv", ("school",)),
        ("reasons.csv", ("school", "code")),
        ("schedule.csv", ("school", "group", "weekday")),
        ("submissions.csv", ("school",)),
        (IDENTITIES, ("school", "number")),
    ):
        problems += _repeated(tables, name, key)
    enrolments = _read(tables, "pupils.csv", _enrolment, problems)
    calendar = _read(tables, "calendar.csv", _calendar, problems)
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


def _repeated(tables: Mapping[str, Table], name: str, key: tuple[str, ...]) -> list[Problem]:
    seen: set[tuple[str, ...]] = set()
    problems = []
    for row in tables[name].rows if name in tables else ():
        values = tuple(row[column] for column in key)
        if values in seen:
            named = ", ".join(key)
            text = Text(
                f"{named} {', '.join(values)} staat er al; houd één rij over",
                f"{named} {', '.join(values)} is there already; keep one row",
            )
            problems.append(Problem("double-row", text, row.at()))
        seen.add(values)
    return problems


def _school(row: Row, problems: list[Problem]) -> School | None:
    before = len(problems)
    code = filled(row, "school", problems)
    sector = choice(row, "sector", Sector, problems)
    region = choice(row, "holiday_region", HolidayRegion, problems)
    numbers = {
        name: number_or_none(row, name, problems)
        for name in ("lesson_minutes", "lessons_per_day", "day_minutes", "morning_minutes")
    }
    if sector and len(problems) == before:
        lessons = ("lesson_minutes", "lessons_per_day")
        for name in lessons if sector.counts_lessons else ("day_minutes",):
            if not numbers[name]:
                text = Text(
                    f"een school in sector {sector} heeft een getal boven 0 nodig in {name}",
                    f"a school of sector {sector} needs a number above 0 in {name}",
                )
                problems.append(Problem("missing-number", text, row.at(name)))
    if sector is None or region is None:
        return None
    return School(code, row["name"], sector, row["municipality"], region, **numbers)


def _enrolment(row: Row, problems: list[Problem]) -> Enrolment | None:
    pupil = filled(row, "pupil", problems)
    day(row, "birth_date", problems)
    first = day(row, "enrolled_from", problems)
    last = day_or_none(row, "enrolled_until", problems) or _FAR
    if first is None or _reversed(first, last, row, "enrolled_until", problems):
        return None
    return Enrolment(pupil, row["school"], row["group"], first, last)


def _reason(row: Row, problems: list[Problem]) -> ReasonRow | None:
    code = filled(row, "code", problems)
    category = choice(row, "category", Category, problems)
    authorised = yes_or_no(row, "authorised", problems)
    if category is None or authorised is None:
        return None
    return ReasonRow(row["school"], code, category, authorised, row.line)


def _schedule(row: Row, problems: list[Problem]) -> ScheduleRow | None:
    weekday = number_or_none(row, "weekday", problems)
    lessons = number_or_none(row, "lessons", problems)
    minutes = number_or_none(row, "minutes", problems)
    if weekday is None or not 1 <= weekday <= 7:
        text = Text(
            "weekday is een getal van 1 (maandag) tot en met 7",
            "weekday is a number from 1 (Monday) to 7",
        )
        problems.append(Problem("bad-value", text, row.at("weekday")))
        return None
    return ScheduleRow(row["school"], row["group"], weekday, lessons, minutes, row.line)


def _calendar(row: Row, problems: list[Problem]) -> CalendarRow | None:
    first, last = day(row, "from", problems), day(row, "until", problems)
    is_open = yes_or_no(row, "open", problems)
    if first is None or last is None or is_open is None:
        return None
    if _reversed(first, last, row, "until", problems):
        return None
    return CalendarRow(row["school"], first, last, is_open, row["reason"], row.line)


def _submission(row: Row, problems: list[Problem]) -> SubmissionRow | None:
    until = day(row, "submitted_until", problems)
    return SubmissionRow(row["school"], until, row.line) if until else None


def _identity(row: Row, problems: list[Problem]) -> Identity | None:
    number, pupil = filled(row, "number", problems), filled(row, "pupil", problems)
    return Identity(filled(row, "school", problems), number, pupil)


def _reversed(first: date, last: date, row: Row, column: str, problems: list[Problem]) -> bool:
    if last < first:
        text = Text(
            f"het einde {last} ligt voor het begin {first}; verbeter een van beide",
            f"the end {last} lies before the start {first}; correct one of the two",
        )
        problems.append(Problem("end-before-start", text, row.at(column)))
    return last < first


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
