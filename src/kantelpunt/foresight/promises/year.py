"""Every lesson day of a school year as first day of absence, in each holiday region."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from kantelpunt.calendar.holiday_regions import HolidayRegion
from kantelpunt.calendar.lesson_days import LessonDays
from kantelpunt.calendar.school_calendar import SchoolCalendar
from kantelpunt.calendar.school_years import SchoolYear
from kantelpunt.foresight.promises.clock import Clock, Days


@dataclass(frozen=True)
class RegionYear:
    """The start dates of a region, and its calendar."""

    region: HolidayRegion
    clock: Clock
    starts: Days


def region_years(year: SchoolYear) -> Mapping[HolidayRegion, RegionYear]:
    """The three regions, on the default calendar: Monday to Friday, without days of a school's own.

    Raises:
        CalendarEnds: when the vacations of the year, or of the one after it, are not known.
    """
    return {region: _of(region, year) for region in HolidayRegion}


def _of(region: HolidayRegion, year: SchoolYear) -> RegionYear:
    calendar = SchoolCalendar(region)
    starts = calendar.open_days(year.first, year.last)
    after = SchoolYear(year.start_year + 1)
    days = LessonDays.of([*starts, *calendar.open_days(after.first, after.last)])
    ordinals = np.array([day.toordinal() for day in starts], dtype=np.int64)
    return RegionYear(region, Clock(days), ordinals)
