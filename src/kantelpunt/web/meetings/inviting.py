"""Who is asked to a meeting: the seats of a table or the people of a meeting in the protocol."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from kantelpunt.foundation.register_terms import Sector
from kantelpunt.interchange.functions_file import functions
from kantelpunt.protocol.functions import Sees
from kantelpunt.protocol.model.people import PartyKind
from kantelpunt.protocol.model.protocol import Protocol
from kantelpunt.web.gate.viewer import sees
from kantelpunt.web.people.selectors import Someone, holders, organisations_of_kind
from kantelpunt.web.protocols.selectors import agreement, version_called
from kantelpunt.web.schools.contacts import people_of_contacts

_TABLE, _RHYTHM = "tafel", "overleg"
_MEETS = frozenset(Sees) - {Sees.JOURNAL, Sees.NOTHING}
_ALL = tuple(one.value for one in PartyKind)
_OTHERS = tuple(one.value for one in PartyKind if one is not PartyKind.SCHOOL)


@dataclass(frozen=True)
class Agreed:
    """A table of a protocol, or a meeting that it asks for.

    Attributes:
        code: `VERSION/tafel/ID` or `VERSION/overleg/ID`: opaque enough for an address.
        rhythm: the id of the meeting in the protocol; empty for a table.
        who: roles, parties and bodies that are asked.
        chair: who chairs; empty when the text does not say.
    """

    code: str
    name: str
    rhythm: str
    who: tuple[str, ...]
    chair: tuple[str, ...]


def agreed_in(versions: Iterable[str]) -> list[Agreed]:
    """The tables of some versions, and the meetings that they ask for.

    Of a table and its meeting by one name only the meeting, by which a term is met.
    """
    known = [one for version in dict.fromkeys(versions) for one in _agreed(version)]
    meet = {(_version(one), one.name) for one in known if one.rhythm}
    return [one for one in known if one.rhythm or (_version(one), one.name) not in meet]


def by_protocol(known: Iterable[Agreed]) -> list[tuple[str, list[tuple[str, str]]]]:
    """Codes and names, under the title of the protocol in which they stand."""
    found: dict[str, list[tuple[str, str]]] = {}
    for one in known:
        found.setdefault(version_called(_version(one)).protocol.title, []).append(
            (one.code, one.name)
        )
    return list(found.items())


def _version(one: Agreed) -> str:
    return one.code.partition("/")[0]


def _agreed(version: str) -> list[Agreed]:
    protocol = version_called(version).protocol
    tables = [
        Agreed(
            f"{version}/{_TABLE}/{one.id}",
            one.name,
            "",
            tuple(who for seat in one.seats for who in seat.who),
            tuple(who for seat in one.seats if seat.chair for who in seat.who),
        )
        for one in protocol.bodies
    ]
    return tables + [
        Agreed(
            f"{version}/{_RHYTHM}/{one.id}",
            one.name,
            one.id,
            (*one.participants, *one.optional),
            (one.chair,) if one.chair else (),
        )
        for one in protocol.meetings
    ]


def agreed_called(code: str) -> Agreed | None:
    """The table or meeting of a code; None for a code that says nothing."""
    version = code.partition("/")[0]
    try:
        return next((one for one in _agreed(version) if one.code == code), None)
    except KeyError:
        return None


def people_to_ask(organisations: Iterable[str], day: date) -> list[Someone]:
    """Who may be asked: of some organisations, their regular contacts, then of the region.

    People of other schools are not asked.
    """
    own = set(organisations)
    known = [one for one in functions().by_id if sees(one) in _MEETS]
    others = [one.id for one in organisations_of_kind(_OTHERS)]
    found = holders(known, dict.fromkeys([*own, *others]), day)
    once = {one.person: one for one in reversed(found)}
    people = [one for one in found if once[one.person] is one]
    contacts = people_of_contacts(own, day)
    return sorted(
        people,
        key=lambda one: (
            one.organisation not in own,
            one.person not in contacts,
            one.organisation_name,
        ),
    )


def nearby(
    people: Iterable[Someone], organisation: str, version: str, *, home: str = ""
) -> list[Someone]:
    """Those who work for the children of an organisation, in the education of a protocol.

    Args:
        people: who may be asked.
        organisation: the school, or who calls the meeting.
        version: of the protocol.
        home: the municipality in which the pupil lives, where the meeting is about one.
    """
    known = {one.id: one for one in organisations_of_kind(_ALL)}
    own = known.get(organisation)
    where = {*(own.municipalities if own else ()), home} - {""}
    if not where:
        return list(people)
    sectors = version_called(version).protocol.sector
    near = {one.id for one in known.values() if any(one.works_for(where, each) for each in sectors)}
    return [one for one in people if one.organisation in near]


def suggested(people: Sequence[Someone], who: Iterable[str], version: str) -> set[str]:
    """The people whose nearest role in a protocol is asked.

    Where all of a school are meant, its many mentors and teachers are not asked by themselves.
    """
    by = agreement(version, Sector.VO)
    wanted = tuple(who)
    return {
        one.person
        for one in people
        for role in roles_in(by.protocol.protocol, one.function)[:1]
        if role in wanted or (sees(one.function) is not Sees.GROUP and by.speaks_for(role, wanted))
    }


def roles_in(protocol: str, function: str) -> tuple[str, ...]:
    """The roles of a function in a protocol, the nearest first."""
    known = functions().by_id.get(function)
    return known.roles_in(protocol) if known else ()


def roles_for(
    protocol: Protocol, held: Iterable[str], *, parents: bool, child: bool
) -> tuple[str, ...]:
    """As whom people of some functions, and the family, are there for a case."""
    near = [role for one in held for role in roles_in(protocol.protocol, one)[:1]]
    kinds = {PartyKind.PARENTS: parents, PartyKind.PUPIL: child}
    family = [name for name, one in protocol.parties.items() if kinds.get(one.kind)]
    return tuple(dict.fromkeys([*near, *family]))
