"""Compiled: over which lesson days the counts of a signal go on, when its definition changes."""

import numpy as np
from numba import njit

NO_RULE = -1


@njit(cache=True, nogil=True)
def stretches(which, first, last):
    """Cut each pupil's lesson days where another definition begins: there counts start anew.

    Args:
        which: per lesson day of the timelines the definition that judges it, or NO_RULE.
        first, last: per pupil its lesson days, the last included.

    Returns:
        Per stretch the pupil, the first and last lesson day, and the definition.
    """
    pupils = []
    firsts = []
    lasts = []
    rules = []
    for pupil in range(len(first)):
        current = NO_RULE
        for day in range(first[pupil], last[pupil] + 1):
            if which[day] == NO_RULE or which[day] == current:
                continue
            if current != NO_RULE:
                lasts.append(day - 1)
            pupils.append(pupil)
            firsts.append(first[pupil] if current == NO_RULE else day)
            rules.append(which[day])
            current = which[day]
        if current != NO_RULE:
            lasts.append(last[pupil])
    return (
        np.array(pupils, dtype=np.int64),
        np.array(firsts, dtype=np.int64),
        np.array(lasts, dtype=np.int64),
        np.array(rules, dtype=np.int64),
    )
