"""CM-12 and the Algemene termijnenwet: terms set by law move, terms of a protocol do not."""

from datetime import date, timedelta

import pytest

from kantelpunt.calendar.due_dates import due_date
from kantelpunt.calendar.terms import Term
from kantelpunt.calendar.vacations import HolidayRegion
from tests.calendars import lesson_days_of

MOVED = [
    # Art. 1: not on a Saturday, Sunday or recognised holiday.
    pytest.param("2026-02-07", "7 days", "2026-02-14", "2026-02-16", id="saturday-in-vacation"),
    pytest.param("2026-02-08", "1 weeks", "2026-02-15", "2026-02-16", id="sunday"),
    pytest.param("2026-04-20", "7 days", "2026-04-27", "2026-04-28", id="kings-day"),
    pytest.param("2025-04-19", "7 days", "2025-04-26", "2025-04-28", id="kings-day-on-saturday"),
    pytest.param("2026-03-27", "7 days", "2026-04-03", "2026-04-07", id="good-friday"),
    pytest.param("2026-04-28", "7 days", "2026-05-05", "2026-05-06", id="5-may-off-lustrum"),
    pytest.param("2025-04-28", "7 days", "2025-05-05", "2025-05-06", id="5-may-in-lustrum"),
    pytest.param("2025-12-18", "7 days", "2025-12-25", "2025-12-29", id="christmas-and-weekend"),
    pytest.param("2026-02-14", "3 months", "2026-05-14", "2026-05-15", id="ascension"),
    # Art. 2: a term of three days or more has at least two days that are free of those.
    pytest.param("2026-02-06", "3 days", "2026-02-09", "2026-02-10", id="one-day-inside"),
    pytest.param("2026-04-02", "3 days", "2026-04-05", "2026-04-08", id="none-inside-at-easter"),
    pytest.param("2025-12-24", "3 days", "2025-12-27", "2025-12-30", id="over-christmas"),
    pytest.param("2026-05-04", "3 days", "2026-05-07", "2026-05-07", id="two-inside-is-enough"),
    pytest.param("2026-02-06", "1 days", "2026-02-07", "2026-02-09", id="one-day-stays-one"),
    pytest.param("2026-02-06", "2 days", "2026-02-08", "2026-02-09", id="two-days-stay-two"),
    # Art. 4: up to ninety days, twelve weeks, three months; beyond, nothing moves.
    pytest.param("2026-02-08", "90 days", "2026-05-09", "2026-05-11", id="ninety-days"),
    pytest.param("2026-02-07", "91 days", "2026-05-09", "2026-05-09", id="ninety-one-days"),
    pytest.param("2026-02-07", "12 weeks", "2026-05-02", "2026-05-04", id="twelve-weeks"),
    pytest.param("2026-02-07", "13 weeks", "2026-05-09", "2026-05-09", id="thirteen-weeks"),
    pytest.param("2026-03-13", "3 months", "2026-06-13", "2026-06-15", id="three-months"),
    pytest.param("2026-02-13", "4 months", "2026-06-13", "2026-06-13", id="four-months"),
    # And a day on which nothing stands in the way.
    pytest.param("2026-02-09", "7 days", "2026-02-16", "2026-02-16", id="ordinary-monday"),
]


@pytest.mark.parametrize(("start", "term", "protocol", "law"), MOVED)
def test_cm_12_terms_by_law_and_by_protocol(start, term, protocol, law):
    begin, length = date.fromisoformat(start), Term.parse(term)
    assert due_date(begin, length) == date.fromisoformat(protocol)
    assert due_date(begin, length, by_law=True) == date.fromisoformat(law)


@pytest.mark.parametrize("unit", ["school_days", "school_weeks"])
def test_cm_12_school_time_ends_on_a_lesson_day_by_law_or_not(unit):
    lessons = lesson_days_of(HolidayRegion.MIDDEN)
    for after in range(40):
        start = date(2026, 3, 20) + timedelta(days=after)
        ends = {
            due_date(start, Term.parse(f"2 {unit}"), lesson_days=lessons, by_law=by_law)
            for by_law in (False, True)
        }
        assert len(ends) == 1
        assert ends <= set(lessons.days)
