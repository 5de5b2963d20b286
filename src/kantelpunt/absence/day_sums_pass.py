"""Compiled: the records of one pupil, day and kind put together."""

import numpy as np

from kantelpunt.compiled.kernels import kernel


@kernel
def count_sums(first_pupil, last_pupil, record_first, record_last, place, kind, counts):
    """Count the different days per kind and pupil.

    Args:
        first_pupil, last_pupil: which pupils; the last does not count.
        record_first, record_last, place, kind: see Settled.
        counts: shape (kinds, pupils), filled in here.
    """
    for pupil in range(first_pupil, last_pupil):
        before, seen = np.int64(-1), np.int64(0)
        for number in range(record_first[pupil], record_last[pupil]):
            # Signed places might count from the end; asking that each time takes a third longer.
            record = np.uint64(number)
            if place[record] != before:
                before, seen = np.int64(place[record]), np.int64(0)
            bit = np.int64(1) << np.int64(kind[record])
            if seen & bit == 0:
                counts[np.uint64(kind[record]), np.uint64(pupil)] += 1
                seen |= bit


@kernel
def fill_sums(
    first_pupil, last_pupil, record_first, record_last, place, kind, half_minutes,
    start, kinds, pupils, free, place_of, half_minutes_of, times_of, all_minutes, all_times,
):  # fmt: skip
    """Add up the half minutes and the number of records of each pupil, kind and day.

    Args:
        first_pupil, last_pupil, record_first, record_last, place, kind: as in `count_sums`.
        half_minutes: per record.
        start: per kind and pupil where its sums begin.
        kinds, pupils: how many there are.
        free: a place per kind, to work in.
        place_of, half_minutes_of, times_of: per sum, filled in here.
        all_minutes, all_times: per kind and pupil the same over all days, filled in here.
    """
    for pupil in range(first_pupil, last_pupil):
        for number in range(kinds):
            free[number] = start[number * pupils + pupil]
        for number in range(record_first[pupil], record_last[pupil]):
            record = np.uint64(number)
            own = np.uint64(kind[record])
            last = free[own] - 1
            here = np.uint64(last)
            if (
                last < start[own * np.uint64(pupils) + np.uint64(pupil)]
                or place_of[here] != place[record]
            ):
                here = np.uint64(last + 1)
                free[own] = last + 2
                place_of[here] = place[record]
                half_minutes_of[here] = 0
                times_of[here] = 0
            half_minutes_of[here] += half_minutes[record]
            times_of[here] += 1
            all_minutes[own, np.uint64(pupil)] += half_minutes[record]
            all_times[own, np.uint64(pupil)] += 1
