"""Whole days of absence: sickness, leave, suspension, truancy of a day, severe absence."""

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from kantelpunt.absence.columns import Int64s
from kantelpunt.foresight.generated import assumptions as given
from kantelpunt.foresight.generated.assumptions import Habits
from kantelpunt.foresight.generated.kinds import Kind
from kantelpunt.foresight.generated.school_days import SchoolDays, day_weights
from kantelpunt.foresight.generated.temperament import Temperament

_THURSDAY = 3

Kinds = NDArray[np.uint8]


def whole_days(rng: Generator, days: SchoolDays, habits: Habits, temperament: Temperament) -> Kinds:
    """Per pupil and rank the kind of a whole day's absence, or 0.

    What is drawn later goes before what was drawn earlier, so that a sick spell stays whole.

    Returns:
        shape (pupils, ranks); days without lessons for the pupil may be filled too.
    """
    kinds = np.zeros(days.parts.shape, dtype=np.uint8)
    weights = day_weights(
        days, given.OTHER_MONTHS, given.OTHER_WEEKDAYS, given.OTHER_BEFORE_VACATION
    )
    count = len(kinds)
    single = (
        (Kind.OTHER, temperament.other_days),
        (Kind.LEAVE, np.full(count, habits.leave_days)),
        (Kind.RELIGIOUS, temperament.religious * given.RELIGIOUS_DAYS),
        (Kind.TRUANCY, np.where(temperament.must_attend, habits.truancy_days, 0.0)),
    )
    for kind, mean in single:
        pupils = np.repeat(np.arange(count), rng.poisson(mean))
        kinds[pupils, drawn_ranks(rng, weights, days.row[pupils])] = kind
    _suspensions(rng, kinds, days, habits, weights)
    _luxury_leave(rng, kinds, days, habits, temperament)
    _sick_spells(rng, kinds, days, habits, temperament)
    _severe_absence(rng, kinds, days, temperament)
    return kinds


def drawn_ranks(rng: Generator, weights: NDArray[np.float64], rows: NDArray[np.intp]) -> Int64s:
    """A rank for each event, by the cumulative weights of its row."""
    width = weights.shape[1]
    flat = (weights + np.arange(len(weights))[:, None]).ravel()
    found = np.searchsorted(flat, rows + rng.random(len(rows)), side="right") - rows * width
    return np.asarray(np.minimum(found, width - 1))


def _fill(
    kinds: Kinds, pupils: NDArray[np.intp], starts: Int64s, lengths: Int64s, kind: Kind
) -> None:
    """Write a kind on stretches of days, as far as the year goes."""
    ahead = np.arange(lengths.sum()) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    ranks = np.repeat(starts, lengths) + ahead
    inside = (ranks >= 0) & (ranks < kinds.shape[1])
    kinds[np.repeat(pupils, lengths)[inside], ranks[inside]] = kind


def _suspensions(
    rng: Generator, kinds: Kinds, days: SchoolDays, habits: Habits, weights: NDArray[np.float64]
) -> None:
    pupils = np.flatnonzero(rng.random(len(kinds)) < habits.suspended)
    starts = drawn_ranks(rng, weights, days.row[pupils])
    _fill(kinds, pupils, starts, rng.integers(1, 4, size=len(pupils)), Kind.SUSPENDED)


def _luxury_leave(
    rng: Generator, kinds: Kinds, days: SchoolDays, habits: Habits, temperament: Temperament
) -> None:
    """A longer vacation without permission: days just before it, or just after."""
    goes = temperament.must_attend & (rng.random(len(kinds)) < habits.luxury)
    pupils = np.flatnonzero(goes)
    lengths = 1 + rng.choice(len(given.LUXURY_LENGTHS), size=len(pupils), p=given.LUXURY_LENGTHS)
    after = rng.random(len(pupils)) < given.LUXURY_AFTER_SHARE
    edges = np.where(
        after[:, None],
        days.after_vacation[days.row[pupils]],
        days.before_vacation[days.row[pupils]],
    )
    chosen = np.argmax(edges * rng.random(edges.shape), axis=1)
    starts = np.where(after, chosen, chosen - lengths + 1)
    _fill(kinds, pupils, starts, lengths, Kind.LUXURY)


def _sick_spells(
    rng: Generator, kinds: Kinds, days: SchoolDays, habits: Habits, temperament: Temperament
) -> None:
    weights = day_weights(days, given.SICK_MONTHS, given.SICK_WEEKDAYS, given.SICK_BEFORE_VACATION)
    pupils = np.repeat(np.arange(len(kinds)), rng.poisson(temperament.sick_spells))
    starts = drawn_ranks(rng, weights, days.row[pupils])
    mean = np.where(temperament.often[pupils], habits.often_days, habits.sick_days)
    lengths = rng.geometric(1 / mean)
    last = np.minimum(starts + lengths - 1, days.ranks - 1)
    would_return_friday = days.weekdays[days.row[pupils], last] == _THURSDAY
    stays = would_return_friday & (rng.random(len(pupils)) < given.SICK_STAYS_FRIDAY)
    _fill(kinds, pupils, starts, lengths + stays, Kind.SICK)


def _severe_absence(
    rng: Generator, kinds: Kinds, days: SchoolDays, temperament: Temperament
) -> None:
    """Most weeks away, whole weeks at a time, each pupil with one reason."""
    pupils = np.flatnonzero(temperament.severe)
    share = rng.uniform(given.SEVERE_LEAST, given.SEVERE_MOST, size=len(pupils))
    weeks = days.weeks[days.row[pupils]]
    away_in_week = rng.random((len(pupils), 60)) < share[:, None]
    away = np.take_along_axis(away_in_week, weeks.astype(np.intp), axis=1)
    kinds[pupils] = np.where(away, temperament.severe_kind[pupils, None], kinds[pupils])
