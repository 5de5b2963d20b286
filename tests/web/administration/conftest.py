"""A region of two schools and an attendance office, with an administrator who is signed in."""

from dataclasses import dataclass

import pytest
from django.test import Client
from django.utils import timezone

from kantelpunt.protocol.model.people import PartyKind
from kantelpunt.web.journal.selectors import entries
from kantelpunt.web.journal.words import Kind
from kantelpunt.web.pages.clock import at
from kantelpunt.web.people.models import Person
from kantelpunt.web.people.services import add_organisation
from tests.web.administration.cases import Region
from tests.web.making import make_person, make_pupil, make_school

OTHER = "00VO01"


@dataclass
class Administered(Region):
    """Further: another school, an office with an administrator, and a mentor."""

    other: str
    office: str
    me: str
    mentor: str


@pytest.fixture
def region(db):
    school, other = make_school(name="De Linde"), make_school(OTHER, name="De Es")
    office = add_organisation("Regio", PartyKind.MUNICIPALITY)
    make_pupil("noor", group="3a")
    make_pupil("sam", group="3b")
    return Administered(
        school,
        make_person(school, "absence_coordinator", name="Cor Zorg"),
        other,
        office,
        make_person(office, "administrator", name="Anna Beheer"),
        make_person(school, "mentor", name="Mia Mentor", groups=["3a"]),
    )


@pytest.fixture
def signed_in(region):
    def client_of(person):
        client = Client()
        client.force_login(Person.objects.get(pk=person))
        return client

    return client_of


@pytest.fixture
def me(signed_in, region):
    """The administrator's browser."""
    return signed_in(region.me)


def journalled():
    """What stands in the journal, but for signing in."""
    return list(entries().exclude(kind=Kind.SESSION).order_by("number"))


@pytest.fixture
def on_day(monkeypatch):
    """Answer as on a day."""

    def moved(day):
        noon = at(day, 12)
        monkeypatch.setattr(timezone, "now", lambda: noon)

    return moved
