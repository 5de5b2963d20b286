"""Registrations settled: by pupil and day, each with its length, or with what became of it."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kantelpunt.absence.columns import Int32s, Int64s
from kantelpunt.absence.enrolment_segments import Segments
from kantelpunt.absence.parking import Parking
from kantelpunt.absence.region import Region
from kantelpunt.absence.threads import in_parts
from kantelpunt.absence.timelines import PupilTimes, Timelines
from kantelpunt.absence.week_schedules import HALF_MINUTES
from kantelpunt.compiled.passes import CompiledPass

_MODULE = "kantelpunt.absence.settling_pass"
_count_by_pupil = CompiledPass(_MODULE, "count_by_pupil", ("int32[]", "int64[]"))
_order_by_pupil = CompiledPass(_MODULE, "order_by_pupil", ("int32[]", "int64[]", "int32[]"))
_settle = CompiledPass(
    _MODULE,
    "settle",
    (
        *("int64", "int64", "int64[]", "int32[]"),
        ("int32[]", "int32[]", "int8[]", "int32[]", "int32[]"),
        "int8[,]",
        ("int64[]", "int32[]", "int32[]", "int32[]"),
        *("int64[]", "int64[]"),
        ("int32[]", "int32[]", "bool[]"),
        ("bool[]", "int32[]", "int32[]"),
        ("int64[]", "int64[]", "int32[]"),
        *("int8[]", "int64[]", "int32[]", "uint8[]", "int32[]"),
    ),
)


@dataclass(frozen=True)
class Settled:
    """The registrations that count, and the fate of every row.

    Attributes:
        first, last: per pupil the place of its first record in the four arrays below, and one
            past its last.
        place: per record its lesson day, a place in the timelines' arrays; ascending per pupil.
        kind: per record its category and authorised or not (meanings.kind_number).
        half_minutes: per record its length.
        row: per record its row in the region's absences.
        fate: per row of the region's absences what became of it; see `fates`.
    """

    first: Int64s
    last: Int64s
    place: Int32s
    kind: NDArray[np.uint8]
    half_minutes: Int32s
    row: Int32s
    fate: NDArray[np.int8]


def settle(
    region: Region,
    parking: Parking,
    parts: Segments,
    school_of_schedule: Int32s,
    lines: Timelines,
    whole: PupilTimes,
    threads: int,
) -> Settled:
    """Put every registration that is not parked at its lesson day.

    Args:
        region: the package.
        parking: what could be placed; the fates of its registrations are filled in here.
        parts: the pupils' segments.
        school_of_schedule: per weekly schedule its school.
        lines: the timelines.
        whole: each pupil's lesson days, as far as there is a calendar.
        threads: how many threads may work at it.
    """
    absences, pupils = region.absences, len(parking.pupils)
    start, rows = _by_pupil(parking.absence_pupil, pupils)
    kept = np.zeros(pupils, dtype=np.int64)
    place = np.empty(len(rows), dtype=np.int32)
    kind = np.empty(len(rows), dtype=np.uint8)
    length = np.empty(len(rows), dtype=np.int32)
    records = (
        parking.absence_school,
        absences.day,
        absences.lesson,
        absences.minutes,
        absences.reason.codes,
    )
    segments = (parts.start, school_of_schedule[parts.schedule], parts.first, parts.last)
    days = (lines.day, lines.scheduled, lines.known)
    schools = _school_numbers(region)
    most = int(np.diff(start).max(initial=0)) + 1

    def part(first: int, last: int) -> None:
        room = (np.empty(most, np.int64), np.empty(most, np.int64), np.empty(most, np.int32))
        _settle(
            first, last, start, rows, records, parking.kinds, segments, whole.first, whole.last,
            days, schools, room, parking.absence_fate, kept, place, kind, length,
        )  # fmt: skip

    in_parts(part, pupils, threads)
    return Settled(start[:-1], start[:-1] + kept, place, kind, length, rows, parking.absence_fate)


def _by_pupil(pupil: Int32s, pupils: int) -> tuple[Int64s, Int32s]:
    """Where each pupil's rows begin, and the rows by pupil."""
    start = np.zeros(pupils + 1, dtype=np.int64)
    if _count_by_pupil(pupil, start):
        return start, np.arange(len(pupil), dtype=np.int32)
    rows = np.empty(int(start[-1]), dtype=np.int32)
    _order_by_pupil(pupil, start[:-1].copy(), rows)
    return start, rows


def _school_numbers(region: Region) -> tuple[NDArray[np.bool_], Int32s, Int32s]:
    """Per school: whether it counts lessons, how long one is, and the half minutes until noon."""
    schools = region.schools
    return (
        np.array([school.sector.counts_lessons for school in schools], dtype=np.bool_),
        np.array([school.lesson_minutes or 0 for school in schools], dtype=np.int32),
        np.array(
            [
                school.day_minutes or 0
                if school.morning_minutes is None
                else HALF_MINUTES * school.morning_minutes
                for school in schools
            ],
            dtype=np.int32,
        ),
    )
