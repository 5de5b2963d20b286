"""Receipts: for one firing the registrations, the window, the protocol and its clause (CM-04)."""

from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction

import numpy as np

from kantelpunt.absence.columns import AFTERNOON, MORNING, NO_LESSON, NO_MINUTES, day_of
from kantelpunt.absence.meanings import kind_of
from kantelpunt.absence.register import Register
from kantelpunt.absence.week_schedules import HALF_MINUTES
from kantelpunt.detection.assignment import Assignment
from kantelpunt.detection.clocks import clock_of
from kantelpunt.detection.detect import SignalFindings
from kantelpunt.foundation.register_terms import Category
from kantelpunt.protocol.fired_signals import CountedRecord, Firing, Receipt, StandingWarning
from kantelpunt.protocol.signal_rules import DayAbsent, Measure, SignalRule


def receipts(
    register: Register, found: SignalFindings, assignment: Assignment
) -> Iterator[Receipt]:
    """A receipt for every firing of one rule, in the order of the findings."""
    clock = clock_of(found.rule.window, register.lines)
    for number in range(len(found.pupil)):
        firing = _firing(register, found, number)
        fired, window_from = int(found.fired[number]), int(found.window_from[number])
        first = window_from
        if found.rule.window is not None:
            times = clock.times[register.times.first[found.pupil[number]] : fired + 1]
            first = fired + 1 - int(np.count_nonzero(times[-1] - times < clock.span))
        school = register.region.schools[register.lines.school[fired]]
        version = assignment.version_on(school, firing.fired_on)
        if version is None:
            raise AssertionError("a signal fires under a protocol that is in force")
        known = int(np.count_nonzero(register.lines.known[first : fired + 1]))
        yield Receipt(
            firing,
            version,
            tuple(_records(register, int(found.pupil[number]), found.rule, window_from, fired)),
            day_of(register.lines.day[first]),
            fired - first + 1,
            fired - first + 1 - known,
            school.sector.counts_lessons,
            found.averages[number].pupils if found.averages else None,
        )


def standing_warnings(register: Register, found: SignalFindings) -> Iterator[StandingWarning]:
    """The warnings of one rule that stand on the last day looked at."""
    for number in range(len(found.warned_pupil)):
        yield StandingWarning(
            register.pupils[found.warned_pupil[number]],
            found.rule,
            day_of(register.lines.day[found.warned_since[number]]),
            Fraction(int(found.warned_over[number]), int(found.warned_under[number])),
        )


def _firing(register: Register, found: SignalFindings, number: int) -> Firing:
    lines, pupil, fired = register.lines, int(found.pupil[number]), int(found.fired[number])
    counted = int(found.counted_from[number])
    return Firing(
        register.pupils[pupil],
        register.region.schools[lines.school[fired]].school,
        found.rule,
        day_of(lines.day[fired]),
        day_of(lines.day[found.reached[number]]),
        Fraction(int(found.over[number]), int(found.under[number])),
        day_of(lines.day[found.window_from[number]]),
        _day_after(register, counted) if counted > register.times.first[pupil] else None,
        found.averages[number].number if found.averages else None,
    )


def _day_after(register: Register, counted: int) -> date:
    """The day after the lesson day before: from there registrations count."""
    return day_of(register.lines.day[counted - 1]) + timedelta(days=1)


def _records(
    register: Register, pupil: int, rule: SignalRule, first: int, last: int
) -> Iterator[CountedRecord]:
    settled, absences = register.settled, register.region.absences
    begin, end = settled.first[pupil], settled.last[pupil]
    places = settled.place[begin:end]
    inside = np.flatnonzero((places >= first) & (places <= last)) + begin
    counted = [number for number in inside.tolist() if _counts(register, rule, number)]
    if rule.measure.judges_days and rule.day_absent is DayAbsent.WHOLE_DAY:
        counted = [number for number in counted if _is_whole(register, counted, number)]
    rows = sorted(
        (int(register.settled.place[number]), int(register.settled.row[number]), number)
        for number in counted
    )
    for _, row, number in rows:
        absences = register.region.absences
        category, authorised = kind_of(int(register.settled.kind[number]))
        yield CountedRecord(
            day_of(absences.day[row]),
            _lesson(int(absences.lesson[row])),
            Fraction(int(register.settled.half_minutes[number]), HALF_MINUTES),
            bool(absences.minutes[row] == NO_MINUTES),
            absences.reason[row],
            category,
            authorised,
            int(absences.line[row]),
        )


def _counts(register: Register, rule: SignalRule, number: int) -> bool:
    category, authorised = kind_of(int(register.settled.kind[number]))
    if not rule.of.lets_through(category, authorised=authorised):
        return False
    if rule.measure is Measure.TIMES:
        return True
    return category is not Category.LATE and bool(register.settled.half_minutes[number] > 0)


def _is_whole(register: Register, counted: list[int], number: int) -> bool:
    place = register.settled.place[number]
    missed = sum(
        int(register.settled.half_minutes[other])
        for other in counted
        if register.settled.place[other] == place
    )
    return missed >= int(register.lines.scheduled[place])


def _lesson(lesson: int) -> str:
    return {NO_LESSON: "", MORNING: "am", AFTERNOON: "pm"}.get(lesson, str(lesson))
