"""How many schools of each sector a region has, and how many pupils each."""

from math import ceil

import numpy as np
from numpy.random import Generator

from kantelpunt.absence.entities import Sector
from kantelpunt.foresight.generated import assumptions as given


def sector_sizes(rng: Generator, pupils: int) -> list[tuple[Sector, int]]:
    """The pupils of each school, sector by sector.

    There is always a PO and a VO school. Special pupils get schools of their own where there are
    enough of them; in a small region they share one VSO school, or there is none.
    """
    vo_side = round(pupils * given.LESSON_SIDE_SHARE)
    vso = round(vo_side * given.SPECIAL_OF_VO_SIDE)
    so = round((pupils - vo_side) * given.SPECIAL_OF_PO_SIDE)
    totals = {Sector.PO: pupils - vo_side - so, Sector.VO: vo_side - vso}
    if min(so, vso) >= given.SMALLEST_SPECIAL_SCHOOL:
        totals |= {Sector.SO: so, Sector.VSO: vso}
    elif so + vso >= given.SMALLEST_SPECIAL_SCHOOL:
        totals[Sector.VSO] = so + vso
    else:
        totals[Sector.PO] += so
        totals[Sector.VO] += vso
    counts = _school_counts(pupils, totals)
    return [
        (sector, size)
        for sector in Sector
        if sector in counts
        for size in _spread(rng, totals[sector], counts[sector])
    ]


def _school_counts(pupils: int, totals: dict[Sector, int]) -> dict[Sector, int]:
    counts: dict[Sector, int] = {
        sector: max(1, round(totals[sector] / given.PUPILS_PER_SPECIAL_SCHOOL))
        for sector in (Sector.SO, Sector.VSO)
        if sector in totals
    }
    counts[Sector.VO] = max(1, ceil(totals[Sector.VO] / given.PUPILS_PER_VO_SCHOOL))
    counts[Sector.PO] = max(1, round(pupils / given.PUPILS_PER_SCHOOL) - sum(counts.values()))
    return counts


def _spread(rng: Generator, total: int, schools: int) -> list[int]:
    """Divide pupils over schools of unequal size; the sizes add up exactly."""
    weights = np.exp(given.SCHOOL_SIZE_SPREAD * rng.standard_normal(schools))
    bounds = np.round(np.cumsum(weights) / weights.sum() * total).astype(int)
    return [int(size) for size in np.diff(bounds, prepend=0)]
