"""Which function people hold in an organisation, and in which roles of each protocol they act."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Annotated

from pydantic import Field, ValidationError

from kantelpunt.foundation.errors import InputRefused, Problem, by_place
from kantelpunt.foundation.text import Text
from kantelpunt.protocol.actors import Actors
from kantelpunt.protocol.combinations import unknown_name
from kantelpunt.protocol.model.closed import Closed, Identifier, OneOrMore, Sentence
from kantelpunt.protocol.model.people import PartyKind
from kantelpunt.protocol.model.protocol import Protocol
from kantelpunt.protocol.model_mistakes import model_mistake
from kantelpunt.protocol.yaml_places import Path, PlacedYaml, read_yaml

FunctionId = Annotated[str, Field(pattern=r"^[a-z][a-z_]*$", max_length=60)]


class Sees(StrEnum):
    """Of which pupils a function brings work to someone; the gate decides what is shown of it."""

    GROUP = "group"
    SCHOOL = "school"
    MUNICIPALITY = "municipality"
    PARTNERSHIP = "partnership"
    ASKED = "asked"
    TABLE = "table"
    JOURNAL = "journal"
    NOTHING = "nothing"


class BothWays(Closed):
    """A name in Dutch, with English beside it."""

    nl: Sentence
    en: Sentence

    @property
    def text(self) -> Text:
        """The name as a text."""
        return Text(self.nl, self.en)


class InProtocol(Closed):
    """What a function is in one protocol."""

    party: OneOrMore[Identifier] = Field(
        (), description="As which party the organisation stands there; several: one of them."
    )
    roles: tuple[Identifier, ...] = Field(
        min_length=1, description="Roles, parties or bodies; the nearest to the function first."
    )


class Function(Closed):
    """What someone is in an organisation, apart from any protocol."""

    name: BothWays
    kind: PartyKind | None = Field(
        description="Of which kind the organisation is; nothing: of any kind."
    )
    sees: Sees
    protocols: dict[Identifier, InProtocol] = Field(default_factory=dict)

    def roles_in(self, protocol: str) -> tuple[str, ...]:
        """The roles, parties and bodies of a protocol in which this person may act.

        The nearest comes first; none where the protocol does not know the function.
        """
        known = self.protocols.get(protocol)
        return known.roles if known else ()

    def parties_in(self, protocol: str) -> tuple[str, ...]:
        """As which parties of a protocol the organisation may stand: one of these."""
        known = self.protocols.get(protocol)
        return known.party if known else ()

    def party_in(self, protocol: str) -> str | None:
        """As which party of a protocol the organisation stands, or the first of several."""
        return next(iter(self.parties_in(protocol)), None)

    def roles_as(self, protocol: Protocol, party: str) -> tuple[str, ...]:
        """The roles of a protocol for someone whose organisation stands as one of its parties."""
        actors = Actors.of(protocol)
        roles = self.roles_in(protocol.protocol)
        return tuple(role for role in roles if belongs(role, (party,), actors))


class NotOurs(Closed):
    """Those who act in a protocol and hold no function here, with the reason."""

    who: OneOrMore[Identifier] = Field(min_length=1)
    why: BothWays


class FunctionsFile(Closed):
    """The whole file."""

    functions: dict[FunctionId, Function] = Field(min_length=1)
    not_ours: tuple[NotOurs, ...] = ()


@dataclass(frozen=True)
class Functions:
    """Every function, and who has none.

    Attributes:
        by_id: the functions, in the order of the file.
        not_ours: who acts in a protocol without a function here.
        placed: the file, so that a mistake is told with its place.
    """

    by_id: Mapping[str, Function]
    not_ours: tuple[NotOurs, ...]
    placed: PlacedYaml = field(repr=False, compare=False)

    @cached_property
    def without_function(self) -> Mapping[str, Text]:
        """Per party, role or body that holds no function here: why."""
        return {who: one.why.text for one in self.not_ours for who in one.who}


def read_functions(text: str, *, file: str) -> Functions:
    """Read the file of functions.

    Args:
        text: the whole text of the file.
        file: its name, for messages.

    Raises:
        InputRefused: with every mistake, each with file, line and column.
    """
    placed = read_yaml(text, file)
    problems = list(placed.problems)
    whole = None
    try:
        whole = FunctionsFile.model_validate(placed.content)
    except ValidationError as error:
        problems += [model_mistake(detail, placed, FunctionsFile) for detail in error.errors()]
    if problems or whole is None:
        raise InputRefused(by_place(problems))
    return Functions(whole.functions, whole.not_ours, placed)


def check(functions: Functions, protocols: Mapping[str, Protocol]) -> None:
    """Hold functions against the protocols they name.

    Args:
        functions: what was read.
        protocols: every protocol that may be named, by its id.

    Raises:
        InputRefused: with every protocol, party or role that is not there, and every role that
            is of another party than the function's.
    """
    actors = {name: Actors.of(protocol) for name, protocol in protocols.items()}
    problems = [
        *_mistakes_in_functions(functions, actors),
        *_mistakes_in_others(functions, actors),
    ]
    if problems:
        raise InputRefused(by_place(problems))


def belongs(role: str, parties: tuple[str, ...], actors: Actors) -> bool:
    """Whether someone of one of these parties may act in a role.

    A party acts for those of which it is a part and for its own parts; a role that names no party
    is open to all. Without a party, so of an organisation of its own, any role may be held.
    """
    of_role = set(actors.parties_of(role))
    if not of_role or not parties:
        return True
    for_whom = {one for party in parties for one in _with_whole(party, actors)}
    whose = {one for party in of_role for one in _with_whole(party, actors)}
    return bool(for_whom & of_role or whose & set(parties))


def _with_whole(party: str, actors: Actors) -> Iterator[str]:
    """A party, and those of which it is a part."""
    here: str | None = party
    while here is not None and here in actors.parties:
        yield here
        here = actors.parties[here].part_of


def _mistakes_in_functions(functions: Functions, actors: Mapping[str, Actors]) -> Iterator[Problem]:
    for name, function in functions.by_id.items():
        for protocol, inside in function.protocols.items():
            path: Path = ("functions", name, "protocols", protocol)
            if protocol not in actors:
                told = unknown_name(protocol, list(actors), Text("protocol", "protocol"))
                at = functions.placed.place(path, of_key=True)
                yield Problem("unknown-protocol", told, at)
                continue
            yield from _mistakes_inside(inside, actors[protocol], functions.placed, path)


def _mistakes_inside(
    inside: InProtocol, actors: Actors, placed: PlacedYaml, path: Path
) -> Iterator[Problem]:
    for party in inside.party:
        if party not in actors.parties:
            told = unknown_name(party, list(actors.parties), Text("partij", "party"))
            yield Problem("unknown-party", told, placed.place((*path, "party")))
    everyone = [*actors.roles, *actors.parties, *actors.bodies]
    known = tuple(party for party in inside.party if party in actors.parties)
    for number, role in enumerate(inside.roles):
        at = placed.place((*path, "roles", number))
        if role not in everyone:
            kind = Text("partij, rol of overlegtafel", "party, role or body")
            yield Problem("unknown-actor", unknown_name(role, everyone, kind), at)
        elif not belongs(role, known, actors):
            theirs, ours = ", ".join(actors.parties_of(role)), ", ".join(known)
            told = Text(
                f'"{role}" hoort bij {theirs} en niet bij {ours}; noem die partij ook, of laat '
                "de rol weg",
                f'"{role}" belongs to {theirs} and not to {ours}; name that party too, or leave '
                "the role out",
            )
            yield Problem("role-of-another-party", told, at)


def _mistakes_in_others(functions: Functions, actors: Mapping[str, Actors]) -> Iterator[Problem]:
    known = {who for one in actors.values() for who in (*one.parties, *one.roles, *one.bodies)}
    for number, one in enumerate(functions.not_ours):
        for who in one.who:
            if who not in known:
                kind = Text("partij, rol of overlegtafel", "party, role or body")
                at = functions.placed.place(("not_ours", number, "who"))
                yield Problem("unknown-actor", unknown_name(who, sorted(known), kind), at)
