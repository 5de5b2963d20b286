"""On which day a task or decision is done: by its term, or by none."""

import numpy as np

from kantelpunt.absence.columns import Int64s
from kantelpunt.foresight.behaviour.assumptions import Behaviour
from kantelpunt.foresight.behaviour.luck import Floats
from kantelpunt.foresight.behaviour.spread import NEVER


def day_done(behaviour: Behaviour, lots: tuple[float, float], start: int, due: int | None) -> int:
    """The day on which something is done, before it is moved to a lesson day; or NEVER.

    Args:
        behaviour: how people act.
        lots: two numbers of luck: which share it falls in, and how many days.
        start: the day from which its term runs, or on which it was asked.
        due: the last day of its term; None without one.
    """
    if due is None:
        return start + behaviour.without_term.of(lots[0])
    if lots[0] < behaviour.early:
        return start + max(due - start, 0) // 2
    if lots[0] < behaviour.early + behaviour.on_time:
        return due
    if lots[0] < 1 - behaviour.not_done:
        return due + behaviour.late.of(lots[1])
    return NEVER


def days_done(
    behaviour: Behaviour, lots: tuple[Floats, Floats], start: Int64s, due: Int64s | None
) -> Int64s:
    """The same for many, of which all have a term or none has."""
    if due is None:
        return start + behaviour.without_term.of_all(lots[0])
    timely = behaviour.early + behaviour.on_time
    share = np.searchsorted([behaviour.early, timely, 1 - behaviour.not_done], lots[0], "right")
    halfway = start + np.maximum(due - start, 0) // 2
    late = due + behaviour.late.of_all(lots[1])
    return np.choose(share, [halfway, due, late, np.full_like(due, NEVER)])
