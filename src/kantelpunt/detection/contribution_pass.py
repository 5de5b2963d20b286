"""Compiled: what each lesson day of a pupil adds to a measure."""

import numpy as np

from kantelpunt.compiled.kernels import inlined, kernel
from kantelpunt.detection.pass_numbers import HOURS, RUN_DAYS, RUN_WEEKS, SHARE, SPELLS, TIMES

_LATER = 2**31


@kernel
def _merged(kinds, start, pupils, pupil, place, half_minutes, times, room):
    """The sums of several kinds as one row of days; how many days."""
    heads, days, missed, records = room
    for each in range(len(kinds)):
        heads[each] = start[kinds[each] * pupils + pupil]
    found = 0
    while True:
        day = np.int64(_LATER)
        for each in range(len(kinds)):
            if heads[each] < start[kinds[each] * pupils + pupil + 1]:
                day = min(day, np.int64(place[heads[each]]))
        if day == _LATER:
            return found
        minutes, number = np.int64(0), np.int64(0)
        for each in range(len(kinds)):
            here = heads[each]
            if here < start[kinds[each] * pupils + pupil + 1] and place[here] == day:
                minutes += half_minutes[here]
                number += times[here]
                heads[each] += 1
        days[found], missed[found], records[found] = day, minutes, number
        found += 1


@inlined
def _added(
    first, last, place, half_minutes, times, measure, whole_day, scale, first_day, last_day,
    rests, scheduled, hour_minutes, lesson_time, sequence, days, amounts,
):  # fmt: skip
    """Turn sums into what each day adds; how many days, and their sum or longest run."""
    found, total, hour, parts = 0, np.int64(0), np.int64(0), np.int64(0)
    before, run_time, highest = np.int64(-9), np.int64(0), np.int64(0)
    is_run = measure in (RUN_DAYS, RUN_WEEKS)
    # A signed place might count from the end; asking that every time costs as much again.
    for number in range(np.uint32(first), np.uint32(last)):
        day, minutes = np.uint32(place[number]), np.int64(half_minutes[number])
        if day < first_day or day > last_day or (minutes == 0 and measure != TIMES):
            continue
        if whole_day and minutes < scheduled[day]:
            continue
        amount = np.int64(1)
        if is_run or measure == SPELLS:
            goes_on = sequence[day] == before + 1
            before = np.int64(sequence[day])
            if is_run:
                if goes_on:
                    amount += amounts[found - 1]
                else:
                    run_time = np.int64(lesson_time[day])
                length = amount if measure == RUN_DAYS else lesson_time[day] - run_time + 1
                highest = max(highest, np.int64(length))
            elif goes_on and not rests:
                continue
            else:
                amount = np.int64(not goes_on)
        elif measure == HOURS:
            if hour_minutes[day] != hour:
                hour = np.int64(hour_minutes[day])
                parts = scale // hour
            amount = min(minutes, np.int64(scheduled[day])) * parts
        elif measure == TIMES:
            amount = np.int64(times[number])
        elif measure == SHARE:
            amount = min(minutes, np.int64(scheduled[day]))
        days[found], amounts[found] = day, amount
        found += 1
        total += amount
    return found, highest if is_run else total


@inlined
def contributions(
    kinds, start, pupils, pupil, place, half_minutes, times, room,
    measure, whole_day, scale, first_day, last_day,
    rests, scheduled, hour_minutes, lesson_time, sequence, days, amounts,
):  # fmt: skip
    """Gather the days of one pupil that add to a measure, in order.

    Args:
        kinds: the kind numbers that count.
        start, place, half_minutes, times: see DaySums; `pupils` is how many there are.
        room: to work in: places per kind, and three rows as long as `days`.
        measure: one of the numbers above.
        whole_day: whether only a day missed as a whole counts as absent.
        scale: half minutes that every hour of the pupil's schools divides.
        first_day, last_day: the lesson days that count, the last included.
        rests: whether the later days of a spell are kept too, adding nothing: what is left of a
            spell after a restart is a spell of its own.
        scheduled, hour_minutes, lesson_time, sequence: per lesson day.
        days, amounts: filled in here: places of lesson days, and what each adds: parts of an
            hour (of which `2 x scale` make one hour), half minutes, days, spells or times; for a
            run its length in lesson days with that day.

    Returns:
        How many days were filled in, and the sum of what they add; for a run its highest value.
    """
    if len(kinds) == 1:
        own = kinds[0] * pupils + pupil
        return _added(
            start[own], start[own + 1], place, half_minutes, times,
            measure, whole_day, scale, first_day, last_day, rests,
            scheduled, hour_minutes, lesson_time, sequence, days, amounts,
        )  # fmt: skip
    count = _merged(kinds, start, pupils, pupil, place, half_minutes, times, room)
    return _added(
        0, count, room[1], room[2], room[3], measure, whole_day, scale, first_day, last_day,
        rests, scheduled, hour_minutes, lesson_time, sequence, days, amounts,
    )  # fmt: skip
