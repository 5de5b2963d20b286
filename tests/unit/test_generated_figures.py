"""How near generated regions come to the figures of docs/reference/generated-regions.md."""

import numpy as np
import pytest

from kantelpunt.calendar.school_years import SchoolYear
from kantelpunt.foresight.generated.regions import RegionSpec, generated_region
from tests.generated_figures import figures, most_in_four_lesson_weeks, sick_spells, square

YEAR = SchoolYear(2025)
SEEDS = (1, 2, 3)
PUPILS = 40_000


@pytest.fixture(scope="module")
def measured() -> dict[str, float]:
    """The mean over three regions; special schools alone have a thousand pupils in each."""
    found = [figures(generated_region(RegionSpec(PUPILS, seed, YEAR)), YEAR) for seed in SEEDS]
    return {name: float(np.mean([each[name] for each in found])) for name in found[0]}


# Bounds of the issue where it has one; for the others what the page says of them.
BOUNDS = {
    "sixteen hours per 1000": (28.9 * 0.9, 28.9 * 1.1),
    "primary ever sick": (72, 78),
    "secondary 64 authorised": (29, 35),
    "secondary over 100 authorised": (12, 18),
    "primary absent": (3.7, 4.3),
    "secondary absent": (5.1, 5.7),
    "special absent": (9.4, 10.0),
    "primary unauthorised": (0.8, 1.4),
    "secondary unauthorised": (1.2, 1.8),
    "special unauthorised": (1.8, 2.4),
    "primary ten percent": (6.8, 9.8),
    "secondary ten percent": (12.0, 15.0),
    "special ten percent": (27.0, 30.0),
    "all friday": (0.6, 1.2),
    "primary extensive sick": (11, 16),
    "special extensive sick": (20, 26),
    "special ever sick": (68, 75),
    "secondary severe": (1.0, 2.5),
    "special severe": (1.0, 2.5),
    "four weeks at home per 1000": (1.2, 2.0),
    "absolute per 1000": (1.9, 2.9),
    "all winter": (1.7, 2.3),
    "days absent, median": (8, 13),
    "days absent, k": (0.8, 1.3),
    "records per pupil": (25, 40),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", BOUNDS)
def test_a_generated_region_comes_near(measured, name):
    low, high = BOUNDS[name]
    assert low <= measured[name] <= high


@pytest.mark.slow
def test_absence_peaks_in_the_week_before_a_vacation():
    laid = square(generated_region(RegionSpec(10_000, 4, YEAR)), YEAR)
    missed = laid.authorised + laid.unauthorised
    week = (np.arange(laid.hours.shape[1]) + YEAR.first.weekday()) // 7
    hours, away = (
        np.array([table[:, week == number].sum() for number in range(week[-1] + 1)])
        for table in (laid.hours, missed)
    )
    share = away / np.maximum(hours, 1)
    full = hours > 0.8 * np.median(hours[hours > 0])
    before = [n for n in range(2, len(share) - 1) if full[n] and hours[n + 1] < 0.1 * hours[n]]
    assert before
    assert all(share[n] > share[n - 1] for n in before if full[n - 1])


def test_the_measure_of_four_lesson_weeks_stretches_over_a_vacation():
    laid = square(generated_region(RegionSpec(60, 4, YEAR)), YEAR)
    laid.unauthorised[:] = 0
    days = np.flatnonzero(laid.times[0] >= 0)
    at = {int(laid.times[0, day]): day for day in days}
    later = next(time for time in sorted(at) if time + 27 in at and time + 28 in at)
    for time, hours in ((later, 9), (later + 27, 8)):
        laid.unauthorised[0, at[time]] = hours
    assert most_in_four_lesson_weeks(laid)[0] == 17
    laid.unauthorised[0, at[later + 27]] = 0
    laid.unauthorised[0, at[later + 28]] = 8
    assert most_in_four_lesson_weeks(laid)[0] == 9


def test_a_sick_spell_goes_on_over_a_weekend():
    laid = square(generated_region(RegionSpec(60, 4, YEAR)), YEAR)
    laid.sick[:] = False
    days = np.flatnonzero(laid.hours[0] > 0)
    friday = next(n for n in range(len(days)) if days[n + 1] - days[n] == 3)
    laid.sick[0, days[[friday, friday + 1, friday + 5]]] = True
    assert sick_spells(laid)[0] == 2
