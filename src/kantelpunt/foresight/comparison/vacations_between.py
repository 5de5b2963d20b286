"""The school vacations of a region that lie between two days."""

from collections.abc import Iterator
from datetime import date, timedelta

from kantelpunt.calendar.school_years import SchoolYear
from kantelpunt.calendar.vacations import HolidayRegion, require_covered, vacation_days
from kantelpunt.foresight.comparison.facts import Vacation


def vacations_between(region: HolidayRegion, first: date, last: date) -> tuple[Vacation, ...]:
    """Vacations in order; one that begins before or ends after is cut off there.

    Raises:
        CalendarEnds: when the vacations of one of the school years are not known.
    """
    begin, end = SchoolYear.of(first), SchoolYear.of(last)
    require_covered([region], begin, end)
    named = {
        day: name
        for year in range(begin.start_year, end.start_year + 1)
        for day, name in vacation_days(region, SchoolYear(year)).items()
        if first <= day <= last
    }
    return tuple(_stretches(named))


def _stretches(named: dict[date, str]) -> Iterator[Vacation]:
    run: list[date] = []
    for day, name in named.items():
        if run and (day - run[-1] > timedelta(days=1) or named[run[-1]] != name):
            yield Vacation(named[run[0]], run[0], run[-1])
            run = []
        run.append(day)
    if run:
        yield Vacation(named[run[0]], run[0], run[-1])
