"""For whom protocols are compared, and on which calendar."""

from dataclasses import dataclass
from datetime import date

from kantelpunt.calendar.lesson_days import LessonDays
from kantelpunt.calendar.school_calendar import SchoolCalendar
from kantelpunt.calendar.school_years import SchoolYear
from kantelpunt.calendar.vacations import HolidayRegion, missing_vacations, require_covered
from kantelpunt.foundation.errors import refuse
from kantelpunt.foundation.register_terms import Sector
from kantelpunt.foundation.text import Text


@dataclass(frozen=True)
class Asked:
    """For whom protocols are compared.

    Attributes:
        start: the first day of absence, a lesson day.
        region: whose vacations hold.
        sector: of the pupil's school.
    """

    start: date
    region: HolidayRegion
    sector: Sector


def lesson_days_for(start: date, region: HolidayRegion) -> LessonDays:
    """The lesson days of a school without days of its own, in the year of a day and the next.

    The next year is left out where its vacations are not known.

    Raises:
        CalendarEnds: when the vacations of the year itself are not known.
    """
    year = SchoolYear.of(start)
    require_covered([region], year, year)
    following = SchoolYear(year.start_year + 1)
    last = year.last if missing_vacations(region, following) else following.last
    return LessonDays.of(SchoolCalendar(region).open_days(year.first, last))


def asked_for(start: date, region: HolidayRegion, sector: Sector, lesson_days: LessonDays) -> Asked:
    """A comparison from a first day of absence.

    Raises:
        InputRefused: when there are no lessons on that day, so that nobody can be absent.
        CalendarEnds: when the lesson days end before it.
    """
    if start not in lesson_days:
        next_one = lesson_days.days[lesson_days.place_on_or_after(start)]
        text = Text(
            f"{start} is in regio {region} geen lesdag, dus daar begint geen verzuim; de "
            f"eerstvolgende lesdag is {next_one}",
            f"{start} is no lesson day in region {region}, so no absence begins on it; the next "
            f"lesson day is {next_one}",
        )
        raise refuse("no-lesson-day", text)
    return Asked(start, region, sector)
