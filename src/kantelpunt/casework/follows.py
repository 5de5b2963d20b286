"""What follows by itself from what came about: tipping, leaving, entering, closing."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date, datetime

from kantelpunt.casework.case import Case
from kantelpunt.casework.conditions import Condition
from kantelpunt.casework.draft import Draft
from kantelpunt.casework.events.course import (
    Closed,
    ClosedBecause,
    Escalated,
    StepEntered,
    StepLeft,
)
from kantelpunt.casework.events.judged import FactLapsed
from kantelpunt.casework.stages import Stage
from kantelpunt.casework.ways import WayOn, WayOut
from kantelpunt.protocol.model.steps import ExitKind

_BECAUSE = {
    ExitKind.RESTORED: ClosedBecause.RESTORED,
    ExitKind.PLACED: ClosedBecause.PLACED,
    ExitKind.EXEMPT: ClosedBecause.EXEMPT,
    ExitKind.REFERRED: ClosedBecause.REFERRED,
}
_MOST_ROUNDS = 50


def settle(draft: Draft, fresh: Collection[str], moment: datetime, role: str | None = None) -> None:
    """Let everything follow that follows, until nothing does.

    Args:
        draft: the case.
        fresh: what just came about, as moments: `fact ID`, `signal ID`, `task ID`.
        moment: when.
        role: in which role someone made it come about; None: by itself.
    """
    _open_by_signals(draft, fresh, moment)
    for _ in range(_MOST_ROUNDS):
        if not _moved(draft, fresh, moment, role) and not _in(draft, fresh, moment):
            return


def _moved(draft: Draft, fresh: Collection[str], moment: datetime, role: str | None) -> bool:
    """Whether the case went on, or out of a step."""
    for stage in inside(draft):
        if _on(draft, stage, fresh, moment, role) or _out(draft, stage, moment):
            return True
    return False


def inside(draft: Draft) -> list[Stage]:
    """The steps and situations the case is in."""
    stages = draft.agreement.stages
    return [stages[name] for name in draft.case.stages if name in stages]


def hold(case: Case, wanted: Sequence[Condition]) -> bool:
    """Whether all of several conditions hold."""
    facts, moments = case.facts, case.moments
    return all(one.holds(facts, moments) for one in wanted) if wanted else True


def hold_not(case: Case, wanted: Sequence[Condition]) -> bool:
    """Whether none of several conditions holds."""
    facts, moments = case.facts, case.moments
    return not any(one.holds(facts, moments) for one in wanted) if wanted else True


def go(
    draft: Draft,
    stage: Stage,
    way: WayOn,
    moment: datetime,
    *,
    due: date | None = None,
    earlier: str | None = None,
) -> bool:
    """Go on along a way, unless its conditions do not hold or it leads to another sector.

    Args:
        draft: the case.
        stage: the step it is in.
        way: from that step.
        moment: when.
        due: the last day of the term that passed; None when it goes for another reason.
        earlier: that reason.
    """
    if way.to not in draft.agreement.stages or not hold(draft.case, way.needs):
        return False
    target = draft.agreement.stages[way.to]
    if stage.rank < 0 and is_there_or_further(draft, target):
        draft.add(StepLeft(stage.id, way.key), moment)
        return True
    leave_lower(draft, target, way.key, moment, but=stage)
    whose = draft.agreement.timers[way.key].whose
    draft.add(Escalated(stage.id, way.to, way.key, due, whose, earlier), moment)
    return True


def leave_lower(
    draft: Draft, stage: Stage, rule: str, moment: datetime, *, but: Stage | None = None
) -> None:
    """Leave the lower steps of a ladder behind, but for one that is left anyhow."""
    if len(draft.case.stages) <= (but is not None):
        return
    for lower in inside(draft):
        if lower.ladder == stage.ladder and lower.rank < stage.rank and lower is not but:
            draft.add(StepLeft(lower.id, rule), moment)


def enter(draft: Draft, step: str, rule: str, moment: datetime) -> None:
    """Enter a step or situation; the lower steps of its ladder are left behind."""
    leave_lower(draft, draft.agreement.stages[step], rule, moment)
    if step not in draft.case.stages:
        draft.add(StepEntered(step, rule), moment)


def is_there_or_further(draft: Draft, stage: Stage) -> bool:
    """Whether the case is in a step already, or in a later one of the same ladder."""
    return any(
        one.id == stage.id or (one.ladder == stage.ladder and one.rank > stage.rank)
        for one in inside(draft)
    )


def been_there(draft: Draft, step: str | None, moment: datetime) -> bool:
    """Whether a step was entered and left at this very moment: so nothing goes round in it."""
    case = draft.case
    return step not in case.stages and case.moments.get(f"step {step}") == moment


def _open_by_signals(draft: Draft, fresh: Collection[str], moment: datetime) -> None:
    """A signal opens its step, unless the case is in that step or further already."""
    for one in fresh:
        signal = one.removeprefix("signal ")
        step = draft.agreement.opens.get(signal) if signal != one else None
        if step and not is_there_or_further(draft, draft.agreement.stages[step]):
            enter(draft, step, f"signals.{signal}", moment)


def _on(
    draft: Draft, stage: Stage, fresh: Collection[str], moment: datetime, role: str | None
) -> bool:
    """Go on where a term passed, or earlier where the protocol says so."""
    case = draft.case
    for way in stage.ways_on:
        early = next(_early(case, way, fresh), None) if fresh else None
        passed = case.passed.get(way.key)
        if (early is None and passed is None) or been_there(draft, way.to, moment):
            continue
        if early and (not way.decided_by or _decides(draft, way, role)):
            gone = go(draft, stage, way, moment, earlier=early)
        else:
            free = passed and not way.decided_by and hold_not(case, way.unless)
            gone = bool(free) and go(draft, stage, way, moment, due=passed)
        if gone:
            return True
    return False


def _early(case: Case, way: WayOn, fresh: Collection[str]) -> Iterator[str]:
    for condition in way.earlier:
        bearing = (condition, *way.needs)
        about = any(one.is_about(moment) for one in bearing for moment in fresh)
        if about and condition.holds(case.facts, case.moments):
            yield condition.text


def _decides(draft: Draft, way: WayOn, role: str | None) -> bool:
    return role is not None and draft.agreement.speaks_for(role, way.decided_by)


def _out(draft: Draft, stage: Stage, moment: datetime) -> bool:
    """Leave a step by an exit; the last one that is left closes the case."""
    for way in stage.ways_out:
        if way.when and hold(draft.case, way.when):
            if been_there(draft, way.to, moment):
                continue
            draft.add(StepLeft(stage.id, way.key), moment)
            if way.kind is ExitKind.SCALED_DOWN:
                _answered_anew(draft, way, moment)
            if way.to in draft.agreement.stages:
                enter(draft, str(way.to), way.key, moment)
            elif not draft.case.stages:
                because = _BECAUSE.get(way.kind, ClosedBecause.CLOSED)
                draft.add(Closed(because, way.key), moment)
            return True
    return False


def _answered_anew(draft: Draft, way: WayOut, moment: datetime) -> None:
    """After scaling down the same question may be asked again; hope lasts on."""
    for condition in way.when:
        fact = condition.fact
        if fact in draft.case.facts and fact not in draft.case.lasting and not condition.untrue:
            draft.add(FactLapsed(str(fact), moment.date()), moment)


def _in(draft: Draft, fresh: Collection[str], moment: datetime) -> bool:
    """Enter what an established fact leads into."""
    if not fresh or draft.case.closed:
        return False
    led_into = draft.agreement.led_into
    for one in fresh:
        for stage, way in led_into.get(one, ()):
            wanted = (way.fact, *way.requires) if way.fact else way.requires
            there = is_there_or_further(draft, stage) or been_there(draft, stage.id, moment)
            if hold(draft.case, wanted) and not there:
                enter(draft, stage.id, way.key, moment)
                return True
    return False
