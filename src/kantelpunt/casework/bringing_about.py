"""What some occurrences bring about besides what they tell."""

from collections.abc import Callable

from kantelpunt.casework.draft import Draft
from kantelpunt.casework.due import A_DAY
from kantelpunt.casework.events.course import (
    AttendanceRestored,
    Escalated,
    EscalationDecided,
    MovedToVersion,
    Reopened,
    SignalAttached,
    StagnationRecognised,
    StepAsked,
)
from kantelpunt.casework.events.judged import FactJudged, FactLapsed, HopeRecorded
from kantelpunt.casework.events.recorded import Occurrence
from kantelpunt.casework.events.work import DecisionTaken, MeetingHeld, ReportSent, TaskDone
from kantelpunt.casework.follows import enter, go, hold, inside, is_there_or_further
from kantelpunt.casework.judging.told import Told
from kantelpunt.casework.ways import WayOut

_STAGNATION = "stagnation"


_CAME_ABOUT: dict[type[Occurrence], str] = {
    SignalAttached: "signal",
    FactJudged: "fact",
    HopeRecorded: "fact",
    TaskDone: "task",
    DecisionTaken: "decision",
    MeetingHeld: "meeting",
    ReportSent: "report",
}
"""Of what something tells that it came about; its field of that name says which."""


def fresh_from(what: Occurrence) -> tuple[str, ...]:
    """The moments that come about by an occurrence, on which conditions may bear."""
    name = _CAME_ABOUT.get(type(what))
    if name is None:
        return ()
    moment = f"{name} {getattr(what, name)}"
    return (moment, "signal_fired") if name == "signal" else (moment,)


def _signal_attached(draft: Draft, what: SignalAttached, told: Told) -> None:
    """An answer by which its step would be left, given before the signal fired, no longer holds."""
    step = draft.agreement.opens.get(what.signal)
    if step is None or is_there_or_further(draft, draft.agreement.stages[step]):
        return
    case = draft.case
    for way in draft.agreement.stages[step].ways_out:
        for one in way.when if hold(case, way.when) else ():
            answered = case.moments.get(f"fact {one.fact}")
            if not one.untrue and answered and answered.date() < what.fired_on:
                draft.add(FactLapsed(str(one.fact), what.fired_on - A_DAY), told.now)


def _step_asked(draft: Draft, what: StepAsked, told: Told) -> None:
    stage = draft.agreement.stages[what.step]
    rules = [way.key for way in stage.ways_in if told.speaks_for(*way.asked_by)]
    enter(draft, what.step, rules[0] if rules else stage.place, told.now)


def _escalation_decided(draft: Draft, what: EscalationDecided, told: Told) -> None:
    stage = draft.agreement.stages[what.from_step]
    way = next(way for way in stage.ways_on if way.to == what.to_step)
    go(draft, stage, way, told.now)


def _stagnation(draft: Draft, what: StagnationRecognised, told: Told) -> None:
    """Early, along the first way that time would take, or that this person may decide on."""
    stage = draft.agreement.stages[what.step]
    for way in stage.ways_on:
        allowed = not way.decided_by or told.speaks_for(*way.decided_by)
        if allowed and go(draft, stage, way, told.now, earlier=_STAGNATION):
            return


def _decision_taken(draft: Draft, what: DecisionTaken, told: Told) -> None:
    for stage in inside(draft):
        for decision in stage.written.decisions:
            to = decision.options[what.option - 1].to if decision.id == what.decision else None
            if to in draft.agreement.stages:
                rule = f"{stage.place}.decisions.{decision.id}"
                # A situation stands beside the steps: what it leads to begins, and it goes on.
                if draft.agreement.stages[str(to)].rank >= 0 and stage.rank >= 0:
                    draft.add(Escalated(stage.id, str(to), rule), told.now)
                else:
                    enter(draft, str(to), rule, told.now)
                return


def _restored(draft: Draft, what: AttendanceRestored, told: Told) -> None:
    """The question about attendance that an exit asks is answered by it."""
    for way in [way for stage in inside(draft) for way in stage.ways_out]:
        fact = _asked_alone(way)
        if fact in draft.agreement.about_attendance and not hold(draft.case, way.when):
            judged = FactJudged(str(fact), grounds=what.on.isoformat())
            draft.add(judged, told.now, told.actor)


def _asked_alone(way: WayOut) -> str | None:
    one = way.when[0] if len(way.when) == 1 else None
    return one.fact if one and not one.untrue else None


def _reopened(draft: Draft, what: Reopened, told: Told) -> None:
    """In the step that was named, or else in the one it was in last."""
    entered = {
        name.removeprefix("step "): moment
        for name, moment in draft.case.moments.items()
        if name.startswith("step ") and name.removeprefix("step ") in draft.agreement.stages
    }
    step = what.step or max(entered, key=lambda one: entered[one], default=None)
    if step:
        enter(draft, step, draft.agreement.stages[step].place, told.now)


def _moved(draft: Draft, what: MovedToVersion, told: Told) -> None:
    draft.agreement = told.others[what.version]


BRINGING_ABOUT: dict[type[Occurrence], Callable[..., None]] = {
    SignalAttached: _signal_attached,
    StepAsked: _step_asked,
    EscalationDecided: _escalation_decided,
    StagnationRecognised: _stagnation,
    DecisionTaken: _decision_taken,
    AttendanceRestored: _restored,
    Reopened: _reopened,
    MovedToVersion: _moved,
}
