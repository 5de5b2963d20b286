"""Detection over a loaded register: the fast pass, signal by signal."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from kantelpunt.absence.columns import Int64s
from kantelpunt.absence.register import Register
from kantelpunt.absence.threads import in_threads, stretches_of
from kantelpunt.compiled.forms import Given
from kantelpunt.compiled.passes import CompiledPass
from kantelpunt.detection.assignment import Assignment
from kantelpunt.detection.averages import Averages, GroupAverage, averages_of
from kantelpunt.detection.children import Children, children_of, nobody
from kantelpunt.detection.conditions import has_limits, is_plain
from kantelpunt.detection.daily import judging, ready
from kantelpunt.detection.jobs import Jobs, jobs
from kantelpunt.detection.pass_arrays import FIRE, Stretches, working_room
from kantelpunt.detection.pass_numbers import COLUMNS, WARNED
from kantelpunt.detection.rule_arrays import day_arrays, rule_numbers
from kantelpunt.protocol.signal_rules import SignalRule

_ROOM = 4096
_fire = CompiledPass("kantelpunt.detection.firing_pass", "fire", FIRE)
Work: TypeAlias = Callable[[int, int], tuple[Int64s, Int64s]]


@dataclass(frozen=True)
class SignalFindings:
    """All firings and standing warnings of one rule, as columns.

    Attributes:
        pupil: per firing the place of the pupil in the register.
        fired, reached: places of lesson days.
        over, under: the value as a fraction.
        window_from: place of the lesson day of the first contributing record.
        counted_from: place of the first lesson day whose records count.
        warned_pupil, warned_since, warned_over, warned_under: likewise per warning.
        averages: per firing what it was held against, where the threshold is an average.
    """

    rule: SignalRule
    pupil: Int64s
    fired: Int64s
    reached: Int64s
    over: Int64s
    under: Int64s
    window_from: Int64s
    counted_from: Int64s
    warned_pupil: Int64s
    warned_since: Int64s
    warned_over: Int64s
    warned_under: Int64s
    averages: tuple[GroupAverage, ...] = ()


def detect(
    register: Register,
    assignment: Assignment,
    *,
    threads: int = 1,
    warnings: bool = False,
) -> list[SignalFindings]:
    """Find every firing.

    Args:
        register: the loaded region.
        assignment: which protocol judges which school when.
        threads: how many threads may work at it.
        warnings: whether to find standing warnings too.
    """
    todo = list(jobs(register, assignment))
    return detect_jobs(register, todo, threads=threads, warnings=warnings)


def detect_signal(
    register: Register, todo: Jobs, *, threads: int = 1, warnings: bool = False
) -> SignalFindings:
    """Run one rule over its jobs."""
    (found,) = detect_jobs(register, [todo], threads=threads, warnings=warnings)
    return found


def detect_jobs(
    register: Register, todo: Sequence[Jobs], *, threads: int = 1, warnings: bool = False
) -> list[SignalFindings]:
    """Run several rules over their jobs, all at once."""
    works = _works(register, todo, warnings=warnings, threads=threads)
    parts = [
        (number, first, last)
        for number, one in enumerate(todo)
        for first, last in stretches_of(len(one.pupil), threads)
    ]
    found = in_threads(lambda part: works[part[0]][0](part[1], part[2]), parts, threads)
    return [
        _findings(
            one,
            [rows for part, rows in zip(parts, found, strict=True) if part[0] == number],
            works[number][1],
        )
        for number, one in enumerate(todo)
    ]


def _works(
    register: Register, todo: Sequence[Jobs], *, warnings: bool, threads: int
) -> list[tuple[Work, Averages | None]]:
    """How each rule is judged: jumping where its value alone says enough, else day by day."""
    children: Children | None = None
    works: list[tuple[Work, Averages | None]] = []
    longest = int(np.diff(register.lines.start).max(initial=0))
    for one in todo:
        if all(is_plain(condition) for condition, _ in one.conditions):
            given = _given(register, one, warnings=warnings)
            works.append((partial(_fired, given, longest), None))
            continue
        if children is None and any(has_limits(condition) for condition, _ in one.conditions):
            children = children_of(register)
        known = children or nobody(register.region)
        works.append(_daily(register, one, known, warnings=warnings, threads=threads))
    return works


def _daily(
    register: Register, todo: Jobs, children: Children, *, warnings: bool, threads: int
) -> tuple[Work, Averages | None]:
    conditions = [
        (ready(register, one, children, todo.judged, warnings=warnings), on)
        for one, on in todo.conditions
    ]
    averages = None
    if todo.rule.average is not None:
        first = conditions[0][0]
        averages = averages_of(register, todo, first, todo.rule.average, threads)
        conditions = [(one.against(averages.highest), on) for one, on in conditions]
    return judging(register, todo, conditions), averages


def _given(register: Register, todo: Jobs, *, warnings: bool) -> tuple[Given, ...]:
    stretches = Stretches(todo.pupil, todo.first, todo.last)
    numbers = rule_numbers(register, todo.rule, warnings=warnings)
    arrays = day_arrays(register, todo.rule, todo.judged)
    return (stretches, numbers, *arrays)


def _fired(given: tuple[Given, ...], longest: int, first: int, last: int) -> tuple[Int64s, Int64s]:
    """The firings and warnings of a stretch of jobs; again with more room when there are more."""
    work = working_room(longest)
    near = np.empty(last - first, dtype=np.int64)
    rows = warned = max(_ROOM, last - first)
    counts = np.zeros(2, dtype=np.int64)
    while True:
        firings = np.empty((rows, COLUMNS), dtype=np.int64)
        standing = np.empty((warned, WARNED), dtype=np.int64)
        _fire(first, last, *given, near, work, firings, standing, counts)
        if counts[0] <= rows and counts[1] <= warned:
            return firings[: counts[0]], standing[: counts[1]]
        rows, warned = max(rows, int(counts[0])), max(warned, int(counts[1]))


def _findings(
    todo: Jobs, parts: Sequence[tuple[Int64s, Int64s]], averages: Averages | None
) -> SignalFindings:
    firings = np.concatenate([part[0] for part in parts])
    standing = np.concatenate([part[1] for part in parts])
    standing = standing[todo.stands[standing[:, 0]]]
    return SignalFindings(
        todo.rule,
        todo.pupil[firings[:, 0]],
        firings[:, 1],
        firings[:, 2],
        firings[:, 3],
        firings[:, 4],
        firings[:, 5],
        firings[:, 6],
        todo.pupil[standing[:, 0]],
        standing[:, 1],
        standing[:, 2],
        standing[:, 3],
        () if averages is None else averages.on(firings[:, 1]),
    )


def only(found: SignalFindings, pupil: int) -> SignalFindings:
    """The findings of one pupil."""
    return _left(found, found.pupil == pupil, found.warned_pupil == pupil)


def among(found: SignalFindings, wanted: NDArray[np.bool_]) -> SignalFindings:
    """The findings of some pupils; `wanted` says per pupil of the register whether it is one."""
    return _left(found, wanted[found.pupil], wanted[found.warned_pupil])


def _left(
    found: SignalFindings, fired: NDArray[np.bool_], warned: NDArray[np.bool_]
) -> SignalFindings:
    return SignalFindings(
        found.rule,
        found.pupil[fired],
        found.fired[fired],
        found.reached[fired],
        found.over[fired],
        found.under[fired],
        found.window_from[fired],
        found.counted_from[fired],
        found.warned_pupil[warned],
        found.warned_since[warned],
        found.warned_over[warned],
        found.warned_under[warned],
        tuple(average for average, own in zip(found.averages, fired.tolist(), strict=False) if own),
    )
