"""Which cases go on as before when only the lengths of tipping points are changed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kantelpunt.casework.timers import Timer, TimerKind
from kantelpunt.foresight.behaviour.spread import NEVER
from kantelpunt.foresight.whatif.running_case import RunningCase, Setting
from kantelpunt.foundation.register_terms import Sector

_STARTS = ("first_day_of_absence", "step_entered")


@dataclass(frozen=True)
class Changed:
    """A tipping point as it was and as it is now."""

    was: Timer
    now: Timer


Changes = Mapping[Sector, tuple[Changed, ...]]


def changes_between(old: Mapping[Sector, Setting], new: Mapping[Sector, Setting]) -> Changes | None:
    """The tipping points of which the length was changed; None when more was changed than that.

    Args:
        old: settings of a protocol.
        new: those of one that differs from it in lengths of terms alone.
    """
    found = {}
    for sector, setting in new.items():
        if sector not in old:
            return None
        before = old[sector].positions.agreement.timers
        after = setting.positions.agreement.timers
        pairs = [Changed(before[key], timer) for key, timer in after.items() if key in before]
        changed = [one for one in pairs if one.was.term != one.now.term]
        alike = all(one.was.kind_of_term is one.now.kind_of_term for one in pairs)
        if not alike or before.keys() != after.keys() or not all(map(_is_tipping, changed)):
            return None
        found[sector] = tuple(changed)
    return found


def _is_tipping(one: Changed) -> bool:
    return one.now.kind is TimerKind.WAY and one.now.from_ in _STARTS


def goes_on_as_before(cases: Sequence[RunningCase], changed: Sequence[Changed]) -> bool:
    """Whether no case of a child was still in a changed step when its term passed, old or new.

    A term counts from the first day of absence as it is known at last: it only ever moves back,
    so the term passes then at the earliest.
    """
    return all(
        visit.left < _passes(case, one, visit.entered)
        for case in cases
        for one in changed
        for visit in case.visits
        if visit.stage == one.now.stage
    )


def _passes(case: RunningCase, one: Changed, entered: int) -> int:
    """The first day on which the term is overdue, by the shorter of its two lengths.

    A case that is in a step to the end is never out of it before.
    """
    start = entered if one.now.from_ == "step_entered" else case.first_day
    passes = min(case.passes(one.was, start), case.passes(one.now, start))
    return min(passes, NEVER)
