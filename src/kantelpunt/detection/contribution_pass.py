"""Compiled: what each lesson day of a pupil adds to a measure."""

from numba import njit

HOURS, DAYS, SPELLS, TIMES, RUN_DAYS, RUN_WEEKS, SHARE = range(7)


@njit(cache=True, nogil=True, inline="always")
def goes_on(lines, earlier, later):
    """Whether no known day lies between two days of a run, nor a long time without enrolment."""
    return (
        lines.known_before[later] == lines.known_before[earlier] + 1
        and lines.break_number[later] == lines.break_number[earlier]
    )


@njit(cache=True, nogil=True)
def contributions(
    rule, scale, record, last_record, first_day, last_day, records, lines, days, amounts
):
    """Gather the days of one pupil that add to a measure, in order.

    Args:
        rule: RuleNumbers.
        scale: half minutes that every hour of the pupil's schools divides.
        record, last_record: the pupil's records; the last does not count.
        first_day, last_day: the lesson days that count, the last included.
        records: RecordArrays.
        lines: DayArrays.
        days, amounts: filled in here: places of lesson days, and what each adds: parts of an
            hour (of which `2 x scale` make one hour), half minutes, days, spells or times.

    Returns:
        How many days were filled in.
    """
    measure, found = rule.measure, 0
    while record < last_record and records.place[record] < first_day:
        record += 1
    while record < last_record and records.place[record] <= last_day:
        day = records.place[record]
        missed, times = 0, 0
        while record < last_record and records.place[record] == day:
            if rule.counts_kind[records.kind[record]]:
                missed += records.half_minutes[record]
                times += 1
            record += 1
        if times == 0 or (missed == 0 and measure != TIMES):
            continue
        scheduled = lines.scheduled[day]
        missed = min(missed, scheduled)
        amount = 1
        if measure == HOURS:
            amount = missed * (scale // lines.hour_minutes[day])
        elif measure == TIMES:
            amount = times
        elif measure == SHARE:
            amount = missed
        elif measure == SPELLS:
            if found > 0 and goes_on(lines, days[found - 1], day):
                amount = 0
        elif rule.whole_day and missed < scheduled:
            continue
        days[found] = day
        amounts[found] = amount
        found += 1
    return found
