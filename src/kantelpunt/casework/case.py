"""A case as its events make it: a value that is computed, and never stored as truth."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, NamedTuple, TypeVar, cast

from kantelpunt.casework.events.clocks import WaitingFor
from kantelpunt.casework.events.course import ClosedBecause
from kantelpunt.foundation.register_terms import Sector
from kantelpunt.protocol.model.steps import Rung

REPORTED_TO = "reported to "
"""Before whoever a report was sent to, as a moment of a case."""


class Person(NamedTuple):
    """Someone in a role."""

    person: str
    role: str


class AgreedTask(NamedTuple):
    """A task that people agreed on."""

    by: tuple[str, ...]
    due: date


class Plan(NamedTuple):
    """A plan and who saw it, agreed to it or did not."""

    evaluated_on: date
    seen_by: frozenset[str] = frozenset()
    agreed_by: frozenset[str] = frozenset()
    refused_by: frozenset[str] = frozenset()


class Waiting(NamedTuple):
    """For what is waited, and when is asked how it stands."""

    since: date
    where: str
    contact: str
    ask_again: date


class Offer(NamedTuple):
    """An offer and how far it came."""

    by: str
    proposed: date
    starts_on: date | None = None
    accepted: date | None = None
    started: date | None = None
    ended: date | None = None


class Stretch(NamedTuple):
    """Days on which a term stood still; the first is the day after it was suspended."""

    first: date
    last: date


Key = TypeVar("Key")
Value = TypeVar("Value")
_NOTHING: dict[object, object] = {}


def _nothing() -> Mapping[Key, Value]:
    """One empty mapping for all: no mapping of a case is ever changed, only replaced."""
    return cast("Mapping[Key, Value]", _NOTHING)


@dataclass(slots=True)
class Case:
    """The state of a case. Treat it as a value: `evolved` and `folded` make new ones.

    Attributes:
        id: opaque; so is `pupil`.
        version: on which version of the protocol it runs, as `id@date`.
        sequence, moment: of its last event.
        first_day: the first day of this period of absence; None when there is none.
        since: per signal, and for what people name, the first day it tells of this period.
        restored_on: the day on which the period before this one ended.
        stages: the steps and situations it is in, each with the moment of entering.
        moments: when things came about: `signal ID`, `fact ID`, `task ID`, `step ID` ...
        fired: per signal, as `signal ID`, every moment at which it was joined to the case, for
            those that were joined more than once.
        facts: what people judged.
        lasting: the last day of answers that hold for a time.
        passed: the terms that passed, each with its last day.
        agreed_terms: terms agreed in the place of those of the protocol.
        suspended: per term the days on which it stood still.
        director: who leads.
        rung: as people judge it, when that differs from the step's.
        closed: why it was closed; None while it is open.
        ahead: what passes first, once that is known; no part of the state.
    """

    id: str
    version: str = ""
    sequence: int = 0
    moment: datetime | None = None
    pupil: str = ""
    sector: Sector = Sector.PO
    born: date | None = None
    first_day: date | None = None
    since: Mapping[str, date] = field(default_factory=_nothing)
    restored_on: date | None = None
    earlier: str | None = None
    stages: Mapping[str, datetime] = field(default_factory=_nothing)
    moments: Mapping[str, datetime] = field(default_factory=_nothing)
    fired: Mapping[str, tuple[datetime, ...]] = field(default_factory=_nothing)
    facts: Mapping[str, bool] = field(default_factory=_nothing)
    lasting: Mapping[str, date] = field(default_factory=_nothing)
    passed: Mapping[str, date] = field(default_factory=_nothing)
    agreed_terms: Mapping[str, str] = field(default_factory=_nothing)
    suspended: Mapping[str, tuple[Stretch, ...]] = field(default_factory=_nothing)
    director: Person | None = None
    contact: Person | None = None
    parties: Mapping[str, str] = field(default_factory=_nothing)
    consents: Mapping[tuple[str, str], date | bool] = field(default_factory=_nothing)
    tasks: Mapping[str, AgreedTask] = field(default_factory=_nothing)
    plans: Mapping[str, Plan] = field(default_factory=_nothing)
    meetings: Mapping[str, date] = field(default_factory=_nothing)
    hearings: Mapping[str, date] = field(default_factory=_nothing)
    offers: Mapping[str, Offer] = field(default_factory=_nothing)
    waiting: Mapping[WaitingFor, Waiting] = field(default_factory=_nothing)
    rung: Rung | None = None
    factors: tuple[tuple[str, str], ...] = ()
    closed: ClosedBecause | None = None
    evaluated: bool = False
    ahead: Any = field(default=None, compare=False, repr=False)

    @classmethod
    def blank(cls, name: str, version: str, sector: Sector) -> "Case":
        """A case before its first event."""
        case = _BLANK.copied()
        case.id, case.version, case.sector = name, version, sector
        return case

    def copied(self) -> "Case":
        """The same state in an object of its own; its mappings are shared, and never changed."""
        # Written out, since a loop over the names takes three times as long, and every command
        # begins with a copy.
        other = object.__new__(Case)
        other.id = self.id
        other.version = self.version
        other.sequence = self.sequence
        other.moment = self.moment
        other.pupil = self.pupil
        other.sector = self.sector
        other.born = self.born
        other.first_day = self.first_day
        other.since = self.since
        other.restored_on = self.restored_on
        other.earlier = self.earlier
        other.stages = self.stages
        other.moments = self.moments
        other.fired = self.fired
        other.facts = self.facts
        other.lasting = self.lasting
        other.passed = self.passed
        other.agreed_terms = self.agreed_terms
        other.suspended = self.suspended
        other.director = self.director
        other.contact = self.contact
        other.parties = self.parties
        other.consents = self.consents
        other.tasks = self.tasks
        other.plans = self.plans
        other.meetings = self.meetings
        other.hearings = self.hearings
        other.offers = self.offers
        other.waiting = self.waiting
        other.rung = self.rung
        other.factors = self.factors
        other.closed = self.closed
        other.evaluated = self.evaluated
        other.ahead = self.ahead
        return other


_BLANK = Case("")
