"""An event: what happened in a case, when, by whom, on which version of the protocol."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, NamedTuple


class Occurrence:
    """What happened, by codes and references; free text stands apart, behind its hash."""

    __slots__ = ()
    by_itself: ClassVar[bool] = False
    """Whether it follows from the protocol, and is never told by people."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts.

    Attributes:
        person: an opaque id.
        role: id of a role, party or body of the protocol, in which the person acts.
        organisation: id of the party to which the person belongs.
    """

    person: str
    role: str
    organisation: str


class Event(NamedTuple):
    """An occurrence as it is kept; events are only ever added.

    Attributes:
        case: an opaque id.
        sequence: its place among the events of the case, from 1.
        moment: in Dutch local time.
        actor: who told it; None when it follows from the protocol, or from what was registered.
        version: the version of the protocol on which the case ran, as `id@date`.
        what: what happened.
    """

    case: str
    sequence: int
    moment: datetime
    actor: Actor | None
    version: str
    what: Occurrence

    @property
    def id(self) -> str:
        """Names this event among all events."""
        return f"{self.case}/{self.sequence}"
