"""What holds for every calendar and term: CM-03 and CM-12."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from kantelpunt.calendar.due_dates import due_date, is_overdue
from kantelpunt.calendar.lesson_days import LessonDays, monday_of
from kantelpunt.calendar.school_calendar import SchoolCalendar
from kantelpunt.calendar.terms import Term, TermUnit
from kantelpunt.calendar.vacations import is_working_day
from kantelpunt.foundation.errors import CalendarEnds
from tests import strategies

STARTS = strategies.covered_days(before_the_end=400)
CALENDAR_UNITS = (TermUnit.DAYS, TermUnit.WEEKS, TermUnit.MONTHS, TermUnit.WORKING_DAYS)
SCHOOL_UNITS = (TermUnit.SCHOOL_DAYS, TermUnit.SCHOOL_WEEKS, TermUnit.LESSON_WEEKS)


def days_from(first: date, count: int) -> list[date]:
    return [first + timedelta(days=n) for n in range(count)]


def naive_weeks_after(lessons: LessonDays, start: date, weeks: int) -> date | None:
    """Day by day: the first lesson day that lies `weeks` lesson weeks on, weekday and all."""
    begin = next((day for day in lessons.days if day >= start), None)
    if begin is None:
        return None
    week, monday = 0, monday_of(begin)
    for day in days_from(begin, (lessons.days[-1] - begin).days + 1):
        if day not in lessons.days:
            continue
        if monday_of(day) != monday:
            week, monday = week + 1, monday_of(day)
        if (week, day.weekday()) >= (weeks, begin.weekday()):
            return day
    return None


@given(strategies.lesson_days())
def test_lesson_week_time_is_strictly_increasing(lessons):
    assert all(a < b for a, b in zip(lessons.times, lessons.times[1:], strict=False))
    assert all(
        time % 7 == day.weekday() for day, time in zip(lessons.days, lessons.times, strict=True)
    )


@given(strategies.lesson_days())
def test_lesson_week_time_never_runs_ahead_of_the_calendar(lessons):
    first_day, first_time = lessons.days[0], lessons.times[0]
    for day, time in zip(lessons.days, lessons.times, strict=True):
        assert time - first_time <= (day - first_day).days


@given(strategies.lesson_days(), st.integers(-10, 100), st.integers(1, 30))
def test_nth_after_is_a_plain_count(lessons, offset, count):
    start = lessons.days[0] + timedelta(days=offset)
    later = [day for day in lessons.days if day > start]
    try:
        found = lessons.nth_after(start, count)
    except CalendarEnds:
        assert len(later) < count
    else:
        assert found == later[count - 1]


@given(strategies.lesson_days(), st.integers(-10, 100), st.integers(1, 14))
def test_weeks_after_is_a_scan_day_by_day(lessons, offset, weeks):
    start = lessons.days[0] + timedelta(days=offset)
    try:
        found = lessons.weeks_after(start, weeks)
    except CalendarEnds:
        found = None
    assert found == naive_weeks_after(lessons, start, weeks)


@given(STARTS, strategies.terms(*CALENDAR_UNITS, most=11), st.booleans())
def test_one_more_never_ends_earlier(start, term, by_law):
    longer = Term(term.amount + 1, term.unit)
    due = due_date(start, term, by_law=by_law)
    assert start < due <= due_date(start, longer, by_law=by_law)


@given(STARTS, st.data())
@settings(max_examples=50, deadline=None)
def test_one_more_never_ends_earlier_in_school_time(start, data):
    calendar = data.draw(strategies.school_calendars(around=start))
    term = data.draw(strategies.terms(*SCHOOL_UNITS, most=12))
    lessons = LessonDays.of(calendar.open_days(start, start + timedelta(days=250)))
    due = due_date(start, term, lesson_days=lessons)
    longer = due_date(start, Term(term.amount + 1, term.unit), lesson_days=lessons)
    assert start < due < longer
    assert due in lessons


@given(STARTS, strategies.terms(TermUnit.DAYS, TermUnit.WEEKS, TermUnit.MONTHS, most=100))
def test_a_law_only_ever_gives_more_time(start, term):
    assert due_date(start, term, by_law=True) >= due_date(start, term)


@given(STARTS, st.integers(1, 30))
def test_working_days_are_a_plain_count(start, count):
    due = due_date(start, Term(count, TermUnit.WORKING_DAYS))
    inside = days_from(start + timedelta(days=1), (due - start).days)
    assert sum(is_working_day(day) for day in inside) == count
    assert is_working_day(due)


@given(STARTS, st.data())
@settings(max_examples=50, deadline=None)
def test_the_last_change_that_names_a_day_decides(start, data):
    calendar = data.draw(strategies.school_calendars(around=start))
    default = SchoolCalendar(calendar.region)
    for day in days_from(start, 131):
        said = [change.is_open for change in calendar.changes if change.first <= day <= change.last]
        assert calendar.is_open(day) == (said[-1] if said else default.is_open(day))


@given(STARTS, strategies.holiday_regions())
def test_no_school_is_open_on_a_weekend_or_holiday_of_itself(day, region):
    if SchoolCalendar(region).is_open(day):
        assert is_working_day(day)


@given(STARTS, st.integers(-400, 400))
def test_a_term_is_overdue_only_after_its_last_day(due, days):
    assert is_overdue(due, due + timedelta(days=days)) == (days > 0)
