"""Compiled: one signal over many pupils, from contributing day to contributing day.

Between two days that contribute, a value other than a share can only fall. So while a signal is
armed and neither holds, waits nor warns, the days between need no look; otherwise they are
visited one by one.
"""

import numpy as np
from numba import njit

from kantelpunt.detection.contribution_pass import (
    HOURS,
    RUN_DAYS,
    RUN_WEEKS,
    SHARE,
    SPELLS,
    contributions,
    goes_on,
)

WHEN_BELOW, RESTART, SCHOOL_YEAR = range(3)
NEVER = -1
COLUMNS = 7  # job, fired, reached, value over, under, window from, first counted day
WARNED = 4  # job, since, value over, under


@njit(cache=True, nogil=True)
def fire(
    first_job,
    last_job,
    job_pupil,
    job_first,
    job_last,
    measure,
    whole_day,
    counts_kind,
    clock,
    window,
    over,
    under,
    exceeds,
    rearm,
    gap,
    warn_over,
    warn_under,
    scale,
    record_first,
    record_last,
    place,
    kind,
    half_minutes,
    day_number,
    lesson_time,
    scheduled,
    hour_minutes,
    known_before,
    break_number,
    school_year,
    judged,
    pupil_first,
    pupil_since,
    week_length,
    opens,
    enrolled_since,
    scheduled_before,
    firings,
    warnings,
):
    """Find the firings of one signal, and the warnings that stand at the end.

    Args:
        first_job, last_job: which jobs; the last does not count. A job is a stretch of one
            pupil's lesson days over which counts go on: `job_pupil`, `job_first`, `job_last`.
        measure, whole_day, counts_kind: see `contributions`.
        clock, window: per lesson day its time; two days lie in one window when their times
            differ by less than `window`.
        over, under, exceeds: the threshold over/under, and whether it must be exceeded.
        rearm, gap: when it may fire again; least calendar days between firings.
        warn_over, warn_under: the share of the threshold that warns; 0 over for none.
        scale, record_first, record_last: per pupil; place, kind, half_minutes: per record.
        day_number ... school_year: per lesson day (Timelines).
        judged: per lesson day whether the signal is judged on it.
        pupil_first, pupil_since: per pupil its first lesson day, and since when it is enrolled.
        week_length: how far a window on the clock may begin before a pupil's first lesson day: 7
            back to the Monday of that week, 1 not at all, 0 for a clock of calendar days.
        opens, enrolled_since, scheduled_before: for a share, per lesson day: the day number on
            which the window opens, since when pupils of that timeline are enrolled, and the known
            half minutes scheduled on all lesson days before it. Otherwise empty.
        firings, warnings: shape (room, COLUMNS) and (room, WARNED), filled in here.

    Returns:
        How many firings and warnings there are; more than there is room for means that nothing
        more was written, and that the call must be made again with more room.
    """
    fired, warned = 0, 0
    longest = 0
    for job in range(first_job, last_job):
        pupil = job_pupil[job]
        longest = max(longest, record_last[pupil] - record_first[pupil])
    days = np.empty(longest, np.int64)
    amounts = np.empty(longest, np.int64)
    is_run = measure == RUN_DAYS or measure == RUN_WEEKS
    for job in range(first_job, last_job):
        pupil, first_day, last_day = job_pupil[job], job_first[job], job_last[job]
        found = contributions(
            measure,
            whole_day,
            counts_kind,
            scale[pupil],
            record_first[pupil],
            record_last[pupil],
            first_day,
            last_day,
            place,
            kind,
            half_minutes,
            scheduled,
            hour_minutes,
            known_before,
            break_number,
            days,
            amounts,
        )
        if found == 0:
            continue
        unit = np.int64(1)
        if measure == RUN_WEEKS:
            unit = np.int64(7)
        elif measure == HOURS:
            unit = 2 * scale[pupil]
        armed, last_fired, reached, since = True, NEVER, NEVER, NEVER
        counted_from = first_day
        head, upcoming, total, run_start, run_length = 0, 0, 0, NEVER, 0
        share_first = pupil_first[pupil]
        value, beneath = np.int64(0), unit
        day, unseen = first_day - 1, False
        while True:
            idle = armed and reached == NEVER and since == NEVER and not unseen
            if measure == SHARE:
                idle = idle and head == upcoming
            if idle:
                if upcoming == found:
                    break
                day = days[upcoming]
            else:
                day += 1
                if day > last_day:
                    break
            contributes = upcoming < found and days[upcoming] == day
            if is_run:
                if contributes:
                    if run_length > 0 and goes_on(
                        known_before, break_number, days[upcoming - 1], day
                    ):
                        run_length += 1
                    else:
                        run_start, run_length = day, 1
            else:
                while head < upcoming and clock[day] - clock[days[head]] >= window:
                    total -= amounts[head]
                    head += 1
                if contributes:
                    total += amounts[upcoming]
            if contributes:
                upcoming += 1
            unseen = unseen or contributes
            if not judged[day]:
                continue
            unseen = False
            defined = True
            if measure == RUN_DAYS:
                value = np.int64(run_length) if contributes else np.int64(0)
            elif measure == RUN_WEEKS:
                value = np.int64(0)
                if contributes:
                    value = np.int64(lesson_time[day] - lesson_time[run_start] + 1)
            elif measure == SHARE:
                while clock[day] - clock[share_first] >= window:
                    share_first += 1
                value = np.int64(100 * total)
                beneath = scheduled_before[day] + scheduled[day] - scheduled_before[share_first]
                defined = opens[day] >= max(enrolled_since[day], pupil_since[pupil])
                if week_length > 0:
                    first_time = clock[pupil_first[pupil]] // week_length * week_length
                    defined = defined and clock[day] - window + 1 >= first_time
            else:
                value = np.int64(total)
            left, right = value * under, over * beneath
            holds = defined and (left > right or (left == right and not exceeds))
            if rearm == SCHOOL_YEAR and not armed and school_year[day] != school_year[last_fired]:
                armed = True
            fires = False
            if not holds:
                reached = NEVER
                if rearm == WHEN_BELOW:
                    armed = True
            elif armed:
                if reached == NEVER:
                    reached = day
                fires = last_fired == NEVER or day_number[day] - day_number[last_fired] >= gap
            if not fires:
                warns = armed and defined and warn_over > 0
                warns = warns and value * under * warn_under >= over * beneath * warn_over
                if not warns:
                    since = NEVER
                elif since == NEVER:
                    since = day
                continue
            if fired < len(firings):
                window_from = run_start
                if not is_run:
                    from_entry = head
                    while from_entry < upcoming - 1 and amounts[from_entry] == 0:
                        from_entry += 1
                    window_from = days[from_entry] if from_entry < upcoming else share_first
                firings[fired, 0] = job
                firings[fired, 1] = day
                firings[fired, 2] = reached
                firings[fired, 3] = value
                firings[fired, 4] = beneath
                firings[fired, 5] = window_from
                firings[fired, 6] = counted_from
            fired += 1
            last_fired, reached, since = day, NEVER, NEVER
            if rearm != RESTART:
                armed = False
                continue
            counted_from = day + 1
            head, total, run_length = upcoming, 0, 0
            if measure == SPELLS and upcoming < found:
                amounts[upcoming] = 1
        if since != NEVER:
            if warned < len(warnings):
                warnings[warned, 0] = job
                warnings[warned, 1] = since
                warnings[warned, 2] = value
                warnings[warned, 3] = beneath
            warned += 1
    return fired, warned
