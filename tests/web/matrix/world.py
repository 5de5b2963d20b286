"""A small region around one case: made once, and asked for by everybody."""

from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date
from http.cookies import SimpleCookie

from django.conf import settings
from django.db import transaction
from django.test import Client, override_settings

from kantelpunt.web.people.models import Person
from kantelpunt.web.schools.legal_status import FILES
from kantelpunt.web.schools.models import HandedIn
from tests.web.days import noon_of
from tests.web.making import make_pupil
from tests.web.matrix.around import (
    latest_entry,
    make_administration,
    make_import,
    make_signals,
)
from tests.web.matrix.case import make_case, who
from tests.web.matrix.kept_words import FIRST_NAME, LAST_NAME
from tests.web.matrix.people import (
    GROUP,
    OTHER,
    OTHER_GROUP,
    OWN,
    Somebody,
    make_people,
    make_schools,
)

PROTOCOL = "tilburg-vo"
TODAY = date(2026, 3, 9)
_PUPILS = {
    "p-1": (OWN, GROUP, FIRST_NAME, LAST_NAME),
    "p-2": (OWN, OTHER_GROUP, "Roderik", "Appelboom"),
    "p-3": (OTHER, GROUP, "Tjalling", "Bessem"),
}


@dataclass
class World:
    """What there is.

    Attributes:
        schools: the organisation per code.
        things: opaque ids of the case and what belongs to it, by the name that routes use.
    """

    schools: dict[str, str]
    people: list[Somebody]
    things: dict[str, str]
    clients: dict[str, Client] = field(default_factory=dict)
    cookies: dict[str, SimpleCookie] = field(default_factory=dict)

    def one(self, function: str, relation: str) -> Somebody:
        """Somebody in a function and a relation."""
        wanted = (function, relation)
        return next(one for one in self.people if (one.function, one.relation) == wanted)

    def browser(self, person: str) -> Client:
        """In which somebody signed in, whatever was done in it before."""
        client = self.clients[person]
        client.cookies = deepcopy(self.cookies[person])
        return client


def signed_in(person: str) -> Client:
    """A browser in which somebody signs in."""
    client = Client()
    client.force_login(Person.objects.get(pk=person), settings.AUTHENTICATION_BACKENDS[0])
    return client


@contextmanager
def made_world() -> Iterator[World]:
    """The region; everything that is done in it is undone afterwards."""
    with override_settings(DEMO=True), undone():
        noon_of(TODAY)
        schools = make_schools(PROTOCOL)
        for pupil, (school, group, first, last) in _PUPILS.items():
            make_pupil(pupil, school, group=group, first_name=first, last_name=last)
        HandedIn.objects.bulk_create(HandedIn(file=one) for one in FILES)
        people = make_people(schools)
        things = make_signals({one: told[0] for one, told in _PUPILS.items()}, TODAY)
        things |= make_case(people, PROTOCOL, "p-1", TODAY)
        things |= make_import(who(people, "school_leader", "own").person, "p-1", TODAY)
        things |= make_administration(people, PROTOCOL, TODAY)
        world = World(schools, people, things)
        for one in people:
            world.clients[one.person] = signed_in(one.person)
            world.cookies[one.person] = deepcopy(world.clients[one.person].cookies)
        things |= latest_entry()
        yield world


@contextmanager
def undone() -> Iterator[None]:
    """Whatever is done inside did not happen."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
