"""Which organisations stand for the parties of a protocol in a case, and who acts in which role."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kantelpunt.casework.events.recorded import Actor
from kantelpunt.interchange.functions_file import functions
from kantelpunt.protocol.functions import Function
from kantelpunt.protocol.model.people import PartyKind
from kantelpunt.protocol.model.protocol import Protocol
from kantelpunt.web.people.selectors import Held, organisations_of_kind


@dataclass(frozen=True)
class Involved:
    """An organisation that may stand for parties of a protocol in a case.

    Attributes:
        id: opaque.
        parties: of the protocol, for which it stands.
    """

    id: str
    kind: str
    parties: tuple[str, ...]


_OTHERS = tuple(kind.value for kind in PartyKind if kind is not PartyKind.SCHOOL)


def involved(protocol: str, school: str, municipalities: Iterable[str]) -> list[Involved]:
    """The pupil's school, and the organisations of the region that work for the municipalities.

    Args:
        protocol: on which the case runs.
        school: opaque id of the organisation of the pupil's school.
        municipalities: of the school, and where the pupil lives.
    """
    where = {one for one in municipalities if one}
    found = [Involved(school, PartyKind.SCHOOL, parties_of(protocol, PartyKind.SCHOOL))]
    others = organisations_of_kind(_OTHERS)
    return found + [
        Involved(one.id, one.kind, parties_of(protocol, one.kind))
        for one in others
        if not one.municipalities or where.intersection(one.municipalities)
    ]


def parties_of(protocol: str, kind: str) -> tuple[str, ...]:
    """The parties of a protocol for which organisations of a kind stand."""
    found = [
        party
        for one in functions().by_id.values()
        if one.kind is not None and one.kind.value == kind
        for party in one.parties_in(protocol)
    ]
    return tuple(dict.fromkeys(found))


def functions_at(kind: str) -> Iterator[tuple[str, Function]]:
    """The functions that people of an organisation of a kind may hold."""
    for name, one in functions().by_id.items():
        if one.kind is None or one.kind.value == kind:
            yield name, one


def actors_for(
    protocol: Protocol, person: str, held: Iterable[Held]
) -> Iterator[tuple[Actor, Held]]:
    """As whom somebody may act under a protocol, the nearest role first."""
    name = protocol.protocol
    for one in held:
        function = functions().by_id.get(one.function)
        if function is None:
            continue
        parties = function.parties_in(name)
        for party in parties or parties_of(name, one.kind):
            for role in function.roles_as(protocol, party) if parties else function.roles_in(name):
                yield Actor(person, role, party), one
