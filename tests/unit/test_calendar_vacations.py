"""CM-03: vacations per holiday region, public holidays, and where they end."""

from datetime import date, timedelta

import pytest

from kantelpunt.calendar.school_years import SchoolYear
from kantelpunt.calendar.vacations import (
    VACATIONS,
    HolidayRegion,
    closed_days,
    is_working_day,
    missing_vacations,
    public_holidays,
    recognised_holidays,
    require_covered,
    vacation_days,
)
from kantelpunt.foundation.errors import CalendarEnds, ExitStatus
from kantelpunt.foundation.text import Language

# First and last day (a Saturday and a Sunday) in noord, midden and zuid, as the ministry of
# education published them.
PUBLISHED = {
    (2019, "Herfstvakantie"): "2019-10-19/10-27 2019-10-19/10-27 2019-10-12/10-20",
    (2021, "Zomervakantie"): "2022-07-16/08-28 2022-07-09/08-21 2022-07-23/09-04",
    (2023, "Voorjaarsvakantie"): "2024-02-17/02-25 2024-02-17/02-25 2024-02-10/02-18",
    (2024, "Herfstvakantie"): "2024-10-26/11-03 2024-10-26/11-03 2024-10-19/10-27",
    (2024, "Zomervakantie"): "2025-07-12/08-24 2025-07-19/08-31 2025-07-05/08-17",
    (2025, "Herfstvakantie"): "2025-10-18/10-26 2025-10-18/10-26 2025-10-11/10-19",
    (2025, "Kerstvakantie"): "2025-12-20/01-04 2025-12-20/01-04 2025-12-20/01-04",
    (2025, "Voorjaarsvakantie"): "2026-02-21/03-01 2026-02-14/02-22 2026-02-14/02-22",
    (2025, "Meivakantie"): "2026-04-25/05-03 2026-04-25/05-03 2026-04-25/05-03",
    (2025, "Zomervakantie"): "2026-07-04/08-16 2026-07-18/08-30 2026-07-11/08-23",
    (2026, "Voorjaarsvakantie"): "2027-02-20/02-28 2027-02-20/02-28 2027-02-13/02-21",
    (2026, "Meivakantie"): "2027-04-24/05-02 2027-04-24/05-02 2027-04-24/05-02",
    (2027, "Kerstvakantie"): "2027-12-25/01-09 2027-12-25/01-09 2027-12-25/01-09",
    (2027, "Zomervakantie"): "2028-07-15/08-27 2028-07-08/08-20 2028-07-22/09-03",
}


def published():
    for (start_year, name), regions in PUBLISHED.items():
        for region, written in zip(("noord", "midden", "zuid"), regions.split(), strict=True):
            begin, end = written.split("/")
            first = date.fromisoformat(begin)
            last = date.fromisoformat(f"{first.year}-{end}")
            if last < first:
                last = last.replace(year=first.year + 1)
            yield pytest.param(
                region, start_year, name, first, last, id=f"{name}-{start_year}-{region}"
            )


def stretch_of(region: HolidayRegion, name: str, around: date) -> tuple[date, date]:
    """The unbroken run of days of one vacation around a day, over 31 July too."""

    def is_in(day: date) -> bool:
        return name in vacation_days(region, SchoolYear.of(day)).get(day, "")

    assert is_in(around)
    first = last = around
    while is_in(first - timedelta(days=1)):
        first -= timedelta(days=1)
    while is_in(last + timedelta(days=1)):
        last += timedelta(days=1)
    return first, last


@pytest.mark.parametrize(("region", "start_year", "name", "first", "last"), list(published()))
def test_cm_03_vacation_as_published(region, start_year, name, first, last):
    assert SchoolYear.of(first) == SchoolYear(start_year)
    assert stretch_of(HolidayRegion(region), name, first + timedelta(days=3)) == (first, last)


def test_the_days_of_august_belong_to_the_vacation_of_the_year_before():
    days = vacation_days(HolidayRegion.MIDDEN, SchoolYear(2025))
    august = [day for day in days if day < date(2025, 9, 1)]
    assert (august[0], august[-1]) == (date(2025, 8, 1), date(2025, 8, 31))
    assert {days[day] for day in august} == {"Zomervakantie"}


@pytest.mark.parametrize(
    ("year", "days"),
    [
        (2024, "01-01 03-29 04-01 04-27 05-09 05-20 12-25 12-26"),
        (2025, "01-01 04-18 04-21 04-26 05-05 05-29 06-09 12-25 12-26"),
        (2026, "01-01 04-03 04-06 04-27 05-14 05-25 12-25 12-26"),
        (2027, "01-01 03-26 03-29 04-27 05-06 05-17 12-25"),
        (2028, "01-01 04-14 04-17 04-27 05-25 06-05 12-25 12-26"),
    ],
)
def test_public_holidays_of_a_year(year, days):
    """Those that fall on a Sunday, Easter and Whitsun among them, are left out here."""
    expected = [date.fromisoformat(f"{year}-{day}") for day in days.split()]
    assert [day for day in sorted(public_holidays(year)) if day.weekday() != 6] == expected


@pytest.mark.parametrize("year", [2024, 2025, 2026, 2027, 2028])
def test_5_may_is_recognised_by_law_every_year(year):
    """Art. 3 Algemene termijnenwet; a public holiday in the calendar once in five years."""
    assert recognised_holidays(year)[date(year, 5, 5)] == "Bevrijdingsdag"
    assert (date(year, 5, 5) in public_holidays(year)) == (year % 5 == 0)
    assert recognised_holidays(year).keys() >= public_holidays(year).keys()


def test_closed_days_are_vacations_and_public_holidays():
    days = closed_days(HolidayRegion.MIDDEN, SchoolYear(2025))
    assert days[date(2026, 4, 3)] == "Goede vrijdag"
    assert days[date(2026, 4, 27)] == "Meivakantie"
    assert days[date(2026, 5, 14)] == "Hemelvaartsdag"
    assert date(2026, 5, 15) not in days


def test_school_vacations_are_working_days_and_public_holidays_are_not():
    assert is_working_day(date(2026, 2, 16))
    assert not is_working_day(date(2026, 4, 27))
    assert not is_working_day(date(2026, 2, 14))


@pytest.mark.parametrize("region", HolidayRegion)
def test_which_school_years_are_covered(region):
    covered = [
        year for year in range(2005, 2040) if not missing_vacations(region, SchoolYear(year))
    ]
    assert covered == list(range(2014, 2030))


@pytest.mark.parametrize("region", HolidayRegion)
def test_the_last_days_of_a_summer_do_not_cover_the_next_school_year(region):
    assert vacation_days(region, SchoolYear(2030))[date(2030, 8, 1)] == "Zomervakantie"
    assert "Zomervakantie" in missing_vacations(region, SchoolYear(2030))


def test_calendar_ends_names_every_region_year_and_vacation_that_lacks():
    with pytest.raises(CalendarEnds) as ends:
        require_covered(
            [HolidayRegion.ZUID, HolidayRegion.NOORD, HolidayRegion.ZUID],
            SchoolYear(2029),
            SchoolYear(2031),
        )
    assert ends.value.exit_status is ExitStatus.REFUSED
    lines = ends.value.message(Language.NL).splitlines()
    assert [("2030-2031" in line, "noord" in line) for line in lines] == [
        (True, True),
        (False, True),
        (True, False),
        (False, False),
    ]
    assert "Herfstvakantie, Voorjaarsvakantie, Meivakantie, Zomervakantie" in lines[0]
    assert ", ".join(VACATIONS) in lines[1]


def test_calendar_ends_before_its_beginning_too():
    with pytest.raises(CalendarEnds) as ends:
        require_covered([HolidayRegion.MIDDEN], SchoolYear(2013), SchoolYear(2014))
    assert len(ends.value.problems) == 1
    message = ends.value.message(Language.EN)
    assert "2013-2014, region midden" in message
    assert "missing: Herfstvakantie" in message


def test_a_stretch_that_is_covered_is_let_through():
    assert require_covered(HolidayRegion, SchoolYear(2014), SchoolYear(2029)) is None
