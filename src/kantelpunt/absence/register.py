"""The register: a region's registrations, settled and ready to be measured."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from kantelpunt.absence.columns import Int32s, Int64s, day_number, day_of
from kantelpunt.absence.day_sums import DaySums, day_sums
from kantelpunt.absence.enrolment_segments import Segments, segments
from kantelpunt.absence.fates import KEPT, NO_LESSONS
from kantelpunt.absence.open_days import changed_openness, open_days
from kantelpunt.absence.parking import Parked, park
from kantelpunt.absence.region import Region
from kantelpunt.absence.settling import Settled, settle
from kantelpunt.absence.timelines import (
    DayTable,
    PupilTimes,
    Timelines,
    build_timelines,
    pupil_times,
)
from kantelpunt.absence.week_schedules import (
    HALF_MINUTES,
    WeekSchedules,
    minutes_an_hour,
    week_schedules,
)
from kantelpunt.calendar.school_years import SchoolYear
from kantelpunt.calendar.vacations import missing_vacations, require_covered

EARLIEST = np.iinfo(np.int32).min
ALWAYS = np.iinfo(np.int32).max


@dataclass(frozen=True)
class Register:
    """A region made ready: every pupil's lesson days and the registrations that count.

    Attributes:
        region: the package it was made from.
        pupils: the ids of the pupils.
        lines: the timelines.
        times: each pupil's stretch of lesson days, up to the last day looked at.
        enrolled_since: per pupil its first enrolled day; for a pupil with several segments the
            timeline tells it, and here stands the earliest number there is.
        hour_scale: per pupil a number of half minutes that every hour of its schools divides.
        settled: the registrations, per pupil and by day, and what became of each row.
        sums: the same per kind, pupil and day, as measures read them.
        parked: rows of any file that were parked.
        overlapping: rows of `pupils.csv` that a later enrolment goes before.
        first_day: the first day that is computed; None without a kept record.
        last_day: the last day looked at; None without a kept record.
    """

    region: Region
    pupils: Sequence[str]
    lines: Timelines
    times: PupilTimes
    enrolled_since: Int32s
    hour_scale: Int64s
    settled: Settled
    sums: DaySums
    parked: tuple[Parked, ...]
    overlapping: Int64s
    first_day: date | None
    last_day: date | None

    @property
    def records(self) -> int:
        """How many registrations count."""
        return int((self.settled.last - self.settled.first).sum())


@dataclass(frozen=True)
class KeptDays:
    """The first and last day with a registration that counts, over the parts of a region."""

    first: date
    last: date


def kept_days(register: Register) -> KeptDays | None:
    """The first and last day with a registration that counts; None when there is none."""
    return _extent(register.region, register.settled.fate)


def load_register(
    region: Region,
    until: date | None = None,
    *,
    kept: KeptDays | None = None,
    threads: int = 1,
) -> Register:
    """Park, join, leave out, and lay out the lesson days.

    Args:
        region: a region package, or one part of it that holds whole pupils.
        until: the last day looked at; None means the latest kept record.
        kept: first and last kept day of the whole region, when this is a part of it.
        threads: how many threads may work at it.

    Raises:
        CalendarEnds: when school vacations are not known for all the years needed.
    """
    parking = park(region, threads)
    schedules = week_schedules(
        region.schools, region.schedule, parking.enrolment_school, region.enrolments.group
    )
    rows, of, count = region.enrolments, schedules.of_enrolment, len(parking.pupils)
    parts = segments(parking.enrolment_pupil, count, of, rows.first, rows.last)
    table = _day_table(region, schedules, (_extent(region, parking.absence_fate), kept), until)
    hours = _hours(region)
    lines, timeline = build_timelines(table, schedules, hours, parts)
    whole = pupil_times(lines, timeline, parts, table.first, table.last)
    settled = settle(region, parking, parts, schedules.school, lines, whole, threads)
    _refuse_uncovered(region, settled.fate, table)
    first_day, last_day = _judged_span(region, kept or _extent(region, settled.fate), until)
    times = (
        pupil_times(lines, timeline, parts, day_number(first_day), day_number(last_day))
        if first_day and last_day
        else PupilTimes(whole.first, whole.first - 1, timeline)
    )
    return Register(
        region,
        parking.pupils,
        lines,
        times,
        _enrolled_since(parts),
        _hour_scale(parts, schedules, hours),
        settled,
        day_sums(settled, threads),
        parking.parked,
        parts.overlapping,
        first_day,
        last_day,
    )


def _extent(region: Region, fate: NDArray[np.int8]) -> KeptDays | None:
    """The first and last day among rows without a fate, or that are kept."""
    days = region.absences.day
    if fate.any():
        days = days[fate == KEPT]
    return KeptDays(day_of(days.min()), day_of(days.max())) if len(days) else None


def _judged_span(
    region: Region, kept: KeptDays | None, until: date | None
) -> tuple[date | None, date | None]:
    if kept is None:
        return None, None
    last = until or kept.last
    first_year = SchoolYear.of(kept.first).previous
    require_covered(
        [school.holiday_region for school in region.schools],
        first_year,
        max(SchoolYear.of(last), first_year),
    )
    return first_year.first, last


def _day_table(
    region: Region,
    schedules: WeekSchedules,
    spans: Sequence[KeptDays | None],
    until: date | None,
) -> DayTable:
    """A table over all days that may be needed, as far as vacations are known."""
    wanted = [day for span in spans if span for day in (span.first, span.last)]
    wanted += [until] if until else []
    years = _covered_years(region, wanted) if wanted else []
    if not years:
        first, last = date(2020, 8, 1), date(2020, 8, 1)
    else:
        first, last = years[0].first, years[-1].last
    begin, end = day_number(first), day_number(last)
    is_open = open_days(region.schools, region.calendar, begin, end)
    weekday = (np.arange(begin, end + 1) + 3) % 7
    scheduled = schedules.weekly[:, weekday] * is_open[schedules.school]
    submitted = np.full(len(region.schools), ALWAYS, dtype=np.int32)
    places = {school.school: place for place, school in enumerate(region.schools)}
    for row in region.submissions or ():
        if row.school in places:
            submitted[places[row.school]] = day_number(row.submitted_until)
    return DayTable(begin, scheduled.astype(np.int32), submitted)


def _covered_years(region: Region, wanted: list[date]) -> list[SchoolYear]:
    first = SchoolYear.of(min(wanted)).previous.start_year
    last = SchoolYear.of(max(wanted)).start_year
    regions = {school.holiday_region for school in region.schools}
    years = [SchoolYear(start) for start in range(max(first, 2000), min(last, 2100) + 1)]
    return [year for year in years if not any(missing_vacations(one, year) for one in regions)]


def _refuse_uncovered(region: Region, fate: NDArray[np.int8], table: DayTable) -> None:
    """A registration on a day of which nobody knows whether it is a vacation is never dropped."""
    absences = region.absences
    if not (fate == NO_LESSONS).any():
        return
    outside = (absences.day < table.first) | (absences.day > table.last)
    for row in np.flatnonzero(outside & (fate == NO_LESSONS)).tolist():
        day = day_of(absences.day[row])
        own = changed_openness(absences.school[row], day, region.calendar)
        if day.weekday() < 5 if own is None else own:
            year = SchoolYear.of(day)
            require_covered([school.holiday_region for school in region.schools], year, year)


def _hours(region: Region) -> NDArray[np.int16]:
    return np.array([minutes_an_hour(school) for school in region.schools], dtype=np.int16)


def _enrolled_since(parts: Segments) -> Int32s:
    since = np.full(len(parts.start) - 1, EARLIEST, dtype=np.int32)
    one = np.diff(parts.start) == 1
    since[one] = parts.first[parts.start[:-1][one]]
    return since


def _hour_scale(parts: Segments, schedules: WeekSchedules, hours: NDArray[np.int16]) -> Int64s:
    """Per pupil the least common multiple of the hours of its schools, in half minutes."""
    scale = np.full(len(parts.start) - 1, HALF_MINUTES, dtype=np.int64)
    counts = np.diff(parts.start)
    one = counts == 1
    school = schedules.school[parts.schedule]
    scale[one] *= hours[school[parts.start[:-1][one]]]
    for pupil in np.flatnonzero(counts > 1):
        own = hours[school[parts.start[pupil] : parts.start[pupil + 1]]].astype(np.int64)
        scale[pupil] *= np.lcm.reduce(np.unique(own))
    return scale
