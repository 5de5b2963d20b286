"""School vacations and public holidays per holiday region, from the `holidays` package."""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache, lru_cache
from importlib.machinery import PathFinder
from importlib.util import module_from_spec
from itertools import islice

import holidays

from kantelpunt.calendar.holiday_regions import HolidayRegion as HolidayRegion
from kantelpunt.calendar.school_years import SchoolYear
from kantelpunt.foundation.errors import CalendarEnds, Problem
from kantelpunt.foundation.text import Text

VACATIONS = (
    "Herfstvakantie",
    "Kerstvakantie",
    "Voorjaarsvakantie",
    "Meivakantie",
    "Zomervakantie",
)

# Years outside of which nobody needs to look for vacations, however wrong a date may be.
THINKABLE = range(1900, 2200)
MOST_GAPS = 3


@cache
def _netherlands() -> type[holidays.HolidayBase]:
    """The holidays of the Netherlands.

    Asking the package for one country loads all 250, which takes a tenth of a second in every
    command. The module of a country needs no other.
    """
    name = "holidays.countries.netherlands"
    countries = [f"{place}/countries" for place in holidays.__path__]
    found = PathFinder.find_spec(name, countries)
    if found is None or found.loader is None:
        raise ModuleNotFoundError(f"{name} is not in {countries[0]}")
    module = module_from_spec(found)
    found.loader.exec_module(module)
    country: type[holidays.HolidayBase] = module.Netherlands
    return country


@lru_cache(maxsize=512)
def _listed(region: HolidayRegion, year: int, category: str) -> dict[date, str]:
    return dict(
        _netherlands()(
            subdiv=region.value.capitalize(),
            years=year,
            categories=(category,),
            language="nl",
        )
    )


def vacation_days(region: HolidayRegion, year: SchoolYear) -> dict[date, str]:
    """The vacation days of a school year in a region, each with the vacation's Dutch name.

    The days of August belong to the vacation that began in the school year before.
    """
    found = _listed(region, year.start_year, "school") | _listed(
        region, year.start_year + 1, "school"
    )
    return {day: name for day, name in sorted(found.items()) if year.first <= day <= year.last}


def public_holidays(year: int) -> dict[date, str]:
    """The Dutch public holidays of a calendar year, each with its Dutch name."""
    return _listed(HolidayRegion.MIDDEN, year, "public")


def recognised_holidays(year: int) -> dict[date, str]:
    """The generally recognised holidays of a calendar year (art. 3 Algemene termijnenwet).

    5 May is one of them every year, although most people work on it in four years out of five.
    """
    return public_holidays(year) | _listed(HolidayRegion.MIDDEN, year, "optional")


@lru_cache(maxsize=512)
def closed_days(region: HolidayRegion, year: SchoolYear) -> dict[date, str]:
    """Every day of a school year that the default calendar closes besides weekends."""
    public = public_holidays(year.start_year) | public_holidays(year.start_year + 1)
    within = {day: name for day, name in public.items() if year.first <= day <= year.last}
    return within | vacation_days(region, year)


@lru_cache(maxsize=512)
def missing_vacations(region: HolidayRegion, year: SchoolYear) -> tuple[str, ...]:
    """The vacations that are not listed for a school year; empty when the year is covered.

    The summer vacation counts as listed when it begins in the year itself (June or July);
    the days of August alone are the tail of the one before.
    """
    if year.start_year not in THINKABLE:
        return VACATIONS
    names = {
        part
        for day, name in vacation_days(region, year).items()
        for part in name.split("; ")
        if part != "Zomervakantie" or day.month < 8
    }
    return tuple(name for name in VACATIONS if name not in names)


def require_covered(regions: Iterable[HolidayRegion], first: SchoolYear, last: SchoolYear) -> None:
    """Refuse a stretch of school years for which vacations are not known.

    Raises:
        CalendarEnds: naming per region the first few school years, and the vacations that lack.
    """
    problems = [
        problem
        for region in sorted(set(regions))
        for problem in islice(_gaps(region, first, last), MOST_GAPS)
    ]
    if problems:
        raise CalendarEnds(problems)


def _gaps(region: HolidayRegion, first: SchoolYear, last: SchoolYear) -> Iterator[Problem]:
    for start in range(first.start_year, last.start_year + 1):
        if missing := missing_vacations(region, SchoolYear(start)):
            yield _not_covered(region, SchoolYear(start), missing)


def _not_covered(region: HolidayRegion, year: SchoolYear, missing: tuple[str, ...]) -> Problem:
    names = ", ".join(missing)
    return Problem(
        "calendar-ends",
        Text(
            f"voor schooljaar {year}, regio {region}, zijn niet alle schoolvakanties bekend "
            f"(er ontbreekt: {names}); controleer de datums in de bestanden of gebruik een "
            "nieuwere versie van het pakket holidays",
            f"not all school vacations of school year {year}, region {region}, are known "
            f"(missing: {names}); check the dates in the files or use a newer version of the "
            "package holidays",
        ),
    )


def is_working_day(day: date) -> bool:
    """Monday to Friday without public holidays; school vacations count as working days."""
    return day.weekday() < 5 and day not in public_holidays(day.year)
