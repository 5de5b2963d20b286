"""Parties, roles and bodies under one roof: their names, and which parties stand behind them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kantelpunt.protocol.model.closed import NOT_IN_TEXT
from kantelpunt.protocol.model.people import Body, Party, PartyKind, Role
from kantelpunt.protocol.model.protocol import Protocol

_SETTING = "setting "


@dataclass(frozen=True)
class Actors:
    """Whoever a protocol names, by id."""

    parties: dict[str, Party]
    roles: dict[str, Role]
    bodies: dict[str, Body]
    settings: dict[str, str]

    @classmethod
    def of(cls, protocol: Protocol) -> "Actors":
        """The actors of a protocol."""
        return cls(
            protocol.parties,
            protocol.roles,
            {body.id: body for body in protocol.bodies},
            {setting.id: setting.name for setting in protocol.settings},
        )

    def name(self, who: str) -> str:
        """How people call it, in Dutch."""
        if who == NOT_IN_TEXT:
            return "staat niet in de tekst"
        if who.startswith(_SETTING):
            return f"keuze van de regio ({self.settings[who.removeprefix(_SETTING)]})"
        found = self.parties.get(who) or self.roles.get(who) or self.bodies[who]
        return found.name

    def parties_of(self, who: str) -> Iterator[str]:
        """The ids of the parties behind an actor; none for one that is left open."""
        if who in self.parties:
            yield who
        elif who in self.roles:
            role = self.roles[who]
            yield from role.party
            for one in () if role.party else role.among:
                yield from self.parties_of(one)
        elif who in self.bodies:
            for seat in self.bodies[who].seats:
                for one in seat.who:
                    yield from self.parties_of(one)

    def kinds(self, everyone: Iterable[str]) -> set[PartyKind]:
        """The kinds of all parties behind these actors."""
        return {self.parties[party].kind for who in everyone for party in self.parties_of(who)}
