"""Takes in what an administrator loads, whole or not at all; signals are looked for anew."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from kantelpunt.absence.entities import ReasonRow, ScheduleRow
from kantelpunt.web.register.detecting import detect_all
from kantelpunt.web.register.models import ParkedRow, Reason, Schedule
from kantelpunt.web.register.packages import KNOWN, Package
from kantelpunt.web.register.parking import mend
from kantelpunt.web.register.standing import NOTHING_FOUND, Found
from kantelpunt.web.schools import importing as schools
from kantelpunt.web.schools import legal_status


@dataclass(frozen=True)
class Filled:
    """What loading changed: per file how much differed, rows that came in, signals.

    Attributes:
        unknown: rows about pupils that are not known; they were passed over.
    """

    changed: tuple[tuple[str, int], ...]
    unknown: int
    mended: int
    found: Found


@transaction.atomic
def fill(package: Package, now: datetime) -> Filled:
    """Take in a package.

    Raises:
        CalendarEnds: when school vacations are not known for all the years needed.
    """
    changed = {
        "schools.csv": schools.take_in_schools(package.schools),
        "calendar.csv": schools.take_in_calendar(package.calendar),
        "pupils.csv": schools.take_in_pupils(package.pupils) if package.pupils else 0,
        "reasons.csv": _take_in_reasons(package.reasons),
        "schedule.csv": _take_in_schedule(package.schedule),
    }
    of_children, unknown = _take_in_legal_status(package)
    changed |= of_children
    mended, found = 0, NOTHING_FOUND
    if any(changed.values()):
        for school in set(ParkedRow.objects.values_list("source__school", flat=True)):
            mended += mend(school)
        found = detect_all(now)
    names, unnamed = schools.take_in_names(package.names)
    contacts, of_nobody = schools.take_in_contacts(package.contacts)
    changed |= {"names.csv": names, "contacts.csv": contacts}
    told = tuple((file, changed[file]) for file in KNOWN if file in package.files)
    return Filled(told, unknown + unnamed + of_nobody, mended, found)


def _take_in_legal_status(package: Package) -> tuple[dict[str, int], int]:
    """Residents come first: they may be children whom no school knows."""
    lives = legal_status.take_in_residents(package.residents) if package.residents else 0
    exempt = qualified = (0, 0)
    if package.exemptions is not None:
        exempt = legal_status.take_in_exemptions(package.exemptions)
    if package.qualifications is not None:
        qualified = legal_status.take_in_qualifications(package.qualifications)
    changed = (lives, exempt[0], qualified[0])
    return dict(zip(legal_status.FILES, changed, strict=True)), exempt[1] + qualified[1]


def _take_in_reasons(rows: Iterable[ReasonRow]) -> int:
    known = {(one.school, one.code): one for one in Reason.objects.all()}
    changed = 0
    for one in rows:
        stood = known.get((one.school, one.code))
        if stood and (stood.category, stood.authorised) == (one.category.value, one.authorised):
            continue
        row = stood or Reason(school=one.school, code=one.code)
        row.category, row.authorised = one.category.value, one.authorised
        row.save()
        changed += 1
    return changed


def _take_in_schedule(rows: Iterable[ScheduleRow]) -> int:
    """The schedules of the schools that are named are replaced."""
    per_school: dict[str, list[tuple[str, int, int | None, int | None]]] = {}
    for one in rows:
        told = (one.group, one.weekday, one.lessons, one.minutes)
        per_school.setdefault(one.school, []).append(told)
    changed = 0
    for school, wanted in per_school.items():
        stood = Schedule.objects.filter(school=school).order_by("id")
        if list(stood.values_list("group", "weekday", "lessons", "minutes")) == wanted:
            continue
        stood.delete()
        Schedule.objects.bulk_create(
            Schedule(school=school, group=group, weekday=day, lessons=lessons, minutes=minutes)
            for group, day, lessons, minutes in wanted
        )
        changed += 1
    return changed
