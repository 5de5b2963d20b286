"""The weekly schedule of each group of pupils: what is scheduled on each weekday.

Minutes are kept as half minutes, since half of an odd day is a part of the day too.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from kantelpunt.absence.columns import Coded, Int32s
from kantelpunt.absence.entities import ScheduleRow, School

HALF_MINUTES = 2
WEEKDAYS = 7


@dataclass(frozen=True)
class WeekSchedules:
    """The different (school, weekly schedule) pairs of a region.

    Attributes:
        school: per pair the place of the school.
        weekly: half minutes scheduled per pair and weekday (Monday first), shape (pairs, 7).
        of_enrolment: per enrolment row its pair; -1 where the school is not known.
    """

    school: Int32s
    weekly: Int32s
    of_enrolment: Int32s


def minutes_an_hour(school: School) -> int:
    """How many minutes a school counts as an hour: a lesson, unless it is over 60 minutes."""
    if school.sector.counts_lessons and school.lesson_minutes and school.lesson_minutes <= 60:
        return school.lesson_minutes
    return 60


def week_schedules(
    schools: Sequence[School],
    rows: Sequence[ScheduleRow],
    school_of_enrolment: Int32s,
    group: Coded,
) -> WeekSchedules:
    """Work out the weekly schedule of every group that has enrolments.

    Args:
        schools: in their order.
        rows: of `schedule.csv`.
        school_of_enrolment: per enrolment row the place of its school, or -1.
        group: per enrolment row its group.
    """
    changes: dict[tuple[str, str], dict[int, ScheduleRow]] = {}
    for row in rows:
        changes.setdefault((row.school, row.group), {})[row.weekday] = row
    groups = list(group.values)
    keys = school_of_enrolment * np.int64(len(groups)) + group.codes
    known = school_of_enrolment >= 0
    is_there = np.zeros(len(schools) * len(groups), dtype=np.bool_)
    is_there[keys[known]] = True
    pairs: dict[tuple[int, tuple[int, ...]], int] = {}
    pair_of_key = np.empty(len(is_there), dtype=np.int32)
    for key in np.flatnonzero(is_there).tolist():
        place, group_code = divmod(key, len(groups))
        week = _week(schools[place], groups[group_code], changes)
        pair_of_key[key] = pairs.setdefault((place, week), len(pairs))
    of_enrolment = np.full(len(school_of_enrolment), -1, dtype=np.int32)
    of_enrolment[known] = pair_of_key[keys[known]]
    return WeekSchedules(
        np.array([place for place, _ in pairs], dtype=np.int32),
        np.array([week for _, week in pairs], dtype=np.int32).reshape(-1, WEEKDAYS),
        of_enrolment,
    )


def _week(
    school: School, group: str, changes: Mapping[tuple[str, str], Mapping[int, ScheduleRow]]
) -> tuple[int, ...]:
    own = changes.get((school.school, group), {})
    shared = changes.get((school.school, ""), {})
    return tuple(
        HALF_MINUTES * _minutes(school, own.get(weekday) or shared.get(weekday))
        for weekday in range(1, WEEKDAYS + 1)
    )


def _minutes(school: School, change: ScheduleRow | None) -> int:
    if school.sector.counts_lessons:
        own = None if change is None else change.lessons
        lessons = school.lessons_per_day if own is None else own
        return (lessons or 0) * (school.lesson_minutes or 0)
    minutes = school.day_minutes if change is None or change.minutes is None else change.minutes
    return minutes or 0
