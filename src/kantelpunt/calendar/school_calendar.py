"""On which days a school is open: the default calendar and what the school itself says."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from kantelpunt.calendar.school_years import SchoolYear
from kantelpunt.calendar.vacations import HolidayRegion, closed_days, require_covered


@dataclass(frozen=True)
class CalendarChange:
    """Days on which a school differs from the default calendar; first and last both count."""

    first: date
    last: date
    is_open: bool
    reason: str = ""


@dataclass(frozen=True)
class SchoolCalendar:
    """The days on which one school (location) is open.

    Open is Monday to Friday outside public holidays and the vacations of the region, except
    where `changes` say otherwise; the later change wins.
    """

    region: HolidayRegion
    changes: Sequence[CalendarChange] = field(default=())

    def is_open(self, day: date) -> bool:
        """Whether the school is open that day.

        Raises:
            CalendarEnds: when the vacations of the day's school year are not known.
        """
        year = SchoolYear.of(day)
        require_covered([self.region], year, year)
        for change in reversed(self.changes):
            if change.first <= day <= change.last:
                return change.is_open
        return day.weekday() < 5 and day not in closed_days(self.region, year)

    def open_days(self, first: date, last: date) -> list[date]:
        """The open days from `first` up to and including `last`, in order."""
        days = (first + timedelta(days=n) for n in range((last - first).days + 1))
        return [day for day in days if self.is_open(day)]
