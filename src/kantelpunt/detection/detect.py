"""Detection over a loaded register: the fast pass, signal by signal."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias

import numpy as np

from kantelpunt.absence.columns import Int64s
from kantelpunt.absence.day_sums import KINDS, DaySums
from kantelpunt.absence.meanings import kind_of
from kantelpunt.absence.register import Register
from kantelpunt.absence.settling import in_threads, stretches_of
from kantelpunt.absence.week_schedules import minutes_an_hour
from kantelpunt.detection import contribution_pass as adds
from kantelpunt.detection import firing_pass, walking_pass
from kantelpunt.detection.assignment import Assignment
from kantelpunt.detection.clocks import clock_of, window_opens
from kantelpunt.detection.jobs import Jobs, jobs
from kantelpunt.detection.pass_arrays import (
    DayArrays,
    PupilArrays,
    RuleNumbers,
    Stretches,
)
from kantelpunt.foundation.register_terms import Category
from kantelpunt.protocol.signal_rules import Comparison, DayAbsent, Measure, Rearm, SignalRule

_ROOM = 4096
# The named tuples of pass_arrays, as plain ones.
Given: TypeAlias = tuple[tuple[object, ...], ...]
_MEASURES = {
    Measure.LESSON_HOURS: adds.HOURS,
    Measure.DAYS: adds.DAYS,
    Measure.SPELLS: adds.SPELLS,
    Measure.TIMES: adds.TIMES,
    Measure.CONSECUTIVE_DAYS: adds.RUN_DAYS,
    Measure.CONSECUTIVE_WEEKS: adds.RUN_WEEKS,
    Measure.SHARE: adds.SHARE,
}
_REARMS = {
    Rearm.WHEN_BELOW: walking_pass.WHEN_BELOW,
    Rearm.RESTART: walking_pass.RESTART,
    Rearm.SCHOOL_YEAR: walking_pass.SCHOOL_YEAR,
}


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
    given = [_given(register, one, warnings=warnings) for one in todo]
    parts = [
        (number, first, last)
        for number, one in enumerate(todo)
        for first, last in stretches_of(len(one.pupil), threads)
    ]
    found = in_threads(lambda part: _fire(given[part[0]], part[1], part[2]), parts, threads)
    return [
        _findings(one, [rows for part, rows in zip(parts, found, strict=True) if part[0] == number])
        for number, one in enumerate(todo)
    ]


def _given(register: Register, todo: Jobs, *, warnings: bool) -> Given:
    stretches = Stretches(todo.pupil, todo.first, todo.last)
    numbers = _rule_numbers(register, todo.rule, warnings=warnings)
    return tuple(tuple(one) for one in (stretches, numbers, *_arrays(register, todo)))


def _fire(given: Given, first: int, last: int) -> tuple[Int64s, Int64s]:
    """The firings and warnings of a stretch of jobs; again with more room when there are more."""
    fire: Callable[..., tuple[int, int]] = firing_pass.fire
    rows = warned = max(_ROOM, last - first)
    while True:
        firings = np.empty((rows, walking_pass.COLUMNS), dtype=np.int64)
        standing = np.empty((warned, walking_pass.WARNED), dtype=np.int64)
        counts = fire(first, last, *given, firings, standing)
        if counts[0] <= rows and counts[1] <= warned:
            return firings[: counts[0]], standing[: counts[1]]
        rows, warned = max(rows, counts[0]), max(warned, counts[1])


def _findings(todo: Jobs, parts: Sequence[tuple[Int64s, Int64s]]) -> SignalFindings:
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
    )


def _rule_numbers(register: Register, rule: SignalRule, *, warnings: bool) -> RuleNumbers:
    clock = clock_of(rule.window, register.lines)
    warn_at = rule.warn_at if warnings and rule.warn_at else Fraction(0)
    return RuleNumbers(
        measure=_MEASURES[rule.measure],
        whole_day=rule.day_absent is DayAbsent.WHOLE_DAY,
        kinds=_kinds(rule, register.sums, len(register.pupils)),
        clock=clock.times,
        window=clock.span,
        week_length=clock.week_length,
        over=rule.threshold.numerator,
        under=rule.threshold.denominator,
        exceeds=rule.comparison is Comparison.EXCEEDS,
        rearm=_REARMS[rule.rearm],
        gap=rule.at_most_every or 0,
        warn_over=warn_at.numerator,
        warn_under=warn_at.denominator,
        least_hour=min((minutes_an_hour(school) for school in register.region.schools), default=60),
    )


def _arrays(register: Register, todo: Jobs) -> tuple[PupilArrays, DaySums, DayArrays]:
    lines = register.lines
    opens, scheduled_before = _share_tables(register, todo.rule)
    return (
        PupilArrays(register.hour_scale, register.times.first, register.enrolled_since),
        register.sums,
        DayArrays(
            lines.day,
            lines.lesson_time,
            lines.scheduled,
            lines.hour_minutes,
            lines.sequence,
            lines.school_year,
            lines.enrolled_since,
            todo.judged,
            opens,
            scheduled_before,
        ),
    )


def only(found: SignalFindings, pupil: int) -> SignalFindings:
    """The findings of one pupil."""
    fired, warned = found.pupil == pupil, found.warned_pupil == pupil
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
    )


def _kinds(rule: SignalRule, sums: DaySums, pupils: int) -> Int64s:
    """The kind numbers that count and are there; lateness counts in `times` only."""
    counted = [
        number
        for number in range(KINDS)
        if sums.start[number * pupils] < sums.start[(number + 1) * pupils]
        and rule.of.lets_through(kind_of(number)[0], authorised=kind_of(number)[1])
        and (rule.measure is Measure.TIMES or kind_of(number)[0] is not Category.LATE)
    ]
    return np.array(counted, dtype=np.int64)


def _share_tables(register: Register, rule: SignalRule) -> tuple[Int64s, Int64s]:
    if rule.measure is not Measure.SHARE or rule.window is None:
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
    lines = register.lines
    minutes = np.where(lines.known, lines.scheduled, 0).astype(np.int64)
    return window_opens(rule.window, lines), np.cumsum(minutes) - minutes
