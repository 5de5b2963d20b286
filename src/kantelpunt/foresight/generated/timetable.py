"""When a generated school gives lessons: its open days and the schedule of each group."""

from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache

import numpy as np
from numpy.random import Generator

from kantelpunt.absence.columns import Int8s, Int32s, day_number, day_of
from kantelpunt.absence.entities import CalendarRow, ScheduleRow, Sector
from kantelpunt.calendar.school_calendar import SchoolCalendar
from kantelpunt.calendar.school_years import SchoolYear
from kantelpunt.calendar.vacations import HolidayRegion
from kantelpunt.foresight.generated import assumptions as given

SCHOOL_WEEK = 5
_FRIDAY = 4
_WEDNESDAY = 2


@dataclass(frozen=True)
class Timetable:
    """The lesson time of one school.

    Attributes:
        parts: shape (groups, 5), lessons (VO) or parts of the day (PO) per weekday.
        lesson_minutes, lessons_per_day: VO only.
        day_minutes, morning_minutes: PO only.
        changes: of `schedule.csv`: group ("" for all), weekday from 1, lessons or minutes.
    """

    parts: Int8s
    lesson_minutes: int | None
    lessons_per_day: int | None
    day_minutes: int | None
    morning_minutes: int | None
    changes: tuple[tuple[str, int, int], ...]

    def rows(self, school: str, *, counts_lessons: bool) -> list[ScheduleRow]:
        """The rows of `schedule.csv`, numbered from 0."""
        return [
            ScheduleRow(
                school,
                group,
                weekday,
                lessons=amount if counts_lessons else None,
                minutes=None if counts_lessons else amount,
                line=0,
            )
            for group, weekday, amount in self.changes
        ]


def lesson_timetable(rng: Generator, groups: tuple[str, ...]) -> Timetable:
    """A VO school: a shorter Friday, and days of different length per group."""
    habits = given.VO_LESSONS
    minutes, _, default, weekly = habits[rng.choice(len(habits), p=[habit[1] for habit in habits])]
    usual = np.full(SCHOOL_WEEK, default)
    usual[_FRIDAY] -= 1
    extra = weekly + rng.integers(-1, 2, size=len(groups)) - usual.sum()
    rank = np.argsort(np.argsort(rng.random((len(groups), SCHOOL_WEEK)), axis=1), axis=1)
    parts = usual + np.where(rank < np.abs(extra)[:, None], np.sign(extra)[:, None], 0)
    changes = [("", _FRIDAY + 1, int(usual[_FRIDAY]))]
    changes += [
        (groups[group], int(weekday) + 1, int(parts[group, weekday]))
        for group, weekday in np.argwhere(parts != usual)
    ]
    return Timetable(parts.astype(np.int8), minutes, default, None, None, tuple(changes))


def minute_timetable(rng: Generator, groups: tuple[str, ...]) -> Timetable:
    """A PO school: five equal days, or a short Wednesday and, for lower groups, a short Friday."""
    parts = np.full((len(groups), SCHOOL_WEEK), 2, dtype=np.int8)
    if rng.random() >= given.PO_SHORT_WEDNESDAY_SHARE:
        return Timetable(parts, None, None, given.PO_EQUAL_DAY_MINUTES, None, ())
    morning = given.PO_MORNING_MINUTES
    free_groups = 2 if rng.random() < given.PO_FREE_FRIDAY_SHARE else 0
    parts[:, _WEDNESDAY] = 1
    parts[: given.PO_SHORT_FRIDAY_GROUPS, _FRIDAY] = 1
    parts[:free_groups, _FRIDAY] = 0
    changes = [("", _WEDNESDAY + 1, morning)]
    for place, group in enumerate(groups[: given.PO_SHORT_FRIDAY_GROUPS]):
        changes.append((group, _FRIDAY + 1, 0 if place < free_groups else morning))
    return Timetable(parts, None, None, given.PO_DAY_MINUTES, morning, tuple(changes))


@lru_cache(maxsize=16)
def _default_days(region: HolidayRegion, year: SchoolYear) -> Int32s:
    days = SchoolCalendar(region).open_days(year.first, year.last)
    return np.array([day_number(day) for day in days], dtype=np.int32)


def open_days(
    rng: Generator, school: str, sector: Sector, region: HolidayRegion, year: SchoolYear
) -> tuple[Int32s, list[CalendarRow]]:
    """The days on which a school is open, and its own days as rows of `calendar.csv`.

    Returns:
        ascending day numbers, and rows that close study days or open the first day of a
        vacation.
    """
    usual = _default_days(region, year)
    study_days = given.VO_STUDY_DAYS if sector.counts_lessons else given.PO_STUDY_DAYS
    closed = np.sort(rng.choice(usual[5:-5], size=study_days, replace=False))
    rows = [_own_day(school, day, "studiedag", is_open=False) for day in closed]
    days = np.setdiff1d(usual, closed)
    if rng.random() < given.OPENED_DAY_SHARE:
        extra = _first_vacation_day(usual)
        rows.append(_own_day(school, extra, "vakantie begint een dag later", is_open=True))
        days = np.union1d(days, [extra])
    return days.astype(np.int32), rows


def _first_vacation_day(usual: Int32s) -> int:
    last_before = usual[np.argmax(np.diff(usual) > given.VACATION_GAP_DAYS)]
    day = day_of(last_before) + timedelta(days=1)
    while day.weekday() >= SCHOOL_WEEK:
        day += timedelta(days=1)
    return day_number(day)


def _own_day(school: str, number: int, reason: str, *, is_open: bool) -> CalendarRow:
    day = day_of(number)
    return CalendarRow(school, day, day, is_open, reason, line=0)
