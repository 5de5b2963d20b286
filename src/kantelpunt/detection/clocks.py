"""The clock by which a window is measured, and the day on which it opens."""

from dataclasses import dataclass

import numpy as np

from kantelpunt.absence.columns import Int32s, Int64s, day_number
from kantelpunt.absence.timelines import Timelines
from kantelpunt.calendar.lesson_days import DAYS_A_WEEK
from kantelpunt.calendar.school_years import SchoolYear
from kantelpunt.protocol.signal_rules import Window, WindowUnit

NEVER_OPENS = np.iinfo(np.int64).min


@dataclass(frozen=True)
class Clock:
    """A time per lesson day; days lie in one window when their times differ by less than `span`.

    Attributes:
        week_length: how far a window may begin before a pupil's first lesson day: 7 for back to
            the Monday of that week, 1 for not at all, 0 for a clock of calendar days.
    """

    times: Int32s
    span: int
    week_length: int


def clock_of(window: Window | None, lines: Timelines) -> Clock:
    """The clock of a window; a run has none and gets one on which nothing passes."""
    if window is None:
        return Clock(np.zeros(len(lines.day), dtype=np.int32), 1, 0)
    match window.unit:
        case WindowUnit.LESSON_WEEKS:
            return Clock(lines.lesson_time, DAYS_A_WEEK * window.length, DAYS_A_WEEK)
        case WindowUnit.WEEKS:
            return Clock(lines.day, DAYS_A_WEEK * window.length, 0)
        case WindowUnit.SCHOOL_DAYS:
            return Clock(np.arange(len(lines.day), dtype=np.int32), window.length, 1)
    return Clock(lines.school_year.astype(np.int32), 1, 0)


def window_opens(window: Window, lines: Timelines) -> Int64s:
    """Per lesson day the day number on which its window opens, or NEVER_OPENS."""
    day = lines.day.astype(np.int64)
    match window.unit:
        case WindowUnit.WEEKS:
            return day - DAYS_A_WEEK * window.length + 1
        case WindowUnit.SCHOOL_YEAR:
            years, inverse = np.unique(lines.school_year, return_inverse=True)
            firsts = [day_number(SchoolYear(int(year)).first) for year in years]
            return np.array(firsts, dtype=np.int64)[inverse]
    line = np.repeat(np.arange(len(lines.start) - 1), np.diff(lines.start))
    if window.unit is WindowUnit.SCHOOL_DAYS:
        first = np.arange(len(day)) - window.length + 1
        inside = first >= lines.start[line]
        return np.where(inside, day[np.maximum(first, 0)], NEVER_OPENS)
    opening = lines.lesson_time - DAYS_A_WEEK * window.length + 1
    week, weekday = np.divmod(opening.astype(np.int64), DAYS_A_WEEK)
    span = np.int64(1 << 32)
    keys = line * span + lines.lesson_time // DAYS_A_WEEK
    place = np.minimum(np.searchsorted(keys, line * span + week), max(len(day) - 1, 0))
    monday = day[place] - lines.lesson_time[place] % DAYS_A_WEEK
    return np.where(week >= 0, monday + weekday, NEVER_OPENS)
