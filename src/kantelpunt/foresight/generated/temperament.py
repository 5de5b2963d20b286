"""What sets one pupil apart from another: how often sick, truant or late, and how severely."""

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from kantelpunt.absence.columns import Int32s, day_number
from kantelpunt.calendar.school_years import SchoolYear
from kantelpunt.foresight.generated import assumptions as given
from kantelpunt.foresight.generated.assumptions import Habits
from kantelpunt.foresight.generated.kinds import Kind


@dataclass(frozen=True)
class Temperament:
    """Per pupil of one school; means are per full school year.

    Attributes:
        must_attend: of compulsory age on 1 October: only they can be away without permission.
        often: often sick, and longer.
        sick_spells: mean number of sick spells.
        severe: misses half of the year or more, for `severe_kind`.
        truant: has bouts of truancy.
        truancy_parts: mean number of single lessons or half days without permission.
        late: mean number of times late.
        other_days: mean number of days away for another valid reason.
        religious: takes feast days (1.0) or not (0.0).
    """

    must_attend: NDArray[np.bool_]
    often: NDArray[np.bool_]
    sick_spells: NDArray[np.float64]
    severe: NDArray[np.bool_]
    severe_kind: NDArray[np.uint8]
    truant: NDArray[np.bool_]
    truancy_parts: NDArray[np.float64]
    late: NDArray[np.float64]
    other_days: NDArray[np.float64]
    religious: NDArray[np.float64]


def temperaments(
    rng: Generator, habits: Habits, birth_day: Int32s, year: SchoolYear
) -> Temperament:
    """Draw what each pupil is like."""
    count = len(birth_day)
    must_attend = birth_day <= day_number(date(year.start_year - 5, 10, 1))
    often = _even(rng, count) < habits.often_share
    severe = _even(rng, count) < habits.severe_share
    ordinary = habits.sick_spells * _spread(rng, habits.sick_shape, count)
    frequent = habits.often_spells * _spread(rng, habits.often_shape, count)
    without_reason = must_attend & (rng.random(count) < habits.severe_unauthorised)
    valid = np.where(rng.random(count) < given.SEVERE_SICK, Kind.SICK, Kind.OTHER)
    truancy = habits.truancy_parts * _spread(rng, habits.truancy_shape, count)
    return Temperament(
        must_attend=must_attend,
        often=often,
        sick_spells=np.where(severe, 0.0, np.where(often, frequent, ordinary)),
        severe=severe,
        severe_kind=np.where(without_reason, Kind.TRUANCY, valid).astype(np.uint8),
        truant=must_attend & ~severe & (_even(rng, count) < habits.truant_share),
        truancy_parts=np.where(must_attend, truancy, 0.0),
        late=habits.late * _spread(rng, habits.late_shape, count),
        other_days=habits.other_days * _spread(rng, habits.other_shape, count),
        religious=(rng.random(count) < given.RELIGIOUS_SHARE).astype(np.float64),
    )


def _spread(rng: Generator, shape: float, count: int) -> NDArray[np.float64]:
    """Gamma factors of mean 1: with Poisson counts they make a negative binomial."""
    return rng.gamma(shape, 1 / shape, size=count)


def _even(rng: Generator, count: int) -> NDArray[np.float64]:
    """Numbers from 0 to 1 in random order that lie evenly, one in each 1/count.

    A school so has nearly the expected number of pupils of each sort, and a small region comes
    as near to the figures as a large one.
    """
    return np.asarray((rng.permutation(count) + rng.random(count)) / max(count, 1))
