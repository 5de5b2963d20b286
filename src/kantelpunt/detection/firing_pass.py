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
COLUMNS = 7  # stretch, fired, reached, value over, under, window from, first counted day
WARNED = 4  # stretch, since, value over, under


@njit(cache=True, nogil=True)
def fire(first, last, stretches, rule, pupils, records, lines, firings, warnings):
    """Find the firings of one signal, and the warnings that stand at the end.

    Args:
        first, last: which stretches; the last does not count.
        stretches, rule, pupils, records, lines: see pass_arrays.
        firings, warnings: shape (room, COLUMNS) and (room, WARNED), filled in here.

    Returns:
        How many firings and warnings there are; more than there is room for means that not all
        were written, and that the call must be made again with more room.
    """
    longest = 0
    for number in range(first, last):
        pupil = stretches.pupil[number]
        longest = max(longest, pupils.record_last[pupil] - pupils.record_first[pupil])
    days = np.empty(longest, np.int64)
    amounts = np.empty(longest, np.int64)
    fired, warned = 0, 0
    for number in range(first, last):
        pupil = stretches.pupil[number]
        begin, end = stretches.first[number], stretches.last[number]
        found = contributions(
            rule, pupils.scale[pupil], pupils.record_first[pupil], pupils.record_last[pupil],
            begin, end, records, lines, days, amounts,
        )  # fmt: skip
        if found > 0:
            fired, warned = _walk(
                number, begin, end, pupil, found, days, amounts, rule, pupils, lines,
                firings, fired, warnings, warned,
            )  # fmt: skip
    return fired, warned


@njit(cache=True, nogil=True)
def _share_is_defined(day, rule, pupils, pupil, lines):
    """Whether the pupil was enrolled on every day of the window."""
    if lines.opens[day] < max(lines.enrolled_since[day], pupils.since[pupil]):
        return False
    if rule.week_length == 0:
        return True
    first_time = rule.clock[pupils.first[pupil]] // rule.week_length * rule.week_length
    return rule.clock[day] - rule.window + 1 >= first_time


@njit(cache=True, nogil=True)
def _walk(
    number, first_day, last_day, pupil, found, days, amounts, rule, pupils, lines,
    firings, fired, warnings, warned,
):  # fmt: skip
    """Walk through one stretch; how many firings and warnings there are after it."""
    measure = rule.measure
    is_run = measure in (RUN_DAYS, RUN_WEEKS)
    value, beneath = np.int64(0), np.int64(1)
    if measure == RUN_WEEKS:
        beneath = np.int64(7)
    elif measure == HOURS:
        beneath = 2 * pupils.scale[pupil]
    armed, last_fired, reached, since, counted_from = True, NEVER, NEVER, NEVER, first_day
    head, upcoming, total, run_start, run_length = 0, 0, np.int64(0), first_day, 0
    share_first = pupils.first[pupil]
    day, unseen = first_day - 1, False
    while True:
        idle = armed and reached == NEVER and since == NEVER and not unseen
        if idle and (measure != SHARE or head == upcoming):
            if upcoming == found:
                break
            day = days[upcoming]
        elif day == last_day:
            break
        else:
            day += 1
        contributes = upcoming < found and days[upcoming] == day
        if is_run:
            if contributes:
                if run_length > 0 and goes_on(lines, days[upcoming - 1], day):
                    run_length += 1
                else:
                    run_start, run_length = day, 1
        else:
            while head < upcoming and rule.clock[day] - rule.clock[days[head]] >= rule.window:
                total -= amounts[head]
                head += 1
            if contributes:
                total += amounts[upcoming]
        if contributes:
            upcoming += 1
            unseen = True
        if not lines.judged[day]:
            continue
        unseen, defined, value = False, True, total
        if measure == RUN_DAYS:
            value = np.int64(run_length if contributes else 0)
        elif measure == RUN_WEEKS:
            value = np.int64(0)
            if contributes:
                value += lines.lesson_time[day] - lines.lesson_time[run_start] + 1
        elif measure == SHARE:
            while rule.clock[day] - rule.clock[share_first] >= rule.window:
                share_first += 1
            value = 100 * total
            beneath = lines.scheduled_before[day] + lines.scheduled[day]
            beneath -= lines.scheduled_before[share_first]
            defined = _share_is_defined(day, rule, pupils, pupil, lines)
        left, right = value * rule.under, rule.over * beneath
        holds = defined and (left > right or (left == right and not rule.exceeds))
        if rule.rearm == SCHOOL_YEAR and not armed:
            armed = lines.school_year[day] != lines.school_year[last_fired]
        fires = False
        if not holds:
            reached = NEVER
            armed = armed or rule.rearm == WHEN_BELOW
        elif armed:
            reached = day if reached == NEVER else reached
            fires = last_fired == NEVER or lines.day[day] - lines.day[last_fired] >= rule.gap
        if not fires:
            warns = armed and defined and rule.warn_over > 0
            if not warns or left * rule.warn_under < right * rule.warn_over:
                since = NEVER
            elif since == NEVER:
                since = day
            continue
        if fired < len(firings):
            window_from = run_start
            if not is_run:
                from_entry = head
                while measure == SPELLS and amounts[from_entry] == 0:
                    from_entry += 1
                window_from = days[from_entry] if from_entry < upcoming else share_first
            firings[fired] = (number, day, reached, value, beneath, window_from, counted_from)
        fired += 1
        last_fired, reached, since = day, NEVER, NEVER
        armed = rule.rearm == RESTART
        if armed:
            counted_from, head, total, run_length = day + 1, upcoming, np.int64(0), 0
            if measure == SPELLS and upcoming < found:
                amounts[upcoming] = 1
    if since != NEVER:
        if warned < len(warnings):
            warnings[warned] = (number, since, value, beneath)
        warned += 1
    return fired, warned
