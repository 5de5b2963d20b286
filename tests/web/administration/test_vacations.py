"""The vacations that stand on the page of a school."""

from datetime import date

import pytest
from django.urls import reverse

from kantelpunt.calendar.holiday_regions import HolidayRegion
from kantelpunt.web.administration.vacations_told import vacations_told
from tests.regions import VO

LAST_OF_SPRING = date(2026, 2, 22)


@pytest.mark.parametrize(
    ("today", "first"),
    [
        (LAST_OF_SPRING, "Voorjaarsvakantie"),
        (date(2026, 2, 23), "Meivakantie"),
        (date(2026, 7, 31), "Zomervakantie"),
        (date(2026, 8, 1), "Zomervakantie"),
    ],
)
def test_the_first_is_the_one_that_runs_or_comes(today, first):
    (name, _), *_ = vacations_told(HolidayRegion.MIDDEN, today)
    assert name.nl == first


def test_the_summer_is_told_whole_also_over_the_end_of_the_school_year():
    (name, days) = vacations_told(HolidayRegion.MIDDEN, LAST_OF_SPRING)[-1]
    assert name.en == "Summer vacation"
    assert days.nl == "za 18 jul 2026 tot en met zo 30 aug 2026"


def test_they_stand_on_the_page_of_a_school(me, region, on_day):
    on_day(LAST_OF_SPRING)
    page = me.get(reverse("administration:school", args=[VO])).content.decode()
    assert "Meivakantie" in page
    assert "Kerstvakantie" not in page
