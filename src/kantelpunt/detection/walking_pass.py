"""Compiled: the state of one signal, walked from day to day for those who come near it.

Between two days that contribute a value other than a share can only fall. So while a signal is
armed and neither holds, waits nor warns, the days between need no look; once it has fired, only
the days do on which something leaves the window; otherwise they are visited one by one.
"""

import numpy as np

from kantelpunt.compiled.kernels import inlined, kernel
from kantelpunt.detection.contribution_pass import contributions
from kantelpunt.detection.pass_numbers import (
    HOURS,
    NEVER,
    RESTART,
    RUN_DAYS,
    RUN_WEEKS,
    SCHOOL_YEAR,
    SHARE,
    SPELLS,
    WHEN_BELOW,
)


@kernel
def first_from(ascending, wanted, first, last):
    """The first place from `first` on where a row has at least a value; `last` if not before."""
    step = 1
    while first + step < last and ascending[first + step] < wanted:
        first += step
        step *= 2
    last = min(last, first + step)
    while first < last:
        middle = (first + last) // 2
        if ascending[middle] < wanted:
            first = middle + 1
        else:
            last = middle
    return first


@kernel
def share_is_defined(opens, since, clock, window, week_length, day, first):
    """Whether a pupil enrolled since a day was enrolled on every day of the window."""
    if opens < since:
        return False
    if week_length == 0:
        return True
    return clock[day] - window + 1 >= clock[first] // week_length * week_length


@inlined
def _forward(
    days, amounts, found, head, upcoming, total, is_run, in_weeks,
    clock, window, lesson_time, judged, least, least_under,
):  # fmt: skip
    """To the next day that may matter: what stays below threshold and warning changes nothing."""
    day, value = np.int64(0), np.int64(0)
    while upcoming < found:
        day = days[upcoming]
        if is_run:
            value = min(amounts[upcoming], upcoming - head + 1)
            if in_weeks:
                value = np.int64(lesson_time[day] - lesson_time[days[upcoming - value + 1]] + 1)
        else:
            total += amounts[upcoming]
            while clock[day] - clock[days[head]] >= window:
                total -= amounts[head]
                head += 1
            value = total
        if value * least_under >= least or not judged[day]:
            break
        upcoming += 1
    return day, value, head, upcoming, total


@inlined
def _until(days, found, head, upcoming, clock, window, day, last_day, school_year, fired_in):
    """Fired and not armed again: the value stays until a day adds to it or leaves it."""
    until = days[upcoming] if upcoming < found else last_day + 1
    if head < upcoming:
        until = first_from(clock, clock[days[head]] + window, day + 1, until)
    return first_from(school_year, fired_in + 1, day + 1, until)


@kernel
def first_adding(amounts, first, last):
    """The first place that adds something; what is left of a spell adds nothing."""
    while first < last and amounts[first] == 0:
        first += 1
    return first


@kernel
def walk(near, stretches, rule, pupils, sums, lines, work, firings, warnings, counts):
    """Walk through the stretches that come near, and count firings and warnings; see `fire`."""
    measure, whole_day, kinds, clock, window, week_length, over, under = rule[:8]
    exceeds, rearm, gap, warn_over, warn_under, _ = rule[8:]
    (scales, pupil_first, pupil_since), (pupil_of, first_of, last_of) = pupils, stretches
    start, place, half_minutes, times = sums[:4]
    day_number, lesson_time, scheduled, hour_minutes, sequence, school_year = lines[:6]
    enrolled_since, judged, opens, scheduled_before = lines[6:]
    is_run = measure in (RUN_DAYS, RUN_WEEKS)
    least_over, least_under = over * max(warn_over, 1), under * warn_under
    days, amounts, room = work
    fired, warned = 0, 0
    for number in near:
        pupil, first_day, last_day = pupil_of[number], first_of[number], last_of[number]
        found, most = contributions(
            kinds, start, len(scales), pupil, place, half_minutes, times, room,
            measure, whole_day, scales[pupil], first_day, last_day, rearm == RESTART,
            scheduled, hour_minutes, lesson_time, sequence, days, amounts,
        )  # fmt: skip
        value, beneath = np.int64(0), np.int64(7 if measure == RUN_WEEKS else 1)
        if measure == HOURS:
            beneath = 2 * scales[pupil]
        least = least_over * beneath
        if found == 0 or (measure != SHARE and most * least_under < least):
            continue
        armed, last_fired, reached, since, counted_from = True, NEVER, NEVER, NEVER, first_day
        head, upcoming, total, run_start = 0, 0, np.int64(0), first_day
        day, unseen, share_first = first_day - 1, False, pupil_first[pupil]
        while True:
            was_added = False
            idle = armed and reached == NEVER and since == NEVER and not unseen
            if idle and measure != SHARE:
                day, value, head, upcoming, total = _forward(
                    days, amounts, found, head, upcoming, total, is_run, measure == RUN_WEEKS,
                    clock, window, lesson_time, judged, least, least_under,
                )  # fmt: skip
                if upcoming == found:
                    break
                was_added = True
            elif idle and head == upcoming:
                if upcoming == found:
                    break
                day = days[upcoming]
            elif armed or unseen or is_run or measure == SHARE:
                if day == last_day:
                    break
                day += 1
            else:
                day = _until(
                    days, found, head, upcoming, clock, window, day, last_day,
                    school_year, school_year[last_fired] if rearm == SCHOOL_YEAR else 9999,
                )  # fmt: skip
                if day > last_day:
                    break
            contributes = upcoming < found and days[upcoming] == day
            if not is_run and not was_added:
                while head < upcoming and clock[day] - clock[days[head]] >= window:
                    total -= amounts[head]
                    head += 1
                    unseen = True
                if contributes:
                    total += amounts[upcoming]
            if contributes:
                upcoming += 1
                unseen = True
            if not judged[day]:
                continue
            unseen, defined, value = False, True, total
            if is_run:
                length = min(amounts[upcoming - 1], upcoming - head) if contributes else 0
                run_start = days[upcoming - max(length, 1)]
                value = np.int64(length)
                if measure == RUN_WEEKS and contributes:
                    value = np.int64(lesson_time[day] - lesson_time[run_start] + 1)
            elif measure == SHARE:
                while clock[day] - clock[share_first] >= window:
                    share_first += 1
                value = 100 * total
                beneath = scheduled_before[day] + scheduled[day]
                beneath -= scheduled_before[share_first]
                defined = share_is_defined(
                    opens[day], max(enrolled_since[day], pupil_since[pupil]),
                    clock, window, week_length, day, pupil_first[pupil],
                )  # fmt: skip
            left, right = value * under, over * beneath
            holds = defined and (left > right or (left == right and not exceeds))
            if rearm == SCHOOL_YEAR and not armed:
                armed = school_year[day] != school_year[last_fired]
            fires = False
            if not holds:
                reached = NEVER
                armed = armed or rearm == WHEN_BELOW
            elif armed:
                reached = day if reached == NEVER else reached
                fires = last_fired == NEVER or day_number[day] - day_number[last_fired] >= gap
            if not fires:
                warns = armed and defined and warn_over > 0
                if not warns or left * warn_under < right * warn_over:
                    since = NEVER
                elif since == NEVER:
                    since = day
                continue
            if fired < len(firings):
                window_from = run_start
                if not is_run:
                    from_entry = first_adding(amounts, head, upcoming)
                    window_from = days[from_entry] if from_entry < upcoming else share_first
                firings[fired] = (number, day, reached, value, beneath, window_from, counted_from)
            fired += 1
            last_fired, reached, since = day, NEVER, NEVER
            armed = rearm == RESTART
            if armed:
                counted_from, head, total = day + 1, upcoming, np.int64(0)
                if measure == SPELLS and upcoming < found:
                    amounts[upcoming] = 1
        if since != NEVER:
            if warned < len(warnings):
                warnings[warned] = (number, since, value, beneath)
            warned += 1
    counts[0], counts[1] = fired, warned
