"""From the text of a protocol file to the typed protocol, or to every mistake in it."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

from pydantic import ValidationError

from kantelpunt.foundation.errors import InputRefused, by_place
from kantelpunt.protocol.based_on import Base, base_named, rested, unknown_base
from kantelpunt.protocol.combinations import combination_mistakes
from kantelpunt.protocol.model.protocol import Protocol
from kantelpunt.protocol.model.signals import Signal
from kantelpunt.protocol.model_mistakes import model_mistake
from kantelpunt.protocol.otherwise import otherwise_mistakes
from kantelpunt.protocol.references import reference_mistakes
from kantelpunt.protocol.yaml_places import Plain, read_yaml


@dataclass(frozen=True, eq=False)
class ProtocolVersion:
    """One version of a protocol, as it stands in one file.

    Attributes:
        first: the day on which it takes effect.
        file: the file it was read from, for people.
        content_hash: SHA-256 of the text, and of the base it rests on, for receipts.
        content: the keys and values, its base included.
        inherited: places that come from the base, such as `signals.zestien-uur`.
    """

    protocol: Protocol
    first: date
    file: str
    content_hash: str
    content: Plain = field(default=None, repr=False)
    inherited: frozenset[str] = frozenset()

    @property
    def id(self) -> str:
        """The id of the protocol."""
        return self.protocol.protocol

    def signal(self, signal: str) -> Signal:
        """The signal with an id.

        Raises:
            KeyError: when the protocol has no such signal.
        """
        for candidate in self.protocol.signals:
            if candidate.id == signal:
                return candidate
        raise KeyError(signal)


BaseNamed: TypeAlias = Callable[[str], "ProtocolVersion | None"]
"""Gives the version of a protocol on which another may rest; None when there is none."""


def read_protocol(
    text: str,
    *,
    file: str,
    first: date,
    base: BaseNamed = lambda _: None,
    known: Sequence[str] = (),
) -> ProtocolVersion:
    """Read a protocol file.

    Args:
        text: the whole text of the file.
        file: its name, for messages.
        first: the day on which this version takes effect.
        base: gives the protocol that `based_on` names.
        known: the ids of protocols, for messages.

    Raises:
        InputRefused: with every mistake, each with file, line and column and, for a misspelt
            name, the nearest valid one.
    """
    placed = read_yaml(text, file)
    problems = list(placed.problems)
    content_hash = hashlib.sha256(text.encode()).hexdigest()
    inherited: frozenset[str] = frozenset()
    if name := base_named(placed):
        below = base(name)
        if below is None:
            raise InputRefused([*problems, unknown_base(placed, name, list(known))])
        whole = rested(placed, Base(below.content, below.content_hash))
        placed, inherited = whole.placed, whole.inherited
        problems += whole.problems
        content_hash = hashlib.sha256(f"{content_hash}{below.content_hash}".encode()).hexdigest()
    protocol = None
    try:
        protocol = Protocol.model_validate(placed.content)
    except ValidationError as error:
        problems += [model_mistake(detail, placed, Protocol) for detail in error.errors()]
    problems += combination_mistakes(placed)
    problems += reference_mistakes(placed)
    problems += otherwise_mistakes(placed)
    if problems or protocol is None:
        raise InputRefused(by_place(problems))
    return ProtocolVersion(protocol, first, file, content_hash, placed.content, inherited)
