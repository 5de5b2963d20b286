"""A signal judged day by day: what the jumping pass cannot express."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from kantelpunt.absence.columns import Int32s, Int64s
from kantelpunt.absence.register import Register
from kantelpunt.compiled.forms import Given
from kantelpunt.compiled.passes import CompiledPass
from kantelpunt.detection import pass_numbers
from kantelpunt.detection.children import Children
from kantelpunt.detection.conditions import Condition
from kantelpunt.detection.daily_arrays import Extra, Meant, extra_of
from kantelpunt.detection.jobs import Jobs
from kantelpunt.detection.pass_arrays import HOLD, JUDGE, SAY_MEANT, RuleNumbers, daily_room
from kantelpunt.detection.pass_numbers import COLUMNS, WARNED
from kantelpunt.detection.rule_arrays import day_arrays, rule_numbers
from kantelpunt.protocol.signal_rules import SignalRule

BLOCK = 2048
_MODULE = "kantelpunt.detection.daily_pass"
_hold = CompiledPass(_MODULE, "hold", HOLD)
_judged = CompiledPass(_MODULE, "judge", JUDGE)
_say_meant = CompiledPass(_MODULE, "say_meant", SAY_MEANT)
_ROOM_EACH = 8
Bools: TypeAlias = NDArray[np.bool_]


@dataclass(frozen=True)
class Ready:
    """A condition as the compiled pass reads it, with those under `unless`.

    Attributes:
        given: pupils, sums and lines.
        first: per pupil its first lesson day.
        longest: the most lesson days that a timeline has.
        day, school: per lesson day its day number and school.
    """

    rule: RuleNumbers
    extra: Extra
    given: tuple[Given, ...]
    first: Int64s
    longest: int
    day: Int32s
    school: Int32s
    meant: Meant | None
    unless: tuple["Ready", ...]

    def against(self, averages: Int64s) -> "Ready":
        """The same with a threshold that is the average of the day; see `Extra`."""
        return replace(self, extra=self.extra._replace(averages=averages))


@dataclass(frozen=True)
class Stretch:
    """Lesson days that are asked about: of some pupils, laid one after another.

    Attributes:
        near: which stretches of the job.
        whole: pupil, first and last lesson day of every stretch of the job.
        offsets: per asked one where its days begin.
    """

    near: Int64s
    whole: tuple[Int64s, Int64s, Int64s]
    offsets: Int64s
    days: int

    @property
    def places(self) -> Int64s:
        """The lesson day at each place, as a place in the timelines."""
        _, first, last = self.whole
        lengths = last[self.near] - first[self.near] + 1
        return np.arange(self.days) + np.repeat(first[self.near] - self.offsets, lengths)


def ready(
    register: Register,
    condition: Condition,
    children: Children,
    judged: Bools,
    *,
    warnings: bool = False,
) -> Ready:
    """Lay out all that a condition needs."""
    rule = condition.rule
    return Ready(
        rule_numbers(register, rule, warnings=warnings),
        extra_of(rule, register.lines.day),
        day_arrays(register, rule, judged),
        register.times.first,
        int(np.diff(register.lines.start).max(initial=0)),
        register.lines.day,
        register.lines.school,
        children.meant(rule.only),
        tuple(ready(register, other, children, judged) for other in condition.unless),
    )


def stretch_of(whole: tuple[Int64s, Int64s, Int64s], near: Int64s) -> Stretch:
    """Lay the lesson days of some stretches one after another.

    Args:
        whole: pupil, first and last lesson day of every stretch.
        near: which of them.
    """
    _, first, last = whole
    lengths = last[near] - first[near] + 1
    return Stretch(near, whole, np.cumsum(lengths) - lengths, int(lengths.sum()))


def holding(one: Ready, asked: Stretch) -> Bools:
    """Per asked lesson day whether a condition holds, as if its signal had never fired."""
    held = np.empty(asked.days, dtype=np.bool_)
    open_ = opened(one, asked)
    _hold(
        asked.near, daily_room(one.longest), asked.whole, one.first, asked.offsets,
        one.rule, one.extra, *one.given, open_, held,
    )  # fmt: skip
    return held


def opened(one: Ready, asked: Stretch) -> Bools:
    """Per asked lesson day whether a condition may hold: it is meant, and no other one holds."""
    open_ = meant_on(one, asked)
    for other in one.unless:
        open_ &= ~holding(other, asked)
    return open_


def meant_on(one: Ready, asked: Stretch) -> Bools:
    """Per asked lesson day whether a signal is meant for the pupil."""
    meant = np.ones(asked.days, dtype=np.bool_)
    if one.meant is not None:
        _say_meant(asked.near, asked.whole, asked.offsets, *one.meant, one.day, one.school, meant)
    return meant


def judging(
    register: Register, todo: Jobs, conditions: Sequence[tuple[Ready, Bools | None]]
) -> Callable[[int, int], tuple[Int64s, Int64s]]:
    """The work that finds firings and warnings of a stretch of jobs; see `firing_pass.fire`."""
    whole = (todo.pupil, todo.first, todo.last)
    one = conditions[0][0]

    def work(first: int, last: int) -> tuple[Int64s, Int64s]:
        found = [
            _judge(one, conditions, stretch_of(whole, near))
            for begin in range(first, last, BLOCK)
            if len(near := _near(register, todo.rule, whole[0], begin, min(begin + BLOCK, last)))
        ]
        nothing = np.empty((0, COLUMNS), dtype=np.int64), np.empty((0, WARNED), dtype=np.int64)
        firings, warnings = zip(nothing, *found, strict=True)
        return np.concatenate(firings), np.concatenate(warnings)

    return work


def _judge(
    one: Ready, conditions: Sequence[tuple[Ready, Bools | None]], asked: Stretch
) -> tuple[Int64s, Int64s]:
    open_ = meant_on(one, asked)
    for condition, on in conditions:
        for other in condition.unless:
            held = holding(other, asked)
            open_ &= ~(held if on is None else held & on[asked.places])
    counts, work = np.zeros(2, dtype=np.int64), daily_room(one.longest)
    rows, warned = _ROOM_EACH * len(asked.near), len(asked.near)
    while True:
        firings = np.empty((rows, COLUMNS), dtype=np.int64)
        standing = np.empty((warned, WARNED), dtype=np.int64)
        _judged(
            asked.near, work, asked.whole, asked.offsets,
            one.rule, one.extra, *one.given, open_, firings, standing, counts,
        )  # fmt: skip
        if counts[0] <= rows and counts[1] <= warned:
            return firings[: counts[0]], standing[: counts[1]]
        rows, warned = max(rows, int(counts[0])), max(warned, int(counts[1]))


def _near(register: Register, rule: SignalRule, pupil: Int64s, first: int, last: int) -> Int64s:
    """The stretches whose pupil has as many registrations as could reach the threshold."""
    numbers, sums = rule_numbers(register, rule, warnings=True), register.sums
    own = pupil[first:last]
    at = numbers.kinds[:, None] * len(register.pupils) + own
    counts = (sums.start[at + 1] - sums.start[at]).sum(axis=0, dtype=np.int64)
    is_near = counts > 0
    over, under = numbers.over, numbers.under
    if numbers.warn_over:
        over, under = over * numbers.warn_over, under * numbers.warn_under
    if rule.average is None:
        most = counts
        if numbers.measure == pass_numbers.HOURS:
            minutes = sums.all_half_minutes[numbers.kinds][:, own].sum(axis=0, dtype=np.int64)
            most = minutes // (2 * numbers.least_hour) + 1
        elif numbers.measure == pass_numbers.TIMES:
            most = sums.all_times[numbers.kinds][:, own].sum(axis=0, dtype=np.int64)
        on_end = (pass_numbers.SHARE, pass_numbers.RUN_WEEKS, pass_numbers.RUN_TIME)
        if numbers.measure not in on_end:
            is_near &= most * under >= over
    return np.flatnonzero(is_near) + first
