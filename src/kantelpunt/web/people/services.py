"""Writes people, organisations and functions."""

from collections.abc import Sequence
from datetime import date

from kantelpunt.foundation.register_terms import Sector
from kantelpunt.protocol.model.people import PartyKind
from kantelpunt.web.people.models import Organisation, Person, Position, Replacement


def add_organisation(
    name: str,
    kind: PartyKind,
    municipalities: Sequence[str] = (),
    sectors: Sequence[Sector] = (),
) -> str:
    """An organisation; gives its opaque id."""
    made = Organisation.objects.create(
        name=name,
        kind=kind.value,
        municipalities=list(municipalities),
        sectors=[one.value for one in sectors],
    )
    return made.id


def add_person(email: str, name: str, password: str | None = None, *, demo: bool = False) -> str:
    """A person; gives the opaque id."""
    person = Person.objects.create_user(email, password, name=name)
    if demo:
        person.demo = True
        person.save(update_fields=["demo"])
    return person.id


def add_position(
    person: str,
    organisation: str,
    function: str,
    first: date,
    *,
    last: date | None = None,
    groups: Sequence[str] = (),
) -> str:
    """Someone holds a function from a day on; gives the opaque id of that."""
    made = Position.objects.create(
        person_id=person,
        organisation_id=organisation,
        function=function,
        groups=list(groups),
        first=first,
        last=last,
    )
    return made.id


def end_position(position: str, last: date) -> None:
    """Someone holds a function until a day, that day included."""
    Position.objects.filter(id=position).update(last=last)


def replace(position: str, first: date, *, by: str | None, last: date | None = None) -> str:
    """Someone is away from a day on; `by` stands in, or nobody yet."""
    made = Replacement.objects.create(position_id=position, by_id=by, first=first, last=last)
    return made.id


def forget_password(person: str) -> None:
    """Somebody has no password any more; sessions that rest on it end."""
    who = Person.objects.get(pk=person)
    who.set_unusable_password()
    who.save(update_fields=["password"])
