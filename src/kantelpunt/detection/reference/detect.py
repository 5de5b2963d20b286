"""The reference as a whole: a region and its protocols in, firings and warnings out."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction
from functools import cache

from kantelpunt.absence.region import Region
from kantelpunt.calendar.school_years import SchoolYear
from kantelpunt.calendar.vacations import require_covered
from kantelpunt.detection.assignment import Assignment
from kantelpunt.detection.reference.conditions import PupilFile, is_met, is_near, is_open
from kantelpunt.detection.reference.kept_records import (
    Enrolment,
    SchoolDay,
    days_between,
    kept_enrolments,
    kept_records,
    school_day,
)
from kantelpunt.detection.reference.legal_status import child_of, is_meant
from kantelpunt.detection.reference.measures import Value, record_order, value_on
from kantelpunt.detection.reference.persons import person_firings
from kantelpunt.detection.reference.pupil_days import pupil_days
from kantelpunt.protocol.fired_signals import Firing, StandingWarning
from kantelpunt.protocol.signal_rules import AverageAmong, AverageOf, Rearm, SignalRule


@dataclass(frozen=True)
class ReferenceResult:
    """What the reference finds; firings by day, pupil and signal."""

    firings: tuple[Firing, ...]
    warnings: tuple[StandingWarning, ...]
    kept_lines: tuple[int, ...]


@dataclass
class _State:
    """What one signal of one pupil remembers from day to day."""

    rule: SignalRule
    counts_after: date | None = None
    armed: bool = True
    last_fired: date | None = None
    reached: date | None = None
    warned_since: date | None = None
    last_value: Value | None = None


@dataclass
class _Watched:
    """A pupil, and what its signals remember; `judging` are those of its last lesson day."""

    file: PupilFile
    states: dict[str, _State] = field(default_factory=dict)
    judging: frozenset[str] = frozenset()


@dataclass(frozen=True)
class _Look:
    """One signal of one pupil at the end of one known lesson day."""

    file: PupilFile
    place: int
    state: _State
    value: Value | None
    is_open: bool

    @property
    def day(self) -> SchoolDay:
        return self.file.days.days[self.place]


def reference_detect(
    region: Region, assignment: Assignment, until: date | None = None
) -> ReferenceResult:
    """Judge every lesson day of every pupil, and every day of every child.

    Raises:
        CalendarEnds: when school vacations are not known for all the years needed.
    """
    by_pupil: dict[str, list[Enrolment]] = defaultdict(list)
    for enrolment in kept_enrolments(region):
        by_pupil[enrolment.pupil].append(enrolment)

    @cache
    def day_for(pupil: str, day: date) -> SchoolDay | None:
        return school_day(region, by_pupil[pupil], day)

    records = list(kept_records(region, day_for))
    earliest = min((record.day for record in records), default=until)
    last = until or max((record.day for record in records), default=None)
    if earliest is None or last is None:
        return ReferenceResult((), (), ())
    first_year = SchoolYear.of(earliest).previous
    watched = []
    if records:
        regions = [school.holiday_region for school in region.schools]
        require_covered(regions, first_year, SchoolYear.of(last))
        for pupil, enrolments in by_pupil.items():
            own = (r for r in records if r.pupil == pupil and r.day <= last)
            days = pupil_days(region, enrolments, first_year.first, last)
            own_file = PupilFile(days, sorted(own, key=record_order), child_of(region, pupil))
            watched.append(_Watched(own_file))
    firings = [
        firing
        for day in days_between(first_year.first, last)
        for firing in _judge_day(day, watched, assignment)
    ]
    firings += person_firings(region, assignment, SchoolYear.of(earliest).first, last)
    firings.sort(key=lambda firing: (firing.fired_on, firing.pupil, firing.rule.signal))
    warnings = [warning for one in watched for warning in _standing(one)]
    warnings.sort(key=lambda warning: (warning.pupil, warning.rule.signal))
    return ReferenceResult(
        tuple(firings), tuple(warnings), tuple(sorted(record.line for record in records))
    )


def _judge_day(day: date, watched: Sequence[_Watched], assignment: Assignment) -> Iterator[Firing]:
    """Look at every pupil first: a threshold may be the average of them."""
    looks = [look for one in watched for look in _looks(day, one, assignment)]
    for look in looks:
        yield from _judge(look, _average(look, looks))


def _looks(day: date, one: _Watched, assignment: Assignment) -> Iterator[_Look]:
    lesson_days = one.file.days.days
    place = next((place for place, own in enumerate(lesson_days) if own.day == day), None)
    if place is None:
        return
    today = lesson_days[place]
    version = assignment.version_on(today.school, day)
    rules = [signal.rule for signal in version.protocol.signals] if version else []
    rules = [rule for rule in rules if rule.measure.is_absence]
    one.judging = frozenset(rule.signal for rule in rules)
    for rule in rules:
        state = _state_for(one.states, rule, day)
        if not today.known:
            continue
        counted = [
            record
            for record in one.file.records
            if record.day <= day and (state.counts_after is None or record.day > state.counts_after)
        ]
        value = value_on(rule, one.file.days, counted, place)
        yield _Look(one.file, place, state, value, is_open(rule, rules, one.file, place))


def _state_for(states: dict[str, _State], rule: SignalRule, day: date) -> _State:
    """The state to go on with; a new one where the definition differs from the one before."""
    state = states.get(rule.signal)
    if state is None:
        state = states[rule.signal] = _State(rule)
    elif not state.rule.counts_like(rule):
        state = states[rule.signal] = _State(rule, counts_after=day - timedelta(days=1))
    state.rule = rule
    return state


def _average(look: _Look, looks: Sequence[_Look]) -> Fraction | None:
    """The average of the pupils that a rule names, of those who are judged alike that day."""
    rule, group = look.state.rule, look.state.rule.average
    if group is None:
        return None
    values = [
        other.value.number
        for other in looks
        if other.value is not None
        and other.state.rule.counts_like(rule)
        and (group.of is AverageOf.REGION or other.day.school == look.day.school)
        and (group.among is AverageAmong.ALL or other.value.number > 0)
        and is_meant(rule.only, other.file.child, other.day.school.sector, other.day.day)
    ]
    return sum(values, Fraction(0)) / len(values) if values else None


def _judge(look: _Look, average: Fraction | None) -> Iterator[Firing]:
    state, value, today = look.state, look.value, look.day.day
    rule = state.rule
    holds = look.is_open and is_met(rule, value, average)
    fired_this_year = state.last_fired and SchoolYear.of(state.last_fired) == SchoolYear.of(today)
    if rule.rearm is Rearm.SCHOOL_YEAR and not fired_this_year:
        state.armed = True
    if not holds:
        state.reached = None
        if rule.rearm is Rearm.WHEN_BELOW:
            state.armed = True
    elif state.armed:
        state.reached = state.reached or today
        if _may_fire(state, today) and value is not None:
            yield _fire(look, value, average)
            return
    warns = state.armed and look.is_open and is_near(rule, value)
    state.warned_since = (state.warned_since or today) if warns else None
    state.last_value = value


def _may_fire(state: _State, today: date) -> bool:
    gap = state.rule.at_most_every
    return gap is None or state.last_fired is None or (today - state.last_fired).days >= gap


def _fire(look: _Look, value: Value, average: Fraction | None) -> Firing:
    today, state = look.day, look.state
    firing = Firing(
        look.file.days.pupil,
        today.school.school,
        state.rule,
        fired_on=today.day,
        reached_on=state.reached or today.day,
        value=value.number,
        window_from=value.first or today.day,
        counted_from=state.counts_after and state.counts_after + timedelta(days=1),
        average=average,
    )
    state.last_fired, state.reached, state.warned_since = today.day, None, None
    if state.rule.rearm is Rearm.RESTART:
        state.counts_after = today.day
    else:
        state.armed = False
    return firing


def _standing(one: _Watched) -> Iterator[StandingWarning]:
    for state in one.states.values():
        if state.rule.signal in one.judging and state.warned_since and state.last_value:
            yield StandingWarning(
                one.file.days.pupil, state.rule, state.warned_since, state.last_value.number
            )
