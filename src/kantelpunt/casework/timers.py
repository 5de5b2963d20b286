"""What sets a term in a case: a tipping point, a task, a decision, a report, a promise ..."""

from dataclasses import dataclass
from enum import Enum, auto

from kantelpunt.calendar.terms import Term
from kantelpunt.casework.conditions import Condition
from kantelpunt.protocol.agreed_terms import AgreedTerm, TermKind
from kantelpunt.protocol.model.agreements import OfferState


class TimerKind(Enum):
    """For what a term runs."""

    WAY = auto()
    TASK = auto()
    DECISION = auto()
    REPORT = auto()
    ENTRY = auto()
    PROMISE = auto()
    CONTACT = auto()


@dataclass(frozen=True, slots=True)
class Timer:
    """A term of the protocol, and when it runs.

    Attributes:
        key: its place in the protocol.
        stage: the step or situation in which it runs; None when it runs through the whole case.
        from_: from when it runs, as the protocol writes moments.
        kind_of_term: in which way the text gives the term.
        term: the term; None when the text gives no length.
        whose: the roles that must act before it passes.
        or_agreed: whether another term may be agreed beforehand.
        when, unless: whether it runs; all of the first, none of the second.
        item: id of the task, decision, report, step, promise or rule.
        may: whether it may be done, and need not.
        until: of a promise, what ends it.
        every: of a task that comes back, how long after it was done; of a contact, how often.
        of_its_step: whether it runs from what is done in its own step: in this stay in it, not in
            an earlier one.
        to: of a contact or report, who is told something.
    """

    key: str
    kind: TimerKind
    stage: str | None
    from_: str
    kind_of_term: TermKind
    term: Term | None
    whose: tuple[str, ...]
    or_agreed: bool = False
    when: tuple[Condition, ...] = ()
    unless: tuple[Condition, ...] = ()
    item: str = ""
    may: bool = False
    until: OfferState | None = None
    every: Term | None = None
    of_its_step: bool = False
    to: tuple[str, ...] = ()

    @property
    def has_length(self) -> bool:
        """Whether the text says how long it is."""
        has_own = self.term is not None or self.kind_of_term in _OF_ITSELF
        return has_own or self.every is not None


_OF_ITSELF = frozenset({TermKind.AT_ONCE, TermKind.PLAN_TERM})


def length(agreed: AgreedTerm | None) -> tuple[TermKind, Term | None]:
    """How the text gives a term, and its length in units when it gives one."""
    return (agreed.kind, agreed.term) if agreed else (TermKind.NOT_IN_TEXT, None)
