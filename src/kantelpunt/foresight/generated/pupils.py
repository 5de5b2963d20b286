"""The pupils of one school: ages, groups, moves and enrolments."""

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from kantelpunt.absence.columns import STILL_ENROLLED, Int32s, day_number
from kantelpunt.absence.entities import Sector
from kantelpunt.foresight.generated import assumptions as given
from kantelpunt.foresight.generated.plan import GROUPS, VSO_GROUPS, RegionPlan

_NO_SCHOOL = -1
_FOUR_YEARS = 1461


@dataclass(frozen=True)
class SchoolPupils:
    """The pupils who start the year at one school; one row each, in order of their numbers.

    Attributes:
        group: place in the groups of the sector.
        first: first enrolled day.
        last: last enrolled day in the region, or STILL_ENROLLED.
        moved_on: first day at the other school; meaningless without one.
        moved_to: place of the other school in the plan, or -1.
        stays: of pupils who left school, whether they go on living in the region.
    """

    group: Int32s
    birth_day: Int32s
    first: Int32s
    last: Int32s
    moved_on: Int32s
    moved_to: Int32s
    stays: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.group)

    @property
    def movers(self) -> NDArray[np.intp]:
        """The rows of pupils who move to another school of the region."""
        return np.flatnonzero(self.moved_to != _NO_SCHOOL)


def school_pupils(rng: Generator, plan: RegionPlan, place: int) -> SchoolPupils:
    """Make the pupils of the school at a place in the plan."""
    planned = plan.schools[place]
    sector = planned.school.sector
    count = int(plan.first_pupil[place + 1] - plan.first_pupil[place])
    shares, ages, final = _group_table(sector)
    group = rng.choice(len(shares), size=count, p=shares).astype(np.int32)
    birth_day = _birth_days(rng, plan, sector, ages[group])
    first = np.full(count, day_number(plan.year.first), dtype=np.int32)
    if not sector.counts_lessons:
        first = np.maximum(first, birth_day + _FOUR_YEARS).astype(np.int32)
    last = np.where(final[group], day_number(plan.year.last), STILL_ENROLLED).astype(np.int32)
    change = rng.random(count)
    on = rng.choice(planned.days[20:-20], size=count)
    others = _other_schools(plan, place)
    settled = first <= day_number(plan.year.first)
    moves = settled & (change < given.MOVE_SHARE) & (len(others.anywhere) > 0)
    leaves = settled & (change > 1 - given.LEAVE_SHARE)
    moved_to = np.where(moves, _chosen(rng, others, count), _NO_SCHOOL).astype(np.int32)
    last = np.where(leaves, on, last).astype(np.int32)
    stays = rng.random(count) < given.LEAVER_STAYS_SHARE
    return SchoolPupils(group, birth_day, first, last, on, moved_to, stays)


def _group_table(sector: Sector) -> tuple[NDArray[np.float64], Int32s, NDArray[np.bool_]]:
    """Per group its share of pupils, age on 1 October, and whether it is the last of the school."""
    if sector is Sector.VO:
        rows = [
            (share / years, 11 + year, year == years)
            for _, years, share in given.VO_TRACKS
            for year in range(1, years + 1)
        ]
    else:
        count = len(GROUPS[sector])
        youngest = 12 if sector is Sector.VSO else 4
        rows = [(1 / count, youngest + year, year == count - 1) for year in range(count)]
    shares, ages, final = zip(*rows, strict=True)
    return np.array(shares), np.array(ages, dtype=np.int32), np.array(final)


def _birth_days(rng: Generator, plan: RegionPlan, sector: Sector, ages: Int32s) -> Int32s:
    """Birth days that make pupils `ages` years old on 1 October, some a year older.

    Some of the youngest in PO turn four in the course of the school year.
    """
    year = plan.year.start_year
    firsts = np.array([day_number(date(year - age - 1, 10, 2)) for age in range(30)])
    older = rng.random(len(ages)) < given.OLDER_SHARE[sector]
    days = firsts[ages + older] + rng.integers(0, 365, size=len(ages))
    if not sector.counts_lessons:
        starts = (ages == 4) & ~older & (rng.random(len(ages)) < given.STARTER_SHARE)
        first_born_later = day_number(date(year - 4, 10, 2))
        later = first_born_later + rng.integers(0, given.STARTER_DAYS, size=len(ages))
        days = np.where(starts, later, days)
    return days.astype(np.int32)


@dataclass(frozen=True)
class _Others:
    near: NDArray[np.intp]
    anywhere: NDArray[np.intp]


def _other_schools(plan: RegionPlan, place: int) -> _Others:
    own = plan.schools[place]
    places = plan.places_of(own.school.sector)
    anywhere = places[places != place]
    near = anywhere[plan.municipality_of_school[anywhere] == own.municipality]
    return _Others(near if len(near) else anywhere, anywhere)


def _chosen(rng: Generator, others: _Others, count: int) -> NDArray[np.intp]:
    if not len(others.anywhere):
        return np.full(count, _NO_SCHOOL)
    far = rng.random(count) < given.MOVE_OUTSIDE_MUNICIPALITY
    return np.where(
        far, rng.choice(others.anywhere, size=count), rng.choice(others.near, size=count)
    )


def qualification_groups(sector: Sector) -> dict[str, NDArray[np.intp]]:
    """The places of the groups that can reach a qualification, by kind of leaver."""
    groups = GROUPS[sector]
    return {
        "diploma": _places(groups, ("havo 5", "vwo 6")),
        "after havo": _places(groups, ("vwo 5", "vwo 6")),
        "praktijkonderwijs": _places(groups, ("pro 5",)),
        "vso": _places(groups, VSO_GROUPS[4:]),
    }


def _places(groups: tuple[str, ...], wanted: tuple[str, ...]) -> NDArray[np.intp]:
    return np.array([place for place, group in enumerate(groups) if group in wanted], dtype=np.intp)
