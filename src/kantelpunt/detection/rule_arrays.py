"""A signal rule and a register as the compiled passes read them."""

from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from kantelpunt.absence.columns import Int64s
from kantelpunt.absence.day_sums import KINDS, DaySums
from kantelpunt.absence.meanings import kind_of
from kantelpunt.absence.register import Register
from kantelpunt.absence.week_schedules import minutes_an_hour
from kantelpunt.detection import pass_numbers
from kantelpunt.detection.clocks import clock_of, window_opens
from kantelpunt.detection.daily_arrays import in_days
from kantelpunt.detection.pass_arrays import DayArrays, PupilArrays, RuleNumbers
from kantelpunt.foundation.register_terms import Category
from kantelpunt.protocol.signal_rules import Comparison, DayAbsent, Measure, Rearm, SignalRule

_MEASURES = {
    Measure.LESSON_HOURS: pass_numbers.HOURS,
    Measure.DAYS: pass_numbers.DAYS,
    Measure.SPELLS: pass_numbers.SPELLS,
    Measure.TIMES: pass_numbers.TIMES,
    Measure.CONSECUTIVE_DAYS: pass_numbers.RUN_DAYS,
    Measure.CONSECUTIVE_WEEKS: pass_numbers.RUN_WEEKS,
    Measure.SHARE: pass_numbers.SHARE,
    Measure.CONSECUTIVE_TIME: pass_numbers.RUN_TIME,
}
_REARMS = {
    Rearm.WHEN_BELOW: pass_numbers.WHEN_BELOW,
    Rearm.RESTART: pass_numbers.RESTART,
    Rearm.SCHOOL_YEAR: pass_numbers.SCHOOL_YEAR,
}


def rule_numbers(register: Register, rule: SignalRule, *, warnings: bool) -> RuleNumbers:
    """A rule as the passes read it; without warnings nothing is ever near."""
    clock = clock_of(rule.window, register.lines)
    warn_at = rule.warn_at if warnings and rule.warn_at else Fraction(0)
    threshold = in_days(rule.threshold, rule.unit)
    return RuleNumbers(
        measure=_MEASURES[rule.measure],
        whole_day=rule.day_absent is DayAbsent.WHOLE_DAY,
        kinds=_kinds(rule, register.sums, len(register.pupils)),
        clock=clock.times,
        window=clock.span,
        week_length=clock.week_length,
        over=threshold.numerator,
        under=threshold.denominator,
        exceeds=rule.comparison is Comparison.EXCEEDS,
        rearm=_REARMS[rule.rearm],
        gap=rule.at_most_every or 0,
        warn_over=warn_at.numerator,
        warn_under=warn_at.denominator,
        least_hour=min((minutes_an_hour(school) for school in register.region.schools), default=60),
    )


def day_arrays(
    register: Register, rule: SignalRule, judged: NDArray[np.bool_]
) -> tuple[PupilArrays, DaySums, DayArrays]:
    """What the passes read besides a rule; `judged` says per lesson day whether it judges it."""
    lines = register.lines
    opens, scheduled_before = _share_tables(register, rule)
    return (
        PupilArrays(register.hour_scale, register.times.first, register.enrolled_since),
        register.sums,
        DayArrays(
            lines.day,
            lines.lesson_time,
            lines.scheduled,
            lines.hour_minutes,
            lines.sequence,
            lines.school_year,
            lines.enrolled_since,
            judged,
            opens,
            scheduled_before,
        ),
    )


def _kinds(rule: SignalRule, sums: DaySums, pupils: int) -> Int64s:
    """The kind numbers that count and are there; lateness counts in `times` only."""
    counted = [
        number
        for number in range(KINDS)
        if sums.start[number * pupils] < sums.start[(number + 1) * pupils]
        and rule.of.lets_through(kind_of(number)[0], authorised=kind_of(number)[1])
        and (rule.measure is Measure.TIMES or kind_of(number)[0] is not Category.LATE)
    ]
    return np.array(counted, dtype=np.int64)


def _share_tables(register: Register, rule: SignalRule) -> tuple[Int64s, Int64s]:
    if rule.measure is not Measure.SHARE or rule.window is None:
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
    lines = register.lines
    minutes = np.where(lines.known, lines.scheduled, 0).astype(np.int64)
    return window_opens(rule.window, lines), np.cumsum(minutes) - minutes
