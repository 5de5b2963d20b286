"""Records what came of a meeting.

All cases of one recording are told in one transaction: when one of them refuses something, such
as a decision without a mandate, nothing of the meeting is kept. Whoever records it has all cases
on one page and sends them with one button; a page of which half is kept would be sent a second
time, and the half that was kept would then be told twice. A case that the recorder does not see
stays open, and is recorded by somebody who does.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.db import transaction

from kantelpunt.casework.events.recorded import Occurrence
from kantelpunt.casework.events.work import (
    DecisionTaken,
    MeetingCancelled,
    MeetingHeld,
    NoteKind,
    NoteWritten,
    TaskDone,
    TaskSet,
)
from kantelpunt.protocol.model.protocol import Protocol
from kantelpunt.web.dossiers.acts.act import Texts
from kantelpunt.web.meetings.general_actions import NOTHING, ToldInGeneral, keep
from kantelpunt.web.meetings.inviting import roles_for
from kantelpunt.web.meetings.models import AgendaItem, State, Treated
from kantelpunt.web.meetings.services import locked
from kantelpunt.web.meetings.telling import Speaker

MINUTES = "meeting"
"""The kind of text that minutes are: whoever sees the meetings of a case reads them."""
_NOT_TREATED = "niet besproken"


@dataclass(frozen=True)
class ToldPoint:
    """What came of one point of the agenda.

    Attributes:
        item: id of the point.
        treated: whether it was spoken of; if not, the rest is empty.
        seen: the sequence of the last event of the case that the page showed.
    """

    item: str
    treated: bool = True
    parents: bool = False
    child: bool = False
    text: str = ""
    decisions: tuple[DecisionTaken, ...] = ()
    done: tuple[TaskDone, ...] = ()
    actions: tuple[TaskSet, ...] = ()
    seen: int | None = None


@transaction.atomic
def hold(
    meeting: str,
    present: Collection[str],
    points: Sequence[ToldPoint],
    speaker: Speaker,
    *,
    general: ToldInGeneral = NOTHING,
    seen: int | None = None,
) -> None:
    """A meeting was held; told to its cases.

    Args:
        meeting: opaque id.
        present: the invited people who were there.
        points: what came of the points that the page showed.
        speaker: who records it, and when.
        general: what was told of actions that concern no case.
        seen: which change of the meeting the page showed.

    Raises:
        ChangedByOther: when somebody else changed or recorded the meeting since.
        ChangedMeanwhile: when others told one of the cases something since.
        NotKept: when one of the cases refuses it.
    """
    found = locked(meeting, seen)
    found.state = State.HELD
    found.save()
    for one in found.invited.all():
        one.present = one.person in present
        one.save(update_fields=["present"])
    keep(found, general, speaker.now.date())
    functions = list(found.invited.filter(present=True).values_list("function", flat=True))
    told = {one.item: one for one in points}
    items = list(found.agenda.filter(id__in=told, treated=Treated.OPEN).order_by("case", "id"))
    protocols = speaker.protocols([one.case for one in items if one.case])
    for item in items:
        protocol = protocols.get(item.case)
        _record(item, told[item.id], speaker, functions, protocol)


def _record(
    item: AgendaItem,
    told: ToldPoint,
    speaker: Speaker,
    functions: Sequence[str],
    protocol: Protocol | None,
) -> None:
    """Tell one case, and keep beside it what was told."""
    item.treated = Treated.RECORDED if told.treated else Treated.NOT_TREATED
    item.recorded_by, item.recorded_at = speaker.viewer.person, speaker.now
    if protocol and not told.treated:
        off = MeetingCancelled(item.called, _NOT_TREATED)
        speaker.tell(item.case, [off], seen=told.seen)
    elif protocol:
        there = roles_for(protocol, functions, parents=told.parents, child=told.child)
        texts = Texts()
        note = texts.seal(told.text, MINUTES)
        speaker.tell(
            item.case,
            _occurrences(item.called, there, told, note, protocol),
            seen=told.seen,
            texts=texts.kept,
        )
        item.minutes = note or ""
        item.outcome = _outcome(there, told)
    item.save()


def _occurrences(
    called: str, there: tuple[str, ...], told: ToldPoint, note: str | None, protocol: Protocol
) -> list[Occurrence]:
    """The meeting first: what is decided may rest on it; decisions last: they may end the case."""
    held = MeetingHeld(
        called,
        there,
        tuple(_chosen(one, protocol) for one in told.decisions),
        tuple(one.task for one in told.actions),
    )
    written = [NoteWritten(NoteKind.GENERAL, note)] if note else []
    return [held, *told.done, *told.actions, *written, *told.decisions]


def _chosen(one: DecisionTaken, protocol: Protocol) -> str:
    """What was chosen in the words of the protocol, in which nobody is named."""
    stages = (*protocol.steps, *protocol.situations)
    for decision in (each for stage in stages for each in stage.decisions):
        if decision.id == one.decision and 1 <= one.option <= len(decision.options):
            return decision.options[one.option - 1].name
    return f"{one.decision} {one.option}"


def _outcome(there: tuple[str, ...], told: ToldPoint) -> dict[str, object]:
    return {
        "present": list(there),
        "decisions": [[one.decision, one.option, one.mandate] for one in told.decisions],
        "actions": [[one.task, list(one.by), one.due.isoformat()] for one in told.actions],
    }
