"""Calendars that several tests start from."""

from datetime import date

from kantelpunt.calendar.lesson_days import LessonDays
from kantelpunt.calendar.school_calendar import CalendarChange, SchoolCalendar
from kantelpunt.calendar.vacations import HolidayRegion


def lesson_days_of(
    region: HolidayRegion,
    *changes: CalendarChange,
    first: date = date(2025, 8, 1),
    last: date = date(2027, 7, 31),
) -> LessonDays:
    """The lesson days of a school that gives lessons on every day on which it is open."""
    return LessonDays.of(SchoolCalendar(region, changes).open_days(first, last))


def opened(first: date, last: date | None = None) -> CalendarChange:
    """Days that a school opens against the default calendar."""
    return CalendarChange(first, last or first, is_open=True)


def closed(first: date, last: date | None = None) -> CalendarChange:
    """Days that a school closes against the default calendar."""
    return CalendarChange(first, last or first, is_open=False)
