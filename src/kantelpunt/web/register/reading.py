"""Reads the registrations that a school hands in: every mistake at once, nothing half done."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from kantelpunt.absence.columns import (
    AFTERNOON,
    MORNING,
    NO_LESSON,
    NO_MINUTES,
    AbsenceTable,
    day_of,
)
from kantelpunt.calendar.holiday_regions import HolidayRegion
from kantelpunt.calendar.school_years import SchoolYear
from kantelpunt.calendar.vacations import missing_vacations
from kantelpunt.foundation.errors import InputRefused, Place, Problem, by_place
from kantelpunt.foundation.text import Text
from kantelpunt.interchange.package.coded_columns import read_columns
from kantelpunt.interchange.package.columns import COLUMNS
from kantelpunt.interchange.package.fields import shown
from kantelpunt.interchange.package.read_region import absences_from

FILE = "absences.csv"
_PARTS = {NO_LESSON: "", MORNING: "am", AFTERNOON: "pm"}
_LONGEST = {"pupil": 40, "reason": 40}
_LONGEST_AHEAD = timedelta(days=366)


@dataclass(frozen=True)
class HandedRow:
    """A row of the file; `line` is where it stands."""

    line: int
    pupil: str
    day: date
    lesson: str
    minutes: int | None
    reason: str


@dataclass(frozen=True)
class HandedIn:
    """A file that can be read, of one school.

    Attributes:
        unknown: columns that stand in it and are not used.
    """

    rows: tuple[HandedRow, ...]
    unknown: tuple[str, ...]

    @property
    def period(self) -> tuple[date, date] | None:
        """The first and last day that it tells of; None without rows."""
        days = [row.day for row in self.rows]
        return (min(days), max(days)) if days else None


def read_absences(
    content: bytes, school: str, holiday_region: HolidayRegion, today: date
) -> HandedIn:
    """Read `absences.csv` of a region package, in which one school alone may stand.

    Args:
        content: the file.
        school: the code of the school that hands it in.
        holiday_region: where it is, which tells of which years the vacations are known.
        today: registrations may lie ahead, up to a year.

    Raises:
        InputRefused: with every mistake, each with line and column.
    """
    problems: list[Problem] = []
    with TemporaryDirectory(prefix="kantelpunt-") as folder:
        path = Path(folder) / FILE
        path.write_bytes(content)
        read = read_columns(path, COLUMNS[FILE])
        problems += read.problems
        columns = dict(read.numbers)
        table = absences_from(read, problems)
    if not problems:
        problems += _foreign(table, school, columns)
        problems += _out_of_reach(table, holiday_region, today, columns)
        problems += _too_long(table, columns)
    if problems:
        raise InputRefused(by_place(problems))
    return HandedIn(tuple(_rows(table)), tuple(read.unknown))


def _rows(table: AbsenceTable) -> Iterator[HandedRow]:
    days: dict[int, date] = {}
    told = zip(
        table.line.tolist(),
        table.pupil.texts(),
        table.day.tolist(),
        table.lesson.tolist(),
        table.minutes.tolist(),
        table.reason.texts(),
        strict=True,
    )
    for line, pupil, number, lesson, minutes, reason in told:
        day = days.get(number) or days.setdefault(number, day_of(number))
        yield HandedRow(
            line,
            pupil,
            day,
            _PARTS.get(lesson, str(lesson)),
            None if minutes == NO_MINUTES else minutes,
            reason,
        )


def _foreign(table: AbsenceTable, school: str, columns: dict[str, int]) -> Iterator[Problem]:
    for line, other in zip(table.line.tolist(), table.school.texts(), strict=True):
        if other != school:
            yield Problem(
                "other-school",
                Text(
                    f"deze rij is van school {shown(other)}, en u leest in voor {school}; lever "
                    "per school een bestand aan",
                    f"this row is of school {shown(other)}, and you import for {school}; hand in "
                    "a file per school",
                ),
                Place(FILE, line, columns.get("school"), "school"),
            )


def _out_of_reach(
    table: AbsenceTable, region: HolidayRegion, today: date, columns: dict[str, int]
) -> Iterator[Problem]:
    """Days of which nobody knows whether they were vacation, or that lie far ahead."""
    wrong: dict[int, bool] = {}
    for line, number in zip(table.line.tolist(), table.day.tolist(), strict=True):
        if number not in wrong:
            wrong[number] = _is_out_of_reach(day_of(number), region, today)
        if wrong[number]:
            day = day_of(number)
            yield Problem(
                "day-out-of-reach",
                Text(
                    f"{day} ligt te ver weg: van dat schooljaar zijn geen vakanties bekend, of de "
                    "dag komt pas over meer dan een jaar; verbeter de datum",
                    f"{day} lies too far away: no vacations of that school year are known, or "
                    "the day is more than a year ahead; correct the date",
                ),
                Place(FILE, line, columns.get("date"), "date"),
            )


def _is_out_of_reach(day: date, region: HolidayRegion, today: date) -> bool:
    if day - today > _LONGEST_AHEAD:
        return True
    year = SchoolYear.of(day)
    return bool(missing_vacations(region, year) or missing_vacations(region, year.previous))


def _too_long(table: AbsenceTable, columns: dict[str, int]) -> Iterator[Problem]:
    for name, most in _LONGEST.items():
        column = table.pupil if name == "pupil" else table.reason
        for line, text in zip(table.line.tolist(), column.texts(), strict=True):
            if len(text) > most:
                yield Problem(
                    "too-long",
                    Text(
                        f"{shown(text)} is langer dan {most} tekens; kort het in",
                        f"{shown(text)} is longer than {most} characters; shorten it",
                    ),
                    Place(FILE, line, columns.get(name), name),
                )
