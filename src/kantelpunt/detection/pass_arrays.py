"""What the compiled passes are given: arrays that belong together, under one name each.

The forms below stand in the order of the fields.
"""

from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from kantelpunt.absence.columns import Int16s, Int32s, Int64s
from kantelpunt.absence.day_sums import KINDS

_STRETCHES = ("int64[]", "int64[]", "int64[]")
_RULE = ("int64", "int64", "int64[]", "int32[]", *("int64",) * 10)
_PUPILS = ("int64[]", "int64[]", "int32[]")
_SUMS = ("int32[]", "int32[]", "int32[]", "int32[]", "int32[,]", "int32[,]")
_DAYS = (
    *("int32[]", "int32[]", "int32[]", "int16[]", "int32[]", "int16[]", "int32[]"),
    *("bool[]", "int64[]", "int64[]"),
)
_WORK = ("int64[]", "int64[]", ("int64[]", "int32[]", "int32[]", "int32[]"))
_EXTRA = ("int64[]", "int64[]", "int64", "int64", "int64", "int64", "int64[]")
_DAILY_WORK = (_WORK, ("int64[]", "int64[]", "int64[]"))
FIRE = (
    *("int64", "int64", _STRETCHES, _RULE, _PUPILS, _SUMS, _DAYS),
    *("int64[]", _WORK, "int64[,]", "int64[,]", "int64[]"),
)
HOLD = (
    *("int64[]", _DAILY_WORK, _STRETCHES, "int64[]", "int64[]"),
    *(_RULE, _EXTRA, _PUPILS, _SUMS, _DAYS, "bool[]", "bool[]"),
)
ADD_UP = (
    *("int64", "int64", _DAILY_WORK, _STRETCHES, _RULE, _EXTRA, _PUPILS, _SUMS, _DAYS),
    *("bool[]", "int64", "int64[]", "int64[]", "int64[]"),
)
JUDGE = (
    *("int64[]", _DAILY_WORK, _STRETCHES, "int64[]", _RULE, _EXTRA, _PUPILS, _SUMS, _DAYS),
    *("bool[]", "int64[,]", "int64[,]", "int64[]"),
)
SAY_MEANT = (
    *("int64[]", _STRETCHES, "int64[]", "int32[,]", "bool[]", "bool[]"),
    *("int32[]", "int32[]", "bool[]"),
)


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


Work: TypeAlias = tuple[Int64s, Int64s, tuple[Int64s, Int32s, Int32s, Int32s]]


def working_room(longest: int) -> Work:
    """Rows to work in for pupils with so many lesson days; see `contribution_pass`."""
    return (
        np.empty(longest, dtype=np.int64),
        np.empty(longest, dtype=np.int64),
        (
            np.empty(KINDS, dtype=np.int64),
            np.empty(longest, dtype=np.int32),
            np.empty(longest, dtype=np.int32),
            np.empty(longest, dtype=np.int32),
        ),
    )


def daily_room(longest: int) -> tuple[Work, tuple[Int64s, Int64s, Int64s]]:
    """The same, and per lesson day room for the value as a fraction and what contributes first."""
    values, beneath, heads = (np.empty(longest, dtype=np.int64) for _ in range(3))
    return working_room(longest), (values, beneath, heads)
