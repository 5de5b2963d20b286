"""On which days each school of a region is open, as one table."""

from collections.abc import Sequence
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from kantelpunt.absence.columns import day_number, day_of
from kantelpunt.absence.entities import CalendarRow, School
from kantelpunt.calendar.school_years import SchoolYear
from kantelpunt.calendar.vacations import HolidayRegion, closed_days


def open_days(
    schools: Sequence[School], rows: Sequence[CalendarRow], first: int, last: int
) -> NDArray[np.bool_]:
    """Whether each school is open on each day; the later row of `calendar.csv` wins.

    Args:
        schools: in their order.
        rows: of `calendar.csv`.
        first: day number of the first day.
        last: day number of the last day, counted too.

    Returns:
        Shape (schools, days).
    """
    regions = {region: _default(region, first, last) for region in HolidayRegion}
    table = np.array([regions[school.holiday_region] for school in schools], dtype=np.bool_)
    table = table.reshape(len(schools), last - first + 1)
    places = {school.school: place for place, school in enumerate(schools)}
    for row in rows:
        begin = max(day_number(row.first), first) - first
        end = min(day_number(row.last), last) - first + 1
        if row.school in places and begin < end:
            table[places[row.school], begin:end] = row.is_open
    return table


def changed_openness(school: str, day: date, rows: Sequence[CalendarRow]) -> bool | None:
    """What a school's own rows say about a day; None when they do not speak of it."""
    said = [row.is_open for row in rows if row.school == school and row.first <= day <= row.last]
    return said[-1] if said else None


def _default(region: HolidayRegion, first: int, last: int) -> NDArray[np.bool_]:
    numbers = np.arange(first, last + 1)
    is_open = (numbers + 3) % 7 < 5  # 1970-01-01 was a Thursday
    year = SchoolYear.of(day_of(first))
    while year.first <= day_of(last):
        for day in closed_days(region, year):
            place = day_number(day) - first
            if 0 <= place <= last - first:
                is_open[place] = False
        year = SchoolYear.of(year.last + timedelta(days=1))
    return is_open
