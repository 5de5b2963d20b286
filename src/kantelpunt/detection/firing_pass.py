"""Compiled: one signal over many pupils.

Most pupils never come near a threshold; the sum of all that counts tells so at once. Only the
others are walked through.
"""

import numpy as np
from numba import njit

from kantelpunt.detection.contribution_pass import (
    HOURS,
    RUN_WEEKS,
    SHARE,
    TIMES,
)
from kantelpunt.detection.walking_pass import walk


@njit(cache=True, nogil=True)
def fire(first, last, stretches, rule, pupils, sums, lines, firings, warnings):
    """Find the firings of one signal, and the warnings that stand at the end.

    Args:
        first, last: which stretches; the last does not count.
        stretches, rule, pupils, lines: see pass_arrays; as plain tuples, since what is compiled is
            kept on disk and must outlive a change of names.
        sums: DaySums, likewise.
        firings, warnings: shape (room, COLUMNS) and (room, WARNED), filled in here.

    Returns:
        How many firings and warnings there are; more than there is room for means that not all
        were written, and that the call must be made again with more room.
    """
    pupil_of, first_of, last_of = stretches
    start, _, _, _, all_half_minutes, all_times = sums
    pupils_there = len(pupils[0])
    measure, kinds, over, under = rule[0], rule[2], rule[6], rule[7]
    warn_over, warn_under, least_hour = rule[11], rule[12], rule[13]
    # Below this value nothing happens, and most pupils never come near it.
    if warn_over > 0:
        over, under = over * warn_over, under * warn_under
    near, found, longest = np.empty(last - first, np.int64), 0, 0
    for number in range(first, last):
        pupil = pupil_of[number]
        count, minutes, records = np.int64(0), np.int64(0), np.int64(0)
        for each in range(len(kinds)):
            own = kinds[each] * pupils_there + pupil
            count += start[own + 1] - start[own]
            minutes += all_half_minutes[kinds[each], pupil]
            records += all_times[kinds[each], pupil]
        most = records if measure == TIMES else count
        if measure == HOURS:
            most = minutes // (2 * least_hour) + 1
        if count > 0 and (measure in (SHARE, RUN_WEEKS) or most * under >= over):
            near[found] = number
            found += 1
            longest = max(longest, last_of[number] - first_of[number] + 1)
    return walk(near[:found], longest, stretches, rule, pupils, sums, lines, firings, warnings)
