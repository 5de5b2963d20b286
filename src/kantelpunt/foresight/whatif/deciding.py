"""The tasks and decisions on which the course of a case depends; the others only bring work."""

from collections.abc import Iterable, Iterator, Set

from kantelpunt.casework.agreement import Agreement
from kantelpunt.casework.timers import Timer, TimerKind


def name_of(timer: Timer) -> str:
    """A task or decision as the protocol names the moment at which it is done."""
    return f"{'task' if timer.kind is TimerKind.TASK else 'decision'} {timer.item}"


def deciding(agreement: Agreement, starts: Set[str]) -> frozenset[str]:
    """Every decision, and the tasks from which something runs on which the course depends.

    Args:
        agreement: on which cases run.
        starts: moments from which the terms of ways and entries run.
    """
    timers = [timer for one in agreement.stages.values() for timer in one.timers]
    decisions = [timer for timer in timers if timer.kind is TimerKind.DECISION]
    found = {timer.from_ for timer in decisions} | starts
    while more := set(_before(found, timers)) - found:
        found |= more
    tasks = (name_of(timer) for timer in timers if timer.kind is TimerKind.TASK)
    return frozenset({*map(name_of, decisions), *(name for name in tasks if name in found)})


def _before(moments: Iterable[str], timers: Iterable[Timer]) -> Iterator[str]:
    """From what those tasks run that are such a moment themselves."""
    for timer in timers:
        if timer.kind is TimerKind.TASK and name_of(timer) in moments:
            yield timer.from_
