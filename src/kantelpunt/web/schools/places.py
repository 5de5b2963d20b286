"""Schools as administration lists them, and the municipalities that are known."""

from dataclasses import dataclass

from django.db.models import QuerySet

from kantelpunt.calendar.holiday_regions import HolidayRegion
from kantelpunt.web.schools.models import Pupil, School


@dataclass(frozen=True)
class Place:
    """A school as administration has it."""

    code: str
    name: str
    sector: str
    municipality: str
    holiday_region: HolidayRegion
    organisation: str


def places() -> list[Place]:
    """Every school, by name."""
    return [_place(one) for one in School.objects.order_by("name", "code")]


def place(code: str) -> Place | None:
    """One school; None when there is none."""
    found = School.objects.filter(code=code).first()
    return _place(found) if found else None


def _place(one: School) -> Place:
    return Place(
        one.code,
        one.name,
        one.sector,
        one.municipality,
        HolidayRegion(one.holiday_region),
        one.organisation,
    )


def municipalities() -> list[str]:
    """Where schools stand and pupils live, in alphabetical order."""
    of_schools: QuerySet[School, str] = School.objects.values_list("municipality", flat=True)
    of_pupils: QuerySet[Pupil, str] = Pupil.objects.values_list("municipality", flat=True)
    return sorted({*of_schools.distinct(), *of_pupils.distinct()} - {""})
