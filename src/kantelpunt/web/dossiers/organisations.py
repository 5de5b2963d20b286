"""Which organisations stand for the parties of a protocol in a case, and who acts in which role."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kantelpunt.casework.agreement import Agreement
from kantelpunt.casework.events.recorded import Actor
from kantelpunt.interchange.functions_file import functions
from kantelpunt.protocol.functions import Function
from kantelpunt.protocol.model.people import PartyKind
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


_OFFICE = PartyKind.ATTENDANCE_OFFICE.value
_OTHERS = tuple(kind.value for kind in PartyKind if kind is not PartyKind.SCHOOL)


def involved(agreement: Agreement, school: str, municipalities: Iterable[str]) -> list[Involved]:
    """The pupil's school, and who works for its sector and these municipalities.

    Of attendance offices only that of where the pupil lives: so the law divides them.

    Args:
        agreement: on which the case runs.
        school: opaque id of the organisation of the pupil's school; of a child without one that
            of the office which stands in its place.
        municipalities: of the school, and then where the pupil lives, when that is known.
    """
    where = [one for one in municipalities if one]
    home = where[-1:]
    of_school = parties_of(agreement, PartyKind.SCHOOL)
    others = organisations_of_kind(_OTHERS)
    found = [
        Involved(
            one.id,
            one.kind,
            (*parties_of(agreement, one.kind), *(of_school if one.id == school else ())),
        )
        for one in others
        if one.id == school
        or one.works_for(home if one.kind == _OFFICE else where, agreement.sector)
    ]
    if any(one.id == school for one in found):
        return found
    return [Involved(school, PartyKind.SCHOOL, of_school), *found]


def parties_of(agreement: Agreement, kind: str) -> tuple[str, ...]:
    """The parties for which organisations of a kind stand, of those that the sector has."""
    found = [
        party
        for one in functions().by_id.values()
        if one.kind is not None and one.kind.value == kind
        for party in one.parties_in(agreement.protocol.protocol)
        if party in agreement.parties
    ]
    return tuple(dict.fromkeys(found))


def functions_at(kind: str) -> Iterator[tuple[str, Function]]:
    """The functions that people of an organisation of a kind may hold."""
    for name, one in functions().by_id.items():
        if one.kind is None or one.kind.value == kind:
            yield name, one


def actors_for(
    agreement: Agreement, person: str, held: Iterable[Held]
) -> Iterator[tuple[Actor, Held]]:
    """As whom somebody may act under an agreement, the nearest role first."""
    protocol = agreement.protocol
    name = protocol.protocol
    for one in held:
        function = functions().by_id.get(one.function)
        if function is None:
            continue
        parties = [party for party in function.parties_in(name) if party in agreement.parties]
        for party in parties or parties_of(agreement, one.kind):
            for role in function.roles_as(protocol, party) if parties else function.roles_in(name):
                yield Actor(person, role, party), one
