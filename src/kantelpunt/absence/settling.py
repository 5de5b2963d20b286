"""Registrations settled: by pupil and day, each with its length, or with what became of it."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kantelpunt.absence import settling_pass
from kantelpunt.absence.columns import Int32s, Int64s
from kantelpunt.absence.enrolment_segments import Segments
from kantelpunt.absence.parking import PARKED, Parking
from kantelpunt.absence.region import Region
from kantelpunt.absence.threads import in_parts
from kantelpunt.absence.timelines import PupilTimes, Timelines
from kantelpunt.absence.week_schedules import HALF_MINUTES


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
        fate: per row of the region's absences what became of it (settling_pass), or PARKED.
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
        parking: what could be placed.
        parts: the pupils' segments.
        school_of_schedule: per weekly schedule its school.
        lines: the timelines.
        whole: each pupil's lesson days, as far as there is a calendar.
        threads: how many threads may work at it.
    """
    absences, pupils = region.absences, len(parking.pupils)
    start, rows = settling_pass.order_by_pupil(parking.absence_pupil, pupils)
    kept = np.zeros(pupils, dtype=np.int64)
    place = np.empty(len(rows), dtype=np.int32)
    kind = np.empty(len(rows), dtype=np.uint8)
    length = np.empty(len(rows), dtype=np.int32)
    fate = np.where(parking.absence_cause, PARKED, 0).astype(np.int8)
    schools = _school_numbers(region)

    def part(first: int, last: int) -> None:
        settling_pass.settle(
            first, last, start, rows,
            parking.absence_school, absences.day, absences.lesson, absences.minutes,
            absences.reason.codes, parking.absence_kind,
            parts.start, school_of_schedule[parts.schedule], parts.first, parts.last,
            whole.first, whole.last, lines.day, lines.scheduled, lines.known,
            *schools,
            fate, kept, place, kind, length,
        )  # fmt: skip

    in_parts(part, pupils, threads)
    return Settled(start[:-1], start[:-1] + kept, place, kind, length, rows, fate)


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
