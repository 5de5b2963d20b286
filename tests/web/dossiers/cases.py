"""Cases in the database with the people around them, written short."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.conf import settings as django_settings
from django.test import Client
from django.urls import reverse

from kantelpunt.casework.events.course import Opened, OpenedBy
from kantelpunt.casework.events.recorded import Occurrence
from kantelpunt.foundation.register_terms import Sector
from kantelpunt.protocol.model.people import PartyKind
from kantelpunt.web.dossiers import selectors, services
from kantelpunt.web.pages.clock import at
from kantelpunt.web.people.models import Person
from kantelpunt.web.people.selectors import held_by
from kantelpunt.web.people.services import add_organisation
from kantelpunt.web.protocols.selectors import shelf
from kantelpunt.web.schools.models import Parent
from kantelpunt.web.schools.selectors import school
from tests.regions import VO
from tests.web.making import make_person, make_pupil, make_school

BEGAN, TODAY = date(2026, 2, 23), date(2026, 3, 9)
AT_SCHOOL = ("mentor", "absence_coordinator", "support_coordinator", "school_leader")
ELSEWHERE = {
    PartyKind.ATTENDANCE_OFFICE: ("attendance_officer",),
    PartyKind.PARTNERSHIP: ("partnership_contact", "case_director"),
    PartyKind.YOUTH_HEALTH: ("youth_doctor",),
    PartyKind.MUNICIPALITY: ("access_worker",),
    PartyKind.YOUTH_HELP: ("youth_help",),
}


@dataclass
class Region:
    """A school with one pupil, and somebody in every function that cases know."""

    school: str
    pupil: str
    people: dict[str, str]


def make_region(protocol: str) -> Region:
    """Under one protocol; the pupil is 14, both parents have authority."""
    organisation = make_school(VO, protocol=protocol, name="Lyceum De Linde")
    people = {
        function: make_person(organisation, function, groups=["3a"] if function == "mentor" else ())
        for function in AT_SCHOOL
    }
    for kind, functions in ELSEWHERE.items():
        elsewhere = add_organisation(f"Organisatie {kind}", kind, ["Ergens"])
        people |= {function: make_person(elsewhere, function) for function in functions}
    pupil = make_pupil("p-anna", last_name="Jansen", birth_date=date(2011, 9, 5))
    for name in ("Bo Jansen", "Cas Peters"):
        Parent.objects.create(pupil_id=pupil, name=name, authority=True, household=name)
    Parent.objects.create(pupil_id=pupil, name="Dirk Smit", authority=False, household="d")
    return Region(VO, pupil, people)


def open_case(region: Region, protocol: str, *then: Occurrence, by: str = "") -> str:
    """A case for a concern, two weeks before today; the coordinator opens and leads it."""
    version = shelf().of_protocol(protocol)[0]
    who = school(region.school)
    new = services.NewCase(
        region.pupil,
        region.school,
        who.organisation,
        Sector.VO,
        f"{protocol}@{version.first.isoformat()}",
    )
    what = Opened(OpenedBy.CONCERN, region.pupil, Sector.VO, BEGAN, date(2011, 9, 5))
    person = region.people[by or "absence_coordinator"]
    kept = services.open_case(new, what, then, teller(person), at(BEGAN))
    return kept.case


def teller(person: str, day: date = BEGAN) -> services.Teller:
    """Somebody in all functions of that day."""
    return services.Teller(person, held_by(person, day))


def tell(region: Region, case: str, by: str, *what: Occurrence, day: date = BEGAN) -> None:
    """Somebody tells things on a day before today."""
    services.tell(case, what, teller(region.people[by]), at(day, 10))


def signed_in(person: str) -> Client:
    """A browser in which somebody signed in."""
    client = Client()
    client.force_login(Person.objects.get(id=person), django_settings.AUTHENTICATION_BACKENDS[0])
    return client


def address(case: str, key: str, **given: object) -> str:
    """Of an act."""
    return reverse("dossiers:act", args=[case, key], query=given or None)


def kinds_of(case: str) -> Sequence[str]:
    """What was told in a case, in order; not what followed by itself."""
    found = selectors.dossier(case, at(TODAY, 23))
    return [type(event.what).__name__ for event in found.events if event.actor]


def last(case: str) -> Occurrence:
    """What people told last."""
    found = selectors.dossier(case, at(TODAY, 23))
    return next(event.what for event in reversed(found.events) if event.actor)


def does(client: Client, url: str, data: dict[str, object]):
    """Send a form, and say yes where the page first shows what will happen."""
    response = client.post(url, data)
    if response.status_code == 200:
        assert b"Dit gebeurt er" in response.content
        response = client.post(url, {**data, "akkoord": "1"})
    return response
