"""Compiled: registrations ordered by pupil and day, joined, left out, and given their length."""

import numpy as np
from numba import njit

from kantelpunt.absence.columns import AFTERNOON, MORNING, NO_LESSON, NO_MINUTES

KEPT = 0
JOINED = 1
OTHER_SCHOOL = 2
NO_LESSONS = 3
UNKNOWN_DAY = 4
NOTHING_LEFT = 5
FEW = 48


@njit(cache=True, nogil=True)
def order_by_pupil(pupil, pupils):
    """Row numbers by pupil, in file order within each; rows of pupil -1 are left out.

    Returns:
        Where each pupil's rows begin (one longer than the number of pupils), and the rows.
    """
    start = np.zeros(pupils + 1, np.int64)
    for row in range(len(pupil)):
        if pupil[row] >= 0:
            start[pupil[row] + 1] += 1
    for number in range(pupils):
        start[number + 1] += start[number]
    rows = np.empty(start[pupils], np.int32)
    free = start[:-1].copy()
    for row in range(len(pupil)):
        if pupil[row] >= 0:
            rows[free[pupil[row]]] = row
            free[pupil[row]] += 1
    return start, rows


@njit(cache=True, nogil=True)
def _sort(keys, rows):
    """Sort rows by key, keeping the order of equal keys."""
    if len(keys) > FEW:
        order = np.argsort(keys, kind="mergesort")
        keys[:], rows[:] = keys[order].copy(), rows[order].copy()
        return
    for place in range(1, len(keys)):
        key, row = keys[place], rows[place]
        before = place - 1
        while before >= 0 and keys[before] > key:
            keys[before + 1], rows[before + 1] = keys[before], rows[before]
            before -= 1
        keys[before + 1], rows[before + 1] = key, row


@njit(cache=True, nogil=True)
def _place_of(days, first, last, day):
    """The place of a day among ascending days from first up to last; -1 when it is not there."""
    while first <= last:
        middle = (first + last) // 2
        if days[middle] == day:
            return middle
        if days[middle] < day:
            first = middle + 1
        else:
            last = middle - 1
    return -1


@njit(cache=True, nogil=True)
def _half_minutes(lesson, minutes, scheduled, counts_lessons, lesson_minutes, noon):
    """The length of a registration in half minutes; -1 when nothing is left of its part."""
    if counts_lessons:
        if lesson != NO_LESSON:
            return 2 * lesson_minutes
        return scheduled if minutes == NO_MINUTES else 2 * minutes
    if minutes != NO_MINUTES:
        return 2 * minutes
    if lesson == NO_LESSON:
        return scheduled
    if lesson == MORNING:
        return min(noon, scheduled)
    if lesson == AFTERNOON and scheduled > noon:
        return scheduled - noon
    return -1


@njit(cache=True, nogil=True)
def settle(
    first_pupil,
    last_pupil,
    start,
    rows,
    school,
    day,
    lesson,
    minutes,
    reason,
    kind,
    segment_start,
    segment_school,
    segment_first,
    segment_last,
    line_first,
    line_last,
    line_day,
    line_scheduled,
    line_known,
    counts_lessons,
    lesson_minutes,
    noon,
    fate,
    kept,
    place_of,
    kind_of,
    length_of,
):
    """Settle the registrations of a stretch of pupils.

    The registrations of a pupil that count are put, by day, at the beginning of the pupil's
    own stretch of `rows` and of the three arrays beside it.

    Args:
        first_pupil, last_pupil: the stretch; the last does not count.
        start, rows: from `order_by_pupil`; `rows` is put in a new order.
        school, day, lesson, minutes, reason, kind: per registration.
        segment_start, segment_school, segment_first, segment_last: the pupils' segments.
        line_first, line_last: per pupil its stretch of the timelines.
        line_day, line_scheduled, line_known: per lesson day of a timeline.
        counts_lessons, lesson_minutes, noon: per school; noon in half minutes.
        fate: per registration what became of it, filled in here.
        kept: per pupil how many count, filled in here.
        place_of, kind_of, length_of: beside `rows`, filled in here.
    """
    for pupil in range(first_pupil, last_pupil):
        begin, end = start[pupil], start[pupil + 1]
        own = rows[begin:end]
        keys = np.empty(end - begin, np.int64)
        for number in range(end - begin):
            row = own[number]
            by_reason = reason[row] if lesson[row] == NO_LESSON else 0
            keys[number] = (
                (np.int64(day[row]) << 41)
                | (np.int64(school[row]) << 23)
                | (np.int64(lesson[row]) << 18)
                | np.int64(by_reason)
            )
        _sort(keys, own)
        found = 0
        for number in range(end - begin):
            row = own[number]
            if number + 1 < end - begin and keys[number + 1] == keys[number]:
                fate[row] = JOINED
                continue
            at_school = False
            for segment in range(segment_start[pupil], segment_start[pupil + 1]):
                if segment_first[segment] <= day[row] <= segment_last[segment]:
                    at_school = segment_school[segment] == school[row]
            if not at_school:
                fate[row] = OTHER_SCHOOL
                continue
            place = _place_of(line_day, line_first[pupil], line_last[pupil], day[row])
            if place < 0:
                fate[row] = NO_LESSONS
                continue
            if not line_known[place]:
                fate[row] = UNKNOWN_DAY
                continue
            of = school[row]
            length = _half_minutes(
                lesson[row],
                minutes[row],
                line_scheduled[place],
                counts_lessons[of],
                lesson_minutes[of],
                noon[of],
            )
            if length < 0:
                fate[row] = NOTHING_LEFT
                continue
            fate[row] = KEPT
            rows[begin + found] = row
            place_of[begin + found] = place
            kind_of[begin + found] = kind[row]
            length_of[begin + found] = length
            found += 1
        kept[pupil] = found
