"""The clock of the demonstration goes on as clocks do, from where it was put."""

from datetime import UTC, date, datetime, timedelta

import pytest

from kantelpunt.web.pages import clock
from kantelpunt.web.pages.clock import at, now, set_demo_day

pytestmark = pytest.mark.django_db
EVENING = datetime(2026, 11, 22, 22, 30, tzinfo=UTC)  # half past eleven in the Netherlands


@pytest.fixture
def machine(settings, monkeypatch):
    """Puts the clock of the machine."""
    settings.DEMO = True

    def put(moment):
        monkeypatch.setattr(clock.timezone, "now", lambda: moment)

    put(EVENING)
    return put


def test_it_has_the_hour_of_the_machine_when_it_is_put(machine):
    set_demo_day(date(2026, 3, 9))
    assert now() == at(date(2026, 3, 9), 23, 30)


def test_past_midnight_it_is_the_next_day(machine):
    set_demo_day(date(2026, 3, 9))
    machine(EVENING + timedelta(hours=1))
    assert now() == at(date(2026, 3, 10), 0, 30)


def test_over_the_beginning_of_summer_time_it_goes_on_by_the_hour(machine):
    set_demo_day(date(2026, 3, 28))
    machine(EVENING + timedelta(hours=3))
    assert now() == at(date(2026, 3, 29), 3, 30)


def test_outside_the_demonstration_it_is_what_it_is(machine, settings):
    set_demo_day(date(2026, 3, 9))
    settings.DEMO = False
    assert now() == EVENING
