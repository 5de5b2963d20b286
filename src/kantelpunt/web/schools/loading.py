"""Writes schools, pupils and parents as a region package and its contacts have them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kantelpunt.absence.columns import STILL_ENROLLED, EnrolmentTable, day_of
from kantelpunt.absence.entities import CalendarRow as WrittenCalendarRow
from kantelpunt.absence.entities import School as WrittenSchool
from kantelpunt.web.schools.models import CalendarRow, Enrolment, Parent, Pupil, School

_BATCH = 500


@dataclass(frozen=True)
class PupilName:
    """A row of `names.csv`."""

    pupil: str
    first_name: str
    prefix: str
    last_name: str


@dataclass(frozen=True)
class Contact:
    """A row of `contacts.csv`: a parent of a pupil."""

    pupil: str
    name: str
    authority: bool
    household: str
    language: str
    secret_address: bool


def load_schools(
    schools: Iterable[WrittenSchool],
    calendar: Iterable[WrittenCalendarRow],
    organisations: Mapping[str, str],
) -> None:
    """Add schools with the days on which they are open or closed against the default.

    Args:
        schools: rows of `schools.csv`.
        calendar: rows of `calendar.csv`, in their order.
        organisations: per school the opaque id of its organisation.
    """
    School.objects.bulk_create(
        School(
            code=one.school,
            name=one.name,
            sector=one.sector.value,
            municipality=one.municipality,
            holiday_region=one.holiday_region.value,
            lesson_minutes=one.lesson_minutes,
            lessons_per_day=one.lessons_per_day,
            day_minutes=one.day_minutes,
            morning_minutes=one.morning_minutes,
            organisation=organisations[one.school],
        )
        for one in schools
    )
    CalendarRow.objects.bulk_create(
        CalendarRow(
            school_id=one.school,
            first=one.first,
            last=one.last,
            open=one.is_open,
            reason=one.reason,
        )
        for one in calendar
    )


def load_pupils(enrolled: EnrolmentTable) -> None:
    """Add pupils without names, with their enrolments; their schools are known."""
    born = dict(zip(enrolled.pupil.texts(), enrolled.birth_day.tolist(), strict=True))
    Pupil.objects.bulk_create(
        (Pupil(id=key, birth_date=day_of(number)) for key, number in sorted(born.items())),
        batch_size=_BATCH,
    )
    Enrolment.objects.bulk_create(_enrolments(enrolled), batch_size=_BATCH)


def _enrolments(table: EnrolmentTable) -> Iterable[Enrolment]:
    rows = zip(
        table.pupil.texts(),
        table.school.texts(),
        table.group.texts(),
        table.first.tolist(),
        table.last.tolist(),
        strict=True,
    )
    for pupil, school, group, first, last in rows:
        yield Enrolment(
            pupil_id=pupil,
            school_id=school,
            group=group,
            first=day_of(first),
            last=None if last == STILL_ENROLLED else day_of(last),
        )


def load_names(names: Iterable[PupilName]) -> None:
    """Give known pupils their names; pupils that are not known are passed over."""
    known = set(Pupil.objects.values_list("id", flat=True))
    Pupil.objects.bulk_create(
        (
            Pupil(
                id=one.pupil,
                first_name=one.first_name,
                prefix=one.prefix,
                last_name=one.last_name,
            )
            for one in names
            if one.pupil in known
        ),
        batch_size=_BATCH,
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=["first_name", "prefix", "last_name"],
    )


def load_contacts(contacts: Iterable[Contact]) -> None:
    """Add parents of known pupils."""
    Parent.objects.bulk_create(
        (
            Parent(
                pupil_id=one.pupil,
                name=one.name,
                authority=one.authority,
                household=one.household,
                language=one.language,
                secret_address=one.secret_address,
            )
            for one in contacts
        ),
        batch_size=_BATCH,
    )
