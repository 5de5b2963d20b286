"""Compiled: what each lesson day of a pupil adds to a measure."""

from numba import njit

HOURS, DAYS, SPELLS, TIMES, RUN_DAYS, RUN_WEEKS, SHARE = range(7)


@njit(cache=True, nogil=True, inline="always")
def goes_on(known_before, break_number, earlier, later):
    """Whether no known day lies between two days of a run, nor a long time without enrolment."""
    return (
        known_before[later] == known_before[earlier] + 1
        and break_number[later] == break_number[earlier]
    )


@njit(cache=True, nogil=True)
def contributions(
    measure,
    whole_day,
    counts_kind,
    scale,
    first_record,
    last_record,
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
):
    """Gather the days of one pupil that add to a measure, in order.

    Args:
        measure: one of the numbers above.
        whole_day: whether only a day missed as a whole counts as absent.
        counts_kind: per kind number whether such a record counts.
        scale: half minutes that every hour of the pupil's schools divides.
        first_record, last_record: the pupil's records; the last does not count.
        first_day, last_day: the places of the lesson days that count, the last included.
        place, kind, half_minutes: per record.
        scheduled, hour_minutes, known_before, break_number: per lesson day.
        days, amounts: filled in here: places of lesson days, and what each adds: parts of an
            hour (of which `2 x scale` make one hour), half minutes, days, spells or times.

    Returns:
        How many days were filled in.
    """
    found = 0
    record = first_record
    while record < last_record and place[record] < first_day:
        record += 1
    while record < last_record and place[record] <= last_day:
        day = place[record]
        missed = 0
        times = 0
        while record < last_record and place[record] == day:
            if counts_kind[kind[record]]:
                missed += half_minutes[record]
                times += 1
            record += 1
        if times == 0 or (missed == 0 and measure != TIMES):
            continue
        missed = min(missed, scheduled[day])
        if measure == HOURS:
            amount = missed * (scale // hour_minutes[day])
        elif measure == TIMES:
            amount = times
        elif measure == SHARE:
            amount = missed
        elif measure == SPELLS:
            amount = 1
            if found > 0 and goes_on(known_before, break_number, days[found - 1], day):
                amount = 0
        elif whole_day and missed < scheduled[day]:
            continue
        else:
            amount = 1
        days[found] = day
        amounts[found] = amount
        found += 1
    return found
