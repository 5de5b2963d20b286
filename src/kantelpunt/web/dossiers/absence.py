"""A school year of absence as a calendar: a row a week, a cell a day."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from kantelpunt.calendar.lesson_days import monday_of
from kantelpunt.calendar.school_calendar import SchoolCalendar
from kantelpunt.calendar.school_years import SchoolYear
from kantelpunt.calendar.vacations import closed_days
from kantelpunt.foundation.register_terms import Category
from kantelpunt.foundation.text import Text
from kantelpunt.web.pages.saying import said
from kantelpunt.web.register.days import Registered

_SCHOOL_WEEK = 5
WORDS: Mapping[Category, Text] = {
    Category.UNAUTHORISED: Text("ongeoorloofd", "unauthorised"),
    Category.SICK: Text("ziek", "ill"),
    Category.MEDICAL: Text("medisch", "medical"),
    Category.LEAVE: Text("verlof", "leave"),
    Category.RELIGIOUS: Text("religieus", "religious"),
    Category.SUSPENDED: Text("geschorst", "suspended"),
    Category.REMOVED: Text("uit de les", "sent out of the lesson"),
    Category.LATE: Text("te laat", "late"),
    Category.OTHER: Text("anders", "otherwise"),
}
_LETTERS = {Category.SICK: "Z", Category.LATE: "L"}
_WHOLE = Text("hele dag", "whole day")
_LESSON, _LESSONS = Text("lesuur", "lesson"), Text("lesuren", "lessons")
_HALF, _HALVES = Text("dagdeel", "half day"), Text("dagdelen", "half days")
_FREE = Text("geen les", "no lessons")


@dataclass(frozen=True)
class Cell:
    """A day of the calendar.

    Attributes:
        kind: the category that it is coloured by, `free`, or empty.
        short: what stands in it; `told`: the same for who listens.
    """

    kind: str
    short: str
    told: str
    span: int = 1
    has_signal: bool = False


@dataclass(frozen=True)
class Week:
    """A week of it."""

    monday: date
    cells: tuple[Cell, ...]


def weeks(
    days: Mapping[date, Sequence[Registered]],
    calendar: SchoolCalendar,
    year: SchoolYear,
    until: date,
    signals: frozenset[date] = frozenset(),
) -> Iterator[Week]:
    """The weeks of a school year up to a day.

    Args:
        days: the registrations by day.
        calendar: of the school.
        year: the school year.
        until: the last day that is shown.
        signals: the days on which a signal fired.
    """
    monday = monday_of(year.first)
    while monday <= min(until, year.last):
        own = [monday + timedelta(days=number) for number in range(_SCHOOL_WEEK)]
        if any(calendar.is_open(day) for day in own if year.first <= day <= year.last):
            cells = tuple(_cell(day, days, calendar, signals) for day in own)
        else:
            name = closed_days(calendar.region, SchoolYear.of(own[2])).get(own[2])
            cells = (Cell("free", name or said(_FREE), "", span=_SCHOOL_WEEK),)
        yield Week(monday, cells)
        monday += timedelta(days=7)


def _cell(
    day: date,
    days: Mapping[date, Sequence[Registered]],
    calendar: SchoolCalendar,
    signals: frozenset[date],
) -> Cell:
    rows = days.get(day, ())
    fired = day in signals
    if not rows:
        if calendar.is_open(day):
            return Cell("", "", "", has_signal=fired)
        return Cell("free", "", said(_FREE), has_signal=fired)
    by_kind: dict[Category, int] = {}
    for row in rows:
        by_kind[row.category] = by_kind.get(row.category, 0) + 1
    main = max(by_kind, key=lambda kind: (by_kind[kind], kind is Category.UNAUTHORISED))
    lessons = sum(1 for row in rows if row.category is main and row.lesson)
    short = _LETTERS.get(main) or (str(lessons) if lessons else "●")
    return Cell(str(main.value), short, told(rows), has_signal=fired)


def told(rows: Sequence[Registered]) -> str:
    """What was registered on a day, in words: `3 lesuren ongeoorloofd, 1 lesuur te laat`."""
    kinds = dict.fromkeys(row.category for row in rows)
    return ", ".join(_told(kind, [row for row in rows if row.category is kind]) for kind in kinds)


def _told(kind: Category, rows: Sequence[Registered]) -> str:
    numbered = [row for row in rows if row.lesson]
    if not numbered:
        return f"{said(_WHOLE)} {said(WORDS[kind])}"
    count = len(numbered)
    unit = _LESSON if count == 1 else _LESSONS
    if all(row.lesson in ("am", "pm") for row in numbered):
        unit = _HALF if count == 1 else _HALVES
    return f"{count} {said(unit)} {said(WORDS[kind])}"
