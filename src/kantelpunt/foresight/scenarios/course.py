"""The course of a case through the steps of a protocol, day by day, as a scenario tells it.

A signal or a fact opens a step, a tipping point that passes leads to the next one, an exit ends
it. Where people decide, or the text gives no term, time alone moves nothing.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from kantelpunt.calendar.due_dates import due_date
from kantelpunt.calendar.lesson_days import LessonDays
from kantelpunt.calendar.terms import Term, TermUnit
from kantelpunt.protocol.agreed_terms import AgreedTerm, TermKind, agreed_term_from
from kantelpunt.protocol.model.protocol import Protocol
from kantelpunt.protocol.model.steps import Situation, TippingPoint

_SIGNAL = "signal "


@dataclass(frozen=True)
class Entered:
    """A step or situation that was entered, and on which day."""

    stage: str
    on: date


@dataclass(frozen=True)
class Happened:
    """What happens around a case, besides time.

    Attributes:
        signals: per day the signals that fire.
        facts: per day what is established, as true or untrue.
        done: per day the tasks that are done.
        opened: per day the steps that a person opens.
        first_absence: the first day of absence, or None.
    """

    signals: Mapping[date, Sequence[str]]
    facts: Mapping[date, Mapping[str, bool]]
    done: Mapping[date, Sequence[str]]
    opened: Mapping[date, Sequence[str]]
    first_absence: date | None


@dataclass
class _Case:
    protocol: Protocol
    happened: Happened
    lesson_days: LessonDays
    inside: dict[str, date] = field(default_factory=dict)
    moments: dict[str, date] = field(default_factory=dict)
    facts: dict[str, bool] = field(default_factory=dict)
    entered: list[Entered] = field(default_factory=list)

    def enter(self, stage: str, day: date) -> None:
        if stage not in self.inside:
            self.inside[stage] = day
            self.moments[f"step {stage}"] = day
            self.entered.append(Entered(stage, day))

    def leave(self, stage: str) -> None:
        self.inside.pop(stage, None)

    def holds(self, condition: str) -> bool:
        bare = condition.removeprefix("not ")
        if bare.startswith(_SIGNAL):
            true = bare in self.moments
        else:
            signals = self.protocol.facts[bare].signals
            told = any(f"{_SIGNAL}{signal}" in self.moments for signal in signals)
            true = self.facts.get(bare, told)
        return true != condition.startswith("not ")

    def moment(self, written: str, stage: str) -> date | None:
        """The day from which a term runs; None while that has not come."""
        if written == "step_entered":
            return self.inside.get(stage)
        if written == "first_day_of_absence":
            return self.happened.first_absence
        return self.moments.get(written)


def course(
    protocol: Protocol, happened: Happened, lesson_days: LessonDays, last: date
) -> list[Entered]:
    """Every step and situation that is entered, in order.

    Args:
        protocol: the agreement.
        happened: what happens around the case.
        lesson_days: of the pupil's school.
        last: the last day that is looked at.
    """
    case = _Case(protocol, happened, lesson_days)
    days = [*happened.signals, *happened.facts, *happened.done, *happened.opened]
    if happened.first_absence:
        days.append(happened.first_absence)
    day = min(days, default=last)
    while day <= last:
        _day(case, day)
        day += timedelta(days=1)
    return case.entered


def _day(case: _Case, day: date) -> None:
    stages = {one.id: one for one in (*case.protocol.steps, *case.protocol.situations)}
    # What passed was overdue before anything of the new day happens.
    for stage in [stages[name] for name in case.inside]:
        _overdue(case, stage, day)
    for fact, true in case.happened.facts.get(day, {}).items():
        case.facts[fact] = true
        if true:
            case.moments[f"fact {fact}"] = day
    for task in case.happened.done.get(day, ()):
        case.moments[f"task {task}"] = day
    for stage in [stages[name] for name in case.inside]:
        _early(case, stage, day)
        _way_out(case, stage, day)
    for name in case.happened.opened.get(day, ()):
        case.enter(name, day)
    for signal in case.happened.signals.get(day, ()):
        case.moments[f"{_SIGNAL}{signal}"] = day
        case.moments["signal_fired"] = day
    _opened_by_signals(case, day)
    for one in stages.values():
        if any(_entry(case, one, day)):
            case.enter(one.id, day)


def _opened_by_signals(case: _Case, day: date) -> None:
    """A signal opens its step, unless the case is in that step or further already."""
    order = [step.id for step in case.protocol.steps]
    furthest = max((order.index(name) for name in case.inside if name in order), default=-1)
    for signal in case.protocol.signals:
        if signal.opens and signal.id in case.happened.signals.get(day, ()):
            later = signal.opens not in order or order.index(signal.opens) > furthest
            if later:
                case.enter(signal.opens, day)


def _entry(case: _Case, stage: Situation, day: date) -> Iterator[bool]:
    for entry in stage.entered:
        ready = all(case.holds(condition) for condition in entry.requires)
        if entry.fact and _established(case, entry.fact.removeprefix("not "), day):
            yield ready and case.holds(entry.fact)
        elif entry.after and entry.from_:
            start = case.moment(entry.from_, stage.id)
            due = _due(case, entry.after, start) if start else None
            yield ready and due is not None and day == due + timedelta(days=1)


def _established(case: _Case, condition: str, day: date) -> bool:
    """Whether a condition is answered on this very day, by people or by a signal."""
    fired = {f"{_SIGNAL}{signal}" for signal in case.happened.signals.get(day, ())}
    if condition.startswith(_SIGNAL):
        return condition in fired
    told = {f"{_SIGNAL}{signal}" for signal in case.protocol.facts[condition].signals}
    return condition in case.happened.facts.get(day, {}) or bool(told & fired)


def _ways(stage: Situation) -> list[TippingPoint]:
    return [way for way in (stage.tipping_point, *stage.escalations) if way]


def _overdue(case: _Case, stage: Situation, day: date) -> None:
    for way in _ways(stage):
        start = case.moment(way.from_, stage.id)
        due = _due(case, way.after, start) if start else None
        passed = due is not None and day > due and not way.decided_by
        if passed and not any(case.holds(one) for one in way.unless):
            _go(case, stage, way, day)
            return


def _early(case: _Case, stage: Situation, day: date) -> None:
    new = case.happened.facts.get(day, {})
    for way in _ways(stage):
        if any(one in new and case.holds(one) for one in way.earlier):
            _go(case, stage, way, day)
            return


def _go(case: _Case, stage: Situation, way: TippingPoint, day: date) -> None:
    if all(case.holds(one) for one in (*way.when, *way.requires)):
        case.leave(stage.id)
        case.enter(way.to, day)


def _way_out(case: _Case, stage: Situation, day: date) -> None:
    for way_out in stage.exits:
        if way_out.when and all(case.holds(one) for one in way_out.when):
            case.leave(stage.id)
            if way_out.to:
                case.enter(way_out.to, day)
            return


def _due(case: _Case, agreed: AgreedTerm, start: date) -> date | None:
    """The last day of a term; None for one that has no length of its own."""
    if agreed.kind is TermKind.AT_ONCE:
        return start
    if agreed.kind is TermKind.SETTING:
        default = next(one.default for one in case.protocol.settings if one.id == agreed.setting)
        return _due(case, agreed_term_from(default), start) if default else None
    if agreed.term is None:
        return None
    term = agreed.term
    if term.unit is TermUnit.HOURS:
        # A scenario knows days: so many hours end on the day on which they have passed.
        term = Term(-(-term.amount // 24), TermUnit.DAYS)
    return due_date(start, term, lesson_days=case.lesson_days)
