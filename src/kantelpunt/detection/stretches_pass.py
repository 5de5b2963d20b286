"""Compiled: over which lesson days the counts of a signal go on, when its definition changes."""

from kantelpunt.compiled.kernels import kernel
from kantelpunt.detection.pass_numbers import NO_RULE


@kernel
def stretches(which, first, last, pupils, firsts, lasts, rules):
    """Cut each pupil's lesson days where another definition begins: there counts start anew.

    Args:
        which: per lesson day of the timelines the definition that judges it, or NO_RULE.
        first, last: per pupil its lesson days, the last included.
        pupils, firsts, lasts, rules: per stretch the pupil, the first and last lesson day, and
            the definition; as many as there is room for are filled in here.

    Returns:
        How many stretches there are.
    """
    found = 0
    for pupil in range(len(first)):
        current = NO_RULE
        for day in range(first[pupil], last[pupil] + 1):
            if which[day] == NO_RULE or which[day] == current:
                continue
            if current != NO_RULE and found <= len(pupils):
                lasts[found - 1] = day - 1
            if found < len(pupils):
                pupils[found] = pupil
                firsts[found] = first[pupil] if current == NO_RULE else day
                lasts[found] = last[pupil]
                rules[found] = which[day]
            found += 1
            current = which[day]
    return found
