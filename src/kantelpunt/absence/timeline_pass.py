"""Compiled: lesson days of each timeline, counted first and then filled in."""

import numpy as np
from numba import njit

EARLIEST = -(2**31)
LONGEST_GAP = 14
_FIRST_MONDAY = 4  # 1970-01-05


@njit(cache=True, nogil=True)
def _count(first_day, scheduled, bounds, schedule, begin, end):
    start = np.zeros(len(bounds), np.int64)
    days = scheduled.shape[1]
    for line in range(len(bounds) - 1):
        found = 0
        for part in range(bounds[line], bounds[line + 1]):
            for day in range(max(begin[part], first_day), min(end[part], first_day + days - 1) + 1):
                found += scheduled[schedule[part], day - first_day] > 0
        start[line + 1] = start[line] + found
    return start


@njit(cache=True, nogil=True)
def _school_years(first_day, days):
    years = np.empty(days, np.int16)
    for place in range(days):
        shifted = first_day + place + 719468  # civil date from a day number, by 400-year eras
        era = shifted // 146097
        of_era = shifted - era * 146097
        year_of_era = (of_era - of_era // 1460 + of_era // 36524 - of_era // 146096) // 365
        of_year = of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
        # The era's year runs from 1 March; its day 153 is 1 August, its day 306 is 1 January.
        years[place] = year_of_era + era * 400 - (of_year < 153)
    return years


@njit(cache=True, nogil=True)
def fill_timelines(
    first_day,
    scheduled,
    school,
    hour_minutes,
    submitted_until,
    shared,
    bounds,
    schedule,
    begin,
    end,
):
    """Lay out every timeline day by day.

    Args:
        first_day: day number of the first column of `scheduled`.
        scheduled: half minutes per weekly schedule and day.
        school: per weekly schedule its school.
        hour_minutes: per school the minutes that count as one hour.
        submitted_until: per school its last known day.
        shared: how many timelines, the first ones, are shared by pupils.
        bounds: per timeline where its parts begin, one longer than their number.
        schedule, begin, end: per part its weekly schedule, first and last day.

    Returns:
        The arrays of `Timelines`, in its order.
    """
    days = scheduled.shape[1]
    start = _count(first_day, scheduled, bounds, schedule, begin, end)
    total = start[-1]
    day_of = np.empty(total, np.int32)
    lesson_time = np.empty(total, np.int32)
    minutes = np.empty(total, np.int32)
    hour = np.empty(total, np.int16)
    school_of = np.empty(total, np.int32)
    known = np.empty(total, np.bool_)
    sequence = np.empty(total, np.int32)
    school_year = np.empty(total, np.int16)
    enrolled_since = np.empty(total, np.int32)
    years = _school_years(first_day, days)
    place = 0
    for line in range(len(bounds) - 1):
        week, monday, seen, since = -1, np.int64(-1), 0, np.int64(EARLIEST)
        for part in range(bounds[line], bounds[line + 1]):
            if line >= shared and (part == bounds[line] or begin[part] > end[part - 1] + 1):
                since = np.int64(begin[part])
            if part > bounds[line] and begin[part] - end[part - 1] - 1 > LONGEST_GAP:
                seen += 2
            own = school[schedule[part]]
            for day in range(max(begin[part], first_day), min(end[part], first_day + days - 1) + 1):
                half_minutes = scheduled[schedule[part], day - first_day]
                if half_minutes == 0:
                    continue
                weekday = (day - _FIRST_MONDAY) % 7
                if day - weekday != monday:
                    week += 1
                    monday = day - weekday
                is_known = day <= submitted_until[own]
                seen += is_known
                day_of[place] = day
                lesson_time[place] = 7 * week + weekday
                minutes[place] = half_minutes
                hour[place] = hour_minutes[own]
                school_of[place] = own
                known[place] = is_known
                sequence[place] = seen
                school_year[place] = years[day - first_day]
                enrolled_since[place] = since
                place += 1
    return (
        start,
        day_of,
        lesson_time,
        minutes,
        hour,
        school_of,
        known,
        sequence,
        school_year,
        enrolled_since,
    )
