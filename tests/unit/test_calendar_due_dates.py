"""CM-12: when a term ends, in every unit; due on the day, overdue the day after."""

from datetime import UTC, date, datetime, timedelta

import pytest

from kantelpunt.calendar.due_dates import AMSTERDAM, due_date, due_moment, is_overdue
from kantelpunt.calendar.terms import Term, TermUnit
from kantelpunt.calendar.vacations import HolidayRegion
from kantelpunt.foundation.errors import CalendarEnds, InputRefused
from kantelpunt.foundation.text import Language
from tests.calendars import closed, lesson_days_of, opened

NOORD, MIDDEN, ZUID = HolidayRegion.NOORD, HolidayRegion.MIDDEN, HolidayRegion.ZUID


def due(start: str, term: str, region=MIDDEN, changes=()) -> str:
    """Written as a person would: '2026-02-11' and '3 school_weeks'."""
    lessons = lesson_days_of(region, *changes)
    day = due_date(date.fromisoformat(start), Term.parse(term), lesson_days=lessons)
    return f"{day:%a} {day.isoformat()}"


@pytest.mark.parametrize(
    ("start", "term", "expected"),
    [
        ("2026-02-06", "14 days", "Fri 2026-02-20"),
        ("2026-02-06", "1 days", "Sat 2026-02-07"),
        ("2026-04-26", "1 days", "Mon 2026-04-27"),
        ("2028-02-28", "1 days", "Tue 2028-02-29"),
        ("2026-02-11", "3 weeks", "Wed 2026-03-04"),
        ("2026-02-07", "1 weeks", "Sat 2026-02-14"),
    ],
)
def test_cm_12_days_and_weeks_follow_the_calendar_and_stay_on_weekends(start, term, expected):
    assert due(start, term) == expected


@pytest.mark.parametrize(
    ("start", "term", "expected"),
    [
        ("2026-01-15", "3 months", "Wed 2026-04-15"),
        ("2026-01-31", "1 months", "Sat 2026-02-28"),
        ("2026-01-31", "2 months", "Tue 2026-03-31"),
        ("2028-01-31", "1 months", "Tue 2028-02-29"),
        ("2026-08-31", "1 months", "Wed 2026-09-30"),
        ("2025-11-30", "3 months", "Sat 2026-02-28"),
        ("2028-02-29", "1 months", "Wed 2028-03-29"),
        ("2028-02-29", "12 months", "Wed 2029-02-28"),
    ],
)
def test_cm_12_months_end_on_the_same_number_or_the_last_day(start, term, expected):
    assert due(start, term) == expected


@pytest.mark.parametrize(
    ("start", "term", "expected"),
    [
        ("2026-02-06", "1 working_days", "Mon 2026-02-09"),
        ("2026-02-07", "1 working_days", "Mon 2026-02-09"),
        ("2026-02-13", "5 working_days", "Fri 2026-02-20"),
        ("2026-04-24", "1 working_days", "Tue 2026-04-28"),
        ("2025-04-25", "1 working_days", "Mon 2025-04-28"),
        ("2026-04-02", "1 working_days", "Tue 2026-04-07"),
        ("2025-12-24", "1 working_days", "Mon 2025-12-29"),
        ("2025-12-31", "1 working_days", "Fri 2026-01-02"),
        ("2026-05-13", "1 working_days", "Fri 2026-05-15"),
        ("2026-05-04", "1 working_days", "Tue 2026-05-05"),
        ("2025-05-02", "1 working_days", "Tue 2025-05-06"),
    ],
)
def test_cm_12_working_days_pass_over_weekends_and_public_holidays(start, term, expected):
    """King's day 2026 is Monday 27 April and in 2025 Saturday the 26th; a vacation is no reason."""
    assert due(start, term) == expected


@pytest.mark.parametrize(
    ("start", "term", "region", "expected"),
    [
        ("2026-02-13", "1 school_days", MIDDEN, "Mon 2026-02-23"),
        ("2026-02-13", "1 school_days", NOORD, "Mon 2026-02-16"),
        ("2026-02-14", "1 school_days", MIDDEN, "Mon 2026-02-23"),
        ("2026-02-11", "5 school_days", ZUID, "Wed 2026-02-25"),
        ("2026-04-02", "2 school_days", MIDDEN, "Wed 2026-04-08"),
        ("2026-07-17", "1 school_days", MIDDEN, "Mon 2026-08-31"),
    ],
)
def test_cm_12_school_days_are_the_schools_lesson_days(start, term, region, expected):
    assert due(start, term, region) == expected


@pytest.mark.parametrize("unit", ["school_weeks", "lesson_weeks"])
@pytest.mark.parametrize(
    ("start", "weeks", "region", "expected"),
    [
        pytest.param("2026-01-07", 3, MIDDEN, "Wed 2026-01-28", id="no-vacation"),
        pytest.param("2026-02-11", 3, MIDDEN, "Wed 2026-03-11", id="over-spring-midden"),
        pytest.param("2026-02-11", 3, NOORD, "Wed 2026-03-11", id="over-spring-noord"),
        pytest.param("2026-02-11", 1, NOORD, "Wed 2026-02-18", id="before-spring-noord"),
        pytest.param("2026-02-11", 1, ZUID, "Wed 2026-02-25", id="over-spring-zuid"),
        pytest.param("2026-03-30", 1, MIDDEN, "Tue 2026-04-07", id="easter-monday"),
        pytest.param("2026-03-27", 1, MIDDEN, "Tue 2026-04-07", id="good-friday"),
        pytest.param("2026-05-07", 1, MIDDEN, "Fri 2026-05-15", id="ascension"),
        pytest.param("2026-04-20", 1, MIDDEN, "Mon 2026-05-04", id="over-kings-day"),
        pytest.param("2026-02-14", 3, MIDDEN, "Mon 2026-03-16", id="starts-on-saturday"),
        pytest.param("2026-02-18", 3, MIDDEN, "Mon 2026-03-16", id="starts-in-vacation"),
        pytest.param("2026-07-08", 3, MIDDEN, "Wed 2026-09-09", id="over-the-summer"),
        pytest.param("2026-07-01", 3, NOORD, "Wed 2026-09-02", id="over-the-summer-noord"),
        pytest.param("2026-08-01", 1, MIDDEN, "Mon 2026-09-07", id="starts-in-the-summer"),
    ],
)
def test_cm_12_school_weeks_stretch_over_vacations(start, weeks, region, expected, unit):
    assert due(start, f"{weeks} {unit}", region) == expected


@pytest.mark.parametrize(
    ("start", "term", "changes", "expected"),
    [
        pytest.param(
            "2026-05-06",
            "1 school_weeks",
            [closed(date(2026, 5, 12), date(2026, 5, 15))],
            "Mon 2026-05-18",
            id="a-week-of-one-lesson-day-counts",
        ),
        pytest.param(
            "2026-05-06",
            "1 school_weeks",
            [closed(date(2026, 5, 11), date(2026, 5, 15))],
            "Wed 2026-05-20",
            id="a-week-without-lessons-does-not",
        ),
        pytest.param(
            "2026-03-06",
            "1 school_days",
            [opened(date(2026, 3, 7))],
            "Sat 2026-03-07",
            id="a-saturday-opened",
        ),
        pytest.param(
            "2026-03-07",
            "1 school_weeks",
            [opened(date(2026, 3, 7))],
            "Mon 2026-03-16",
            id="from-a-saturday-opened",
        ),
        pytest.param(
            "2026-02-11",
            "3 school_weeks",
            [opened(date(2026, 2, 18))],
            "Wed 2026-03-04",
            id="one-open-day-in-the-vacation",
        ),
        pytest.param(
            "2026-02-11",
            "3 school_weeks",
            [opened(date(2026, 2, 18)), closed(date(2026, 2, 16), date(2026, 2, 20))],
            "Wed 2026-03-11",
            id="and-the-later-change-takes-it-back",
        ),
    ],
)
def test_cm_12_a_change_of_the_calendar_moves_the_due_date(start, term, changes, expected):
    assert due(start, term, MIDDEN, changes) == expected


@pytest.mark.parametrize(
    ("start", "hours", "expected"),
    [
        ("2026-03-10T09:30", 24, "2026-03-11T09:30:00+01:00"),
        ("2026-03-28T14:00", 24, "2026-03-29T15:00:00+02:00"),
        ("2026-03-29T01:59", 1, "2026-03-29T03:59:00+02:00"),
        ("2026-10-24T14:00", 24, "2026-10-25T13:00:00+01:00"),
        ("2026-10-25T02:30", 1, "2026-10-25T02:30:00+01:00"),
        ("2026-10-24T14:00", 48, "2026-10-26T13:00:00+01:00"),
    ],
)
def test_cm_12_hours_are_real_hours_over_a_change_of_the_clock(start, hours, expected):
    """The clock goes forward on 29 March 2026 and back on 25 October 2026."""
    begin = datetime.fromisoformat(start).replace(tzinfo=AMSTERDAM)
    end = due_moment(begin, hours)
    assert end.isoformat() == expected
    assert end.astimezone(UTC) - begin.astimezone(UTC) == timedelta(hours=hours)


def test_cm_12_a_moment_elsewhere_is_told_in_dutch_time():
    end = due_moment(datetime(2026, 7, 1, 22, 30, tzinfo=UTC), 1)
    assert end.isoformat() == "2026-07-02T01:30:00+02:00"


def test_a_moment_without_a_time_zone_is_refused():
    naive = datetime(2026, 3, 10, 9, 30)  # noqa: DTZ001 a naive moment is what is tested
    with pytest.raises(InputRefused) as refused:
        due_moment(naive, 1)
    assert "geen tijdzone" in refused.value.message(Language.NL)


def test_a_term_in_hours_has_no_due_day():
    with pytest.raises(InputRefused) as refused:
        due_date(date(2026, 3, 10), Term(24, TermUnit.HOURS))
    assert "24 hours" in refused.value.message(Language.EN)


@pytest.mark.parametrize("unit", ["school_days", "school_weeks", "lesson_weeks"])
def test_a_term_in_school_time_is_not_guessed_without_lesson_days(unit):
    with pytest.raises(InputRefused) as refused:
        due_date(date(2026, 3, 10), Term.parse(f"3 {unit}"))
    assert "lesdagen van een school" in refused.value.message(Language.NL)


@pytest.mark.parametrize("term", ["400 school_days", "60 school_weeks"])
def test_a_term_beyond_the_lesson_days_is_not_guessed(term):
    with pytest.raises(CalendarEnds):
        due("2026-08-31", term)


@pytest.mark.parametrize(("after", "overdue"), [(-1, False), (0, False), (1, True)])
def test_cm_12_due_on_the_day_overdue_the_day_after(after, overdue):
    day = date(2026, 3, 11)
    assert is_overdue(day, day + timedelta(days=after)) is overdue
