"""Compiled: registrations ordered by pupil and day, joined, left out, and given their length."""

import numpy as np

from kantelpunt.absence.columns import AFTERNOON, MORNING, NO_LESSON, NO_MINUTES
from kantelpunt.absence.fates import (
    JOINED,
    KEPT,
    NO_LESSONS,
    NOTHING_LEFT,
    OTHER_SCHOOL,
    UNKNOWN_DAY,
)
from kantelpunt.compiled.kernels import kernel

FEW = 48


@kernel
def count_by_pupil(pupil, start):
    """Count the rows of each pupil; rows of pupil -1 are left out.

    Args:
        pupil: per row.
        start: where each pupil's rows begin, one longer than the number of pupils, all 0; filled
            in here.

    Returns:
        1 when the rows stand by pupil already and none is left out, otherwise 0.
    """
    in_order, before = True, 0
    for row in range(len(pupil)):
        here = pupil[row]
        in_order = in_order and here >= before
        if here >= 0:
            start[here + 1] += 1
            before = here
    for number in range(len(start) - 1):
        start[number + 1] += start[number]
    return 1 if in_order else 0


@kernel
def order_by_pupil(pupil, free, rows):
    """Row numbers by pupil, in file order within each.

    Args:
        pupil: per row; -1 is left out.
        free: where each pupil's rows begin; written over.
        rows: filled in here.
    """
    for row in range(len(pupil)):
        if pupil[row] >= 0:
            rows[free[pupil[row]]] = row
            free[pupil[row]] += 1


@kernel
def _merge(keys, rows, other_keys, other_rows, count):
    """Sort rows by key, keeping the order of equal keys, in stretches that grow twice as long."""
    width = 1
    while width < count:
        for begin in range(0, count, 2 * width):
            middle, end = min(begin + width, count), min(begin + 2 * width, count)
            left, right = begin, middle
            for place in range(begin, end):
                if left < middle and (right >= end or keys[left] <= keys[right]):
                    other_keys[place], other_rows[place] = keys[left], rows[left]
                    left += 1
                else:
                    other_keys[place], other_rows[place] = keys[right], rows[right]
                    right += 1
        for place in range(count):
            keys[place], rows[place] = other_keys[place], other_rows[place]
        width *= 2


@kernel
def _sort(keys, rows, other_keys, other_rows, count):
    """Sort rows by key, keeping the order of equal keys."""
    if count > FEW:
        _merge(keys, rows, other_keys, other_rows, count)
        return
    for place in range(1, count):
        key, row = keys[place], rows[place]
        before = place - 1
        while before >= 0 and keys[before] > key:
            keys[before + 1], rows[before + 1] = keys[before], rows[before]
            before -= 1
        keys[before + 1], rows[before + 1] = key, row


@kernel
def _place_of(days, first, last, day):
    """The place of a day among ascending days from first up to last; -1 when it is not there."""
    while first <= last:
        middle = (first + last) // 2
        found = days[np.uint64(middle)]
        if found == day:
            return middle
        if found < day:
            first = middle + 1
        else:
            last = middle - 1
    return -1


@kernel
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


@kernel
def settle(
    first_pupil, last_pupil, start, rows, records, kinds, segments, line_first, line_last,
    lines, schools, room, fate, kept, place_of, kind_of, length_of,
):  # fmt: skip
    """Settle the registrations of a stretch of pupils.

    The registrations of a pupil that count are put, by day, at the beginning of the pupil's
    own stretch of `rows` and of the three arrays beside it.

    Args:
        first_pupil, last_pupil: the stretch; the last does not count.
        start, rows: rows by pupil, in file order within each; `rows` is put in a new order.
        records: per registration school, day, lesson, minutes, reason.
        kinds: per school and reason the kind number.
        segments: where each pupil's begin; per segment its school, first and last day.
        line_first, line_last: per pupil its stretch of the timelines.
        lines: per lesson day of a timeline the day, what is scheduled, and whether it is known.
        schools: per school whether it counts lessons, how long one is, and noon in half minutes.
        room: keys, keys and rows of as many as one pupil has and one more, to work in.
        fate: per registration what became of it, filled in here.
        kept: per pupil how many count, filled in here.
        place_of, kind_of, length_of: beside `rows`, filled in here.
    """
    school, day, lesson, minutes, reason = records
    segment_start, segment_school, segment_first, segment_last = segments
    line_day, line_scheduled, line_known = lines
    counts_lessons, lesson_minutes, noon = schools
    keys, other_keys, other_rows = room
    for pupil in range(first_pupil, last_pupil):
        begin, count = start[pupil], start[pupil + 1] - start[pupil]
        own = rows[begin : begin + count]
        is_sorted, last_key = True, np.int64(-1)
        for number in range(count):
            # Signed places might count from the end; asking that each time takes a third longer.
            row = np.uint64(own[np.uint64(number)])
            key = (
                (np.int64(day[row]) << 41)
                | (np.int64(school[row]) << 23)
                | (np.int64(lesson[row]) << 18)
            )
            if lesson[row] == NO_LESSON:
                key |= np.int64(reason[row])
            is_sorted = is_sorted and key >= last_key
            keys[np.uint64(number)] = last_key = key
        if not is_sorted:
            _sort(keys, own, other_keys, other_rows, count)
        # Nothing has this key, so that the last row has no later one like it.
        keys[count] = -1
        found, before, place, at = np.uint64(begin), np.int64(0), np.int64(-1), np.int64(-1)
        earliest = line_first[pupil]
        for number in range(count):
            row = np.uint64(own[np.uint64(number)])
            if keys[np.uint64(number + 1)] == keys[np.uint64(number)]:
                fate[row] = JOINED
                continue
            of = np.uint64(school[row])
            if number == 0 or day[row] != before:
                before, at = np.int64(day[row]), np.int64(-1)
                for segment in range(segment_start[pupil], segment_start[pupil + 1]):
                    if segment_first[segment] <= before <= segment_last[segment]:
                        at = np.int64(segment_school[segment])
                place = -1
                if earliest <= line_last[pupil]:
                    # So many days later there are at most as many lesson days more.
                    latest = earliest + before - line_day[np.uint64(earliest)]
                    latest = min(latest, line_last[pupil])
                    place = _place_of(line_day, earliest, latest, before)
                    earliest = max(earliest, place)
            if at != np.int64(of):
                fate[row] = OTHER_SCHOOL
                continue
            if place < 0:
                fate[row] = NO_LESSONS
                continue
            here = np.uint64(place)
            if not line_known[here]:
                fate[row] = UNKNOWN_DAY
                continue
            length = _half_minutes(
                lesson[row],
                minutes[row],
                line_scheduled[here],
                counts_lessons[of],
                lesson_minutes[of],
                noon[of],
            )
            if length < 0:
                fate[row] = NOTHING_LEFT
                continue
            fate[row] = KEPT
            rows[found] = row
            place_of[found] = place
            kind_of[found] = kinds[of, np.uint64(reason[row])]
            length_of[found] = length
            found += np.uint64(1)
        kept[pupil] = np.int64(found) - begin
