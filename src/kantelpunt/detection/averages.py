"""The average of a measure over the pupils of a school or of the region, day by day, exactly."""

from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

import numpy as np

from kantelpunt.absence.columns import Int64s
from kantelpunt.absence.register import Register
from kantelpunt.absence.threads import in_threads
from kantelpunt.compiled.passes import CompiledPass
from kantelpunt.detection.daily import BLOCK, Ready, meant_on, stretch_of
from kantelpunt.detection.jobs import Jobs
from kantelpunt.detection.pass_arrays import ADD_UP, daily_room
from kantelpunt.protocol.signal_rules import Average, AverageAmong, AverageOf

_NEVER_ABOVE = np.iinfo(np.int64).max

_add_up = CompiledPass("kantelpunt.detection.daily_pass", "add_up", ADD_UP)


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
        group: per lesson day the group that is averaged, or -1 where nobody counts.
        first: per group where its sums begin; one longer than their number.
        totals, unders: per sum its size, and in parts of what; sums of one group stand together.
        pupils: per group of how many it is.
    """

    highest: Int64s
    group: Int64s
    first: Int64s
    totals: Int64s
    unders: Int64s
    pupils: Int64s

    def of(self, group: int) -> GroupAverage:
        """The average of a group."""
        own = slice(int(self.first[group]), int(self.first[group + 1]))
        parts = zip(self.totals[own].tolist(), self.unders[own].tolist(), strict=True)
        count = int(self.pupils[group])
        # One fraction a part: in most groups there is one, and there are many groups.
        first, *others = (Fraction(over, under * count) for over, under in parts)
        return GroupAverage(sum(others, first), count)

    def on(self, places: Int64s) -> tuple[GroupAverage, ...]:
        """The averages of these lesson days, on each of which somebody counts."""
        groups = self.group[places].tolist()
        known = {group: self.of(group) for group in set(groups)}
        return tuple(known[group] for group in groups)


def averages_of(
    register: Register, todo: Jobs, one: Ready, average: Average, threads: int
) -> Averages:
    """Add up every pupil's value of every day that the rule judges."""
    whole = (todo.pupil, todo.first, todo.last)
    only_absent = average.among is AverageAmong.ABSENT
    places = len(register.lines.day)

    def add_up(part: tuple[int, int]) -> Int64s:
        sums, work = np.zeros((3, places), dtype=np.int64), daily_room(one.longest)
        for begin in range(part[0], part[1], BLOCK):
            near = np.arange(begin, min(begin + BLOCK, part[1]))
            asked = stretch_of(whole, near)
            _add_up(
                begin, begin + len(near), work, whole, one.rule, one.extra, *one.given,
                meant_on(one, asked), only_absent, *sums,
            )  # fmt: skip
        return sums

    # As many parts as threads: each holds sums of its own for every lesson day.
    bounds = [len(todo.pupil) * number // threads for number in range(threads + 1)]
    parts = in_threads(add_up, list(pairwise(bounds)), threads)
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
    units, number = np.unique(unders[there], return_inverse=True)
    different, pair = np.unique(own * len(units) + number, return_inverse=True)
    place, number = np.divmod(different, max(len(units), 1))
    found = Averages(
        highest,
        group,
        np.searchsorted(place, np.arange(len(cells) + 1)),
        _added(totals[there], pair, len(different)),
        units[number],
        _added(counts[there], own, len(cells)),
    )
    # In a group with one unit the average of whole parts is a whole division.
    limits = found.totals // found.pupils[place]
    for mixed in np.flatnonzero(np.diff(found.first) > 1).tolist():
        mean = found.of(mixed).number
        for at in range(int(found.first[mixed]), int(found.first[mixed + 1])):
            limits[at] = mean * int(found.unders[at]) // 1
    highest[there] = limits[pair]
    return found


def _added(values: Int64s, places: Int64s, count: int) -> Int64s:
    sums = np.zeros(count, dtype=np.int64)
    np.add.at(sums, places, values)
    return sums
