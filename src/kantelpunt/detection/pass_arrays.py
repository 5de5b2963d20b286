"""What the compiled passes are given: arrays that belong together, under one name each."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kantelpunt.absence.columns import Int16s, Int32s, Int64s


class Stretches(NamedTuple):
    """Lesson days of one pupil over which counts go on; places in the timelines, last included."""

    pupil: Int64s
    first: Int64s
    last: Int64s


class RuleNumbers(NamedTuple):
    """A signal rule as numbers.

    Attributes:
        measure: see contribution_pass.
        whole_day: whether only a day missed as a whole counts as absent.
        kinds: the kind numbers of records that count.
        clock: per lesson day its time; days lie in one window when these differ by less than
            `window`.
        week_length: how far a window on the clock may begin before a pupil's first lesson day: 7
            back to the Monday of that week, 1 not at all, 0 for a clock of calendar days.
        over, under, exceeds: the threshold over/under, and whether it must be exceeded.
        rearm, gap: when it may fire again; least calendar days between firings.
        warn_over, warn_under: the share of the threshold that warns; 0 over for none.
        least_hour: the fewest minutes that any school counts as an hour.
    """

    measure: int
    whole_day: bool
    kinds: Int64s
    clock: Int32s
    window: int
    week_length: int
    over: int
    under: int
    exceeds: bool
    rearm: int
    gap: int
    warn_over: int
    warn_under: int
    least_hour: int


class PupilArrays(NamedTuple):
    """Per pupil parts of an hour, its first lesson day, and since when it is enrolled."""

    scale: Int64s
    first: Int64s
    since: Int32s


class DayArrays(NamedTuple):
    """Per lesson day of the timelines, see there; `judged` by this rule.

    For a share also the day number on which the window opens and the known half minutes
    scheduled on all lesson days before; empty otherwise.
    """

    day: Int32s
    lesson_time: Int32s
    scheduled: Int32s
    hour_minutes: Int16s
    sequence: Int32s
    school_year: Int16s
    enrolled_since: Int32s
    judged: NDArray[np.bool_]
    opens: Int64s
    scheduled_before: Int64s
