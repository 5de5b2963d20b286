"""The work that cases and signals bring: tasks, decisions and reports, and when they are done."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kantelpunt.absence.columns import Int64s
from kantelpunt.casework.agreement import Agreement
from kantelpunt.casework.timers import Timer
from kantelpunt.foresight.behaviour.assumptions import Behaviour, Chances
from kantelpunt.foresight.behaviour.doing import days_done
from kantelpunt.foresight.behaviour.luck import Floats, lucks, salt
from kantelpunt.foresight.behaviour.spread import NEVER
from kantelpunt.foresight.whatif.brought import Rows, rows_of
from kantelpunt.foresight.whatif.calendars import Days
from kantelpunt.foresight.whatif.loaded import Loaded
from kantelpunt.foresight.whatif.running_case import NO_START, RunningCase
from kantelpunt.foresight.whatif.signals import Fired
from kantelpunt.protocol.agreed_terms import TermKind

_OF_PEOPLE = ("task ", "decision ")


@dataclass(frozen=True, eq=False)
class Done:
    """One task, decision or report of the protocol, as often as it was asked.

    Attributes:
        case: per row the place of its case; of the child for a report.
        asked: day numbers on which it was asked.
        done: on which it was done; NEVER when it was not, or not in this year.
        late: whether its last day passed while it was asked and not done.
    """

    timer: Timer
    case: Int64s
    asked: Int64s
    done: Int64s
    late: NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class _Asked:
    """Rows of one task, decision or report.

    Attributes:
        child: place of the child.
        which: which case of the child it is, or on which day for a report.
        start: day from which the term runs; NO_START without one, NEVER when it does not come.
        until: the day from which it is not asked any more.
    """

    case: Int64s
    child: Int64s
    which: Int64s
    asked: Int64s
    start: Int64s
    until: Int64s


def works_of(
    loaded: Loaded, cases: Sequence[tuple[int, RunningCase]], chances: Chances
) -> list[Done]:
    """Every task and decision of all cases, by their places in the protocol."""
    alone = [case for _, case in cases]
    children = np.array([child for child, _ in cases], dtype=np.int64)
    which = np.array([case.which for case in alone], dtype=np.int64)
    when: dict[str, Int64s] = {}
    found = []
    for rows in _in_order(rows_of(alone)):
        timer, case, start = rows.timer, rows.case, rows.start
        if timer.from_.startswith(_OF_PEOPLE):
            later = when.get(timer.from_)
            start = np.where(start == NO_START, NEVER if later is None else later[case], start)
        own = _Asked(case, children[case], which[case], rows.asked, start, rows.until)
        done = _done(loaded, timer, rows.name, own, chances, rows.done)
        mine = when.setdefault(rows.name, np.full(len(cases), NEVER, dtype=np.int64))
        mine[case] = np.minimum(mine[case], done.done)
        found.append(done)
    return sorted(found, key=lambda one: one.timer.key)


def _in_order(groups: Sequence[Rows]) -> Iterator[Rows]:
    """What runs from another task comes after it."""
    left = groups
    while left:
        names = {group.name for group in left}
        free = [group for group in left if group.timer.from_ not in names]
        yield from free or left
        left = [group for group in left if group not in free] if free else []


def reports_of(
    loaded: Loaded, all_fired: Sequence[Fired], agreement: Agreement, chances: Chances
) -> Iterator[Done]:
    """What must be reported in a sector since a signal fired: once for each firing.

    It must be reported whether somebody makes a case of it or not.
    """
    by_id = {one.signal.id: one for one in all_fired}
    of_sector = np.array([one is agreement.sector for one in loaded.sectors], dtype=np.bool_)
    for timer in agreement.reports:
        told = {
            signal.removeprefix("signal ")
            for condition in agreement.reported_on[timer.key]
            for signal in condition.signals
            if not condition.untrue
        }
        rows = [by_id[signal] for signal in sorted(told) if len(by_id[signal].child)]
        if not rows:
            continue
        child = np.concatenate([one.child for one in rows])
        day = np.concatenate([one.day for one in rows])
        child, day = child[of_sector[child]], day[of_sector[child]]
        asked = _next_lesson_days(loaded, child, day)
        here = asked < NEVER
        child, day, asked = child[here], day[here], asked[here]
        own = _Asked(child, child, day, asked, asked, np.full(len(child), NEVER))
        yield _done(loaded, timer, f"report {timer.item}", own, chances, None)


def _by_region(
    loaded: Loaded, child: Int64s, work: Callable[[Days, NDArray[np.bool_]], Int64s]
) -> Int64s:
    """Work out something per vacation region, for the rows of children of its schools."""
    found = np.empty(len(child), dtype=np.int64)
    places = loaded.region_places[child]
    for place, region in enumerate(loaded.regions_of_schools):
        own = places == place
        if own.any():
            found[own] = work(loaded.days(region), own)
    return found


def _next_lesson_days(loaded: Loaded, child: Int64s, day: Int64s) -> Int64s:
    return _by_region(loaded, child, lambda days, own: days.all_done(day[own], None, day[own]))


def _done(
    loaded: Loaded,
    timer: Timer,
    name: str,
    own: _Asked,
    chances: Chances,
    settled: Int64s | None,
) -> Done:
    """When it was done: as the courses of cases have it, or else by chance."""
    numbers = loaded.numbers[own.child]
    lots = (
        lucks(salt(chances.seed, name), numbers, own.which),
        lucks(salt(chances.seed, f"{name}, when"), numbers, own.which),
    )
    runs = (own.start >= 0) & (own.start < NEVER)
    due = np.full(len(own.case), NEVER, dtype=np.int64)
    if timer.term is not None or timer.kind_of_term is TermKind.AT_ONCE:
        due[runs] = _by_region(
            loaded, own.child[runs], lambda days, here: _last(days, timer, own.start[runs][here])
        )
    if settled is None:
        base = np.where(runs, np.maximum(own.start, own.asked), own.asked)
        done = _when(loaded, own, base, due, lots, chances.behaviour)
        done[own.start == NEVER] = NEVER
    else:
        done = settled
    last = loaded.span[1]
    done = np.where((done < np.maximum(own.until, own.asked + 1)) & (done <= last), done, NEVER)
    open_until = np.minimum(np.minimum(done, own.until), last + 1)
    return Done(timer, own.case, own.asked, done, due < open_until)


def _last(days: Days, timer: Timer, start: Int64s) -> Int64s:
    return start if timer.term is None else days.all_pass(start, timer.term) - 1


def _when(
    loaded: Loaded,
    own: _Asked,
    base: Int64s,
    due: Int64s,
    lots: tuple[Floats, Floats],
    behaviour: Behaviour,
) -> Int64s:
    """By chance: with a term where there is one, and as soon as people come to it elsewhere."""
    timed = due < NEVER
    free = days_done(behaviour, lots, base, None)
    by_term = days_done(behaviour, lots, np.where(timed, own.start, base), due)
    done = np.where(timed, by_term, free)
    return _by_region(
        loaded,
        own.child,
        lambda days, here: np.where(
            timed[here],
            days.all_done(done[here], due[here], base[here]),
            days.all_done(done[here], None, base[here]),
        ),
    )
