"""Compiled: lesson days of each timeline, counted first and then filled in."""

import numpy as np

from kantelpunt.compiled.kernels import kernel

EARLIEST = -(2**31)
LONGEST_GAP = 14
_FIRST_MONDAY = 4  # 1970-01-05


@kernel
def count_days(first_day, scheduled, bounds, schedule, begin, end, start):
    """Count the lesson days of every timeline.

    Args:
        first_day, scheduled, bounds, schedule, begin, end: as in `fill_timelines`.
        start: per timeline where it begins; one longer than their number, filled in here.
    """
    days = scheduled.shape[1]
    start[0] = 0
    for line in range(len(bounds) - 1):
        found = 0
        for part in range(bounds[line], bounds[line + 1]):
            for day in range(max(begin[part], first_day), min(end[part], first_day + days - 1) + 1):
                found += scheduled[schedule[part], day - first_day] > 0
        start[line + 1] = start[line] + found


@kernel
def fill_timelines(
    first_day, scheduled, school, hour_minutes, submitted_until, years,
    shared, bounds, schedule, begin, end, filled,
):  # fmt: skip
    """Lay out every timeline day by day.

    Args:
        first_day: day number of the first column of `scheduled`.
        scheduled: half minutes per weekly schedule and day.
        school: per weekly schedule its school.
        hour_minutes: per school the minutes that count as one hour.
        submitted_until: per school its last known day.
        years: per day the year in which its school year starts.
        shared: how many timelines, the first ones, are shared by pupils.
        bounds: per timeline where its parts begin, one longer than their number.
        schedule, begin, end: per part its weekly schedule, first and last day.
        filled: the arrays per lesson day of `Timelines`, in its order; filled in here.
    """
    days = scheduled.shape[1]
    day_of, lesson_time, minutes, hour, school_of, known, sequence, school_year, since_of = filled
    place = 0
    for line in range(len(bounds) - 1):
        week, monday, seen, since = np.int64(-1), np.int64(-1), np.int64(0), np.int64(EARLIEST)
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
                since_of[place] = since
                place += 1


@kernel
def _place_from(days, first, end, wanted):
    """The place of the first day from `wanted` on, among ascending days; `end` without one."""
    while first < end:
        middle = (first + end) // 2
        if days[middle] < wanted:
            first = middle + 1
        else:
            end = middle
    return first


@kernel
def find_days(
    first_day, last_day, start, days, timeline, part_start, part_first, part_last, first, last
):
    """Where each pupil's lesson days begin and end, between two day numbers.

    Args:
        first_day, last_day: the two, both counted.
        start, days: of the timelines.
        timeline: per pupil its timeline, or -1.
        part_start, part_first, part_last: where each pupil's enrolments begin, and their days.
        first, last: per pupil with a timeline the places, the last one counted; filled in here.
    """
    for pupil in range(len(timeline)):
        line = timeline[pupil]
        if line < 0:
            continue
        begins = max(np.int64(part_first[part_start[pupil]]), first_day)
        ends = min(np.int64(part_last[part_start[pupil + 1] - 1]), last_day)
        first[pupil] = _place_from(days, start[line], start[line + 1], begins)
        last[pupil] = _place_from(days, start[line], start[line + 1], ends + 1) - 1
