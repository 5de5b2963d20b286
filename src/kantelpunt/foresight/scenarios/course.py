"""The course of a case as a scenario tells it, on the engine on which real cases run."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from kantelpunt.casework.agreement import Agreement
from kantelpunt.casework.case import Case
from kantelpunt.casework.decide import (
    IN_CLOSED_CASES,
    Decided,
    Surroundings,
    advanced,
    decide,
    opened,
)
from kantelpunt.casework.draft import Draft
from kantelpunt.casework.due import begin_of
from kantelpunt.casework.events.course import (
    AbsenceBegun,
    Escalated,
    Opened,
    OpenedBy,
    SignalAttached,
    StepEntered,
)
from kantelpunt.casework.events.judged import FactJudged, HopeRecorded
from kantelpunt.casework.events.kinds import kind_of
from kantelpunt.casework.events.recorded import Actor, Event, Occurrence
from kantelpunt.casework.events.work import TaskDone
from kantelpunt.casework.follows import enter, settle
from kantelpunt.casework.hope import latest_hope
from kantelpunt.casework.overview import Overview, overview
from kantelpunt.casework.refusal import Refusal
from kantelpunt.foundation.text import Text
from kantelpunt.protocol.model.closed import NOT_IN_TEXT

_OPENING_HOUR = timedelta(hours=9)
_A_MINUTE = timedelta(minutes=1)
_PUPIL = "leerling"


@dataclass(frozen=True)
class Told:
    """What someone tells of the case.

    Attributes:
        what: what happened, or is decided.
        by: the role in which it is told.
        at: the time of day; None: after what was told before.
        refused: the reason for which it must be refused; None: it must not be.
    """

    what: Occurrence
    by: str
    at: timedelta | None = None
    refused: str | None = None


@dataclass(frozen=True)
class Happened:
    """What happens around a case, besides time.

    Attributes:
        signals: per day the signals that fire.
        facts: per day what is established, as true or untrue.
        done: per day the tasks that are done.
        opened: per day the steps in which the story goes on.
        first_absence: the first day of absence, or None.
        told: per day what people tell besides, in its order.
        born: the pupil's birth date.
    """

    signals: Mapping[date, Sequence[str]]
    facts: Mapping[date, Mapping[str, bool]]
    done: Mapping[date, Sequence[str]]
    opened: Mapping[date, Sequence[str]]
    first_absence: date | None
    told: Mapping[date, Sequence[Told]]
    born: date | None = None


@dataclass
class Course:
    """A case as it went.

    Attributes:
        case: its state; None when nothing opened one.
        events: of this case, and of those before it that were closed.
        refusals: what could not be recorded, as sentences.
        cases: how many there were: a new one once the one before is closed.
        standing: per day that was looked at how the case stood.
    """

    surroundings: Surroundings
    case: Case | None = None
    events: list[Event] = field(default_factory=list)
    refusals: list[Text] = field(default_factory=list)
    cases: int = 0
    standing: dict[date, Overview] = field(default_factory=dict)

    def entered(self) -> Iterator[tuple[str, date]]:
        """Every step and situation that was entered, with its day."""
        for event in self.events:
            match event.what:
                case StepEntered(step=step) | Escalated(to_step=step):
                    yield step, event.moment.date()


def course(
    happened: Happened, surroundings: Surroundings, last: date, looked_at: Collection[date] = ()
) -> Course:
    """Play a story to the end of its last day.

    Args:
        happened: what happens around the case.
        surroundings: the agreement and the calendar.
        last: the last day that is looked at.
        looked_at: days at the end of which is told how the case stands.
    """
    found = Course(surroundings)
    days = {*happened.signals, *happened.facts, *happened.done, *happened.opened, *happened.told}
    for day in sorted({*days, *looked_at, last}):
        if day > last:
            break
        _day(found, happened, day)
        if found.case and (day in looked_at or day == last):
            moment = begin_of(day + timedelta(days=1)) - timedelta(microseconds=1)
            _keep(found, advanced(found.case, surroundings, moment))
            around = surroundings
            found.standing[day] = overview(found.case, around.agreement, around.terms, moment)
    return found


def _day(found: Course, happened: Happened, day: date) -> None:
    """Answers come first, then tasks, then steps, then signals."""
    moment = begin_of(day) + _OPENING_HOUR
    agreement = found.surroundings.agreement
    for told in (
        *_answers(happened.facts.get(day, {}), agreement, day),
        *(TaskDone(task) for task in happened.done.get(day, ())),
    ):
        _tell(found, told, _may(told, agreement), moment, happened)
        moment += _A_MINUTE
    for step in happened.opened.get(day, ()):
        _put_into(found, step, moment, happened)
        moment += _A_MINUTE
    order = [one.id for one in agreement.protocol.signals]
    for signal in sorted(happened.signals.get(day, ()), key=order.index):
        first = min(happened.first_absence or day, day)
        _tell(found, SignalAttached(signal, day, first), _anyone(agreement), moment, happened)
        moment += _A_MINUTE
    for one in happened.told.get(day, ()):
        moment = begin_of(day) + one.at if one.at is not None else moment
        _as_told(found, one, moment, happened)
        moment += _A_MINUTE


def _as_told(found: Course, told: Told, moment: datetime, happened: Happened) -> None:
    """What someone tells; whether it is refused must be as the story says."""
    case = found.case
    if case is None or not (case.closed and isinstance(told.what, IN_CLOSED_CASES)):
        case = _opened(found, moment, happened)
    actor = _acting(told.by, found.surroundings.agreement)
    decided = decide(case, told.what, found.surroundings, moment, actor)
    if isinstance(decided, Refusal) and decided.code == told.refused:
        return
    if told.refused is None:
        _keep(found, decided)
        return
    kind = kind_of(type(told.what))
    instead = decided.text() if isinstance(decided, Refusal) else Text("vastgelegd", "recorded")
    found.refusals.append(
        Text(
            f'verwacht: "{kind}" geweigerd ({told.refused}); gevonden: {instead.nl}',
            f'expected: "{kind}" refused ({told.refused}); found: {instead.en}',
        )
    )


def _answers(facts: Mapping[str, bool], agreement: Agreement, day: date) -> Iterator[Occurrence]:
    for fact, true in facts.items():
        lasts = agreement.protocol.facts[fact].lasts
        if lasts and true:
            yield HopeRecorded(fact, "in het scenario", day)
        else:
            grounds = "in het scenario" if agreement.protocol.facts[fact].records else ""
            yield FactJudged(fact, true, grounds)


def _tell(
    found: Course, told: Occurrence, actor: Actor, moment: datetime, happened: Happened
) -> None:
    case = _opened(found, moment, happened)
    if isinstance(told, HopeRecorded):
        told = _as_long_as_may_be(told, case, found, moment)
    _keep(found, decide(case, told, found.surroundings, moment, actor))


def _as_long_as_may_be(
    told: HopeRecorded, case: Case, found: Course, moment: datetime
) -> HopeRecorded:
    """A story that names no end means the latest that the agreement allows."""
    around = found.surroundings
    latest = latest_hope(case, around.agreement, around.terms, told.fact, moment.date())
    return HopeRecorded(told.fact, told.grounds, latest)


def _put_into(found: Course, step: str, moment: datetime, happened: Happened) -> None:
    """The story goes on in a step, however the case came there."""
    case = _opened(found, moment, happened)
    surroundings = found.surroundings
    _keep(found, advanced(case, surroundings, moment))
    draft = Draft.of(found.case or case, surroundings.agreement, surroundings.terms)
    if step in surroundings.agreement.stages:
        enter(draft, step, surroundings.agreement.stages[step].place, moment)
        settle(draft, (), moment)
    found.case = draft.case
    found.events += draft.events


def _opened(found: Course, moment: datetime, happened: Happened) -> Case:
    """The case, opened when there is none or the one before was closed."""
    first = happened.first_absence
    begun = first if first and first <= moment.date() else None
    agreement = found.surroundings.agreement
    if found.case is None or found.case.closed:
        before = found.case.id if found.case else None
        found.cases += 1
        what = Opened(
            OpenedBy.CONCERN,
            _PUPIL,
            agreement.sector,
            None if before else begun,
            happened.born,
            before,
        )
        name = f"casus-{found.cases}"
        _keep(found, opened(name, what, found.surroundings, moment, _anyone(agreement)))
    elif begun and found.case.first_day is None and found.cases == 1:
        named = AbsenceBegun(begun)
        _keep(found, decide(found.case, named, found.surroundings, moment, _anyone(agreement)))
    if found.case is None:
        raise RuntimeError("a case can always be opened")
    return found.case


def _keep(found: Course, decided: Decided) -> None:
    if isinstance(decided, Refusal):
        found.refusals.append(decided.text())
    else:
        found.case = decided.case
        found.events += decided.events


def _may(told: Occurrence, agreement: Agreement) -> Actor:
    """Someone who may tell it."""
    by: tuple[str, ...] = ()
    if isinstance(told, FactJudged | HopeRecorded):
        by = tuple(agreement.protocol.facts[told.fact].by)
    elif isinstance(told, TaskDone):
        tasks = [task for one in agreement.stages.values() for task in one.written.tasks]
        by = tuple(who for task in tasks if task.id == told.task for who in task.by)
    known = [agreement.choices.resolved(who) for who in by]
    role = next((who for who in known if who != NOT_IN_TEXT), None)
    return _acting(role, agreement) if role else _anyone(agreement)


def _acting(role: str, agreement: Agreement) -> Actor:
    parties = [*agreement.actors.parties_of(role)]
    anywhere = next(iter(agreement.actors.parties), role)
    return Actor(role, role, parties[0] if parties else anywhere)


def _anyone(agreement: Agreement) -> Actor:
    return _acting(next(iter(agreement.actors.parties), "iemand"), agreement)
