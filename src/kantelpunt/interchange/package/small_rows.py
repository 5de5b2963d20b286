"""Rows of the small files of a package; what cannot be read becomes a problem and None."""

from collections.abc import Mapping
from datetime import date

from kantelpunt.absence.entities import (
    CalendarRow,
    ProtocolRow,
    ReasonRow,
    ScheduleRow,
    School,
    SubmissionRow,
)
from kantelpunt.calendar.holiday_regions import HolidayRegion
from kantelpunt.foundation.errors import Problem
from kantelpunt.foundation.register_terms import Category, Sector
from kantelpunt.foundation.text import Text
from kantelpunt.interchange.package.fields import (
    choice,
    day,
    filled,
    number_or_none,
    shown,
    yes_or_no,
)
from kantelpunt.interchange.package.tables import Row, Table

_WEEKDAYS = {str(number): number for number in range(1, 8)}


def repeated_rows(tables: Mapping[str, Table], name: str, key: tuple[str, ...]) -> list[Problem]:
    """Rows whose key stands in the file already."""
    seen: dict[tuple[str, ...], int] = {}
    problems = []
    for row in tables[name].rows if name in tables else ():
        values = tuple(row[column] for column in key)
        if values in seen:
            named = ", ".join(f"{column} {shown(row[column])}" for column in key)
            text = Text(
                f"{named} staat al op regel {seen[values]}; houd één rij over",
                f"{named} is on line {seen[values]} already; keep one row",
            )
            problems.append(Problem("double-row", text, row.at()))
        seen.setdefault(values, row.line)
    return problems


def school_from(row: Row, problems: list[Problem]) -> School | None:
    """A row of `schools.csv`, with the numbers that its sector needs."""
    before = len(problems)
    code = filled(row, "school", problems)
    sector = choice(row, "sector", Sector, problems)
    region = choice(row, "holiday_region", HolidayRegion, problems)
    numbers = {
        name: number_or_none(row, name, problems)
        for name in ("lesson_minutes", "lessons_per_day", "day_minutes", "morning_minutes")
    }
    if sector and len(problems) == before:
        lessons = {"lesson_minutes": 1, "lessons_per_day": 0}
        for name, least in (lessons if sector.counts_lessons else {"day_minutes": 0}).items():
            number = numbers[name]
            if number is None or number < least:
                given = shown(row[name])
                text = Text(
                    f"{given} kan niet: een school in sector {sector} heeft in {name} een getal "
                    f"vanaf {least} nodig; vul het in",
                    f"{given} cannot be: a school of sector {sector} needs a number from {least} "
                    f"in {name}; fill it in",
                )
                problems.append(Problem("missing-number", text, row.at(name)))
    if sector is None or region is None:
        return None
    return School(code, row["name"], sector, row["municipality"], region, **numbers)


def reason_from(row: Row, problems: list[Problem]) -> ReasonRow | None:
    """A row of `reasons.csv`."""
    code = filled(row, "code", problems)
    category = choice(row, "category", Category, problems)
    authorised = yes_or_no(row, "authorised", problems)
    if category is None or authorised is None:
        return None
    return ReasonRow(row["school"], code, category, authorised, row.line)


def schedule_from(row: Row, problems: list[Problem]) -> ScheduleRow | None:
    """A row of `schedule.csv`."""
    weekday = _WEEKDAYS.get(row["weekday"])
    lessons = number_or_none(row, "lessons", problems)
    minutes = number_or_none(row, "minutes", problems)
    if weekday is None:
        given = shown(row["weekday"])
        text = Text(
            f"{given} kan niet in weekday; schrijf een getal van 1 (maandag) tot en met 7",
            f"{given} cannot stand in weekday; write a number from 1 (Monday) to 7",
        )
        problems.append(Problem("bad-value", text, row.at("weekday")))
        return None
    return ScheduleRow(row["school"], row["group"], weekday, lessons, minutes, row.line)


def calendar_from(row: Row, problems: list[Problem]) -> CalendarRow | None:
    """A row of `calendar.csv`."""
    first, last = day(row, "from", problems), day(row, "until", problems)
    is_open = yes_or_no(row, "open", problems)
    if first is None or last is None or is_open is None:
        return None
    if ends_before_start(first, last, row, "until", problems):
        return None
    return CalendarRow(row["school"], first, last, is_open, row["reason"], row.line)


def submission_from(row: Row, problems: list[Problem]) -> SubmissionRow | None:
    """A row of `submissions.csv`."""
    until = day(row, "submitted_until", problems)
    return SubmissionRow(row["school"], until, row.line) if until else None


def protocol_from(row: Row, problems: list[Problem]) -> ProtocolRow | None:
    """A row of `protocols.csv`; of school and sector one is filled."""
    protocol = filled(row, "protocol", problems)
    first = day(row, "from", problems)
    if bool(row["school"]) == bool(row["sector"]):
        text = Text(
            "vul school of sector in, precies een van beide",
            "fill in school or sector, exactly one of the two",
        )
        problems.append(Problem("school-or-sector", text, row.at("school")))
        return None
    sector = choice(row, "sector", Sector, problems) if row["sector"] else None
    if first is None:
        return None
    return ProtocolRow(row["school"], sector, protocol, first, row.line)


def ends_before_start(
    first: date, last: date, row: Row, column: str, problems: list[Problem]
) -> bool:
    """Whether an end lies before its start, which is a problem."""
    if last < first:
        text = Text(
            f"het einde {last} ligt voor het begin {first}; verbeter een van beide",
            f"the end {last} lies before the start {first}; correct one of the two",
        )
        problems.append(Problem("end-before-start", text, row.at(column)))
    return last < first
