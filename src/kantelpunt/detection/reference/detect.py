"""The reference as a whole: a region and its protocols in, firings and warnings out."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from kantelpunt.absence.region import Region
from kantelpunt.calendar.school_years import SchoolYear
from kantelpunt.calendar.vacations import require_covered
from kantelpunt.detection.assignment import Assignment
from kantelpunt.detection.reference.kept_records import (
    Enrolment,
    KeptRecord,
    SchoolDay,
    kept_enrolments,
    kept_records,
    school_day,
)
from kantelpunt.detection.reference.measures import Value, record_order, value_on
from kantelpunt.detection.reference.pupil_days import PupilDays, pupil_days
from kantelpunt.protocol.fired_signals import Firing, StandingWarning
from kantelpunt.protocol.signal_rules import Rearm, SignalRule


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


def reference_detect(
    region: Region, assignment: Assignment, until: date | None = None
) -> ReferenceResult:
    """Judge every lesson day of every pupil.

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
    if not records:
        return ReferenceResult((), (), ())
    earliest = min(record.day for record in records)
    last = until or max(record.day for record in records)
    first_year = SchoolYear.of(earliest).previous
    require_covered(
        [school.holiday_region for school in region.schools], first_year, SchoolYear.of(last)
    )
    firings: list[Firing] = []
    warnings: list[StandingWarning] = []
    for pupil, enrolments in by_pupil.items():
        own = sorted((r for r in records if r.pupil == pupil and r.day <= last), key=record_order)
        days = pupil_days(region, enrolments, first_year.first, last)
        found, warned = _judge_pupil(days, own, assignment)
        firings += found
        warnings += warned
    firings.sort(key=lambda firing: (firing.fired_on, firing.pupil, firing.rule.signal))
    warnings.sort(key=lambda warning: (warning.pupil, warning.rule.signal))
    return ReferenceResult(
        tuple(firings), tuple(warnings), tuple(sorted(record.line for record in records))
    )


def _judge_pupil(
    days: PupilDays, records: Sequence[KeptRecord], assignment: Assignment
) -> tuple[list[Firing], list[StandingWarning]]:
    states: dict[str, _State] = {}
    firings: list[Firing] = []
    judging: set[str] = set()
    for place, day in enumerate(days.days):
        version = assignment.version_on(day.school, day.day)
        rules = [signal.rule for signal in version.protocol.signals] if version else []
        judging = {rule.signal for rule in rules}
        for rule in rules:
            state = _state_for(states, rule, day.day)
            if day.known:
                firings += _judge_day(days, records, place, state)
    standing = [
        StandingWarning(days.pupil, state.rule, state.warned_since, state.last_value.number)
        for state in states.values()
        if state.rule.signal in judging and state.warned_since and state.last_value
    ]
    return firings, standing


def _state_for(states: dict[str, _State], rule: SignalRule, day: date) -> _State:
    """The state to go on with; a new one where the definition differs from the one before."""
    state = states.get(rule.signal)
    if state is None:
        state = states[rule.signal] = _State(rule)
    elif not state.rule.counts_like(rule):
        state = states[rule.signal] = _State(rule, counts_after=day - timedelta(days=1))
    state.rule = rule
    return state


def _judge_day(
    days: PupilDays, records: Sequence[KeptRecord], place: int, state: _State
) -> Iterator[Firing]:
    rule, today = state.rule, days.days[place].day
    counted = [
        record
        for record in records
        if record.day <= today and (state.counts_after is None or record.day > state.counts_after)
    ]
    value = value_on(rule, days, counted, place)
    holds = value is not None and rule.holds(value.number)
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
            yield _fire(days, place, state, value)
            return
    warns = state.armed and value is not None and rule.warns(value.number)
    state.warned_since = (state.warned_since or today) if warns else None
    state.last_value = value


def _may_fire(state: _State, today: date) -> bool:
    gap = state.rule.at_most_every
    return gap is None or state.last_fired is None or (today - state.last_fired).days >= gap


def _fire(days: PupilDays, place: int, state: _State, value: Value) -> Firing:
    today = days.days[place]
    firing = Firing(
        days.pupil,
        today.school.school,
        state.rule,
        fired_on=today.day,
        reached_on=state.reached or today.day,
        value=value.number,
        window_from=value.first or today.day,
        counted_from=state.counts_after and state.counts_after + timedelta(days=1),
    )
    state.last_fired, state.reached, state.warned_since = today.day, None, None
    if state.rule.rearm is Rearm.RESTART:
        state.counts_after = today.day
    else:
        state.armed = False
    return firing
