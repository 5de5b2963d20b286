"""What must bring a case from one step to the next, and when at the latest."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from kantelpunt.foresight.promises.clock import Days
from kantelpunt.foresight.promises.dates import Dates, Undated
from kantelpunt.foresight.promises.ladder import Placed
from kantelpunt.foresight.promises.walk import Stop, Walk, Why
from kantelpunt.protocol.model.steps import Entry, TippingPoint


@dataclass(frozen=True)
class Move:
    """A way to a step, for each start date.

    Attributes:
        rule: the place in the file that says so.
        until: the last day before it; the due day of a term.
        enters: the first day in the step; `NEVER` where this does not lead there.
        by_signal: whether a signal opens it, which is then the signal that fired.
    """

    to: str
    rule: str
    until: Days
    enters: Days
    depends_on: tuple[str, ...] = ()
    by_signal: bool = False


def openings(dates: Dates, walk: Walk, here: str = "") -> Iterator[Move]:
    """Signals and entries that must open a step; from a step, only those further up."""
    order = dates.ladder.order
    for signal in dates.ladder.signals:
        fired = walk.signals.get(signal.id)
        if fired is not None and signal.opens and _leads_on(dates, here, signal.opens):
            yield Move(
                signal.opens,
                f"signals.{signal.id}",
                fired,
                fired,
                dates.timetables(f"signal {signal.id}"),
                by_signal=True,
            )
    for name in order:
        placed = dates.ladder.stages[name]
        for entry in placed.stage.entered:
            if _leads_on(dates, here, name):
                yield from _entries(dates, walk, placed, entry)


def _leads_on(dates: Dates, here: str, to: str) -> bool:
    order = dates.ladder.order
    if to not in dates.ladder.stages:
        return False
    return not here or (to in order and order[to] > order.get(here, -1))


def _entries(dates: Dates, walk: Walk, placed: Placed, entry: Entry) -> Iterator[Move]:
    ready = dates.from_when(walk, entry.requires)
    if ready is None or entry.asked_by:
        return
    rule, name = f"{placed.at}.entered", placed.stage.id
    if entry.fact and (held := dates.certain(walk, entry.fact)) is not None:
        day = np.maximum(held, ready)
        rests_on = dates.timetables(entry.fact)
        yield Move(name, rule, day, day, rests_on)
    elif entry.after and entry.from_:
        due = dates.due(walk, name, entry.after, entry.from_)
        if not isinstance(due, Undated):
            day = np.maximum(due.days + 1, ready)
            yield Move(name, rule, day - 1, day, due.depends_on)


def ways_on(dates: Dates, walk: Walk, here: str) -> Iterator[Move]:
    """The tipping point and other ways on that need nobody's decision."""
    for rule, way in _ways(dates.ladder.stages[here]):
        ready = dates.from_when(walk, (*way.when, *way.requires))
        if way.decided_by or ready is None or way.to not in dates.ladder.stages:
            continue
        ready = np.maximum(ready, (walk.entered or {})[here])
        due = dates.due(walk, here, way.after, way.from_)
        if not isinstance(due, Undated):
            last, depends_on = due.days, due.depends_on
            hopes = [fact for fact in way.unless if fact in dates.ladder.hopes]
            if hopes and walk.hope is not None:
                last = np.maximum(last, walk.hope)
                depends_on = (*depends_on, *(f"facts.{hope}" for hope in hopes))
            if way.or_agreed:
                depends_on = (*depends_on, rule)
            yield Move(
                way.to, rule, np.maximum(last, ready), np.maximum(last + 1, ready), depends_on
            )
        for condition in way.earlier:
            held = dates.certain(walk, condition)
            if held is not None:
                day = np.maximum(held, ready)
                yield Move(way.to, rule, day, day, dates.timetables(condition))


def _ways(placed: Placed) -> Iterator[tuple[str, TippingPoint]]:
    if placed.stage.tipping_point:
        yield f"{placed.at}.tipping_point", placed.stage.tipping_point
    for other in placed.stage.escalations:
        yield f"{placed.at}.escalations", other


def why_not(dates: Dates, walk: Walk, here: str) -> Stop:
    """Why nothing must bring a case from a step to the next one."""
    placed = dates.ladder.stages[here]
    for rule, way in _ways(placed):
        if way.to not in dates.ladder.stages:
            continue
        if way.decided_by:
            return Stop(here, rule, Why.DECIDED)
        due = dates.due(walk, here, way.after, way.from_)
        if isinstance(due, Undated):
            return Stop(here, rule, due.why)
        return Stop(here, rule, Why.CONDITION)
    return Stop(here, placed.at, Why.NO_WAY)
