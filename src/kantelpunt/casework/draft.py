"""A copy of a case to which events are added, before anybody keeps them."""

from dataclasses import dataclass, field
from datetime import datetime

from kantelpunt.casework.agreement import Agreement
from kantelpunt.casework.case import Case
from kantelpunt.casework.due import Terms
from kantelpunt.casework.events.recorded import Actor, Event, Occurrence
from kantelpunt.casework.evolve import follow


@dataclass(slots=True)
class Draft:
    """What a command brings about.

    Attributes:
        case: a copy that nobody else holds.
        agreement: on which the case runs.
        terms: ends of terms on the calendar of the school.
        events: what was added.
    """

    case: Case
    agreement: Agreement
    terms: Terms
    events: list[Event] = field(default_factory=list)

    @classmethod
    def of(cls, case: Case, agreement: Agreement, terms: Terms) -> "Draft":
        """Begin with a copy.

        Raises:
            ValueError: when the case runs on another version of a protocol (CM-14).
        """
        if case.sequence and case.version != agreement.id:
            raise ValueError(f"{case.id} runs on {case.version}, not on {agreement.id}")
        return cls(case.copied(), agreement, terms)

    def add(self, what: Occurrence, moment: datetime, actor: Actor | None = None) -> None:
        """Add an event, and let the case follow it; without an actor it comes by itself."""
        case = self.case
        event = Event(case.id, case.sequence + 1, moment, actor, case.version, what)
        follow(case, event)
        self.events.append(event)
