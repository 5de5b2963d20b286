"""The lesson days of each pupil of a school, side by side in arrays.

A pupil's year is a row of the days on which the pupil's school is open, by their rank: most
pupils of a school share one such row; a pupil who moves has a row of its own.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kantelpunt.absence.columns import Int8s, Int32s, day_of
from kantelpunt.foresight.generated import assumptions as given
from kantelpunt.foresight.generated.plan import RegionPlan
from kantelpunt.foresight.generated.pupils import SchoolPupils

_NO_DAY = -1
_THURSDAY = 3  # 1970-01-01, day number 0, was a Thursday


@dataclass(frozen=True)
class SchoolDays:
    """The days of one school's pupils.

    Attributes:
        row: per pupil its row in the tables below.
        days: shape (rows, ranks), day numbers, ascending; -1 after the last.
        weekdays: shape (rows, ranks), Monday 0.
        weeks: shape (rows, ranks), weeks since the first day's week.
        ends_before_vacation, starts_after_vacation: per row the ranks next to a vacation.
        parts: shape (pupils, ranks), lessons or parts of the day scheduled for the pupil; 0
            where the pupil has none or is not enrolled.
    """

    row: NDArray[np.intp]
    days: Int32s
    weekdays: Int8s
    weeks: Int8s
    before_vacation: NDArray[np.bool_]
    after_vacation: NDArray[np.bool_]
    parts: Int8s

    @property
    def ranks(self) -> int:
        """How many days the longest row has."""
        return int(self.days.shape[1])


def school_days(plan: RegionPlan, place: int, pupils: SchoolPupils) -> SchoolDays:
    """Lay out the days of the pupils who start the year at a school."""
    own = plan.schools[place]
    movers = pupils.movers
    rows = [own.days] + [
        _spliced(own.days, plan.schools[pupils.moved_to[pupil]].days, pupils.moved_on[pupil])
        for pupil in movers
    ]
    days = np.full((len(rows), max(map(len, rows))), _NO_DAY, dtype=np.int32)
    for place_of_row, row_days in enumerate(rows):
        days[place_of_row, : len(row_days)] = row_days
    row = np.zeros(len(pupils), dtype=np.intp)
    row[movers] = np.arange(1, len(rows))
    weekdays = ((days + _THURSDAY) % 7).astype(np.int8)
    weeks = np.maximum((days - days[:, :1] + weekdays[:, :1]) // 7, 0).astype(np.int8)
    before, after = _vacation_edges(days)
    lessons = own.timetable.parts[pupils.group[:, None], weekdays[row] % 5]
    for pupil, of in zip(movers, range(1, len(rows)), strict=True):
        other = plan.schools[pupils.moved_to[pupil]].timetable.parts[pupils.group[pupil]]
        later = days[of] >= pupils.moved_on[pupil]
        lessons[pupil, later] = other[weekdays[of, later]]
    own_days = days[row]
    enrolled = (own_days >= pupils.first[:, None]) & (own_days <= pupils.last[:, None])
    parts = np.where(enrolled, lessons, 0).astype(np.int8)
    return SchoolDays(row, days, weekdays, weeks, before, after, parts)


def _spliced(before: Int32s, after: Int32s, moved_on: int) -> Int32s:
    return np.concatenate([before[before < moved_on], after[after >= moved_on]])


def _vacation_edges(days: Int32s) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """The last days before and the first days after a vacation; the summer counts as one."""
    last = np.ones_like(days, dtype=np.bool_)
    last[:, :-1] = (np.diff(days, axis=1) > given.VACATION_GAP_DAYS) | (days[:, 1:] == _NO_DAY)
    first = np.ones_like(last)
    first[:, 1:] = last[:, :-1]
    known = days != _NO_DAY
    return last & known, first & known


def day_weights(
    days: SchoolDays, months: dict[int, float], weekdays: tuple[float, ...], before_vacation: float
) -> NDArray[np.float64]:
    """How likely absence is to start on each day, relative to the others.

    Returns:
        shape (rows, ranks), cumulative per row and ending at 1; days after the last add nothing.
    """
    month_of = _months(days.days)
    weights = np.array([months.get(month, 0.0) for month in range(13)])[month_of]
    weights = weights * np.array([*weekdays, 0.0, 0.0])[days.weekdays]
    near = days.before_vacation.copy()
    for back in range(1, given.BEFORE_VACATION_DAYS):
        near[:, :-back] |= days.before_vacation[:, back:]
    weights = np.where(near, weights * before_vacation, weights)
    weights[days.days == _NO_DAY] = 0.0
    cumulative = np.cumsum(weights, axis=1)
    return np.asarray(cumulative / cumulative[:, -1:])


def _months(days: Int32s) -> NDArray[np.intp]:
    first, last = int(days[:, 0].min()), int(days.max())
    months = np.array([day_of(number).month for number in range(first, last + 1)], dtype=np.intp)
    return np.asarray(months[np.maximum(days - first, 0)])
