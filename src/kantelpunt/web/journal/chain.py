"""How the entries of the journal hang together: each holds the hash of the one before it."""

import json
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from hashlib import sha256

from kantelpunt.casework.payloads import Destroyed, Payload

BEFORE_THE_FIRST = ""
"""What the first entry holds in the place of the hash of an entry before it."""


@dataclass(frozen=True)
class Anchor:
    """How far the journal was at some time: its last number, and the hash of that entry."""

    number: int = 0
    hash: str = BEFORE_THE_FIRST

    def __str__(self) -> str:
        return f"{self.number}:{self.hash}"


@dataclass(frozen=True)
class Facts:
    """All that an entry says; its hash is taken over every field.

    Attributes:
        number: 1 for the first entry, and so on, without gaps.
        moment: when; an aware moment.
        actor: id of the person, "" for nobody.
        role: id of the function in which the person did it.
        organisation: id of the organisation for which the person did it.
        action: what was done (`words.Action`).
        kind: with what (`words.Kind`).
        subjects: ids of what it was, and of the pupils whom it is about.
        parts: the parts of a case that were shown, when not all.
        result: how it ended (`words.Result`).
        code: why it was refused, or on which ground it was allowed.
        origin: the address of the computer, as a keyed hash.
        detail_hash: salted hash of a text that stands apart; "" when there is none.
        previous: hash of the entry before it.

    Raises:
        ValueError: when the moment has no time zone; a mistake in the program.
    """

    number: int
    moment: datetime
    actor: str
    role: str
    organisation: str
    action: str
    kind: str
    subjects: tuple[str, ...]
    parts: tuple[str, ...]
    result: str
    code: str
    origin: str
    detail_hash: str
    previous: str

    def __post_init__(self) -> None:
        if self.moment.tzinfo is None:
            raise ValueError("a moment in the journal has a time zone")


@dataclass(frozen=True)
class Line:
    """An entry as it is kept, with what is kept beside it.

    Attributes:
        number: where it stands.
        facts: what the entry says; None when what stands there can no longer be read.
        hash: the hash that is kept with it.
        found_by: ids of the subjects by which the entry is found.
        detail: the text that stands apart, or what is left of it.
    """

    number: int
    facts: Facts | None
    hash: str
    found_by: frozenset[str]
    detail: Payload | Destroyed | None = None


FACTS = tuple(field.name for field in fields(Facts))


def hash_of(facts: Facts) -> str:
    """SHA-256 in hexadecimal digits over the facts as JSON: ASCII, keys sorted, no spaces, UTC."""
    plain = {name: getattr(facts, name) for name in FACTS}
    plain["moment"] = facts.moment.astimezone(UTC).isoformat(timespec="microseconds")
    written = json.dumps(plain, sort_keys=True, separators=(",", ":"))
    return sha256(written.encode()).hexdigest()
