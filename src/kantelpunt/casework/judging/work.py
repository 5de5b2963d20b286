"""Tasks, talks, notes, plans, meetings, decisions and reports."""

from kantelpunt.casework.events.work import (
    DecisionTaken,
    MeetingCancelled,
    MeetingHeld,
    MeetingPlanned,
    NoteKind,
    NoteWritten,
    PlanAgreed,
    PlanDrawnUp,
    PlanRefused,
    PlanRevised,
    PlanSeen,
    ReportSent,
    TalkHeld,
    TaskCancelled,
    TaskDone,
    TaskSet,
)
from kantelpunt.casework.follows import hold
from kantelpunt.casework.judging.rules import forbidden
from kantelpunt.casework.judging.told import (
    Judging,
    Told,
    not_established,
    not_yours,
    refused,
    unknown,
)
from kantelpunt.casework.refusal import Refusal
from kantelpunt.casework.taking_part import own_school
from kantelpunt.casework.timers import Timer, TimerKind
from kantelpunt.foundation.text import Text
from kantelpunt.protocol.model.people import OUTSIDE, Mandate, PartyKind
from kantelpunt.protocol.model.steps import Decision

_TASK = Text("taak in deze casus", "task in this case")


def _open_tasks(told: Told) -> dict[str, Timer]:
    """The tasks of the steps the case is in."""
    stages = [told.agreement.stages[one] for one in told.case.stages]
    timers = [timer for stage in stages for timer in stage.timers]
    return {timer.item: timer for timer in timers if timer.kind is TimerKind.TASK}


def _task_set(what: TaskSet, told: Told) -> Refusal | None:
    if what.task in told.case.tasks or what.task in _open_tasks(told):
        return refused(
            what,
            "task-there",
            Text(f'taak "{what.task}" is er al', f'task "{what.task}" is there already'),
            Text("Geef de taak een andere naam", "Give the task another name"),
        )
    if what.due < told.today:
        return _passed(what, str(what.due))
    actors = told.agreement.actors
    known = {*actors.roles, *actors.parties, *actors.bodies}
    for who in what.by:
        if who not in known:
            kind = Text("rol of partij van dit protocol", "role or party of this protocol")
            return unknown(what, kind, who, sorted(known))
    return None


def _passed(what: TaskSet | PlanDrawnUp | PlanRevised | MeetingPlanned, day: str) -> Refusal:
    return refused(
        what,
        "day-that-was",
        Text(f"{day} is voorbij", f"{day} has passed"),
        Text("Noem vandaag of een latere dag", "Name today or a later day"),
    )


def _task_done(what: TaskDone, told: Told) -> Refusal | None:
    return _for_who_must(what, what.task, told) or _not_asked(what, told)


def _task_cancelled(what: TaskCancelled, told: Told) -> Refusal | None:
    refusal = _for_who_must(what, what.task, told)
    if refusal or what.reason.strip():
        return refusal
    return refused(
        what,
        "no-grounds",
        Text("er is geen reden genoemd", "no reason was named"),
        Text("Noem waarom de taak niet meer nodig is", "Say why the task is no longer needed"),
    )


def _for_who_must(what: TaskDone | TaskCancelled, task: str, told: Told) -> Refusal | None:
    """A task is told by those who must do it; who leads does not close what is another's.

    What parents, a court or another that keeps no cases did, is told by who leads.
    """
    open_tasks = _open_tasks(told)
    agreed, timer = told.case.tasks.get(task), open_tasks.get(task)
    if agreed is None and timer is None:
        return unknown(what, _TASK, task, [*told.case.tasks, *open_tasks])
    by = agreed.by if agreed else timer.whose if timer else ()
    outside = bool(by) and told.agreement.actors.kinds(by) <= OUTSIDE
    if told.speaks_for(*by) or (outside and told.leads()):
        return None
    return not_yours(what, told, by)


def _not_asked(what: TaskDone, told: Told) -> Refusal | None:
    """What may only be done once something is established, such as consent."""
    timer = _open_tasks(told).get(what.task)
    lacking = [one.text for one in timer.when if not hold(told.case, (one,))] if timer else []
    return not_established(what, lacking) if lacking else None


def _note(what: NoteWritten, told: Told) -> Refusal | None:
    """A medical note is written by youth health care alone (CM-20)."""
    if what.kind is not NoteKind.MEDICAL:
        return None
    parties = told.agreement.protocol.parties
    kind = parties[told.actor.organisation].kind
    if kind is PartyKind.YOUTH_HEALTH:
        return None
    health = tuple(one for one, party in parties.items() if party.kind is PartyKind.YOUTH_HEALTH)
    return not_yours(what, told, health)


def _talk(what: TalkHeld, told: Told) -> Refusal | None:
    return None


def _plan_made(what: PlanDrawnUp | PlanRevised, told: Told) -> Refusal | None:
    protocol = told.agreement.protocol
    outputs = [out.id for one in told.agreement.stages.values() for out in one.written.outputs]
    known = [*outputs, *(record.id for record in protocol.records)]
    if what.plan not in known:
        kind = Text("plan of vastlegging van dit protocol", "plan or record of this protocol")
        return unknown(what, kind, what.plan, known)
    if isinstance(what, PlanRevised) and what.plan not in told.case.plans:
        return _no_plan(what, told)
    if not what.goals:
        return refused(
            what,
            "no-goals",
            Text("er staan geen doelen in", "there are no goals in it"),
            Text(
                "Noem doelen waaraan te zien is of ze zijn gehaald",
                "Name goals of which one can see whether they are reached",
            ),
        )
    return _passed(what, str(what.evaluated_on)) if what.evaluated_on < told.today else None


def _plan_answered(what: PlanSeen | PlanAgreed | PlanRefused, told: Told) -> Refusal | None:
    if what.plan not in told.case.plans:
        return _no_plan(what, told)
    actors = told.agreement.actors
    known = {*actors.roles, *actors.parties, *actors.bodies}
    if what.by not in known:
        kind = Text("rol of partij van dit protocol", "role or party of this protocol")
        return unknown(what, kind, what.by, sorted(known))
    if isinstance(what, PlanSeen) or _may_answer(what.by, told):
        return None
    return not_yours(what, told, (what.by,))


def _may_answer(by: str, told: Told) -> bool:
    """Agreement is told by whoever agrees, by who leads, or by the school that makes the plan."""
    of_school = told.actor.organisation == own_school(told.agreement)
    return told.speaks_for(by) or told.leads() or of_school


def _no_plan(what: PlanRevised | PlanSeen | PlanAgreed | PlanRefused, told: Told) -> Refusal:
    kind = Text("plan in deze casus", "plan in this case")
    return unknown(what, kind, what.plan, list(told.case.plans))


def _meeting_planned(what: MeetingPlanned, told: Told) -> Refusal | None:
    return _passed(what, str(what.on)) if what.on < told.today else None


def _meeting_held(what: MeetingHeld, told: Told) -> Refusal | None:
    known = {one.id for one in told.agreement.protocol.meetings}
    if what.meeting in known | set(told.case.meetings):
        return None
    kind = Text("geplande bijeenkomst", "planned meeting")
    return unknown(what, kind, what.meeting, sorted(known | set(told.case.meetings)))


def _meeting_cancelled(what: MeetingCancelled, told: Told) -> Refusal | None:
    if what.meeting in told.case.meetings:
        return None
    kind = Text("geplande bijeenkomst", "planned meeting")
    return unknown(what, kind, what.meeting, sorted(told.case.meetings))


def _decision(what: DecisionTaken, told: Told) -> Refusal | None:
    """A decision rests on who may take it, and on a mandate where it asks for one (CM-17)."""
    stages = [told.agreement.stages[one] for one in told.case.stages]
    known = {one.id: one for stage in stages for one in stage.written.decisions}
    decision = known.get(what.decision)
    if decision is None:
        kind = Text("beslissing in een stap van deze casus", "decision in a step of this case")
        return unknown(what, kind, what.decision, list(known))
    if not 1 <= what.option <= len(decision.options):
        names = "; ".join(f"{n}. {one.name}" for n, one in enumerate(decision.options, 1))
        return refused(
            what,
            "no-such-option",
            Text(f"keuze {what.option} is er niet", f"there is no option {what.option}"),
            Text(f"Kies uit: {names}", f"Choose from: {names}"),
        )
    return _mandate_lacking(what, decision, told) or _not_so(what, decision, told)


def _mandate_lacking(what: DecisionTaken, decision: Decision, told: Told) -> Refusal | None:
    if not told.speaks_for(*decision.by):
        return not_yours(what, told, tuple(decision.by))
    if decision.mandate is None:
        ids = [one.id for one in told.agreement.protocol.mandates]
        kind = Text("mandaat van dit protocol", "mandate of this protocol")
        named = what.mandate is None or what.mandate in ids
        return None if named else unknown(what, kind, str(what.mandate), ids)
    mandates = told.agreement.protocol.mandates
    mandate = next(one for one in mandates if one.id == decision.mandate)
    if any(_rests_on(one, what, mandate, told) for one in mandates):
        return _mandate_not_yet(what, mandate, told)
    holders = ", ".join(told.agreement.actors.name(one) for one in mandate.holder)
    return refused(
        what,
        "no-mandate",
        Text(
            f'het besluit rust niet op het mandaat "{mandate.name}" ({mandate.id})',
            f'the decision does not rest on the mandate "{mandate.name}" ({mandate.id})',
        ),
        Text(
            f"Laat het nemen op dat mandaat, door: {holders}",
            f"Let it be taken on that mandate, by: {holders}",
        ),
    )


def _mandate_not_yet(what: DecisionTaken, mandate: Mandate, told: Told) -> Refusal | None:
    """A mandate may hold only once something is established."""
    lacking = [
        one.text for one in told.agreement.conditions(mandate.when) if not hold(told.case, (one,))
    ]
    return not_established(what, lacking) if lacking else None


def _rests_on(mandate: Mandate, what: DecisionTaken, asked: Mandate, told: Told) -> bool:
    """On the mandate that is asked, or on the one of who stands in for its holder."""
    if what.mandate != mandate.id or not told.speaks_for(*mandate.holder):
        return False
    if mandate.id == asked.id:
        return True
    instead = hold(told.case, told.agreement.conditions(mandate.when)) and bool(mandate.when)
    return instead and not told.agreement.speaks_for(told.actor.role, asked.holder)


def _not_so(what: DecisionTaken, decision: Decision, told: Told) -> Refusal | None:
    option = decision.options[what.option - 1]
    conditions = told.agreement.conditions((*decision.when, *option.when))
    lacking = [one.text for one in conditions if not hold(told.case, (one,))]
    if not lacking:
        return None
    return not_established(what, lacking)


def _report(what: ReportSent, told: Told) -> Refusal | None:
    reports = {one.id: one for one in told.agreement.protocol.reports}
    report = reports.get(what.report)
    if report is None:
        kind = Text("melding of verslag van dit protocol", "report of this protocol")
        return unknown(what, kind, what.report, list(reports))
    for party in what.to:
        if not told.agreement.speaks_for(party, report.to):
            kind = Text("ontvanger van deze melding", "recipient of this report")
            return unknown(what, kind, party, list(report.to))
    if not told.speaks_for(*report.by) and not told.leads():
        return not_yours(what, told, report.by)
    return next((found for to in what.to if (found := forbidden(what, told, to))), None)


JUDGING: Judging = {
    TaskSet: _task_set,
    TaskDone: _task_done,
    TaskCancelled: _task_cancelled,
    TalkHeld: _talk,
    NoteWritten: _note,
    PlanDrawnUp: _plan_made,
    PlanRevised: _plan_made,
    PlanSeen: _plan_answered,
    PlanAgreed: _plan_answered,
    PlanRefused: _plan_answered,
    MeetingPlanned: _meeting_planned,
    MeetingHeld: _meeting_held,
    MeetingCancelled: _meeting_cancelled,
    DecisionTaken: _decision,
    ReportSent: _report,
}
