"""What lacks before anybody can work; an administrator sees it until it is there."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from kantelpunt.foundation.text import Text
from kantelpunt.protocol.model.people import PartyKind
from kantelpunt.web.people.staff import everybody, organisations
from kantelpunt.web.protocols.selectors import assigned
from kantelpunt.web.schools.places import places

_MOST_NAMED = 3
_LOAD = Text(
    "Lees scholen, leerlingen, namen en codes in; elke school wordt een organisatie",
    "Load schools, pupils, names and codes; every school becomes an organisation",
)
_OFFICE = Text(
    "Voeg leerplicht toe, en de andere organisaties die meedoen",
    "Add the attendance office, and the other organisations that take part",
)
_PEOPLE = Text(
    "Voeg mensen toe: geef hun een functie en een uitnodiging",
    "Add people: give them a function and an invitation",
)


def lacking(today: date) -> Iterator[tuple[str, Text]]:
    """Where to go and what to do there, in the order in which it is best done."""
    schools = places()
    if not schools:
        yield reverse("register:load"), _LOAD
    if not organisations().filter(kind=PartyKind.ATTENDANCE_OFFICE).exists():
        yield reverse("administration:add_organisation"), _OFFICE
    rows = assigned(today)
    named = {row[0] for row in rows if row[0]}
    sectors = {row[1] for row in rows if row[1]}
    without = [one.name for one in schools if one.code not in named and one.sector not in sectors]
    if without or not rows:
        yield reverse("administration:assign"), _no_protocol(without)
    if not everybody().exclude(positions__function="administrator").exists():
        yield reverse("administration:add_person"), _PEOPLE


def _no_protocol(schools: list[str]) -> Text:
    first = "; ".join(schools[:_MOST_NAMED]) + ("; …" if len(schools) > _MOST_NAMED else "")
    where = f": {first}" if schools else ""
    return Text(
        f"Laat een protocol beginnen; zonder protocol zijn er geen signalen{where}",
        f"Let a protocol begin; without a protocol there are no signals{where}",
    )
