"""The register as measures read it: per kind, pupil and lesson day one sum.

A day of sickness in VO is one registration per lesson; a measure asks for the day. And a signal
about lateness has nothing to seek among the days of sickness. So the records are put together
once, per kind, when a region is loaded.
"""

from typing import NamedTuple

import numpy as np

from kantelpunt.absence.columns import Int32s
from kantelpunt.absence.meanings import CATEGORIES
from kantelpunt.absence.settling import Settled
from kantelpunt.absence.threads import in_parts
from kantelpunt.compiled.passes import CompiledPass

KINDS = 2 * len(CATEGORIES)
_MODULE = "kantelpunt.absence.day_sums_pass"
_RECORDS = ("int64", "int64", "int64[]", "int64[]", "int32[]", "uint8[]")
_count_sums = CompiledPass(_MODULE, "count_sums", (*_RECORDS, "int32[,]"))
_fill_sums = CompiledPass(
    _MODULE,
    "fill_sums",
    (
        *(*_RECORDS, "int32[]", "int32[]", "int64", "int64", "int64[]"),
        *("int32[]", "int32[]", "int32[]", "int32[,]", "int32[,]"),
    ),
)


class DaySums(NamedTuple):
    """Sums by kind, then pupil, then day.

    Attributes:
        start: at `kind number x pupils + pupil` where the sums of that kind and pupil begin; they
            end where the next begin.
        place: per sum its lesson day, a place in the timelines; ascending per kind and pupil.
        half_minutes: per sum the half minutes of all its records.
        times: per sum how many records it is of.
        all_half_minutes, all_times: the same over all days, shape (kinds, pupils).
    """

    start: Int32s
    place: Int32s
    half_minutes: Int32s
    times: Int32s
    all_half_minutes: Int32s
    all_times: Int32s


def day_sums(settled: Settled, threads: int) -> DaySums:
    """Put the records of one pupil, day and kind together."""
    pupils = len(settled.first)
    counts = np.zeros((KINDS, pupils), dtype=np.int32)

    def count(first: int, last: int) -> None:
        _count_sums(first, last, settled.first, settled.last, settled.place, settled.kind, counts)

    in_parts(count, pupils, threads)
    start = np.zeros(KINDS * pupils + 1, dtype=np.int32)
    np.cumsum(counts.ravel(), out=start[1:])
    place, half_minutes, times = (np.empty(start[-1], dtype=np.int32) for _ in range(3))
    # What was counted is counted in `start`; its memory serves again.
    counts.fill(0)
    all_half_minutes, all_times = np.zeros((KINDS, pupils), dtype=np.int32), counts

    def fill(first: int, last: int) -> None:
        free = np.empty(KINDS, dtype=np.int64)
        _fill_sums(
            first, last, settled.first, settled.last, settled.place, settled.kind,
            settled.half_minutes, start, KINDS, pupils, free, place, half_minutes, times,
            all_half_minutes, all_times,
        )  # fmt: skip

    in_parts(fill, pupils, threads)
    return DaySums(start, place, half_minutes, times, all_half_minutes, all_times)
