"""Takes in schools, enrolments, names and parents; what is the same already is left alone."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.db import transaction
from django.db.models import QuerySet

from kantelpunt.absence.columns import STILL_ENROLLED, EnrolmentTable, day_of
from kantelpunt.absence.entities import CalendarRow as WrittenCalendarRow
from kantelpunt.absence.entities import School as WrittenSchool
from kantelpunt.protocol.model.people import PartyKind
from kantelpunt.web.people.services import add_organisation
from kantelpunt.web.schools.loading import Contact, PupilName, load_contacts, load_names
from kantelpunt.web.schools.models import CalendarRow, Enrolment, Parent, Pupil, School

_AT_ONCE = 500
_Stay = tuple[str, str, date, date | None]


@transaction.atomic
def take_in_schools(schools: Iterable[WrittenSchool]) -> int:
    """Add schools, each with an organisation, or change them; gives how many differed."""
    known = School.objects.in_bulk()
    changed = 0
    for one in schools:
        told: dict[str, object] = {
            "name": one.name,
            "sector": one.sector.value,
            "municipality": one.municipality,
            "holiday_region": one.holiday_region.value,
            "lesson_minutes": one.lesson_minutes,
            "lessons_per_day": one.lessons_per_day,
            "day_minutes": one.day_minutes,
            "morning_minutes": one.morning_minutes,
        }
        row = known.get(one.school)
        if row is None:
            row = School(
                code=one.school,
                organisation=add_organisation(one.name, PartyKind.SCHOOL, [one.municipality]),
            )
        elif all(getattr(row, name) == value for name, value in told.items()):
            continue
        for name, value in told.items():
            setattr(row, name, value)
        row.save()
        changed += 1
    return changed


@transaction.atomic
def take_in_calendar(rows: Iterable[WrittenCalendarRow]) -> int:
    """Replace the opening and closing days of the schools that are named; how many differed."""
    per_school: dict[str, list[tuple[date, date, bool, str]]] = {}
    for one in rows:
        per_school.setdefault(one.school, []).append((one.first, one.last, one.is_open, one.reason))
    changed = 0
    for school, wanted in per_school.items():
        stood = CalendarRow.objects.filter(school_id=school).order_by("id")
        if list(stood.values_list("first", "last", "open", "reason")) == wanted:
            continue
        stood.delete()
        CalendarRow.objects.bulk_create(
            CalendarRow(school_id=school, first=first, last=last, open=is_open, reason=reason)
            for first, last, is_open, reason in wanted
        )
        changed += 1
    return changed


@transaction.atomic
def take_in_pupils(table: EnrolmentTable) -> int:
    """Replace the enrolments of the pupils that are named; gives of how many they differed."""
    wanted: dict[str, list[_Stay]] = {}
    born = {
        pupil: day_of(day)
        for pupil, day in zip(table.pupil.texts(), table.birth_day.tolist(), strict=True)
    }
    for pupil, school, group, first, last in zip(
        table.pupil.texts(),
        table.school.texts(),
        table.group.texts(),
        table.first.tolist(),
        table.last.tolist(),
        strict=True,
    ):
        until = None if last == STILL_ENROLLED else day_of(last)
        wanted.setdefault(pupil, []).append((school, group, day_of(first), until))
    _births(born)
    stood: dict[str, list[_Stay]] = {}
    for one in Enrolment.objects.order_by("id"):
        stay = (one.school_id, one.group, one.first, one.last)
        stood.setdefault(one.pupil_id, []).append(stay)
    differing = [pupil for pupil, rows in wanted.items() if stood.get(pupil) != rows]
    _delete(Enrolment.objects.all(), differing)
    Enrolment.objects.bulk_create(
        (
            Enrolment(pupil_id=pupil, school_id=school, group=group, first=first, last=last)
            for pupil in differing
            for school, group, first, last in wanted[pupil]
        ),
        batch_size=_AT_ONCE,
    )
    return len(differing)


def _births(born: Mapping[str, date]) -> None:
    Pupil.objects.bulk_create(
        (Pupil(id=pupil, birth_date=day) for pupil, day in born.items()),
        batch_size=_AT_ONCE,
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=["birth_date"],
    )


def take_in_names(names: Iterable[PupilName]) -> tuple[int, int]:
    """Give pupils their names; how many are known, and how many are not and were passed over."""
    rows = list(names)
    known = set(Pupil.objects.values_list("id", flat=True))
    load_names(rows)
    count = sum(one.pupil in known for one in rows)
    return count, len(rows) - count


@transaction.atomic
def take_in_contacts(contacts: Iterable[Contact]) -> tuple[int, int]:
    """Replace the parents of the pupils that are named; as `take_in_names`, counted in rows."""
    rows = list(contacts)
    known = set(Pupil.objects.values_list("id", flat=True))
    kept = [one for one in rows if one.pupil in known]
    _delete(Parent.objects.all(), list({one.pupil for one in kept}))
    load_contacts(kept)
    return len(kept), len(rows) - len(kept)


def _delete(rows: QuerySet[Enrolment] | QuerySet[Parent], pupils: list[str]) -> None:
    for first in range(0, len(pupils), _AT_ONCE):
        rows.filter(pupil_id__in=pupils[first : first + _AT_ONCE]).delete()
