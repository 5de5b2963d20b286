"""Plans meetings, changes them, and tells the cases on their agendas."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import count

from django.db import transaction

from kantelpunt.casework.events.work import MeetingCancelled, MeetingPlanned
from kantelpunt.protocol.model.protocol import Protocol
from kantelpunt.web.gate.viewer import Viewer
from kantelpunt.web.meetings.inviting import agreed_called, roles_for
from kantelpunt.web.meetings.kinds import Kind
from kantelpunt.web.meetings.models import AgendaItem, Invited, Meeting, State, Treated
from kantelpunt.web.meetings.seating import seat
from kantelpunt.web.meetings.selectors import names_in_use
from kantelpunt.web.meetings.telling import Speaker
from kantelpunt.web.people.selectors import Someone


class ChangedByOther(Exception):
    """Somebody else changed the meeting since the page was made; nothing was kept."""


@dataclass(frozen=True)
class Plan:
    """What, when and where; `starts` is aware."""

    kind: Kind
    organisation: str
    starts: datetime
    minutes: int
    place: str = ""
    chair: str = ""
    agreed_as: str = ""


@dataclass(frozen=True)
class Point:
    """A case on the agenda, or a pupil without one; see `AgendaItem`."""

    case: str
    pupil: str
    order: int
    question: str = ""
    parents: bool = False
    child: bool = False


@transaction.atomic
def plan(
    what: Plan, people: Iterable[Someone], points: Iterable[Point], viewer: Viewer, now: datetime
) -> str:
    """Plan a meeting, and tell it to the cases on its agenda; gives its opaque id.

    Raises:
        NotKept: when one of the cases refuses it.
    """
    meeting = Meeting(made_by=viewer.person, **_fields(what))
    meeting.save(force_insert=True)
    _invite(meeting, people)
    _put(meeting, points, Speaker(viewer, now))
    return meeting.id


def _fields(what: Plan) -> dict[str, object]:
    return {
        "kind": what.kind.value,
        "organisation": what.organisation,
        "starts": what.starts,
        "minutes": what.minutes,
        "place": what.place,
        "chair": what.chair,
        "agreed_as": what.agreed_as,
    }


def _invite(meeting: Meeting, people: Iterable[Someone]) -> None:
    Invited.objects.bulk_create(
        Invited(
            meeting=meeting,
            person=one.person,
            function=one.function,
            organisation=one.organisation,
        )
        for one in people
    )


def locked(meeting: str, seen: int | None) -> Meeting:
    """The meeting, that nobody else changes until this transaction ends.

    Raises:
        ChangedByOther: when somebody else changed it since the page was made.
    """
    found = Meeting.objects.select_for_update().get(id=meeting)
    if seen is not None and seen != found.changed:
        raise ChangedByOther(meeting)
    found.changed += 1
    return found


def _put(meeting: Meeting, points: Iterable[Point], speaker: Speaker) -> None:
    """Put points on the agenda, and tell their cases."""
    new = sorted(points, key=lambda one: one.case)
    cases = [one.case for one in new if one.case]
    protocols, used = speaker.protocols(cases), names_in_use(cases)
    for one in new:
        item = AgendaItem(meeting=meeting, **vars(one))
        if one.case:
            item.called = _called(meeting, protocols[one.case], used.get(one.case, ()))
        item.save(force_insert=True)
    _tell_planned(meeting, cases, speaker, protocols)
    seat(meeting, speaker.now)


def _called(meeting: Meeting, protocol: Protocol, used: Collection[str]) -> str:
    """How a case names it: as its protocol does where it asks for the meeting, else by its kind."""
    agreed = agreed_called(meeting.agreed_as)
    asked = {one.id for one in protocol.meetings}
    if agreed and agreed.rhythm in asked and agreed.rhythm not in used:
        return agreed.rhythm
    if meeting.kind not in used:
        return meeting.kind
    return next(name for number in count(2) if (name := f"{meeting.kind} {number}") not in used)


def _tell_planned(
    meeting: Meeting, cases: Iterable[str], speaker: Speaker, protocols: Mapping[str, Protocol]
) -> None:
    wanted = set(cases) & set(protocols)
    functions = list(meeting.invited.values_list("function", flat=True))
    day = meeting.starts.astimezone(speaker.now.tzinfo).date()
    for item in meeting.agenda.filter(case__in=wanted, treated=Treated.OPEN).order_by("case"):
        roles = roles_for(protocols[item.case], functions, parents=item.parents, child=item.child)
        speaker.tell(item.case, [MeetingPlanned(item.called, day, roles)])


@transaction.atomic
def move(
    meeting: str,
    what: Plan,
    people: Sequence[Someone],
    viewer: Viewer,
    now: datetime,
    *,
    offered: Collection[str],
    seen: int | None = None,
) -> None:
    """Another day, hour, place, chair or other people; told to the cases that the mover sees.

    Args:
        meeting: opaque id.
        what: how it will be.
        people: who are asked, of those who were offered.
        viewer: who changes it.
        now: the moment.
        offered: the people of whom the page let choose; others who are asked stay so.
        seen: which change of the meeting the page showed.

    Raises:
        ChangedByOther: when somebody else changed it since.
        NotKept: when one of the cases refuses it.
    """
    found = locked(meeting, seen)
    before = (found.starts, set(found.invited.values_list("person", flat=True)))
    for name, value in _fields(what).items():
        setattr(found, name, value)
    found.save()
    wanted = {one.person: one for one in people}
    for row in found.invited.all():
        if wanted.pop(row.person, None) is None and row.person in offered:
            row.delete()
    _invite(found, wanted.values())
    if before != (found.starts, set(found.invited.values_list("person", flat=True))):
        speaker, cases = Speaker(viewer, now), _cases(found)
        _tell_planned(found, cases, speaker, speaker.protocols(cases))
    seat(found, now)


def _cases(meeting: Meeting) -> list[str]:
    return list(meeting.agenda.exclude(case="").values_list("case", flat=True))


@transaction.atomic
def cancel(
    meeting: str, reason: str, viewer: Viewer, now: datetime, *, seen: int | None = None
) -> None:
    """A planned meeting does not take place; told to the cases that are seen.

    Args:
        meeting: opaque id.
        reason: in a few words without names, for every case on the agenda.
        viewer: who cancels it.
        now: the moment.
        seen: which change of the meeting the page showed.

    Raises:
        ChangedByOther: when somebody else changed it since.
        NotKept: when one of the cases refuses it.
    """
    found = locked(meeting, seen)
    found.state = State.CANCELLED
    found.save()
    _tell_off(found.agenda.filter(treated=Treated.OPEN), reason, Speaker(viewer, now))
    seat(found, now)


def _tell_off(items: Iterable[AgendaItem], reason: str, speaker: Speaker) -> None:
    """Tell cases that they are not spoken of; those that are not seen keep their date."""
    rows = sorted((one for one in items if one.case), key=lambda one: one.case)
    protocols = speaker.protocols([one.case for one in rows])
    for item in rows:
        if item.case in protocols:
            speaker.tell(item.case, [MeetingCancelled(item.called, reason)])


@transaction.atomic
def set_agenda(
    meeting: str,
    points: Sequence[Point],
    shown: Collection[str],
    viewer: Viewer,
    now: datetime,
    *,
    seen: int | None = None,
) -> None:
    """Change the agenda: what is new is told to its case, and what is taken off too.

    Args:
        meeting: opaque id.
        points: what is on the agenda, of the cases and pupils that the page showed.
        shown: the ids of the points that the page showed; others stay as they are.
        viewer: who changes it.
        now: the moment.
        seen: which change of the meeting the page showed.

    Raises:
        ChangedByOther: when somebody else changed it since.
        NotKept: when one of the cases refuses it.
    """
    found, speaker = locked(meeting, seen), Speaker(viewer, now)
    found.save()
    wanted = {(one.case, one.pupil): one for one in points}
    here = found.agenda.filter(id__in=list(shown), treated=Treated.OPEN)
    gone: list[AgendaItem] = []
    for item in here:
        point = wanted.pop((item.case, item.pupil), None)
        if point is None:
            gone.append(item)
            continue
        item.order, item.question = point.order, point.question
        item.parents, item.child = point.parents, point.child
        item.save()
    _tell_off(gone, "van de agenda", speaker)
    found.agenda.filter(id__in=[one.id for one in gone]).delete()
    _put(found, wanted.values(), speaker)


def add_point(meeting: str, point: Point, viewer: Viewer, now: datetime) -> None:
    """Put a case at the end of the agenda; once is enough.

    Raises:
        NotKept: when the case refuses it.
    """
    with transaction.atomic():
        found = locked(meeting, None)
        if found.agenda.filter(case=point.case, pupil=point.pupil).exists():
            return
        found.save()
        last = found.agenda.order_by("-order").values_list("order", flat=True).first() or 0
        _put(found, [replace(point, order=last + 1)], Speaker(viewer, now))
