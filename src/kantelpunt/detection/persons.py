"""Signals about children and not about lesson days: without a school, or exempt."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from kantelpunt.absence.columns import Int64s, day_number
from kantelpunt.absence.legal_status import lengths
from kantelpunt.absence.region import Region
from kantelpunt.absence.register import Register
from kantelpunt.calendar.school_years import SchoolYear
from kantelpunt.calendar.terms import TermUnit
from kantelpunt.detection.assignment import Assignment
from kantelpunt.detection.children import Children
from kantelpunt.detection.daily_arrays import in_days
from kantelpunt.detection.person_days import Days, children_of_region, runs_of
from kantelpunt.protocol.signal_rules import Comparison, Measure, SignalRule

_NEEDED: Mapping[Measure, tuple[str, ...]] = {
    Measure.NOT_ENROLLED: ("residents", "exemptions"),
    Measure.EXEMPT: ("exemptions",),
}


@dataclass(frozen=True)
class PersonFindings:
    """All firings of one rule, as columns.

    Attributes:
        names: the id per firing.
        fired, window_from: day numbers; it is reached on the day on which it fires.
        value: days on end, the first and the day of firing both counted.
    """

    rule: SignalRule
    names: tuple[str, ...]
    fired: Int64s
    window_from: Int64s

    @property
    def value(self) -> Int64s:
        """How many days on end."""
        return self.fired - self.window_from + 1

    def of(self, name: str) -> "PersonFindings":
        """The firings of one child."""
        own = np.array([one == name for one in self.names], dtype=np.bool_)
        names = tuple(one for one in self.names if one == name)
        return PersonFindings(self.rule, names, self.fired[own], self.window_from[own])


@dataclass(frozen=True)
class Lacking:
    """A signal that cannot be computed, and the files that are missing."""

    rule: SignalRule
    files: tuple[str, ...]


def judged_span(register: Register, until: date | None) -> tuple[date, date] | None:
    """The first and last day that are looked at, for what counts days and not registrations.

    From 1 August of the school year of the earliest registration that counts: where a pupil was
    enrolled before that, the files need not tell. Without one `until` must say which year it is.
    """
    if register.first_day is not None and register.last_day is not None:
        return SchoolYear(register.first_day.year + 1).first, register.last_day
    return None if until is None else (SchoolYear.of(until).first, until)


def detect_persons(
    register: Register, assignment: Assignment, until: date | None = None
) -> list[PersonFindings]:
    """Find every firing of the signals that count no absence and whose files are there.

    Args:
        register: the loaded region.
        assignment: which protocol judges which school when; such a signal is judged for every
            child on each day on which some school works by a protocol that has it.
        until: the last day looked at, where no registration says so.
    """
    span = judged_span(register, until)
    if span is None:
        return []
    first, last = (day_number(day) for day in span)
    computed = [
        (rule, judged)
        for rule, judged in _rules(register.region, assignment, span)
        if not lacking(register.region, rule)
    ]
    if not computed:
        return []
    children = children_of_region(register.region)
    return [_fired(rule, judged, children, first, last) for rule, judged in computed]


def not_computed(
    register: Register, assignment: Assignment, until: date | None = None
) -> list[Lacking]:
    """The signals that are asked for and need a file that is not there."""
    span = judged_span(register, until)
    rules = [rule for rule, _ in _rules(register.region, assignment, span)] if span else []
    found = [Lacking(rule, lacking(register.region, rule)) for rule in rules]
    return [one for one in found if one.files]


def files_for(rule: SignalRule) -> tuple[str, ...]:
    """The files that a rule needs and that may lack."""
    return tuple(f"{table}.csv" for table in _NEEDED.get(rule.measure, ()))


def lacking(region: Region, rule: SignalRule) -> tuple[str, ...]:
    """The files that a rule needs and that are missing."""
    needed = files_for(rule)
    return tuple(one for one in needed if getattr(region, one.removesuffix(".csv")) is None)


def _rules(
    region: Region, assignment: Assignment, span: tuple[date, date]
) -> Iterator[tuple[SignalRule, NDArray[np.bool_]]]:
    """Every different rule, and on which days some school works by it."""
    first, last = span
    days = np.arange(day_number(first), day_number(last) + 1)
    judged: list[tuple[SignalRule, NDArray[np.bool_]]] = []
    for school in region.schools[:1] if assignment.everywhere else region.schools:
        changes = list(assignment.changes(school, first, last).items())
        ends = [*(day_number(day) for day, _ in changes[1:]), days[-1] + 1] if changes else []
        for (begin, version), end in zip(changes, ends, strict=True):
            here = (days >= day_number(begin)) & (days < end)
            for signal in version.protocol.signals if version else ():
                rule = signal.rule
                if rule.measure.is_absence:
                    continue
                same = [own for known, own in judged if known.counts_like(rule)]
                if same:
                    same[0] |= here
                else:
                    judged.append((rule, here.copy()))
    yield from sorted(judged, key=lambda one: one[0].signal)


def _fired(
    rule: SignalRule, judged: NDArray[np.bool_], children: Children, first: int, last: int
) -> PersonFindings:
    runs = runs_of(rule, children, first, last)
    holds = _holding(rule, runs)
    days = np.flatnonzero(judged) + first
    # The first day on which it is judged and holds; none where the stretch is over by then.
    fired = np.append(days, last + 1)[np.searchsorted(days, holds.first)]
    some = np.flatnonzero((holds.first <= holds.last) & (fired <= holds.last))
    child, fired = holds.child[some], fired[some]
    # Armed again by a day between on which it was judged and did not hold.
    armed = np.ones(len(some), dtype=np.bool_)
    between = np.append(days, last + 1)[np.searchsorted(days, holds.last[some[:-1]] + 1)]
    armed[1:] = (child[1:] != child[:-1]) | (between < fired[1:])
    names = list(children.names)
    return PersonFindings(
        rule,
        tuple(names[place] for place in child[armed].tolist()),
        fired[armed],
        runs.first[some][armed],
    )


def _holding(rule: SignalRule, runs: Days) -> Days:
    """The days of each run on which the condition holds; the last before the first for none."""
    least = _length(rule.threshold.numerator, rule.unit, runs.first)
    begins = runs.first + least - (rule.comparison is Comparison.REACHES)
    ends = runs.last
    if rule.bound is not None:
        most = _length(rule.bound.number.numerator, rule.bound.unit, runs.first)
        ends = np.minimum(ends, runs.first + most - (1 if rule.bound.itself else 2))
    return Days(runs.child, begins, ends)


def _length(number: int, unit: TermUnit | None, first: Int64s) -> Int64s:
    if unit is TermUnit.MONTHS:
        return lengths(first, number)
    return np.full(len(first), in_days(Fraction(number), unit).numerator, dtype=np.int64)
