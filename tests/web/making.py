"""Schools, pupils, registrations and people in the database, written short."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from kantelpunt.protocol.model.people import PartyKind
from kantelpunt.web.people.services import add_organisation, add_person, add_position
from kantelpunt.web.protocols.services import assign
from kantelpunt.web.register.models import Absence, Reason, Submission
from kantelpunt.web.schools.models import Enrolment, Exemption, Pupil, Residence, School
from tests.regions import VO, Absent

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
LONG_AGO = date(2023, 8, 1)
CODES = {"S": ("sick", True), "O": ("unauthorised", False), "L": ("late", False)}


def moment(day: str, hour: int = 12) -> datetime:
    """An hour of a day in Amsterdam."""
    return datetime.fromisoformat(day).replace(hour=hour, tzinfo=AMSTERDAM)


def make_school(code=VO, *, protocol="landelijk", sector="vo", name="") -> str:
    """A VO school of seven lessons of 45 minutes; the id of its organisation."""
    organisation = add_organisation(name or f"School {code}", PartyKind.SCHOOL, ["Ergens"])
    School.objects.create(
        code=code,
        name=name or f"School {code}",
        sector=sector,
        municipality="Ergens",
        holiday_region="midden",
        lesson_minutes=45 if sector in ("vo", "vso") else None,
        lessons_per_day=7 if sector in ("vo", "vso") else None,
        day_minutes=None if sector in ("vo", "vso") else 330,
        organisation=organisation,
    )
    if protocol:
        assign(protocol, LONG_AGO, school=code)
    return organisation


def make_pupil(pupil="anna", school=VO, *, group="3a", first=LONG_AGO, last=None, **told) -> str:
    """A pupil at a school; once more for another enrolment."""
    told = {"birth_date": date(2011, 4, 5), "first_name": pupil.title(), **told}
    Pupil.objects.get_or_create(id=pupil, defaults=told)
    Enrolment.objects.create(pupil_id=pupil, school_id=school, group=group, first=first, last=last)
    return pupil


def make_child(pupil="thuis", municipality="Ergens", *, since=LONG_AGO, exempt="", **told) -> str:
    """A child of thirteen that no school knows; `exempt` is an article, for a school year."""
    told = {"birth_date": date(2012, 6, 1), "first_name": pupil.title(), **told}
    Pupil.objects.create(id=pupil, municipality=municipality, **told)
    Residence.objects.create(pupil_id=pupil, municipality=municipality, first=since)
    if exempt:
        days = {"first": date(2025, 8, 1), "last": date(2026, 7, 31)}
        Exemption.objects.create(pupil_id=pupil, article=exempt, **days)
    return pupil


def make_reasons() -> None:
    """The codes S, O and L at every school."""
    for code, (category, authorised) in CODES.items():
        Reason.objects.get_or_create(
            school="", code=code, defaults={"category": category, "authorised": authorised}
        )


def register_absence(rows: list[Absent], *, until: str | None = None) -> None:
    """Registrations that stand, and up to when the schools have handed them in."""
    make_reasons()
    Absence.objects.bulk_create(
        Absence(
            pupil=row.pupil,
            school=row.school,
            day=date.fromisoformat(row.day),
            lesson=str(row.lesson),
            minutes=row.minutes,
            reason=row.reason,
        )
        for row in rows
    )
    if until:
        for school in {row.school for row in rows}:
            Submission.objects.update_or_create(
                school=school, defaults={"submitted_until": date.fromisoformat(until)}
            )


def make_person(organisation, function="absence_coordinator", *, name="", groups=()) -> str:
    """Somebody who holds a function in an organisation; the opaque id."""
    name = name or f"{function} {organisation}"
    person = add_person(f"{name.replace(' ', '.')}@demo.example", name, demo=True)
    add_position(person, organisation, function, LONG_AGO, groups=groups)
    return person
