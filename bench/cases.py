"""Cases: events folded, escalations beside a workflow engine, memory per open case."""

import gc
import statistics
import time
import tracemalloc
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from bench import ladder, rival_spiff
from bench.dossier import EVENTS, dossier
from kantelpunt.casework.evolve import folded

_KEPT = 10_000
_FOLDED = 4_000
_LADDERS = 2_000
_RIVALS = 100


@dataclass(frozen=True)
class Cases:
    """What was measured.

    Attributes:
        folded: events folded per second.
        ours, rival: cases of three escalations per second; medians of runs in turn.
        bytes_per_case: of an open case after its events.
    """

    folded: float
    ours: float
    rival: float
    bytes_per_case: float


def measure_cases(runs: int) -> Cases:
    """Measure all, once ours and the rival's outcome are found equal.

    Raises:
        AssertionError: when the days of the escalations differ.
    """
    # What other measurements left behind is not looked through again, for either side.
    gc.collect()
    gc.freeze()
    own_days = ladder.escalation_days(ladder.climbed("c").events)
    rival_days = rival_spiff.escalation_days(rival_spiff.climbed())
    if own_days != rival_days:
        raise AssertionError(f"escalated on {own_days}, the rival on {rival_days}")
    ours, rival = [], []
    for _ in range(runs):
        ours.append(_per_second(lambda: ladder.climbed("c"), _LADDERS))
        rival.append(_per_second(rival_spiff.climbed, _RIVALS))
    history = dossier("c").events
    folds = [_per_second(lambda: folded(history), _FOLDED) for _ in range(runs)]
    return Cases(
        statistics.median(folds) * len(history),
        statistics.median(ours),
        statistics.median(rival),
        _memory(),
    )


def cases_table(found: Cases) -> Iterator[str]:
    """Markdown."""
    yield "\n## Cases\n"
    yield "Three steps that escalate on the same three days, whichever engine runs them.\n"
    yield "| cases | per second |"
    yield "|---|---|"
    yield f"| ours: opened, put in the first step, three escalations | {found.ours:,.0f} |"
    yield f"| SpiffWorkflow: three timer events | {found.rival:,.0f} |"
    yield f"| ours against SpiffWorkflow | {found.ours / found.rival:.1f} x |"
    yield f"| events folded, {EVENTS} of an ordinary case | {found.folded:,.0f} |"
    yield f"\nAn open case of {EVENTS} events holds {found.bytes_per_case:,.0f} bytes."


def _per_second(work: Callable[[], object], count: int) -> float:
    gc.collect()
    begun = time.perf_counter()
    for _ in range(count):
        work()
    return count / (time.perf_counter() - begun)


def _memory() -> float:
    """Bytes of each of ten thousand open cases, the events themselves left out."""
    dossier("warm")
    gc.collect()
    tracemalloc.start()
    try:
        before, _ = tracemalloc.get_traced_memory()
        kept = [dossier(f"c{number}").case for number in range(_KEPT)]
        gc.collect()
        after, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    return (after - before) / len(kept)
