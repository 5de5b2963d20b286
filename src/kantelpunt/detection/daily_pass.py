"""Compiled: one signal judged day by day, for what the jumping pass cannot express.

An upper bound, a limit to who it is meant for, another signal's condition, an average or calendar
time may make a condition true or false on any day. So the value of every lesson day is laid out
first, per pupil; after a restart anew from the day after.
"""

import numpy as np

from kantelpunt.compiled.kernels import inlined, kernel
from kantelpunt.detection.contribution_pass import contributions
from kantelpunt.detection.pass_numbers import (
    HOURS,
    NEVER,
    RESTART,
    RUN_DAYS,
    RUN_TIME,
    RUN_WEEKS,
    SCHOOL_YEAR,
    SHARE,
    SPELLS,
    WHEN_BELOW,
)
from kantelpunt.detection.walking_pass import first_adding, first_from, share_is_defined


@kernel
def _fill(
    found, head, days, amounts, base, from_day, last_day, pupil_first, since, scale,
    rule, lines, into,
):  # fmt: skip
    """Lay out the values of lesson days, `base` being the day at the first place of `into`.

    A value that is not defined has 0 beneath it.
    """
    values, beneath, heads = into
    measure, clock, window, week_length = rule[0], rule[3], rule[4], rule[5]
    day_number, lesson_time, scheduled = lines[0], lines[1], lines[2]
    enrolled_since, opens, scheduled_before = lines[6], lines[8], lines[9]
    is_run = measure in (RUN_DAYS, RUN_WEEKS, RUN_TIME)
    under = np.int64(7 if measure == RUN_WEEKS else 1)
    if measure == HOURS:
        under = 2 * scale
    upcoming, total, share_first = head, np.int64(0), pupil_first
    for day in range(from_day, last_day + 1):
        here = day - base
        contributes = upcoming < found and days[upcoming] == day
        upcoming += contributes
        value, beneath[here] = np.int64(0), under
        if is_run:
            heads[here] = upcoming
            if contributes:
                length = min(amounts[upcoming - 1], upcoming - head)
                heads[here] = upcoming - length
                began = days[upcoming - length]
                value = np.int64(length)
                if measure == RUN_WEEKS:
                    value = np.int64(lesson_time[day] - lesson_time[began] + 1)
                elif measure == RUN_TIME:
                    value = np.int64(day_number[day] - day_number[began] + 1)
            values[here] = value
            continue
        if contributes:
            total += amounts[upcoming - 1]
        while head < upcoming and clock[day] - clock[days[head]] >= window:
            total -= amounts[head]
            head += 1
        values[here], heads[here] = total, head
        if measure == SHARE:
            while clock[day] - clock[share_first] >= window:
                share_first += 1
            values[here] = 100 * total
            beneath[here] = scheduled_before[day] + scheduled[day] - scheduled_before[share_first]
            if not share_is_defined(
                opens[day], max(enrolled_since[day], since),
                clock, window, week_length, day, pupil_first,
            ):  # fmt: skip
                beneath[here] = 0


@kernel
def _comes_near(found, most, days, amounts, scale, rule, extra, day_number):
    """Whether any value of a pupil can reach the threshold, or the share of it that warns."""
    measure, over, under, warn_over, warn_under = rule[0], rule[6], rule[7], rule[11], rule[12]
    limits, averages = extra[0], extra[1]
    if found == 0 or measure == SHARE or len(averages) > 0:
        return found > 0
    beneath = np.int64(7 if measure == RUN_WEEKS else 1)
    if measure == HOURS:
        beneath = 2 * scale
    if measure != RUN_TIME:
        return most * under * max(warn_under, 1) >= over * beneath * max(warn_over, 1)
    for number in range(found):
        began = days[number - amounts[number] + 1]
        value = np.int64(day_number[days[number]] - day_number[began] + 1)
        least = np.int64(limits[began] if len(limits) > 0 else over)
        if value * max(warn_under, 1) >= least * max(warn_over, 1):
            return True
    return False


@kernel
def _lay_out(
    pupil, first_day, last_day, rests, rule, extra, pupils, sums, lines, room, into, always
):  # fmt: skip
    """The values of a pupil's lesson days; how many days contribute.

    Nothing is laid out, and 0 given, where no value comes near; `always`: where none is above 0.
    """
    days, amounts, places = room
    scales, pupil_first, pupil_since = pupils
    measure = RUN_DAYS if rule[0] == RUN_TIME else rule[0]
    found, most = contributions(
        rule[2], sums[0], len(scales), pupil, sums[1], sums[2], sums[3], places,
        measure, rule[1], scales[pupil], first_day, last_day, rests,
        lines[2], lines[3], lines[1], lines[4], days, amounts,
    )  # fmt: skip
    if not always and not _comes_near(
        found, most, days, amounts, scales[pupil], rule, extra, lines[0]
    ):
        return 0
    if found > 0:
        _fill(
            found, 0, days, amounts, first_day, first_day, last_day, pupil_first[pupil],
            pupil_since[pupil], scales[pupil], rule, lines, into,
        )  # fmt: skip
    return found


@inlined
def _judged_value(value, beneath, began, day, rule, extra):
    """Whether a value meets threshold and bound, and whether it is near the threshold."""
    limits, averages, bounded, bound_over, bound_under, bound_itself, bound_limits = extra
    over, under, exceeds = rule[6], rule[7], rule[8]
    warn_over, warn_under = rule[11], rule[12]
    if beneath == 0:
        return False, False
    if len(limits) > 0:
        over = limits[began]
    left, right = value * under, over * beneath
    holds = left > right or (left == right and not exceeds)
    if len(averages) > 0:
        holds = value > averages[day]
    near = warn_over > 0 and left * warn_under >= right * warn_over
    if bounded:
        if len(bound_limits) > 0:
            bound_over = bound_limits[began]
        left, right = value * bound_under, bound_over * beneath
        inside = left < right or (left == right and bound_itself)
        holds, near = holds and inside, near and inside
    return holds, near


@kernel
def hold(near, work, stretches, counted, offsets, rule, extra, pupils, sums, lines, open_, into):
    """Say per lesson day whether a condition holds, every registration counted.

    Args:
        near: which stretches.
        work: days, amounts and room of `contributions`; per lesson day the value as a fraction and
            what first contributes; to work in.
        stretches: pupil, first and last lesson day that is asked about.
        counted: per pupil the first lesson day whose registrations count.
        offsets: per asked stretch where its days begin in `open_` and `into`.
        rule, pupils, lines: see pass_arrays; sums: DaySums; as plain tuples.
        extra: see daily_arrays.
        open_: per day whether the condition may hold at all.
        into: filled in here.
    """
    pupil_of, first_of, last_of = stretches
    (days, amounts, places), (values, beneath, heads) = work
    for asked in range(len(near)):
        number = near[asked]
        pupil, begin = pupil_of[number], counted[pupil_of[number]]
        found = _lay_out(
            pupil, begin, last_of[number], False, rule, extra, pupils, sums, lines,
            (days, amounts, places), (values, beneath, heads), False,
        )  # fmt: skip
        for day in range(first_of[number], last_of[number] + 1):
            place = offsets[asked] + day - first_of[number]
            if found == 0:
                into[place] = False
                continue
            here = day - begin
            began = days[min(heads[here], found - 1)]
            holds, _ = _judged_value(values[here], beneath[here], began, day, rule, extra)
            into[place] = holds and open_[place]


@kernel
def add_up(
    first, last, work, stretches, rule, extra, pupils, sums, lines, meant, only_absent,
    totals, counts, unders,
):  # fmt: skip
    """Add up the values of pupils per lesson day of the timelines, for an average.

    Args:
        first, last: which stretches; the last does not count.
        meant: per lesson day of these stretches, one after another, whether it counts.
        only_absent: whether only values above 0 count.
        totals, counts: per lesson day of the timelines, added to here.
        unders: per lesson day of the timelines what is beneath its values, filled in here.
        work, stretches, rule, extra, pupils, sums, lines: as in `hold`.
    """
    pupil_of, first_of, last_of = stretches
    judged = lines[7]
    (days, amounts, places), (values, beneath, heads) = work
    offset = 0
    for number in range(first, last):
        begin = first_of[number]
        found = _lay_out(
            pupil_of[number], begin, last_of[number], False, rule, extra, pupils, sums, lines,
            (days, amounts, places), (values, beneath, heads), True,
        )  # fmt: skip
        if found == 0 and rule[0] != SHARE:
            # Nothing to lay out: the pupil is one more with a value of 0.
            for day in range(begin, last_of[number] + 1):
                if not only_absent and judged[day] and meant[offset + day - begin]:
                    counts[day] += 1
                    unders[day] = max(unders[day], 1)
            offset += last_of[number] - begin + 1
            continue
        if found == 0:
            _fill(
                0, 0, days, amounts, begin, begin, last_of[number],
                pupils[1][pupil_of[number]], pupils[2][pupil_of[number]],
                pupils[0][pupil_of[number]], rule, lines, (values, beneath, heads),
            )  # fmt: skip
        for day in range(begin, last_of[number] + 1):
            here = day - begin
            counts_here = judged[day] and meant[offset + here] and beneath[here] > 0
            if counts_here and (values[here] > 0 or not only_absent):
                totals[day] += values[here]
                counts[day] += 1
                unders[day] = beneath[here]
        offset += last_of[number] - begin + 1


@kernel
def judge(
    near, work, stretches, offsets, rule, extra, pupils, sums, lines, open_, firings, warnings,
    counts,
):  # fmt: skip
    """Find the firings, and the warnings that stand at the end; as `firing_pass.fire`.

    Args:
        near: which stretches.
        open_: per day of them, from `offsets` on, whether the condition may hold at all.
        work, stretches, rule, extra, pupils, sums, lines: as in `hold`.
        firings, warnings: shape (room, COLUMNS) and (room, WARNED), filled in here.
        counts: how many firings and warnings there are, filled in here; more than there is room
            for means that not all were written.
    """
    pupil_of, first_of, last_of = stretches
    measure, rearm, gap, warn_over = rule[0], rule[9], rule[10], rule[11]
    day_number, school_year, judged = lines[0], lines[5], lines[7]
    (days, amounts, places), (values, beneath, heads) = work
    fired, warned = 0, 0
    for asked in range(len(near)):
        number = near[asked]
        pupil, base, last_day = pupil_of[number], first_of[number], last_of[number]
        found = _lay_out(
            pupil, base, last_day, rearm == RESTART, rule, extra, pupils, sums, lines,
            (days, amounts, places), (values, beneath, heads), False,
        )  # fmt: skip
        if found == 0:
            continue
        armed, last_fired, reached, since, counted_from = True, NEVER, NEVER, NEVER, base
        last_value, last_beneath = np.int64(0), np.int64(1)
        for day in range(base, last_day + 1):
            if not judged[day]:
                continue
            here = day - base
            began = days[min(heads[here], found - 1)]
            holds, is_near = _judged_value(values[here], beneath[here], began, day, rule, extra)
            may = open_[offsets[asked] + here]
            holds, is_near = holds and may, is_near and may
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
                if not armed or not is_near:
                    since = NEVER
                elif since == NEVER:
                    since = day
                last_value, last_beneath = values[here], beneath[here]
                continue
            if fired < len(firings):
                window_from = days[first_adding(amounts, heads[here], found - 1)]
                firings[fired] = (
                    number, day, reached, values[here], beneath[here], window_from, counted_from,
                )  # fmt: skip
            fired += 1
            last_fired, reached, since = day, NEVER, NEVER
            armed = rearm == RESTART
            if armed:
                counted_from = day + 1
                head = first_from(days, counted_from, 0, found)
                if measure == SPELLS and head < found:
                    amounts[head] = 1
                _fill(
                    found, head, days, amounts, base, counted_from, last_day, pupils[1][pupil],
                    pupils[2][pupil], pupils[0][pupil], rule, lines, (values, beneath, heads),
                )  # fmt: skip
        if since != NEVER and warn_over > 0:
            if warned < len(warnings):
                warnings[warned] = (number, since, last_value, last_beneath)
            warned += 1
    counts[0], counts[1] = fired, warned


@kernel
def say_meant(near, stretches, offsets, boundaries, wanted, schools, day_number, school, into):
    """Say per lesson day whether a signal is meant for the pupil on it.

    Args:
        near, stretches, offsets: as in `hold`.
        boundaries: per pupil the first day of compulsory, qualification and neither, then the
            first and the last day but one of the ages, shape (pupils, 5).
        wanted: for before, compulsory, qualification and after, whether it is meant.
        schools: per school whether it is meant.
        day_number, school: per lesson day.
        into: filled in here.
    """
    pupil_of, first_of, last_of = stretches
    for asked in range(len(near)):
        number = near[asked]
        own = boundaries[pupil_of[number]]
        for place in range(first_of[number], last_of[number] + 1):
            day = day_number[place]
            phase = (day >= own[0]) + np.int64(day >= own[1]) + (day >= own[2])
            meant = wanted[phase] and own[3] <= day < own[4] and schools[school[place]]
            into[offsets[asked] + place - first_of[number]] = meant
