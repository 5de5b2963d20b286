"""What Hypothesis draws from: one section per part of the product, functions only."""

from datetime import date, timedelta

from hypothesis import strategies as st

from kantelpunt.calendar.lesson_days import LessonDays
from kantelpunt.calendar.school_calendar import CalendarChange, SchoolCalendar
from kantelpunt.calendar.terms import Term, TermUnit
from kantelpunt.calendar.vacations import HolidayRegion

# Calendar

FIRST_COVERED = date(2014, 8, 1)
LAST_COVERED = date(2030, 7, 31)


def covered_days(*, before_the_end: int = 0) -> st.SearchStrategy[date]:
    """Days for which the vacations are known, and stay so for `before_the_end` days."""
    return st.dates(FIRST_COVERED, LAST_COVERED - timedelta(days=before_the_end))


def holiday_regions() -> st.SearchStrategy[HolidayRegion]:
    """Noord, midden or zuid."""
    return st.sampled_from(HolidayRegion)


def terms(*units: TermUnit, most: int = 60) -> st.SearchStrategy[Term]:
    """Terms of 1 to `most` in one of the units."""
    return st.builds(Term, st.integers(1, most), st.sampled_from(units))


@st.composite
def lesson_days(draw: st.DrawFn, *, most_weeks: int = 12) -> LessonDays:
    """Any lesson days at all in a stretch of weeks: one day a week, seven, or none."""
    first = draw(covered_days(before_the_end=7 * most_weeks))
    places = draw(st.sets(st.integers(0, 7 * most_weeks - 1), min_size=1))
    return LessonDays.of(first + timedelta(days=place) for place in places)


@st.composite
def calendar_changes(draw: st.DrawFn, around: date) -> CalendarChange:
    """Some days, within four months after a day, that a school opens or closes itself."""
    first = around + timedelta(days=draw(st.integers(0, 120)))
    last = first + timedelta(days=draw(st.integers(0, 10)))
    return CalendarChange(first, last, is_open=draw(st.booleans()))


@st.composite
def school_calendars(draw: st.DrawFn, around: date) -> SchoolCalendar:
    """A school of any region with up to four changes of its own, which may overlap."""
    changes = draw(st.lists(calendar_changes(around), max_size=4))
    return SchoolCalendar(draw(holiday_regions()), tuple(changes))
