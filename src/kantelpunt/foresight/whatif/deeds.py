"""What people do in a case in the model, and how they tell it to the case engine."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple, TypeAlias

from kantelpunt.casework.agreement import Agreement
from kantelpunt.casework.case import Case
from kantelpunt.casework.events.course import (
    AttendanceRestored,
    Closed,
    ClosedBecause,
    EscalationDecided,
    SignalAttached,
)
from kantelpunt.casework.events.judged import FactJudged
from kantelpunt.casework.events.recorded import Occurrence
from kantelpunt.casework.events.work import DecisionTaken, TaskDone
from kantelpunt.casework.follows import hold
from kantelpunt.casework.stages import Stage
from kantelpunt.casework.timers import TimerKind
from kantelpunt.casework.ways import WayOn
from kantelpunt.protocol.model.steps import ExitKind

Told: TypeAlias = tuple[Occurrence, tuple[str, ...]]
"""What is told, and the roles of which one may tell it."""


class Deed(NamedTuple):
    """Something that comes in a case, without its date.

    Attributes:
        kind: `signal`, `term`, `fact`, `task`, `decision`, `on`, `restored` or `placed`.
        what: the signal, fact, task or decision; the place of the term, or of the way on.
        option: which option of a decision.
    """

    kind: str
    what: str = ""
    option: int = 0


_GROUNDS = "model"
RESTORED = Deed("restored")
PLACED = Deed("placed")


def acts_of(deed: Deed, case: Case, agreement: Agreement, day: date) -> Iterator[Told]:
    """How it is told to the case engine, one after another, while the case is open.

    Args:
        deed: what comes; terms pass by themselves and are never told.
        case: as it stands.
        agreement: on which it runs.
        day: a day for what needs one.
    """
    main = agreement.main(case)
    lead = (agreement.lead(case, main),) if main else ()
    match deed.kind:
        case "signal":
            yield SignalAttached(deed.what, day, day), lead
        case "fact":
            yield FactJudged(deed.what, grounds=_GROUNDS), judges(agreement, deed.what)
        case "task":
            yield TaskDone(deed.what), _doers(deed.what, case, agreement) or lead
        case "decision":
            yield from _decided(deed, case, agreement)
        case "on":
            yield from _gone_on(deed, case, agreement)
        case "restored":
            yield AttendanceRestored(day), lead
            yield Closed(ClosedBecause.CLOSED), lead
        case "placed":
            for fact in placing_facts(main):
                yield FactJudged(fact, grounds=_GROUNDS), judges(agreement, fact)
            yield Closed(ClosedBecause.CLOSED), lead


def still_to_tell(what: Occurrence, case: Case) -> bool:
    """Whether what was told before it has not brought it about already: that the case goes on."""
    return not isinstance(what, EscalationDecided) or what.from_step in case.stages


def _doers(task: str, case: Case, agreement: Agreement) -> tuple[str, ...]:
    """Who must do a task of a step that the case is in."""
    timers = [timer for name in case.stages for timer in agreement.stages[name].timers]
    own = (one.whose for one in timers if one.kind is TimerKind.TASK and one.item == task)
    return next(own, ())


def judges(agreement: Agreement, fact: str) -> tuple[str, ...]:
    """Who answers a question of the protocol."""
    return tuple(agreement.protocol.facts[fact].by)


def placing_facts(stage: Stage | None) -> tuple[str, ...]:
    """What must be established so that a case leaves a step with a place; none without such a way.

    Of several such ways the first counts.
    """
    for way in stage.ways_out if stage else ():
        if way.kind is ExitKind.PLACED and way.when:
            return tuple(one.fact for one in way.when if one.fact and not one.untrue)
    return ()


def _decided(deed: Deed, case: Case, agreement: Agreement) -> Iterator[Told]:
    stages = [agreement.stages[one] for one in case.stages]
    for one in (one for stage in stages for one in stage.written.decisions):
        if one.id == deed.what:
            mandates = [two for two in agreement.protocol.mandates if two.id == one.mandate]
            wanted = (condition for two in mandates for condition in two.when)
            for condition in agreement.conditions(wanted):
                if condition.fact and not hold(case, (condition,)):
                    yield (
                        FactJudged(condition.fact, not condition.untrue, _GROUNDS),
                        judges(agreement, condition.fact),
                    )
            roles = tuple(who for two in mandates for who in two.holder) or tuple(one.by)
            yield DecisionTaken(one.id, deed.option, one.mandate), roles
            return


def _gone_on(deed: Deed, case: Case, agreement: Agreement) -> Iterator[Told]:
    """What a way requires is established, and people decide where they must."""
    for name in case.stages:
        stage = agreement.stages[name]
        way: WayOn | None = stage.by_key.get(deed.what)
        if way is None or not hold(case, way.when):
            continue
        for one in way.requires:
            if one.fact and not one.untrue:
                yield FactJudged(one.fact, grounds=_GROUNDS), judges(agreement, one.fact)
        if way.decided_by:
            yield EscalationDecided(name, way.to), way.decided_by
