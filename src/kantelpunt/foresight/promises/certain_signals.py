"""On which day a signal must fire for a pupil who is away every whole day without permission.

Only what follows from the start date is certain. An average depends on other pupils, an age on the
pupil: of those signals no day is certain. Lesson hours and shares depend on the timetable; for them
every lesson day is an ordinary one, as in scenarios.
"""

from bisect import bisect_left
from collections.abc import Callable
from datetime import date, timedelta
from fractions import Fraction
from math import ceil, floor

from kantelpunt.calendar.due_dates import due_date
from kantelpunt.calendar.lesson_days import DAYS_A_WEEK, LessonDays
from kantelpunt.calendar.school_years import SchoolYear
from kantelpunt.calendar.terms import Term, TermUnit
from kantelpunt.foresight.promises.clock import NEVER, Days, days_of
from kantelpunt.foundation.register_terms import Category, Sector
from kantelpunt.protocol.signal_rules import (
    Comparison,
    LegalStatus,
    Measure,
    SignalRule,
    Window,
    WindowUnit,
)

_COUNTED = (Measure.DAYS, Measure.TIMES, Measure.CONSECUTIVE_DAYS, Measure.LESSON_HOURS)
_ONE = Fraction(1)
LESSONS_A_DAY = 7
HOURS_A_DAY = Fraction(330, 60)
"""An ordinary day in VO and VSO, and in PO and SO (docs/reference/scenarios.md)."""


def rests_on_timetable(rule: SignalRule) -> bool:
    """Whether the day on which it fires depends on how long lesson days are."""
    return rule.measure in (Measure.LESSON_HOURS, Measure.SHARE)


def firing_days(
    rule: SignalRule, sector: Sector, starts: Days, lesson_days: LessonDays
) -> Days | None:
    """The day on which a signal first fires, for each first day of absence.

    The pupil is of compulsory age, and away without permission on every lesson day from the start.

    Args:
        rule: the signal.
        sector: of the school.
        starts: first days of absence; lesson days.
        lesson_days: of the school, up to after the last firing.

    Returns:
        A day, or `NEVER`, for each start; None when no day is certain.
    """
    if not _is_meant(rule, sector) or not _is_certain(rule):
        return None
    return days_of(_firing(rule, sector, lesson_days), starts)


def _is_meant(rule: SignalRule, sector: Sector) -> bool:
    only = rule.only
    return (
        rule.of.lets_through(Category.UNAUTHORISED, authorised=False)
        and (not only.status or LegalStatus.COMPULSORY in only.status)
        and (not only.sectors or sector in only.sectors)
        and only.age_from is None
        and only.age_under is None
    )


def _is_certain(rule: SignalRule) -> bool:
    if rule.average or rule.unless:
        return False
    if rule.measure is Measure.SPELLS:
        return _least(rule) <= 1
    if rule.measure is Measure.SHARE:
        return rule.window is not None and rule.window.unit is WindowUnit.SCHOOL_DAYS
    return rule.measure in (*_COUNTED, Measure.CONSECUTIVE_WEEKS, Measure.CONSECUTIVE_TIME)


def _firing(rule: SignalRule, sector: Sector, lesson_days: LessonDays) -> Callable[[date], int]:
    """Gives the day on which a signal fires for a first day of absence."""
    place = lesson_days.place_on_or_after
    match rule.measure:
        case Measure.CONSECUTIVE_TIME:
            return lambda start: _in_calendar_time(rule, start, lesson_days)
        case Measure.CONSECUTIVE_WEEKS:
            return lambda start: _in_lesson_weeks(rule, place(start), lesson_days)
        case Measure.SHARE:
            absent = _least(rule, Fraction(100, rule.window.length if rule.window else 1))
            return lambda start: _at(lesson_days, place(start) + absent - 1)
        case Measure.SPELLS:
            return date.toordinal
    least = least_days(rule, sector)
    return lambda start: _counted(rule, least, place(start), lesson_days)


def least_days(rule: SignalRule, sector: Sector) -> int:
    """The least number of absent days that meets a threshold in days, times or lesson hours."""
    if rule.measure is not Measure.LESSON_HOURS:
        return _least(rule)
    return _least(rule, Fraction(LESSONS_A_DAY) if sector.counts_lessons else HOURS_A_DAY)


def _least(rule: SignalRule, each: Fraction = _ONE) -> int:
    """The least number of absent days that meets the threshold; each counts for so much."""
    days = rule.threshold / each
    return max(1, ceil(days)) if rule.comparison is Comparison.REACHES else floor(days) + 1


def _in_calendar_time(rule: SignalRule, start: date, lesson_days: LessonDays) -> int:
    limit = _after(rule.threshold.numerator, rule.unit, start)
    if rule.comparison is Comparison.REACHES:
        limit -= timedelta(days=1)
    day = _at(lesson_days, bisect_left(lesson_days.days, max(limit, start)))
    if rule.bound is not None:
        last = _after(rule.bound.number.numerator, rule.bound.unit, start)
        if day > last.toordinal() - (1 if rule.bound.itself else 2):
            return NEVER
    return day


def _after(number: int, unit: TermUnit | None, start: date) -> date:
    return due_date(start, Term(number, unit or TermUnit.DAYS))


def _in_lesson_weeks(rule: SignalRule, place: int, lesson_days: LessonDays) -> int:
    days = rule.threshold * DAYS_A_WEEK
    least = ceil(days) if rule.comparison is Comparison.REACHES else floor(days) + 1
    wanted = lesson_days.times[place] + max(least, 1) - 1
    return _at(lesson_days, bisect_left(lesson_days.times, wanted))


def _counted(rule: SignalRule, least: int, place: int, lesson_days: LessonDays) -> int:
    """The first day with so many absent days in the window; NEVER when they never fit in it."""
    before = least - 1
    for last in range(place + before, len(lesson_days.days)):
        if rule.window is None or _fits(rule.window, lesson_days, last - before, last):
            return lesson_days.days[last].toordinal()
    return NEVER


def _fits(window: Window, lesson_days: LessonDays, first: int, last: int) -> bool:
    match window.unit:
        case WindowUnit.LESSON_WEEKS:
            apart = lesson_days.times[last] - lesson_days.times[first]
            return apart < DAYS_A_WEEK * window.length
        case WindowUnit.WEEKS:
            apart = (lesson_days.days[last] - lesson_days.days[first]).days
            return apart < DAYS_A_WEEK * window.length
        case WindowUnit.SCHOOL_DAYS:
            return last - first < window.length
    return SchoolYear.of(lesson_days.days[first]) == SchoolYear.of(lesson_days.days[last])


def _at(lesson_days: LessonDays, place: int) -> int:
    return lesson_days.days[place].toordinal() if place < len(lesson_days.days) else NEVER
