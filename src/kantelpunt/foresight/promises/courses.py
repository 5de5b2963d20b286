"""The longest course that a protocol allows, from many start dates at once.

A case stays in a step up to and including the last day of its term, and is in the next one on the
day after. Start dates that go the same way are worked out together.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from kantelpunt.foresight.promises.certain_signals import firing_days
from kantelpunt.foresight.promises.clock import NEVER, Clock, Days
from kantelpunt.foresight.promises.dates import Dated, Dates
from kantelpunt.foresight.promises.ladder import Ladder
from kantelpunt.foresight.promises.moves import Move, openings, ways_on, why_not
from kantelpunt.foresight.promises.walk import Stop, Stretch, Walk, Why
from kantelpunt.protocol.model.closed import NOT_IN_TEXT
from kantelpunt.protocol.signal_rules import SignalRule


@dataclass(frozen=True)
class Course:
    """What start dates that go the same way come to.

    Attributes:
        walk: the steps and their days.
        end: the last day of the last authority's last term; None when the text does not say.
        stop: where and why the text does not say; None when it does.
    """

    walk: Walk
    end: Days | None = None
    stop: Stop | None = None


def courses(
    ladder: Ladder, clock: Clock, starts: Days, hope: Days | None = None
) -> Iterator[Course]:
    """The longest courses, for start dates that are lesson days.

    Args:
        ladder: the steps of a sector.
        clock: the calendar.
        starts: first days of absence.
        hope: for each the last day on which substantiated hope may keep a case in its step; None
            when nobody records any.
    """
    fired = {name: _fired(rule, ladder, clock, starts) for name, rule in ladder.rules.items()}
    signals = {name: days for name, days in fired.items() if days is not None}
    walk = Walk(np.arange(len(starts)), starts, signals, hope)
    dates = Dates(ladder, clock)
    yield from _branch(dates, walk, "", list(openings(dates, walk)))


def _fired(rule: SignalRule, ladder: Ladder, clock: Clock, starts: Days) -> Days | None:
    """The days on which a signal fires; worked out once for all signals that count alike."""
    key = (rule, ladder.sector, starts.tobytes())
    if key not in clock.fired:
        clock.fired[key] = firing_days(rule, ladder.sector, starts, clock.lesson_days)
    return clock.fired[key]


def _branch(dates: Dates, walk: Walk, here: str, moves: list[Move]) -> Iterator[Course]:
    """Each start date takes the move that comes first; of two on one day the further one."""
    order = dates.ladder.order
    moves.sort(key=lambda move: -order.get(move.to, -1))
    days = np.array([move.enters for move in moves]).reshape(len(moves), len(walk.start))
    first = days.argmin(axis=0) if moves else np.zeros(len(walk.start), dtype=np.intp)
    moving = days.min(axis=0, initial=NEVER) < NEVER
    if not moving.all():
        yield _stopped(dates, walk.of(~moving), here)
    for number, move in enumerate(moves):
        mask = moving & (first == number)
        if mask.any():
            yield from _moved(dates, walk.of(mask), here, _some(move, mask))


def _some(move: Move, mask: np.ndarray) -> Move:
    return replace(move, until=move.until[mask], enters=move.enters[mask])


def _stopped(dates: Dates, walk: Walk, here: str) -> Course:
    if not here:
        return Course(walk, stop=Stop("", "signals", Why.NO_OPENING))
    stop = why_not(dates, walk, here)
    return Course(_staying(walk, stop), stop=stop)


def _staying(walk: Walk, stop: Stop) -> Walk:
    entered = (walk.entered or {})[stop.stage]
    stay = Stretch(stop.stage, entered, None, stop.at)
    return replace(walk, stretches=(*walk.stretches, stay))


def _moved(dates: Dates, walk: Walk, here: str, move: Move) -> Iterator[Course]:
    entered = walk.entered or {}
    if move.to in entered:
        stop = Stop(here, move.rule, Why.CIRCLE)
        yield Course(_staying(walk, stop), stop=stop)
        return
    if here:
        stay = Stretch(here, entered[here], np.minimum(move.until, move.enters), move.rule)
        walk = replace(walk, stretches=(*walk.stretches, stay))
    else:
        walk = replace(walk, opened_by=move.rule)
    if move.by_signal:
        first = move.enters if walk.signalled is None else walk.signalled
        walk = replace(walk, fired=move.enters, signalled=first)
    walk = replace(
        walk,
        entered={**entered, move.to: move.enters},
        depends_on=(*walk.depends_on, *move.depends_on),
    )
    yield from _inside(dates, walk, move.to)


def _inside(dates: Dates, walk: Walk, here: str) -> Iterator[Course]:
    placed = dates.ladder.stages[here]
    if placed.stage.lead.role == NOT_IN_TEXT:
        stop = Stop(here, f"{placed.at}.lead", Why.NO_LEAD)
        yield Course(_staying(walk, stop), stop=stop)
    elif placed.stage.last:
        yield from _at_last(dates, walk, here)
    else:
        moves = [*ways_on(dates, walk, here), *openings(dates, walk, here)]
        yield from _branch(dates, walk, here, moves)


@dataclass(frozen=True)
class _Ending:
    """A term of the last authority."""

    moment: str
    due: Dated


def _at_last(dates: Dates, walk: Walk, here: str) -> Iterator[Course]:
    """The last authority is done on the last day of the last of its own terms."""
    endings = list(_endings(dates, walk, here))
    if not endings:
        stop = Stop(here, dates.ladder.stages[here].at, Why.NO_TERM)
        yield Course(_staying(walk, stop), stop=stop)
        return
    last = np.array([one.due.days for one in endings]).argmax(axis=0)
    for number, ending in enumerate(endings):
        mask = last == number
        if mask.any():
            chain = list(_chain(dates, ending.moment))
            yield _ended(dates, walk.of(mask), here, chain)


def _endings(dates: Dates, walk: Walk, here: str) -> Iterator[_Ending]:
    for moment, act in dates.ladder.acts.items():
        if act.stage != here:
            continue
        due = dates.moment(walk, here, moment)
        if isinstance(due, Dated):
            yield _Ending(moment, due)


def _chain(dates: Dates, moment: str) -> Iterator[str]:
    """The moments that a term rests on inside its step, the first one first."""
    act = dates.ladder.acts[moment]
    before = act.timed.from_ or ""
    if before in dates.ladder.acts and dates.ladder.acts[before].stage == act.stage:
        yield from _chain(dates, before)
    yield moment


def _ended(dates: Dates, walk: Walk, here: str, chain: list[str]) -> Course:
    """One stretch for each term of the chain; what has passed on entering is due at once."""
    begin = (walk.entered or {})[here]
    for moment in chain:
        due = dates.moment(walk, here, moment)
        if isinstance(due, Dated):
            until = np.maximum(begin, due.days)
            stretch = Stretch(here, begin, until, dates.ladder.acts[moment].at)
            depends_on = tuple(dict.fromkeys((*walk.depends_on, *due.depends_on)))
            walk = replace(walk, stretches=(*walk.stretches, stretch), depends_on=depends_on)
            begin = until
    return Course(walk, end=begin)
