"""The calendar of a school: lesson days and ends of terms, its own closing days included."""

from collections.abc import Iterable
from functools import lru_cache

from kantelpunt.calendar.holiday_regions import HolidayRegion
from kantelpunt.calendar.lesson_days import LessonDays
from kantelpunt.calendar.school_calendar import CalendarChange, SchoolCalendar
from kantelpunt.calendar.school_years import SchoolYear
from kantelpunt.calendar.vacations import missing_vacations
from kantelpunt.casework.due import Terms
from kantelpunt.web.pages.remembering import remembered
from kantelpunt.web.schools.models import CalendarRow, School

_YEARS_BACK, _YEARS_AHEAD = 2, 3


def calendar_of(school: str) -> SchoolCalendar:
    """On which days a school is open."""
    region = School.objects.values_list("holiday_region", flat=True).get(code=school)
    return SchoolCalendar(HolidayRegion(region), _changes(school))


def _changes(school: str) -> tuple[CalendarChange, ...]:
    rows = CalendarRow.objects.filter(school_id=school).order_by("id")
    return tuple(CalendarChange(one.first, one.last, one.open, one.reason) for one in rows)


@remembered
def terms_of(school: str, year: SchoolYear) -> Terms:
    """Ends of terms on the calendar of a school, for cases that run in a school year."""
    calendar = calendar_of(school)
    return _terms(calendar.region, tuple(calendar.changes), year)


@remembered
def terms_in(municipality: str, year: SchoolYear) -> Terms:
    """The same where no school counts: by the vacations of the schools there, or of the region."""
    schools = School.objects.order_by("code").values_list("municipality", "holiday_region")
    regions = sorted(schools, key=lambda one: one[0] != municipality)
    return _terms(HolidayRegion(regions[0][1]), (), year)


def lesson_days_of(schools: Iterable[str], year: SchoolYear) -> dict[str, LessonDays]:
    """Per school its lesson days around a school year (two queries)."""
    wanted = set(schools)
    changes: dict[str, list[CalendarChange]] = {one: [] for one in wanted}
    for row in CalendarRow.objects.filter(school_id__in=wanted).order_by("id"):
        changes[row.school_id].append(CalendarChange(row.first, row.last, row.open, row.reason))
    regions = School.objects.filter(code__in=wanted).values_list("code", "holiday_region")
    return {
        code: _terms(HolidayRegion(region), tuple(changes[code]), year).lesson_days
        for code, region in regions
    }


@lru_cache(maxsize=256)
def _terms(region: HolidayRegion, changes: tuple[CalendarChange, ...], year: SchoolYear) -> Terms:
    first = SchoolYear(year.start_year - _YEARS_BACK)
    last = year
    for ahead in range(1, _YEARS_AHEAD + 1):
        coming = SchoolYear(year.start_year + ahead)
        if missing_vacations(region, coming):
            break
        last = coming
    while missing_vacations(region, first):
        first = SchoolYear(first.start_year + 1)
    days = SchoolCalendar(region, changes).open_days(first.first, last.last)
    return Terms(LessonDays.of(days))
