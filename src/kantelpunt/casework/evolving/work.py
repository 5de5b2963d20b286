"""Tasks, plans, meetings, decisions, reports."""

from collections.abc import Iterable

from kantelpunt.casework.case import REPORTED_TO, AgreedTask, Case, Plan
from kantelpunt.casework.contacts import TOLD
from kantelpunt.casework.events.recorded import Event
from kantelpunt.casework.events.work import (
    DecisionTaken,
    MeetingCancelled,
    MeetingHeld,
    MeetingPlanned,
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
from kantelpunt.casework.evolving.forms import Evolving, without


def _told(case: Case, whom: Iterable[str], event: Event) -> None:
    """Somebody heard of the case: in a talk, an invitation, a meeting, or from the plan."""
    case.moments = {**case.moments, **dict.fromkeys((TOLD + who for who in whom), event.moment)}


def _task_set(case: Case, what: TaskSet, event: Event) -> None:
    case.tasks = {**case.tasks, what.task: AgreedTask(what.by, what.due)}
    if f"task {what.task}" in case.passed:
        case.passed = without(case.passed, f"task {what.task}")


def _task_done(case: Case, what: TaskDone, event: Event) -> None:
    case.moments = {**case.moments, f"task {what.task}": event.moment}
    if what.task in case.tasks:
        case.tasks = without(case.tasks, what.task)


def _task_cancelled(case: Case, what: TaskCancelled, event: Event) -> None:
    case.moments = {**case.moments, f"no task {what.task}": event.moment}
    if what.task in case.tasks:
        case.tasks = without(case.tasks, what.task)


def _plan_drawn_up(case: Case, what: PlanDrawnUp | PlanRevised, event: Event) -> None:
    case.plans = {**case.plans, what.plan: Plan(what.evaluated_on)}


def _plan_seen(case: Case, what: PlanSeen, event: Event) -> None:
    plan = case.plans[what.plan]
    case.plans = {**case.plans, what.plan: plan._replace(seen_by=plan.seen_by | {what.by})}
    _told(case, [what.by], event)


def _plan_agreed(case: Case, what: PlanAgreed, event: Event) -> None:
    plan = case.plans[what.plan]
    agreed = plan._replace(
        seen_by=plan.seen_by | {what.by},
        agreed_by=plan.agreed_by | {what.by},
        refused_by=plan.refused_by - {what.by},
    )
    case.plans = {**case.plans, what.plan: agreed}
    _told(case, [what.by], event)


def _plan_refused(case: Case, what: PlanRefused, event: Event) -> None:
    plan = case.plans[what.plan]
    refused = plan._replace(
        seen_by=plan.seen_by | {what.by},
        refused_by=plan.refused_by | {what.by},
        agreed_by=plan.agreed_by - {what.by},
    )
    case.plans = {**case.plans, what.plan: refused}
    _told(case, [what.by], event)


def _meeting_planned(case: Case, what: MeetingPlanned, event: Event) -> None:
    case.meetings = {**case.meetings, what.meeting: what.on}
    _told(case, what.invited, event)


def _meeting_held(case: Case, what: MeetingHeld, event: Event) -> None:
    case.meetings = without(case.meetings, what.meeting)
    case.moments = {**case.moments, f"meeting {what.meeting}": event.moment}
    _told(case, what.present, event)


def _meeting_cancelled(case: Case, what: MeetingCancelled, event: Event) -> None:
    case.meetings = without(case.meetings, what.meeting)


def _decision_taken(case: Case, what: DecisionTaken, event: Event) -> None:
    case.moments = {**case.moments, f"decision {what.decision}": event.moment}


def _report_sent(case: Case, what: ReportSent, event: Event) -> None:
    case.moments = {**case.moments, f"report {what.report}": event.moment}
    case.moments |= dict.fromkeys((REPORTED_TO + who for who in what.to), event.moment)
    _told(case, what.to, event)


def _talk_held(case: Case, what: TalkHeld, event: Event) -> None:
    _told(case, what.with_, event)


def _note_written(case: Case, what: NoteWritten, event: Event) -> None:
    """What was written stands in the timeline."""


EVOLVING: Evolving = {
    TaskSet: _task_set,
    TaskDone: _task_done,
    TaskCancelled: _task_cancelled,
    TalkHeld: _talk_held,
    NoteWritten: _note_written,
    PlanDrawnUp: _plan_drawn_up,
    PlanRevised: _plan_drawn_up,
    PlanSeen: _plan_seen,
    PlanAgreed: _plan_agreed,
    PlanRefused: _plan_refused,
    MeetingPlanned: _meeting_planned,
    MeetingHeld: _meeting_held,
    MeetingCancelled: _meeting_cancelled,
    DecisionTaken: _decision_taken,
    ReportSent: _report_sent,
}
