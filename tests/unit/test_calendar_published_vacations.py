"""CM-03: the calendar against an independent list of 135 vacations, where that list is there."""

import csv
from datetime import date, timedelta
from pathlib import Path

import pytest

from kantelpunt.calendar.school_years import SchoolYear
from kantelpunt.calendar.vacations import HolidayRegion, vacation_days

LIST = Path(__file__).parents[3] / "shared" / "data" / "schoolvakanties.csv"


@pytest.fixture(scope="module")
def rows():
    if not LIST.is_file():
        pytest.skip("schoolvakanties.csv is missing: the 135 published vacations are NOT checked")
    with LIST.open(encoding="utf-8", newline="") as lines:
        found = [
            (
                HolidayRegion(row["region"].lower()),
                row["name"],
                date.fromisoformat(row["start"]),
                date.fromisoformat(row["end"]),
            )
            for row in csv.DictReader(lines)
        ]
    assert len(found) == 135
    return found


def days_from(first: date, last: date) -> list[date]:
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def test_cm_03_every_published_vacation_is_listed_day_for_day(rows):
    differing = [
        (region, name, day)
        for region, name, first, last in rows
        for day in days_from(first, last)
        if vacation_days(region, SchoolYear.of(day)).get(day) != name
    ]
    assert differing == []


@pytest.mark.parametrize("region", HolidayRegion)
def test_cm_03_no_vacation_is_listed_that_was_not_published(rows, region):
    published = {
        day
        for own_region, _, first, last in rows
        if own_region is region
        for day in days_from(first, last)
    }
    listed = {
        day for start in range(2019, 2028) for day in vacation_days(region, SchoolYear(start))
    }
    summer_before_the_list = {day for day in listed if day < date(2019, 9, 15)}
    assert listed - summer_before_the_list == {
        day for day in published if day <= SchoolYear(2027).last
    }
