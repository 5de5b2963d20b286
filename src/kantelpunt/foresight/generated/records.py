"""From absence part by part to the records that a school would have written."""

from dataclasses import dataclass

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from kantelpunt.absence.columns import MORNING, NO_LESSON, NO_MINUTES, Int8s, Int32s, Int64s
from kantelpunt.foresight.generated import assumptions as given
from kantelpunt.foresight.generated.kinds import CODE_HABITS, Kind, code_places
from kantelpunt.foresight.generated.plan import RegionPlan
from kantelpunt.foresight.generated.pupils import SchoolPupils
from kantelpunt.foresight.generated.school_days import SchoolDays
from kantelpunt.foresight.generated.whole_days import Kinds

_CODES = np.stack([code_places(habit) for habit in range(len(CODE_HABITS))])


@dataclass(frozen=True)
class Records:
    """Absence records of one school's pupils, by pupil, day and part of the day.

    Attributes:
        pupil: number of the pupil in the region.
        school: place of the school in the plan.
        reason: place of the code in `ALL_CODES`.
    """

    pupil: Int32s
    school: Int32s
    day: Int32s
    lesson: Int8s
    minutes: Int32s
    reason: Int32s


def records(
    rng: Generator,
    plan: RegionPlan,
    place: int,
    pupils: SchoolPupils,
    days: SchoolDays,
    whole: Kinds,
    parts: Kinds,
) -> Records:
    """Write absence down in the way of the school.

    Some schools write a whole day as one record and an appointment as minutes without a part of
    the day; others write every lesson or half day. `whole` holds the kinds of whole days, shape
    (pupils, ranks); `parts` those by part, shape (pupils, ranks, parts), and is changed.
    """
    planned = plan.schools[place]
    counts_lessons = planned.school.sector.counts_lessons
    as_day = np.zeros(whole.shape, dtype=np.bool_)
    if planned.day_records:
        as_day = (whole > 0) & ((whole != Kind.TRUANCY) | (not counts_lessons))
        parts[:, :, 1:][as_day] = 0
    found = _written(parts, single_appointment=planned.day_records)
    row, rank, at = np.unravel_index(found, parts.shape)
    kind = parts.ravel()[found]
    unbound = as_day[row, rank]
    if planned.day_records:
        unbound |= kind == Kind.MEDICAL
    first_part = 1 if counts_lessons else MORNING
    day = days.days[days.row[row], rank]
    moved = (pupils.moved_to[row] >= 0) & (day >= pupils.moved_on[row])
    school = np.where(moved, pupils.moved_to[row], place).astype(np.int32)
    return Records(
        pupil=(row + plan.first_pupil[place]).astype(np.int32),
        school=school,
        day=day,
        lesson=np.where(unbound, NO_LESSON, first_part + at).astype(np.int8),
        minutes=_minutes(rng, kind, has_minutes=not counts_lessons or planned.day_records),
        reason=_CODES[plan.code_habits[school], kind],
    )


def _written(parts: Kinds, *, single_appointment: bool) -> Int64s:
    """The flat places of parts to write; at most one appointment a day where it has no part."""
    found = np.flatnonzero(parts)
    if not single_appointment:
        return found
    medical = parts.ravel()[found] == Kind.MEDICAL
    at_day = found[medical] // parts.shape[2]
    keep = np.ones(len(found), dtype=np.bool_)
    keep[np.flatnonzero(medical)[1:]] = np.diff(at_day) > 0
    return found[keep]


def _minutes(rng: Generator, kind: NDArray[np.uint8], *, has_minutes: bool) -> Int32s:
    minutes = np.full(len(kind), NO_MINUTES, dtype=np.int32)
    late = kind == Kind.LATE
    minutes[late] = rng.integers(*given.LATE_MINUTES, size=int(late.sum()))
    if has_minutes:
        minutes[kind == Kind.MEDICAL] = given.APPOINTMENT_MINUTES
    return minutes
