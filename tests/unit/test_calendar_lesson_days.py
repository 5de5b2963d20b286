"""CM-03: lesson days and lesson-week time, per region and with a school's own days."""

from datetime import date, timedelta

import pytest

from kantelpunt.calendar.lesson_days import LessonDays, monday_of
from kantelpunt.calendar.school_calendar import SchoolCalendar
from kantelpunt.calendar.vacations import HolidayRegion
from kantelpunt.foundation.errors import CalendarEnds
from kantelpunt.foundation.text import Language
from tests.calendars import closed, lesson_days_of, opened

NOORD, MIDDEN, ZUID = HolidayRegion.NOORD, HolidayRegion.MIDDEN, HolidayRegion.ZUID


def time_of(lessons: LessonDays, day: date) -> int:
    return lessons.times[lessons.days.index(day)]


def weeks_apart(lessons: LessonDays, first: date, last: date) -> float:
    return (time_of(lessons, last) - time_of(lessons, first)) / 7


def test_lesson_week_time_by_hand():
    """Monday, Friday, then after a week without lessons a Wednesday and a Saturday."""
    days = [date(2026, 2, 9), date(2026, 2, 13), date(2026, 2, 25), date(2026, 2, 28)]
    assert LessonDays.of(reversed(days)) == LessonDays(tuple(days), (0, 4, 9, 12))


def test_the_same_day_twice_is_one_lesson_day():
    assert LessonDays.of([date(2026, 2, 9)] * 2).days == (date(2026, 2, 9),)


def test_a_week_of_one_lesson_day_is_a_lesson_week():
    """Only the Monday of the week of Ascension: the week counts, its other days do not."""
    lessons = lesson_days_of(MIDDEN, closed(date(2026, 5, 12), date(2026, 5, 15)))
    assert weeks_apart(lessons, date(2026, 5, 6), date(2026, 5, 20)) == 2


def test_a_week_without_lessons_is_no_lesson_week():
    lessons = lesson_days_of(MIDDEN, closed(date(2026, 5, 11), date(2026, 5, 15)))
    assert weeks_apart(lessons, date(2026, 5, 6), date(2026, 5, 20)) == 1


def test_iso_weeks_run_on_over_the_new_year():
    """28 December 2026 to 3 January 2027 is one ISO week; the school opens two days of it."""
    lessons = lesson_days_of(MIDDEN, opened(date(2026, 12, 31), date(2027, 1, 1)))
    assert time_of(lessons, date(2027, 1, 1)) - time_of(lessons, date(2026, 12, 31)) == 1


def test_the_same_week_number_a_year_later_is_another_week():
    lessons = LessonDays.of([date(2026, 3, 4), date(2027, 3, 10)])
    assert lessons.times == (2, 9)


@pytest.mark.parametrize(
    ("region", "before", "after", "weeks"),
    [
        (MIDDEN, date(2026, 2, 11), date(2026, 2, 25), 1),
        (NOORD, date(2026, 2, 18), date(2026, 3, 4), 1),
        (ZUID, date(2025, 10, 8), date(2025, 10, 22), 1),
        (MIDDEN, date(2025, 12, 17), date(2026, 1, 7), 1),
        (MIDDEN, date(2026, 4, 22), date(2026, 5, 6), 1),
        (MIDDEN, date(2026, 7, 15), date(2026, 9, 2), 1),
        (NOORD, date(2026, 7, 1), date(2026, 8, 19), 1),
    ],
)
def test_cm_03_time_stands_still_in_a_vacation(region, before, after, weeks):
    assert weeks_apart(lesson_days_of(region), before, after) == weeks


@pytest.mark.parametrize(
    ("region", "vacations"),
    [
        (NOORD, "10-18/10-26 12-20/01-04 02-21/03-01 04-25/05-03 07-04/07-31"),
        (MIDDEN, "10-18/10-26 12-20/01-04 02-14/02-22 04-25/05-03 07-18/07-31"),
        (ZUID, "10-11/10-19 12-20/01-04 02-14/02-22 04-25/05-03 07-11/07-31"),
    ],
)
def test_cm_03_a_whole_school_year_per_region(region, vacations):
    """Every open day from 1 September 2025 to 31 July 2026, from dates typed in."""
    shut = {
        date.fromisoformat(f"2026-{day}") for day in ("04-03", "04-06", "04-27", "05-14", "05-25")
    }
    for vacation in vacations.split():
        begin, end = (
            date.fromisoformat(f"{2025 if day >= '08' else 2026}-{day}")
            for day in vacation.split("/")
        )
        shut |= {begin + timedelta(days=n) for n in range((end - begin).days + 1)}
    first, last = date(2025, 9, 1), date(2026, 7, 31)
    expected = [
        day
        for day in (first + timedelta(days=n) for n in range((last - first).days + 1))
        if day.weekday() < 5 and day not in shut
    ]
    assert SchoolCalendar(region).open_days(first, last) == expected


def test_cm_03_a_school_opens_a_saturday_and_a_day_of_the_vacation():
    saturday, in_vacation = date(2026, 3, 7), date(2026, 2, 16)
    calendar = SchoolCalendar(MIDDEN, (opened(saturday), opened(in_vacation)))
    assert calendar.is_open(saturday)
    assert calendar.is_open(in_vacation)
    assert not calendar.is_open(in_vacation + timedelta(days=1))
    lessons = lesson_days_of(MIDDEN, opened(saturday))
    assert time_of(lessons, saturday) - time_of(lessons, saturday - timedelta(days=1)) == 1


def test_cm_03_a_school_closes_a_study_day_and_nothing_else():
    study_day = date(2026, 3, 10)
    calendar = SchoolCalendar(MIDDEN, (closed(study_day),))
    assert calendar.open_days(date(2026, 3, 9), date(2026, 3, 11)) == [
        date(2026, 3, 9),
        date(2026, 3, 11),
    ]


@pytest.mark.parametrize("day", [date(2026, 3, 9), date(2026, 3, 11)])
def test_cm_03_from_and_until_of_a_change_both_count(day):
    calendar = SchoolCalendar(MIDDEN, (closed(date(2026, 3, 9), date(2026, 3, 11)),))
    assert not calendar.is_open(day)


@pytest.mark.parametrize("day", [date(2026, 3, 10), date(2026, 2, 17), date(2026, 3, 14)])
def test_cm_03_the_later_change_wins_both_ways(day):
    assert SchoolCalendar(MIDDEN, (closed(day), opened(day))).is_open(day)
    assert not SchoolCalendar(MIDDEN, (opened(day), closed(day))).is_open(day)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 3, 9), date(2026, 3, 9)),
        (date(2026, 3, 15), date(2026, 3, 9)),
        (date(2027, 1, 1), date(2026, 12, 28)),
    ],
)
def test_monday_of_a_day(day, expected):
    assert monday_of(day) == expected


@pytest.mark.parametrize(("day", "year"), [(date(2013, 9, 2), 2013), (date(2030, 9, 2), 2030)])
@pytest.mark.parametrize("region", HolidayRegion)
def test_an_open_day_is_not_guessed_where_the_calendar_ends(region, day, year):
    with pytest.raises(CalendarEnds) as ends:
        SchoolCalendar(region, (opened(day),)).is_open(day)
    message = ends.value.message(Language.NL)
    assert f"schooljaar {year}-{year + 1}, regio {region}" in message
    assert "Herfstvakantie" in message


def test_lesson_days_end_with_an_error_that_names_the_last_day():
    lessons = lesson_days_of(MIDDEN, last=date(2026, 3, 13))
    assert lessons.nth_after(date(2026, 3, 12), 1) == date(2026, 3, 13)
    assert lessons.weeks_after(date(2026, 3, 6), 1) == date(2026, 3, 13)
    assert lessons.days[lessons.place_on_or_after(date(2026, 3, 13))] == date(2026, 3, 13)
    for asked_too_much in (
        lambda: lessons.nth_after(date(2026, 3, 13), 1),
        lambda: lessons.weeks_after(date(2026, 3, 9), 1),
        lambda: lessons.place_on_or_after(date(2026, 3, 14)),
    ):
        with pytest.raises(CalendarEnds, match="2026-03-13"):
            asked_too_much()


def test_no_lesson_days_at_all_is_an_end_too():
    with pytest.raises(CalendarEnds):
        LessonDays.of([]).nth_after(date(2026, 3, 13), 1)
