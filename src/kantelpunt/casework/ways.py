"""The ways of a case through a protocol, ready to be walked."""

from dataclasses import dataclass

from kantelpunt.casework.conditions import Condition, conditions
from kantelpunt.protocol.model.agreements import Fact
from kantelpunt.protocol.model.steps import Entry, Exit, ExitKind, TippingPoint


@dataclass(frozen=True, slots=True)
class WayOn:
    """A tipping point, or another escalation.

    Attributes:
        key: its place in the protocol.
        to: the step that follows.
        unless, when, earlier, requires: as `TippingPoint`.
        decided_by: people who decide; none: the passing of time does.
        needs: what must hold to go: `when` and `requires`.
    """

    key: str
    to: str
    unless: tuple[Condition, ...]
    when: tuple[Condition, ...]
    earlier: tuple[Condition, ...]
    requires: tuple[Condition, ...]
    decided_by: tuple[str, ...]
    needs: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class WayOut:
    """A way out that is no escalation."""

    key: str
    kind: ExitKind
    when: tuple[Condition, ...]
    to: str | None


@dataclass(frozen=True, slots=True)
class WayIn:
    """A way in besides signals and tipping points."""

    key: str
    fact: Condition | None
    requires: tuple[Condition, ...]
    asked_by: tuple[str, ...]


def way_on(key: str, written: TippingPoint, facts: dict[str, Fact]) -> WayOn:
    """Make a tipping point ready."""
    when, requires = conditions(written.when, facts), conditions(written.requires, facts)
    return WayOn(
        key,
        written.to,
        conditions(written.unless, facts),
        when,
        conditions(written.earlier, facts),
        requires,
        tuple(written.decided_by),
        (*when, *requires),
    )


def way_out(key: str, written: Exit, facts: dict[str, Fact]) -> WayOut:
    """Make an exit ready."""
    return WayOut(key, written.kind, conditions(written.when, facts), written.to)


def way_in(key: str, written: Entry, facts: dict[str, Fact]) -> WayIn:
    """Make an entry ready."""
    fact = Condition.of(written.fact, facts) if written.fact else None
    return WayIn(key, fact, conditions(written.requires, facts), tuple(written.asked_by))
