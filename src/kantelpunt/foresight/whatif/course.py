"""The course of a case: what comes first, and what the case engine makes of it."""

from functools import cache
from heapq import heappop

from kantelpunt.casework.events.course import ClosedBecause
from kantelpunt.casework.follows import hold
from kantelpunt.casework.timers import Timer
from kantelpunt.foresight.behaviour.luck import luck
from kantelpunt.foresight.whatif.ahead import OFFER, PLAN, offer, plan_ahead, schedule
from kantelpunt.foresight.whatif.calendars import Days
from kantelpunt.foresight.whatif.deeds import PLACED, RESTORED, Deed
from kantelpunt.foresight.whatif.running_case import RunningCase, Setting, Visit, Work


def begin(setting: Setting, days: Days, child: int, which: int, day: int) -> RunningCase:
    """A case on the day on which it is opened, before its first signal."""
    return RunningCase(child, which, setting, days, setting.positions.start, day, day, day)


def attach(case: RunningCase, day: int, signal: str, first_day: int) -> None:
    """Somebody takes up a signal; the period of absence may have begun before."""
    earlier = first_day < case.first_day
    if earlier:
        case.first_day = first_day
    moment, deed = _moment_and_deed(signal)
    case.moments[moment] = case.moments["signal_fired"] = day
    positions, position = case.setting.positions, case.position
    turn = position.turns.get(deed) or positions.after(position, deed)
    if turn.to is not position or turn.left:
        _turn(case, day, deed)
        return
    case.day = day
    case.told.append((day, deed, case.first_day))
    if earlier or moment in positions.starts or "signal_fired" in positions.starts:
        case.look_ahead()


@cache
def _moment_and_deed(signal: str) -> tuple[str, Deed]:
    return f"signal {signal}", Deed("signal", signal)


def run(case: RunningCase, until: int) -> None:
    """Let everything come that comes up to and including a day; a term before what people do."""
    while not case.ended:
        day, key = case.term
        if not case.ahead or day <= case.ahead[0][0]:
            if day > until:
                return
            _turn(case, day, Deed("term", key))
        elif case.ahead[0][0] > until:
            return
        else:
            day, _, stage, visit, deed = heappop(case.ahead)
            if not stage or (visit is not None and case.inside.get(stage) is visit):
                _come(case, day, stage, deed)


def _come(case: RunningCase, day: int, stage: str, deed: Deed) -> None:
    if deed is OFFER:
        offer(case, case.setting.intents[stage], day)
    elif deed is PLAN:
        _drawn_up(case, day)
    elif deed.kind in ("task", "decision"):
        _done(case, day, stage, deed)
    else:
        _turn(case, day, deed)


def _drawn_up(case: RunningCase, day: int) -> None:
    case.plans.append(day + case.setting.behaviour.plan_lasts)
    case.told.append((day, PLAN, case.first_day))
    case.look_ahead()


def _done(case: RunningCase, day: int, stage: str, deed: Deed) -> None:
    """A task or decision is done, when it is still asked."""
    name = f"{deed.kind} {deed.what}"
    work = case.open.get(name)
    chosen = _option(case, deed.what) if deed.kind == "decision" else 0
    if work is None or chosen is None:
        return
    work.done = case.moments[name] = day
    if name in case.setting.intents[stage].plans:
        _drawn_up(case, day)
    _turn(case, day, deed._replace(option=chosen))


def _option(case: RunningCase, decision: str) -> int | None:
    """One of the options that may be taken; None when there is none."""
    options = case.setting.options[decision]
    may = [number for number, one in enumerate(options, 1) if hold(case.position.case, one)]
    if not may:
        return None
    lot = luck(case.setting.chances[f"decision {decision}"].option, case.child, case.which)
    return may[int(lot * len(may))]


def _turn(case: RunningCase, day: int, deed: Deed) -> None:
    """Something comes, and what follows from it."""
    position = case.position
    turn = position.turns.get(deed) or case.setting.positions.after(position, deed)
    case.day = day
    case.told.append((day, deed, case.first_day))
    if deed.kind == "fact":
        case.moments[f"fact {deed.what}"] = day
    if turn.to is position and not turn.left:
        if deed.kind == "term":
            case.spent.add(deed.what)
        case.look_ahead()
        return
    case.position = turn.to
    for stage in turn.left:
        _leave(case, stage, day)
    for name in turn.ended:
        case.open.pop(name).until = day
    for stage in turn.entered:
        case.moments[f"step {stage}"] = day
        case.inside[stage] = visit = Visit(stage, day)
        case.visits.append(visit)
    if turn.asked or turn.not_asked:
        starts = tuple([case.start_or_none(timer) for timer in turn.elsewhere])
        case.brought.append((day, turn, case.first_day, starts))
    if turn.to.closed:
        case.ended, case.end = _ended(deed, turn.to.closed), day
        return
    if turn.begun:
        schedule(case, [_begun(case, name, timer, day) for name, timer in turn.begun], day)
    for stage in turn.entered:
        plan_ahead(case, case.setting.intents[stage], day)
    case.look_ahead()


def _ended(deed: Deed, because: ClosedBecause) -> str:
    return deed.kind if deed in (RESTORED, PLACED) else because.value


def _leave(case: RunningCase, stage: str, day: int) -> None:
    case.inside.pop(stage).left = day
    if case.spent:
        case.spent = {key for key in case.spent if f".{stage}." not in key}


def _begun(case: RunningCase, name: str, timer: Timer, day: int) -> Work:
    work = Work(name, timer, day, case.start_or_none(timer))
    case.works.append(work)
    case.open[name] = work
    return work
