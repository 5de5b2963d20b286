"""Every case of a school year, child by child."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from kantelpunt.casework.agreement import Agreement
from kantelpunt.foresight.behaviour.assumptions import Chances
from kantelpunt.foresight.behaviour.spread import NEVER
from kantelpunt.foresight.whatif.course import attach, begin, run
from kantelpunt.foresight.whatif.intents import Chance, intents_of
from kantelpunt.foresight.whatif.lasting import Changes, goes_on_as_before
from kantelpunt.foresight.whatif.loaded import Loaded
from kantelpunt.foresight.whatif.positions import Positions, conditions_in
from kantelpunt.foresight.whatif.running_case import AllDrawn, RunningCase, Setting
from kantelpunt.foresight.whatif.signals import TakenUp
from kantelpunt.foundation.register_terms import Sector


def positions_of(loaded: Loaded, agreement: Agreement) -> Positions:
    """Where the cases of one sector can stand, to begin with."""
    days = loaded.days(loaded.regions_of_schools[0])
    lesson_days = days.terms.lesson_days
    first = lesson_days.days[lesson_days.place_on_or_after(loaded.year.first)]
    return Positions(agreement, days.terms, first)


def setting_of(positions: Positions, chances: Chances, drawn: AllDrawn) -> Setting:
    """In what the cases of one sector run; what was drawn of the same luck is drawn no more."""
    agreement = positions.agreement
    lots = {name: Chance.of(chances.seed, name) for name in sorted(positions.deciding)}
    options = {
        one.id: tuple(agreement.conditions(option.when) for option in one.options)
        for stage in agreement.stages.values()
        for one in stage.written.decisions
    }
    intents = intents_of(positions, chances.seed)
    return Setting(positions, intents, lots, options, chances.behaviour, drawn)


def bearing_signals(agreement: Agreement) -> frozenset[str]:
    """The signals that open a step, or of which a condition of a step or situation speaks."""
    told = {
        signal.removeprefix("signal ")
        for stage in agreement.stages.values()
        for condition in conditions_in(stage)
        for signal in condition.signals
    }
    return frozenset({*agreement.opens, *told})


@dataclass(eq=False)
class Kept:
    """Cases that were run before on the same agreements, by child.

    Attributes:
        cases: per child its signals as bytes, and the cases that came of them.
        changes: the tipping points that were changed since; the next run looks at them once.
    """

    cases: dict[int, tuple[bytes, list[RunningCase]]] = field(default_factory=dict)
    changes: Changes = field(default_factory=dict)


def cases_of(
    loaded: Loaded, taken: TakenUp, settings: Mapping[Sector, Setting], kept: Kept
) -> list[tuple[int, RunningCase]]:
    """The place of each child with each case of it, run until the end of the school year.

    The course of a child depends on its own signals and luck alone; so those of children whose
    signals are the same as before are kept, as far as no changed term bears on them.
    """
    rows = np.stack([taken.signal, taken.seen, taken.day, taken.first_day, taken.opens], axis=1)
    begins = np.flatnonzero(np.diff(taken.child, prepend=-1)).tolist()
    ends = [*begins[1:], len(rows)]
    children = taken.child[begins].tolist()
    found: list[tuple[int, RunningCase]] = []
    now: dict[int, tuple[bytes, list[RunningCase]]] = {}
    for child, begin_row, end_row in zip(children, begins, ends, strict=True):
        own = rows[begin_row:end_row]
        written = own.tobytes()
        before = kept.cases.get(child)
        changed = kept.changes.get(loaded.sectors[child], ())
        as_before = before is not None and before[0] == written
        if before is None or not as_before or not goes_on_as_before(before[1], changed):
            before = (written, _cases(loaded, taken.signals, child, own.tolist(), settings))
        now[child] = before
        found += [(child, case) for case in before[1]]
    kept.cases, kept.changes = now, {}
    return found


def _cases(
    loaded: Loaded,
    signals: Sequence[str],
    child: int,
    rows: list[list[int]],
    settings: Mapping[Sector, Setting],
) -> list[RunningCase]:
    """The cases of one child; a signal of before the end of a case opens no other."""
    setting, days = settings[loaded.sectors[child]], loaded.days(loaded.regions[child])
    cases: list[RunningCase] = []
    for signal, seen, day, first_day, opens in rows:
        if seen >= NEVER:
            continue
        if cases and not cases[-1].ended:
            run(cases[-1], seen)
        free_from = cases[-1].end + 1 if cases and cases[-1].ended else 0
        if day < free_from:
            continue
        if opens and (not cases or free_from):
            number = int(loaded.numbers[child])
            cases.append(begin(setting, days, number, len(cases), seen))
        if cases and not cases[-1].ended:
            attach(cases[-1], seen, signals[signal], max(first_day, free_from))
    for case in cases[-1:]:
        run(case, days.last)
    for case in cases:
        case.at_rest()
    return cases
