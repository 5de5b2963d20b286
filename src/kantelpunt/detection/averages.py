"""The average of a measure over the pupils of a school or of the region, day by day, exactly."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from kantelpunt.absence.columns import Int64s
from kantelpunt.absence.register import Register
from kantelpunt.absence.settling import in_threads, stretches_of
from kantelpunt.detection import daily_pass
from kantelpunt.detection.daily import BLOCK, Ready, meant_on, stretch_of
from kantelpunt.detection.jobs import Jobs
from kantelpunt.protocol.signal_rules import Average, AverageAmong, AverageOf

_NEVER_ABOVE = np.iinfo(np.int64).max


@dataclass(frozen=True)
class GroupAverage:
    """An average on one day, and of how many pupils it is."""

    number: Fraction
    pupils: int


@dataclass(frozen=True)
class Averages:
    """The averages of one rule.

    Attributes:
        highest: per lesson day the highest value, as the pass counts it, that is not above the
            average of the day.
        group: per lesson day its average, a place in `groups`, or -1 where nobody counts.
    """

    highest: Int64s
    group: Int64s
    groups: Sequence[GroupAverage]

    def on(self, places: Int64s) -> tuple[GroupAverage, ...]:
        """The averages of these lesson days, on each of which somebody counts."""
        return tuple(self.groups[group] for group in self.group[places].tolist())


def averages_of(
    register: Register, todo: Jobs, one: Ready, average: Average, threads: int
) -> Averages:
    """Add up every pupil's value of every day that the rule judges."""
    whole = (todo.pupil, todo.first, todo.last)
    only_absent = average.among is AverageAmong.ABSENT
    places = len(register.lines.day)
    add: Callable[..., None] = daily_pass.add_up

    def add_up(part: tuple[int, int]) -> Int64s:
        sums = np.zeros((3, places), dtype=np.int64)
        for begin in range(part[0], part[1], BLOCK):
            near = np.arange(begin, min(begin + BLOCK, part[1]))
            asked = stretch_of(whole, near, register.times.first)
            add(
                begin, begin + len(near), asked.longest, whole, one.rule, *one.given,
                meant_on(one, asked), only_absent, *sums,
            )  # fmt: skip
        return sums

    parts = in_threads(add_up, stretches_of(len(todo.pupil), threads), threads)
    totals, counts = (sum(part[row] for part in parts) for row in (0, 1))
    unders = np.max([part[2] for part in parts], axis=0)
    school = register.lines.school if average.of is AverageOf.SCHOOL else 0
    day = register.lines.day.astype(np.int64) * (len(register.region.schools) + 1) + school
    return _averages(day, np.asarray(totals), np.asarray(counts), unders)


def _averages(cell: Int64s, totals: Int64s, counts: Int64s, unders: Int64s) -> Averages:
    """Averages of the lesson days with the same cell, from sums with different units."""
    group = np.full(len(cell), -1, dtype=np.int64)
    highest = np.full(len(cell), _NEVER_ABOVE, dtype=np.int64)
    there = np.flatnonzero(counts > 0)
    cells, own = np.unique(cell[there], return_inverse=True)
    group[there] = own
    different, unit = np.unique(np.stack([own, unders[there]]), axis=1, return_inverse=True)
    in_unit = _added(totals[there], unit, different.shape[1]).tolist()
    pupils = _added(counts[there], own, len(cells)).tolist()
    sums = [Fraction(0)] * len(cells)
    pairs = list(zip(*different.tolist(), strict=True))
    for (place, under), total in zip(pairs, in_unit, strict=True):
        sums[place] += Fraction(total, under)
    means = [number / count for number, count in zip(sums, pupils, strict=True)]
    limits = [means[place] * under // 1 for place, under in pairs]
    highest[there] = np.array(limits, dtype=np.int64)[unit]
    groups = [GroupAverage(*one) for one in zip(means, pupils, strict=True)]
    return Averages(highest, group, groups)


def _added(values: Int64s, places: Int64s, count: int) -> Int64s:
    sums = np.zeros(count, dtype=np.int64)
    np.add.at(sums, places, values)
    return sums
