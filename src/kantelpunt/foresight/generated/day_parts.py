"""Absence part by part: each lesson (VO) or half day (PO) with the kind of absence, if any."""

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from kantelpunt.absence.columns import Int64s
from kantelpunt.foresight.generated import assumptions as given
from kantelpunt.foresight.generated.assumptions import Habits
from kantelpunt.foresight.generated.kinds import Kind
from kantelpunt.foresight.generated.school_days import SchoolDays, day_weights
from kantelpunt.foresight.generated.temperament import Temperament
from kantelpunt.foresight.generated.whole_days import Kinds, drawn_ranks


def day_parts(
    rng: Generator,
    days: SchoolDays,
    whole: Kinds,
    habits: Habits,
    temperament: Temperament,
    *,
    late_at_start: bool,
) -> Kinds:
    """Cut whole days into parts and add what lasts a lesson or half a day only.

    `whole` holds the kinds of whole days, shape (pupils, ranks); `late_at_start` tells whether a
    pupil is late for the first part of a day only (PO).

    Returns:
        kinds, shape (pupils, ranks, parts of the longest day); 0 where a part is not scheduled.
    """
    most = max(int(days.parts.max(initial=1)), 1)
    scheduled = np.arange(most) < days.parts[:, :, None]
    parts = np.where(scheduled, whole[:, :, None], 0).astype(np.uint8)
    weights = day_weights(
        days, given.OTHER_MONTHS, given.PART_WEEKDAYS, given.OTHER_BEFORE_VACATION
    )
    _bouts(rng, parts, scheduled, days, habits, temperament, weights)
    everyone = np.ones(len(parts))
    for kind, mean in (
        (Kind.TRUANCY, temperament.truancy_parts),
        (Kind.REMOVED, habits.removed * everyone),
        (Kind.MEDICAL, habits.appointments * everyone),
        (Kind.LATE, temperament.late),
    ):
        pupils = np.repeat(np.arange(len(parts)), rng.poisson(mean))
        ranks = drawn_ranks(rng, weights, days.row[pupils])
        at = (rng.random(len(pupils)) * days.parts[pupils, ranks]).astype(np.int64)
        if kind is Kind.LATE and late_at_start:
            at[:] = 0
        _add(parts, scheduled, pupils, ranks, at, kind)
    return parts


def _add(
    parts: Kinds,
    scheduled: NDArray[np.bool_],
    pupils: NDArray[np.intp],
    ranks: Int64s,
    at: Int64s,
    kind: Kind,
) -> None:
    """Write a kind on single parts that are scheduled and on which the pupil is present."""
    free = scheduled[pupils, ranks, at] & (parts[pupils, ranks, at] == 0)
    parts[pupils[free], ranks[free], at[free]] = kind


def _bouts(
    rng: Generator,
    parts: Kinds,
    scheduled: NDArray[np.bool_],
    days: SchoolDays,
    habits: Habits,
    temperament: Temperament,
    weights: NDArray[np.float64],
) -> None:
    """Stretches of weeks in which a truant misses a good share of the lessons."""
    truants = np.flatnonzero(temperament.truant)
    pupils = np.repeat(truants, 1 + rng.poisson(habits.bouts, size=len(truants)))
    starts = drawn_ranks(rng, weights, days.row[pupils])
    ranks = np.minimum(starts[:, None] + np.arange(given.BOUT_DAYS), days.ranks - 1)
    missed = rng.random((*ranks.shape, parts.shape[2])) < habits.bout_share
    bout, step, at = np.nonzero(missed)
    _add(parts, scheduled, pupils[bout], ranks[bout, step], at, Kind.TRUANCY)
