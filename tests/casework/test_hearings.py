"""A hearing that was planned has a date, and is asked after until its outcome is told."""

from datetime import date

import pytest

from kantelpunt.casework.events.course import DeadlinePassed
from kantelpunt.casework.events.justice import HearingHeld, HearingPlanned, ProcesVerbaalMade
from tests.casework.world import Told, around_shipped

COURT = "kantonrechter"
DAY = date(2025, 10, 1)


@pytest.fixture
def told():
    """A case in which a hearing before the cantonal judge is planned."""
    begun = Told(around_shipped("tilburg-vo")).opened("2025-09-01")
    begun.says(ProcesVerbaalMade(), by="leerplichtambtenaar")
    return begun.says(HearingPlanned(COURT, DAY), by="leerplichtambtenaar")


def hearing(told):
    """When it is, and whether its outcome is late."""
    return [(one.due, one.overdue) for one in told.stands().to_do if one.key == f"hearing {COURT}"]


def test_its_day_is_a_date_of_the_case(told):
    assert hearing(told) == [(DAY, False)]
    assert told.stands().next_day <= DAY


def test_the_day_after_its_outcome_is_late_once(told):
    assert hearing(told.until("2025-10-01", 23)) == [(DAY, False)]
    assert hearing(told.until("2025-10-02", 0)) == [(DAY, True)]
    told.until("2025-11-01")
    passed = [one for one in told.of_kind(DeadlinePassed) if one.what.timer == f"hearing {COURT}"]
    assert len(passed) == 1


def test_another_day_takes_its_place_and_an_outcome_ends_it(told):
    told.until("2025-10-02").says(HearingPlanned(COURT, date(2025, 12, 3)))
    assert hearing(told) == [(date(2025, 12, 3), False)]
    told.says(HearingHeld(COURT, "aangehouden"))
    assert hearing(told) == []
