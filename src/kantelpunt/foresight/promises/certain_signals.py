"""On which day a signal must fire for a pupil who is away every whole day without permission.

Only what follows from the start date alone is certain. An average depends on other pupils, lesson
hours on a timetable, an age on the pupil: of those signals no day is certain.
"""

from bisect import bisect_left
from datetime import date, timedelta
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

_COUNTED = (Measure.DAYS, Measure.TIMES, Measure.CONSECUTIVE_DAYS)


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
    return days_of(lambda start: _fired(rule, start, lesson_days), starts)


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


def _fired(rule: SignalRule, start: date, lesson_days: LessonDays) -> int:
    place = lesson_days.place_on_or_after(start)
    match rule.measure:
        case Measure.CONSECUTIVE_TIME:
            return _in_calendar_time(rule, start, lesson_days)
        case Measure.CONSECUTIVE_WEEKS:
            return _in_lesson_weeks(rule, place, lesson_days)
        case Measure.SHARE:
            # Days differ in length: the share is certain once the whole window is absent.
            window = rule.window.length if rule.window else 1
            return _at(lesson_days, place + window - 1)
        case Measure.SPELLS:
            return start.toordinal()
    return _counted(rule, place, lesson_days)


def _least(rule: SignalRule) -> int:
    """The least whole number that meets the threshold."""
    if rule.comparison is Comparison.REACHES:
        return max(1, ceil(rule.threshold))
    return floor(rule.threshold) + 1


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


def _counted(rule: SignalRule, place: int, lesson_days: LessonDays) -> int:
    """The first day with so many absent days in the window; NEVER when they never fit in it."""
    before = _least(rule) - 1
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
