"""Whether a value makes a condition true: threshold, upper bound, average, and other signals."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from dateutil.relativedelta import relativedelta

from kantelpunt.calendar.lesson_days import DAYS_A_WEEK
from kantelpunt.calendar.terms import TermUnit
from kantelpunt.detection.reference.kept_records import KeptRecord
from kantelpunt.detection.reference.legal_status import Child, is_meant
from kantelpunt.detection.reference.measures import Value, value_on
from kantelpunt.detection.reference.pupil_days import PupilDays
from kantelpunt.protocol.signal_rules import Comparison, SignalRule


@dataclass(frozen=True)
class PupilFile:
    """All that is known of one pupil: lesson days, registrations that count, birth."""

    days: PupilDays
    records: Sequence[KeptRecord]
    child: Child


def length_in_days(number: Fraction, unit: TermUnit | None, first: date) -> Fraction:
    """How many days a length of calendar time takes that begins on a day."""
    if unit is TermUnit.MONTHS:
        return Fraction((first + relativedelta(months=int(number)) - first).days)
    return number * (DAYS_A_WEEK if unit is TermUnit.WEEKS else 1)


def threshold_of(rule: SignalRule, value: Value, average: Fraction | None) -> Fraction:
    """What a value is held against."""
    if rule.average is not None:
        return average or Fraction(0)
    if rule.measure.is_time and value.first is not None:
        return length_in_days(rule.threshold, rule.unit, value.first)
    return rule.threshold


def is_within_bound(rule: SignalRule, value: Value) -> bool:
    """Whether a value is not above the upper bound."""
    if rule.bound is None:
        return True
    most = rule.bound.number
    if rule.measure.is_time and value.first is not None:
        most = length_in_days(most, rule.bound.unit, value.first)
    return value.number < most or (rule.bound.itself and value.number == most)


def is_met(rule: SignalRule, value: Value | None, average: Fraction | None = None) -> bool:
    """Whether a value meets the threshold and the upper bound."""
    if value is None or not is_within_bound(rule, value):
        return False
    threshold = threshold_of(rule, value, average)
    if rule.comparison is Comparison.REACHES:
        return value.number >= threshold
    return value.number > threshold


def is_near(rule: SignalRule, value: Value | None) -> bool:
    """Whether a value is at least the declared share of the threshold."""
    if value is None or rule.warn_at is None or not is_within_bound(rule, value):
        return False
    return value.number >= rule.warn_at * threshold_of(rule, value, None)


def is_open(rule: SignalRule, rules: Sequence[SignalRule], pupil: PupilFile, place: int) -> bool:
    """Whether a signal is meant for the pupil on a lesson day, and no other one forbids it."""
    day = pupil.days.days[place]
    if not is_meant(rule.only, pupil.child, day.school.sector, day.day):
        return False
    others = [other for other in rules if other.signal in rule.unless]
    return not any(holds_anew(other, rules, pupil, place) for other in others)


def holds_anew(rule: SignalRule, rules: Sequence[SignalRule], pupil: PupilFile, place: int) -> bool:
    """Whether a condition holds as if the signal had never fired: every registration counts."""
    today = pupil.days.days[place].day
    counted = [record for record in pupil.records if record.day <= today]
    value = value_on(rule, pupil.days, counted, place)
    return is_met(rule, value) and is_open(rule, rules, pupil, place)
