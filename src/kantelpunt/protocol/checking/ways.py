"""Where a case can go: ways into steps and situations, and ways on from them."""

from collections.abc import Iterator
from dataclasses import dataclass

from kantelpunt.protocol.model.protocol import Protocol
from kantelpunt.protocol.model.steps import Situation


@dataclass(frozen=True)
class Way:
    """A way from one step or situation to another.

    Attributes:
        at: the part of the step that says so, such as `tipping_point`.
    """

    at: str
    to: str


def stages(protocol: Protocol) -> Iterator[tuple[str, Situation]]:
    """Every step and situation, with its place in the file."""
    for step in protocol.steps:
        yield f"steps.{step.id}", step
    for situation in protocol.situations:
        yield f"situations.{situation.id}", situation


def ways_on(stage: Situation) -> Iterator[Way]:
    """The ways from a step or situation to another one."""
    if stage.tipping_point:
        yield Way("tipping_point", stage.tipping_point.to)
    for escalation in stage.escalations:
        yield Way("escalations", escalation.to)
    for way_out in stage.exits:
        if way_out.to:
            yield Way(f"exits.{way_out.id}", way_out.to)
    for decision in stage.decisions:
        for option in decision.options:
            if option.to:
                yield Way(f"decisions.{decision.id}", option.to)


def entered_from_outside(protocol: Protocol) -> set[str]:
    """Ids of steps and situations that a signal opens, or that have an entry of their own."""
    opened = {signal.opens for signal in protocol.signals if signal.opens}
    return opened | {stage.id for _, stage in stages(protocol) if stage.entered}


def reachable(protocol: Protocol) -> set[str]:
    """Ids of the steps and situations that a case can come to."""
    ways = {stage.id: [way.to for way in ways_on(stage)] for _, stage in stages(protocol)}
    found: set[str] = set()
    ahead = sorted(entered_from_outside(protocol))
    while ahead:
        here = ahead.pop()
        if here not in found:
            found.add(here)
            ahead += ways.get(here, [])
    return found
