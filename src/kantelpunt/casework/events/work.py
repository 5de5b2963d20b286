"""Work in a case: tasks, talks, notes, the plan, meetings, decisions, reports."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kantelpunt.casework.events.recorded import Occurrence


class NoteKind(StrEnum):
    """Who may read a note."""

    GENERAL = "general"
    MEDICAL = "medical"
    RESTRICTED = "restricted"


@dataclass(frozen=True, slots=True)
class TaskSet(Occurrence):
    """People agreed on a task besides those that come with a step.

    Attributes:
        task: its id within the case.
        by: the roles that must act.
        due: the last day.
    """

    task: str
    by: tuple[str, ...]
    due: date


@dataclass(frozen=True, slots=True)
class TaskDone(Occurrence):
    """A task was done.

    Attributes:
        produces: outputs or records of the protocol that were made.
    """

    task: str
    produces: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TaskCancelled(Occurrence):
    """A task is no longer needed."""

    task: str
    reason: str


@dataclass(frozen=True, slots=True)
class TalkHeld(Occurrence):
    """There was a talk.

    Attributes:
        with_: roles or parties: `ouders`, `leerling`.
        notes: hash of what was said.
    """

    with_: tuple[str, ...]
    notes: str | None = None


@dataclass(frozen=True, slots=True)
class NoteWritten(Occurrence):
    """A note was written.

    Attributes:
        kind: who may read it.
        text: hash of what it says.
        corrects: sequence of the event that it puts right, if any.
    """

    kind: NoteKind
    text: str
    corrects: int | None = None


@dataclass(frozen=True, slots=True)
class PlanDrawnUp(Occurrence):
    """A plan was made, such as the OPP.

    Attributes:
        plan: an output or record of the protocol.
        goals: what must be reached, and how one will see it.
        evaluated_on: the day on which the goals are looked at: its term.
        text: hash of the plan.
    """

    plan: str
    goals: tuple[str, ...]
    evaluated_on: date
    text: str | None = None


@dataclass(frozen=True, slots=True)
class PlanRevised(Occurrence):
    """A plan was changed: it must be seen and agreed to again."""

    plan: str
    goals: tuple[str, ...]
    evaluated_on: date
    text: str | None = None


@dataclass(frozen=True, slots=True)
class PlanSeen(Occurrence):
    """Someone confirmed to have seen a plan."""

    plan: str
    by: str


@dataclass(frozen=True, slots=True)
class PlanAgreed(Occurrence):
    """Someone agreed to a plan."""

    plan: str
    by: str


@dataclass(frozen=True, slots=True)
class PlanRefused(Occurrence):
    """Someone did not agree to a plan."""

    plan: str
    by: str
    reason: str


@dataclass(frozen=True, slots=True)
class MeetingPlanned(Occurrence):
    """A meeting about the case was planned."""

    meeting: str
    on: date
    invited: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MeetingHeld(Occurrence):
    """A meeting about the case was held.

    Attributes:
        decisions: in codes or a few words.
        actions: ids of tasks that were agreed.
    """

    meeting: str
    present: tuple[str, ...]
    decisions: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MeetingCancelled(Occurrence):
    """A planned meeting does not take place, or the case is not spoken of there.

    Attributes:
        reason: in a few words, without names.
    """

    meeting: str
    reason: str


@dataclass(frozen=True, slots=True)
class DecisionTaken(Occurrence):
    """A decision of the protocol was taken.

    Attributes:
        decision: its id.
        option: which of its options, from 1.
        mandate: on which mandate it rests; None when the protocol asks for none.
    """

    decision: str
    option: int
    mandate: str | None = None


@dataclass(frozen=True, slots=True)
class ReportSent(Occurrence):
    """A report of the protocol was sent: to DUO, the Inspectorate, Veilig Thuis, the OM."""

    report: str
    to: tuple[str, ...]
