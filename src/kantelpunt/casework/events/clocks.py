"""Terms and waiting: what was set, suspended, moved; for what is waited."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from kantelpunt.casework.events.recorded import Occurrence


class WaitingFor(StrEnum):
    """What a child waits for."""

    CARE = "care"
    SCHOOL_PLACE = "school_place"
    HEARING = "hearing"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class TermSet(Occurrence):
    """Another term was agreed beforehand, where the protocol allows it.

    Attributes:
        timer: the place in the protocol that sets the term.
        term: as the protocol writes terms: `6 school_weeks`.
    """

    timer: str
    term: str


@dataclass(frozen=True, slots=True)
class TermSuspended(Occurrence):
    """A term stands still.

    Attributes:
        timer: the place in the protocol that sets the term.
        until: the last day on which it stands still.
        ground: why it may.
    """

    timer: str
    until: date
    ground: str


@dataclass(frozen=True, slots=True)
class TermResumed(Occurrence):
    """A term runs again before the day that was set; this day counts."""

    timer: str


@dataclass(frozen=True, slots=True)
class TermExtended(Occurrence):
    """A term that is running was made longer, where the protocol allows it."""

    timer: str
    term: str
    ground: str


@dataclass(frozen=True, slots=True)
class TermMoved(Occurrence):
    """A calendar was changed, and with it the last day of a term."""

    by_itself: ClassVar[bool] = True
    timer: str
    was: date
    due: date
    why: str


@dataclass(frozen=True, slots=True)
class WaitingStarted(Occurrence):
    """The child began to wait; no clock stops for it.

    Attributes:
        cause: for what.
        where: from whom something is awaited: a party, or a few words.
        contact: who keeps in touch with those who let wait.
        ask_again: the day on which is asked how it stands.
    """

    cause: WaitingFor
    where: str
    contact: str
    ask_again: date


@dataclass(frozen=True, slots=True)
class WaitingAsked(Occurrence):
    """It was asked how the waiting stands."""

    cause: WaitingFor
    ask_again: date


@dataclass(frozen=True, slots=True)
class WaitingEnded(Occurrence):
    """The waiting is over."""

    cause: WaitingFor
    reason: str
