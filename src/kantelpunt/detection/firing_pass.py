"""Compiled: one signal over many pupils.

Most pupils never come near a threshold; the sum of all that counts tells so at once. Only the
others are walked through.
"""

import numpy as np

from kantelpunt.compiled.kernels import kernel
from kantelpunt.detection.pass_numbers import HOURS, RUN_WEEKS, SHARE, TIMES
from kantelpunt.detection.walking_pass import walk


@kernel
def fire(first, last, stretches, rule, pupils, sums, lines, near, work, firings, warnings, counts):
    """Find the firings of one signal, and the warnings that stand at the end.

    Args:
        first, last: which stretches; the last does not count.
        stretches, rule, pupils, sums, lines: see pass_arrays; `sums` as DaySums.
        near: as many places as there are stretches, to work in.
        work: days, amounts and room of `contributions`, to work in.
        firings, warnings: shape (room, COLUMNS) and (room, WARNED), filled in here.
        counts: how many firings and warnings there are, filled in here; more than there is room
            for means that not all were written, and that the call must be made again.
    """
    pupil_of = stretches[0]
    start, _, _, _, all_half_minutes, all_times = sums
    pupils_there = len(pupils[0])
    measure, kinds, over, under = rule[0], rule[2], rule[6], rule[7]
    warn_over, warn_under, least_hour = rule[11], rule[12], rule[13]
    # Below this value nothing happens, and most pupils never come near it.
    if warn_over > 0:
        over, under = over * warn_over, under * warn_under
    found = 0
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
    walk(near[:found], stretches, rule, pupils, sums, lines, work, firings, warnings, counts)
