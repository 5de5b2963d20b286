"""The plan of a region: its schools with their sizes, calendars, timetables and habits."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.random import PCG64, Generator, SeedSequence
from numpy.typing import NDArray

from kantelpunt.absence.columns import Int32s, Int64s
from kantelpunt.absence.entities import CalendarRow, ScheduleRow, School, Sector
from kantelpunt.calendar.school_years import SchoolYear
from kantelpunt.calendar.vacations import HolidayRegion
from kantelpunt.foresight.generated import assumptions as given
from kantelpunt.foresight.generated.kinds import CODE_HABITS
from kantelpunt.foresight.generated.names import municipality_name, school_id, school_name
from kantelpunt.foresight.generated.sizes import sector_sizes
from kantelpunt.foresight.generated.timetable import (
    Timetable,
    lesson_timetable,
    minute_timetable,
    open_days,
)

PO_GROUPS = tuple(str(group) for group in range(1, 9))
VO_GROUPS = tuple(
    f"{track} {year}" for track, years, _ in given.VO_TRACKS for year in range(1, years + 1)
)
VSO_GROUPS = tuple(f"vso {year}" for year in range(1, given.VSO_YEARS + 1))
GROUPS = {
    Sector.PO: PO_GROUPS,
    Sector.SO: PO_GROUPS,
    Sector.VO: VO_GROUPS,
    Sector.VSO: VSO_GROUPS,
}
_REGIONS = (HolidayRegion.MIDDEN, HolidayRegion.ZUID, HolidayRegion.NOORD)


@dataclass(frozen=True)
class PlannedSchool:
    """One school of the plan.

    Attributes:
        municipality: its place among the municipalities.
        days: the days on which the school is open, ascending.
        code_habit: its place in `CODE_HABITS`.
        day_records: whether a whole day is written as one record.
    """

    school: School
    municipality: int
    timetable: Timetable
    days: Int32s
    code_habit: int
    day_records: bool
    calendar_rows: tuple[CalendarRow, ...]


@dataclass(frozen=True)
class RegionPlan:
    """What is settled for the whole region before any pupil is made.

    Attributes:
        first_pupil: shape (schools + 1,), the number of each school's first pupil.
        first_unenrolled: shape (schools + 1,), the same for children enrolled nowhere, who are
            numbered after the pupils.
    """

    year: SchoolYear
    seed: int
    schools: tuple[PlannedSchool, ...]
    municipalities: tuple[str, ...]
    first_pupil: Int64s
    first_unenrolled: Int64s

    @cached_property
    def municipality_of_school(self) -> NDArray[np.intp]:
        """Per school the place of its municipality."""
        return np.array([planned.municipality for planned in self.schools], dtype=np.intp)

    @cached_property
    def _places(self) -> dict[Sector, NDArray[np.intp]]:
        sectors = np.array([planned.school.sector for planned in self.schools])
        return {sector: np.flatnonzero(sectors == sector) for sector in Sector}

    @cached_property
    def code_habits(self) -> NDArray[np.intp]:
        """Per school its place in `CODE_HABITS`."""
        return np.array([planned.code_habit for planned in self.schools], dtype=np.intp)

    def places_of(self, sector: Sector) -> NDArray[np.intp]:
        """The places of the schools of a sector."""
        return self._places[sector]

    @property
    def pupils(self) -> int:
        """How many pupils the region has."""
        return int(self.first_pupil[-1])

    def schedule(self) -> tuple[ScheduleRow, ...]:
        """`schedule.csv` of all schools."""
        rows = [
            row
            for planned in self.schools
            for row in planned.timetable.rows(
                planned.school.school, counts_lessons=planned.school.sector.counts_lessons
            )
        ]
        return tuple(replace(row, line=line) for line, row in enumerate(rows, start=2))

    def calendar(self) -> tuple[CalendarRow, ...]:
        """`calendar.csv` of all schools."""
        rows = [row for planned in self.schools for row in planned.calendar_rows]
        return tuple(replace(row, line=line) for line, row in enumerate(rows, start=2))


def school_rng(seed: int, school: int) -> Generator:
    """The randomness of one school's pupils; it depends on no other school's."""
    return Generator(PCG64(SeedSequence(seed, spawn_key=(1, school))))


def plan_region(pupils: int, seed: int, year: SchoolYear) -> RegionPlan:
    """Settle schools, sizes and timetables."""
    rng = Generator(PCG64(SeedSequence(seed, spawn_key=(0,))))
    sizes = sector_sizes(rng, pupils)
    places = rng.permutation(len(sizes))
    sizes = [sizes[place] for place in places]
    count = min(max(3, round(pupils / given.PUPILS_PER_MUNICIPALITY)), given.MOST_MUNICIPALITIES)
    names = tuple(municipality_name(number) for number in range(count))
    schools = tuple(
        _planned(rng, number, sector, names, year) for number, (sector, _) in enumerate(sizes)
    )
    sizes_only = [size for _, size in sizes]
    per_pupil = given.ABSOLUTE_PER_PUPIL + sum(share for _, share in given.EXEMPT_PER_PUPIL)
    unenrolled = rng.binomial(sizes_only, per_pupil)
    return RegionPlan(
        year, seed, schools, names, _starts(0, sizes_only), _starts(pupils, unenrolled)
    )


def _starts(first: int, sizes: Sequence[int] | Int64s) -> Int64s:
    return np.concatenate([[first], first + np.cumsum(sizes)]).astype(np.int64)


def _planned(
    rng: Generator, number: int, sector: Sector, municipalities: tuple[str, ...], year: SchoolYear
) -> PlannedSchool:
    municipality = number % len(municipalities)
    region = _REGIONS[municipality % len(_REGIONS)]
    groups = GROUPS[sector]
    timetable = (lesson_timetable if sector.counts_lessons else minute_timetable)(rng, groups)
    name = school_id(number)
    days, rows = open_days(rng, name, sector, region, year)
    school = School(
        name,
        school_name(sector, number, municipalities[municipality]),
        sector,
        municipalities[municipality],
        region,
        timetable.lesson_minutes,
        timetable.lessons_per_day,
        timetable.day_minutes,
        timetable.morning_minutes,
    )
    day_records = bool(rng.random() < given.DAY_RECORD_SHARE)
    habit = number % len(CODE_HABITS)
    return PlannedSchool(school, municipality, timetable, days, habit, day_records, tuple(rows))
