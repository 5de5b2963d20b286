"""When a term ends: due on that day, overdue the day after.

A term is counted from a start day that does not itself count. The General Terms Act
(Algemene termijnenwet, BWBR0002448) moves and lengthens terms that a law sets; terms that a
protocol sets stay where they are.
"""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from dateutil.relativedelta import relativedelta

from kantelpunt.calendar.lesson_days import LessonDays
from kantelpunt.calendar.terms import Term, TermUnit
from kantelpunt.calendar.vacations import is_working_day, recognised_holidays
from kantelpunt.foundation.errors import refuse
from kantelpunt.foundation.text import Text

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
_UTC = ZoneInfo("UTC")

# Art. 4 Algemene termijnenwet: longer terms, and terms in hours, are left as they are.
_LONGEST_MOVED = {TermUnit.DAYS: 90, TermUnit.WEEKS: 12, TermUnit.MONTHS: 3}
_SCHOOL_UNITS = {TermUnit.SCHOOL_DAYS, TermUnit.SCHOOL_WEEKS, TermUnit.LESSON_WEEKS}


def due_moment(start: datetime, hours: int) -> datetime:
    """The exact moment on which a term in hours ends, in Dutch local time.

    Hours are real hours, over a change of the clock too.

    Args:
        start: an aware moment.
        hours: the length of the term.

    Raises:
        InputRefused: when `start` has no time zone.
    """
    if start.tzinfo is None:
        raise refuse(
            "naive-moment",
            Text(
                f"tijdstip {start.isoformat()} heeft geen tijdzone; geef er een mee",
                f"moment {start.isoformat()} has no time zone; give it one",
            ),
        )
    return (start.astimezone(_UTC) + timedelta(hours=hours)).astimezone(AMSTERDAM)


def due_date(
    start: date, term: Term, *, lesson_days: LessonDays | None = None, by_law: bool = False
) -> date:
    """The last day of a term.

    Args:
        start: the day from which the term is counted; it does not itself count.
        term: the length; for `hours` see `due_moment`.
        lesson_days: the lesson days of the school, needed for terms in school time.
        by_law: whether a law sets the term, so that the Algemene termijnenwet applies.

    Raises:
        InputRefused: for a term in hours, or a term in school time without lesson days.
        CalendarEnds: when the lesson days end before the term.
    """
    if term.unit in _SCHOOL_UNITS:
        return _in_school_time(start, term, lesson_days)
    due = _in_calendar_time(start, term)
    return _moved_by_law(start, due, term) if by_law else due


def is_overdue(due: date, today: date) -> bool:
    """Whether a term has passed: on the due day itself it has not."""
    return today > due


def _in_school_time(start: date, term: Term, lesson_days: LessonDays | None) -> date:
    if lesson_days is None:
        raise refuse(
            "no-lesson-days",
            Text(
                f"een termijn van {term} heeft de lesdagen van een school nodig",
                f"a term of {term} needs the lesson days of a school",
            ),
        )
    if term.unit is TermUnit.SCHOOL_DAYS:
        return lesson_days.nth_after(start, term.amount)
    return lesson_days.weeks_after(start, term.amount)


def _in_calendar_time(start: date, term: Term) -> date:
    match term.unit:
        case TermUnit.DAYS:
            return start + timedelta(days=term.amount)
        case TermUnit.WEEKS:
            return start + timedelta(weeks=term.amount)
        case TermUnit.MONTHS:
            return start + relativedelta(months=term.amount)
        case TermUnit.WORKING_DAYS:
            return _nth_working_day(start, term.amount)
    raise refuse(
        "term-in-hours",
        Text(
            f"een termijn van {term} eindigt op een tijdstip, niet op een dag",
            f"a term of {term} ends on a moment, not on a day",
        ),
    )


def _nth_working_day(start: date, count: int) -> date:
    day = start
    while count:
        day += timedelta(days=1)
        count -= is_working_day(day)
    return day


def _moved_by_law(start: date, due: date, term: Term) -> date:
    """Art. 1, 2 and 4 Algemene termijnenwet."""
    if term.amount > _LONGEST_MOVED.get(term.unit, 0):
        return due
    fewest_inside = 2 if due - start >= timedelta(days=3) else 0
    while _is_free_by_law(due) or _days_inside(start, due) < fewest_inside:
        due += timedelta(days=1)
    return due


def _is_free_by_law(day: date) -> bool:
    return day.weekday() >= 5 or day in recognised_holidays(day.year)


def _days_inside(start: date, due: date) -> int:
    days = (start + timedelta(days=n) for n in range(1, (due - start).days + 1))
    return sum(not _is_free_by_law(day) for day in days)
