"""Which meetings somebody sees, and who may change them."""

from collections.abc import Iterable
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet

from kantelpunt.protocol.functions import Sees
from kantelpunt.web.gate.viewer import Viewer, sees
from kantelpunt.web.meetings.models import AgendaItem, Invited, Meeting, State


def own_organisations(viewer: Viewer) -> list[tuple[str, str]]:
    """The organisations for which somebody may call meetings, by id and name."""
    held = [one for one in viewer.with_pupils if sees(one.function) is not Sees.GROUP]
    return list({one.organisation: one.organisation_name for one in held}.items())


def meetings_for(viewer: Viewer) -> QuerySet[Meeting]:
    """The meetings of one's organisations, and those to which one is asked."""
    if not viewer.with_pupils:
        return Meeting.objects.none()
    people = viewer.stands_for
    own = [one for one, _ in own_organisations(viewer)]
    asked = Invited.objects.filter(person__in=people).values("meeting")
    return Meeting.objects.filter(Q(organisation__in=own) | Q(chair__in=people) | Q(id__in=asked))


def require_meeting(viewer: Viewer, meeting: str) -> Meeting:
    """A meeting that somebody sees.

    Raises:
        PermissionDenied: when it is not seen, or not there: nobody learns which.
    """
    found = meetings_for(viewer).filter(id=meeting).first()
    if found is None:
        raise PermissionDenied
    return found


def may_change(viewer: Viewer, meeting: Meeting) -> bool:
    """Who calls a meeting changes and records it, and so does its chair."""
    own = [one for one, _ in own_organisations(viewer)]
    return meeting.organisation in own or meeting.chair in viewer.stands_for


def require_change(viewer: Viewer, meeting: str) -> Meeting:
    """A meeting that somebody may change.

    Raises:
        PermissionDenied: otherwise.
    """
    found = require_meeting(viewer, meeting)
    if not may_change(viewer, found):
        raise PermissionDenied
    return found


def coming(viewer: Viewer, now: datetime, until: datetime) -> list[Meeting]:
    """Planned meetings between two moments, the first one first: for the page of today."""
    rows = meetings_for(viewer).filter(state=State.PLANNED, starts__gte=now, starts__lt=until)
    return list(rows.order_by("starts", "id"))


def attended(viewer: Viewer, meetings: Iterable[str]) -> set[str]:
    """Those to which one's organisation is asked, and once they were held: at which it was."""
    own = [one.organisation for one in viewer.with_pupils]
    rows = Invited.objects.filter(meeting__in=list(meetings), organisation__in=own)
    rows = rows.filter(Q(present=True) | Q(meeting__state=State.PLANNED))
    return set(rows.values_list("meeting", flat=True))


def agenda_of(meeting: Meeting) -> list[AgendaItem]:
    """The points of an agenda, in their order."""
    return list(meeting.agenda.order_by("order", "id"))


def invited_to(meeting: Meeting) -> list[Invited]:
    """Who is asked."""
    return list(meeting.invited.order_by("id"))


def points_of_case(case: str) -> list[AgendaItem]:
    """The meetings at which a case is spoken of, the latest first."""
    rows = AgendaItem.objects.filter(case=case).select_related("meeting")
    return list(rows.order_by("-meeting__starts", "id"))


def names_in_use(cases: Iterable[str]) -> dict[str, set[str]]:
    """Per case how it names the meetings that are still planned."""
    rows = AgendaItem.objects.filter(case__in=list(cases), meeting__state=State.PLANNED)
    found: dict[str, set[str]] = {}
    for case, called in rows.values_list("case", "called"):
        found.setdefault(case, set()).add(called)
    return found
