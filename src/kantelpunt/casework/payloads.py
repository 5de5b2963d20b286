"""Free text stands apart from the events: an event holds its salted hash, and no more.

What people wrote can be destroyed when it must not be kept any longer, or was wrong; the history
stays whole and can be replayed, and a record of the destroying takes the place of the text.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from hashlib import sha256
from typing import TypeAlias

from kantelpunt.casework.events.course import Evaluated, StepEvaluated
from kantelpunt.casework.events.justice import ArbitrationDecided
from kantelpunt.casework.events.recorded import Occurrence
from kantelpunt.casework.events.work import NoteWritten, PlanDrawnUp, PlanRevised, TalkHeld
from kantelpunt.foundation.errors import refuse
from kantelpunt.foundation.text import Text

APART: Mapping[type[Occurrence], str] = {
    NoteWritten: "text",
    TalkHeld: "notes",
    PlanDrawnUp: "text",
    PlanRevised: "text",
    Evaluated: "lesson",
    StepEvaluated: "lesson",
    ArbitrationDecided: "ruling",
}
"""Per kind of occurrence the field that holds the hash of a text that stands apart."""

SHORTEST_SALT = 16


class DestroyedBecause(StrEnum):
    """Why a text was destroyed."""

    RETENTION = "retention"
    CORRECTION = "correction"


@dataclass(frozen=True)
class Payload:
    """A text that stands apart.

    Attributes:
        salt: at least 16 bytes, made for this text alone, so that nobody can guess the text
            from its hash.
        text: what was written.

    Raises:
        ValueError: when the salt is shorter; a mistake in the program.
    """

    salt: bytes
    text: str

    def __post_init__(self) -> None:
        if len(self.salt) < SHORTEST_SALT:
            raise ValueError(f"a salt has at least {SHORTEST_SALT} bytes")

    @property
    def hash(self) -> str:
        """SHA-256 over salt and text (UTF-8), in hexadecimal digits: what the event holds."""
        return sha256(self.salt + self.text.encode()).hexdigest()


@dataclass(frozen=True)
class Destroyed:
    """What is left of a text that was destroyed.

    Attributes:
        on: the day on which it was destroyed.
        because: why.
    """

    on: date
    because: DestroyedBecause


Payloads: TypeAlias = Mapping[str, Payload | Destroyed]
"""Texts, or what is left of them, by the hash that the events hold."""


def with_payload(payloads: Payloads, payload: Payload) -> Payloads:
    """The same texts and one more."""
    return {**payloads, payload.hash: payload}


def destroyed(payloads: Payloads, key: str, record: Destroyed) -> Payloads:
    """The same texts, with in the place of one a record that it was destroyed.

    Twice is the same as once: the first record stays.

    Raises:
        InputRefused: when no such text is known.
    """
    there = payloads.get(key)
    if there is None:
        raise refuse("no-such-text", _unknown(key))
    return payloads if isinstance(there, Destroyed) else {**payloads, key: record}


def text_of(payloads: Payloads, key: str) -> str | Destroyed:
    """The text behind a hash, or that it was destroyed.

    Raises:
        InputRefused: when no such text is known, or it is no longer what was written.
    """
    there = payloads.get(key)
    if there is None:
        raise refuse("no-such-text", _unknown(key))
    if isinstance(there, Destroyed):
        return there
    if there.hash != key:
        raise refuse("text-was-changed", _changed(key))
    return there.text


def _unknown(key: str) -> Text:
    return Text(
        f"bij kenmerk {key[:12]}… hoort geen tekst; haal de teksten van deze casus opnieuw op",
        f"no text belongs to {key[:12]}…; fetch the texts of this case again",
    )


def _changed(key: str) -> Text:
    return Text(
        f"de tekst bij kenmerk {key[:12]}… is niet meer wat er geschreven is; haal hem terug uit "
        "een reservekopie",
        f"the text at {key[:12]}… is no longer what was written; restore it from a backup",
    )
