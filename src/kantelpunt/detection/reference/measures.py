"""The value of a measure on one lesson day, from the registrations that count."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from kantelpunt.absence.columns import day_number
from kantelpunt.calendar.school_years import SchoolYear
from kantelpunt.detection.reference.kept_records import KeptRecord
from kantelpunt.detection.reference.pupil_days import PupilDays
from kantelpunt.foundation.register_terms import Category
from kantelpunt.protocol.signal_rules import DayAbsent, Measure, SignalRule, Window, WindowUnit


@dataclass(frozen=True)
class Value:
    """A value and what made it; `first` is None when nothing contributes."""

    number: Fraction
    first: date | None
    records: tuple[KeptRecord, ...] = ()


NOTHING = Value(Fraction(0), None)


def value_on(
    rule: SignalRule, days: PupilDays, records: Sequence[KeptRecord], place: int
) -> Value | None:
    """The value of a rule's measure at the end of the lesson day at a place.

    Args:
        rule: what is measured.
        days: the pupil's lesson days.
        records: the registrations that may count: none from before a restart.
        place: which lesson day.

    Returns:
        The value, or None for a share that is not defined on that day.
    """
    counted = [record for record in records if _counts(rule, record)]
    if rule.measure.is_run:
        return _run(rule, days, counted, place)
    if rule.measure is Measure.SPELLS:
        return _spells(rule, days, counted, place)
    inside = set(_window(rule, days, place))
    counted = [record for record in counted if record.day in inside]
    if rule.measure is Measure.SHARE:
        return _share(rule, days, counted, place)
    if rule.measure is Measure.TIMES:
        number = Fraction(len(counted))
    elif rule.measure is Measure.DAYS:
        absent = _absent_days(rule, days, counted)
        number = Fraction(len(absent))
        counted = [record for record in counted if record.day in absent]
    else:
        number = sum(
            (
                _missed(day.day, day.minutes, counted) / day.minutes_an_hour
                for day in days.days
                if day.day in inside
            ),
            Fraction(0),
        )
    return Value(number, _first_day(counted), tuple(counted))


def _counts(rule: SignalRule, record: KeptRecord) -> bool:
    if not rule.of.lets_through(record.category, authorised=record.authorised):
        return False
    if rule.measure is Measure.TIMES:
        return True
    return record.category is not Category.LATE and record.minutes > 0


def _first_day(records: Sequence[KeptRecord]) -> date | None:
    return min((record.day for record in records), default=None)


def _missed(day: date, scheduled: Fraction, records: Sequence[KeptRecord]) -> Fraction:
    return min(sum((r.minutes for r in records if r.day == day), Fraction(0)), scheduled)


def _absent_days(rule: SignalRule, days: PupilDays, records: Sequence[KeptRecord]) -> set[date]:
    absent = set()
    for day in days.days:
        missed = _missed(day.day, day.minutes, records)
        whole = rule.day_absent is DayAbsent.WHOLE_DAY
        if missed and (not whole or missed == day.minutes):
            absent.add(day.day)
    return absent


def _window(rule: SignalRule, days: PupilDays, place: int) -> list[date]:
    if rule.window is None:
        raise AssertionError(f"{rule.measure} has a window")
    return [
        days.days[other].day
        for other in range(place + 1)
        if _lies_within(rule.window, days, other, place)
    ]


def _lies_within(window: Window, days: PupilDays, earlier: int, later: int) -> bool:
    first, last = days.days[earlier].day, days.days[later].day
    match window.unit:
        case WindowUnit.LESSON_WEEKS:
            return days.time_of(later) - days.time_of(earlier) < 7 * window.length
        case WindowUnit.WEEKS:
            return (last - first).days < 7 * window.length
        case WindowUnit.SCHOOL_DAYS:
            return later - earlier < window.length
    return SchoolYear.of(first) == SchoolYear.of(last)


def _runs(days: PupilDays, absent: set[date], upto: int) -> list[list[date]]:
    """The runs of absent days up to a place; an unknown day neither adds nor ends."""
    runs: list[list[date]] = []
    goes_on = False
    for day in days.days[: upto + 1]:
        if day.day in days.after_gap:
            goes_on = False
        if day.day in absent:
            if goes_on:
                runs[-1].append(day.day)
            else:
                runs.append([day.day])
            goes_on = True
        elif day.known:
            goes_on = False
    return runs


def _run(rule: SignalRule, days: PupilDays, records: Sequence[KeptRecord], place: int) -> Value:
    today = days.days[place].day
    runs = _runs(days, _absent_days(rule, days, records), place)
    if not runs or runs[-1][-1] != today:
        return NOTHING
    run = runs[-1]
    number = Fraction(len(run))
    if rule.measure is Measure.CONSECUTIVE_WEEKS:
        start = days.lesson_weeks.days.index(run[0])
        number = Fraction(days.time_of(place) - days.time_of(start) + 1, 7)
    if rule.measure is Measure.CONSECUTIVE_TIME:
        number = Fraction((today - run[0]).days + 1)
    return Value(number, run[0], tuple(r for r in records if r.day in run))


def _spells(rule: SignalRule, days: PupilDays, records: Sequence[KeptRecord], place: int) -> Value:
    with_record = {record.day for record in records}
    inside = set(_window(rule, days, place))
    counted = [run for run in _runs(days, with_record, place) if run[0] in inside]
    if not counted:
        return NOTHING
    contributing = {day for run in counted for day in run}
    return Value(
        Fraction(len(counted)),
        counted[0][0],
        tuple(record for record in records if record.day in contributing),
    )


def _share(
    rule: SignalRule, days: PupilDays, records: Sequence[KeptRecord], place: int
) -> Value | None:
    today = days.days[place].day
    opens = _window_opens(rule.window, days, place)
    if opens is None or not days.enrolled_throughout(opens, today):
        return None
    window = set(_window(rule, days, place))
    inside = [day for day in days.days if day.known and day.day in window]
    scheduled = sum((day.minutes for day in inside), Fraction(0))
    missed = sum((_missed(day.day, day.minutes, records) for day in inside), Fraction(0))
    first = _first_day(records) or inside[0].day
    return Value(100 * missed / scheduled, first, tuple(records))


def _window_opens(window: Window | None, days: PupilDays, place: int) -> date | None:
    """The first day of a window; None when it lies before the first lesson day."""
    today = days.days[place].day
    if window is None:
        raise AssertionError("a share has a window")
    match window.unit:
        case WindowUnit.LESSON_WEEKS:
            return days.day_at_lesson_week_time(days.time_of(place) - 7 * window.length + 1)
        case WindowUnit.WEEKS:
            return today - timedelta(days=7 * window.length - 1)
        case WindowUnit.SCHOOL_DAYS:
            first = place - window.length + 1
            return None if first < 0 else days.days[first].day
    return SchoolYear.of(today).first


def record_order(record: KeptRecord) -> tuple[int, int]:
    """Registrations by day, then as they stand in the file."""
    return day_number(record.day), record.line
