"""The lesson days of every pupil as flat arrays, shared by pupils who have the same ones."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kantelpunt.absence.columns import Int16s, Int32s, Int64s
from kantelpunt.absence.enrolment_segments import Segments
from kantelpunt.absence.week_schedules import WeekSchedules
from kantelpunt.compiled.passes import CompiledPass

_PARTS = ("int64[]", "int32[]", "int32[]", "int32[]")
_PER_DAY = (
    *("int32[]", "int32[]", "int32[]", "int16[]", "int32[]"),
    *("bool[]", "int32[]", "int16[]", "int32[]"),
)
_MODULE = "kantelpunt.absence.timeline_pass"
_count_days = CompiledPass(_MODULE, "count_days", ("int64", "int32[,]", *_PARTS, "int64[]"))
_find_days = CompiledPass(
    _MODULE,
    "find_days",
    (
        *("int64", "int64", "int64[]", "int32[]", "int32[]"),
        *("int64[]", "int32[]", "int32[]", "int64[]", "int64[]"),
    ),
)
_fill_timelines = CompiledPass(
    _MODULE,
    "fill_timelines",
    (
        *("int64", "int32[,]", "int32[]", "int16[]", "int32[]", "int16[]"),
        *("int64", *_PARTS, _PER_DAY),
    ),
)


@dataclass(frozen=True)
class DayTable:
    """What is scheduled on each day, per weekly schedule.

    Attributes:
        first: day number of the first day of the table.
        scheduled: half minutes, shape (schedules, days); 0 where there are no lessons.
        submitted_until: per school the last known day.
    """

    first: int
    scheduled: Int32s
    submitted_until: Int32s

    @property
    def last(self) -> int:
        """Day number of the last day of the table."""
        return self.first + int(self.scheduled.shape[1]) - 1


@dataclass(frozen=True)
class Timelines:
    """Rows of lesson days, one after another; each pupil has a stretch of one of them.

    All per-day arrays have one element per lesson day of a timeline.

    Attributes:
        start: per timeline where it begins; one longer than their number.
        day: the day number.
        lesson_time: lesson-week time in days, counted from the timeline's first lesson week.
        scheduled: half minutes.
        hour_minutes: minutes that count as one hour.
        school: place of the school.
        known: whether the school has handed in the day.
        sequence: one more than on the known day before, and two more again after more than 14
            days without enrolment: a run goes on where it is one more.
        school_year: the year in which its school year starts.
        enrolled_since: since when without a break the pupil is enrolled; for a timeline that is
            shared the earliest number there is.
    """

    start: Int64s
    day: Int32s
    lesson_time: Int32s
    scheduled: Int32s
    hour_minutes: Int16s
    school: Int32s
    known: NDArray[np.bool_]
    sequence: Int32s
    school_year: Int16s
    enrolled_since: Int32s


@dataclass(frozen=True)
class PupilTimes:
    """Which stretch of which timeline is a pupil's.

    Attributes:
        first: per pupil the first lesson day (place in the per-day arrays).
        last: per pupil the last one, counted too; before `first` when there is none.
        timeline: per pupil its timeline.
    """

    first: Int64s
    last: Int64s
    timeline: Int32s


def build_timelines(
    table: DayTable, schedules: WeekSchedules, hour_minutes: Int16s, parts: Segments
) -> tuple[Timelines, Int32s]:
    """Lay out a timeline per weekly schedule, and one per different history of moves.

    Args:
        table: what is scheduled when.
        schedules: the weekly schedules.
        hour_minutes: per school.
        parts: the pupils' segments.

    Returns:
        The timelines, and per pupil the number of its timeline (-1 without segments).
    """
    pairs = len(schedules.school)
    counts = np.diff(parts.start)
    timeline = np.full(len(counts), -1, dtype=np.int32)
    one = counts == 1
    timeline[one] = parts.schedule[parts.start[:-1][one]]
    moved = np.flatnonzero(counts > 1)
    histories: dict[tuple[bytes, bytes, bytes], int] = {}
    pieces: list[slice] = []
    for pupil in moved:
        own = slice(parts.start[pupil], parts.start[pupil + 1])
        key = (parts.schedule[own].tobytes(), parts.first[own].tobytes(), parts.last[own].tobytes())
        if key not in histories:
            histories[key] = pairs + len(pieces)
            pieces.append(own)
        timeline[pupil] = histories[key]
    places = np.concatenate(
        [np.arange(0), *(np.arange(own.start, own.stop) for own in pieces)]
    ).astype(np.int64)
    lengths = [1] * pairs + [own.stop - own.start for own in pieces]
    bounds = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64)
    whole = np.arange(pairs, dtype=np.int32)
    given = (
        bounds,
        np.concatenate([whole, parts.schedule[places]]).astype(np.int32),
        np.concatenate([np.full(pairs, table.first), parts.first[places]]).astype(np.int32),
        np.concatenate([np.full(pairs, table.last), parts.last[places]]).astype(np.int32),
    )
    return _laid_out(table, schedules, hour_minutes, given), timeline


def _laid_out(
    table: DayTable,
    schedules: WeekSchedules,
    hour_minutes: Int16s,
    given: tuple[Int64s, Int32s, Int32s, Int32s],
) -> Timelines:
    """Timelines whose parts are given: where each begins, and per part schedule and days."""
    start = np.zeros(len(given[0]), dtype=np.int64)
    _count_days(table.first, table.scheduled, *given, start)
    filled = tuple(np.empty(int(start[-1]), dtype=form.removesuffix("[]")) for form in _PER_DAY)
    _fill_timelines(
        table.first,
        table.scheduled,
        schedules.school,
        hour_minutes,
        table.submitted_until,
        _school_years(table),
        len(schedules.school),
        *given,
        filled,
    )
    return Timelines(start, *filled)


def _school_years(table: DayTable) -> Int16s:
    """Per day of the table the year in which its school year starts: that of 1 August."""
    days = np.arange(table.first, table.last + 1).astype("datetime64[D]")
    months = days.astype("datetime64[M]").astype(np.int64)
    return ((months - 7) // 12 + 1970).astype(np.int16)


def pupil_times(
    lines: Timelines, timeline: Int32s, parts: Segments, first_day: int, last_day: int
) -> PupilTimes:
    """Where each pupil's lesson days begin and end, between two day numbers."""
    first = np.zeros(len(timeline), dtype=np.int64)
    last = np.full(len(timeline), -1, dtype=np.int64)
    _find_days(
        first_day, last_day, lines.start, lines.day, timeline,
        parts.start, parts.first, parts.last, first, last,
    )  # fmt: skip
    return PupilTimes(first, last, timeline)
