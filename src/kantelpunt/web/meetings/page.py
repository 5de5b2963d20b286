"""What stands around every page of a meeting, and how a look at it is journalled."""

from collections.abc import Iterable
from datetime import date, datetime

from django.http import HttpRequest
from django.urls import reverse

from kantelpunt.foundation.text import Text
from kantelpunt.web.gate.looking import looked
from kantelpunt.web.gate.viewer import viewer_of
from kantelpunt.web.journal.words import Action, Kind, Result
from kantelpunt.web.meetings.candidates import Candidate
from kantelpunt.web.meetings.kinds import name_of
from kantelpunt.web.meetings.models import AgendaItem, Meeting, State
from kantelpunt.web.meetings.selectors import may_change
from kantelpunt.web.pages.clock import now_for
from kantelpunt.web.pages.saying import said
from kantelpunt.web.people.selectors import names_of, organisation_names

LIST = Text("Overleg", "Meetings")


def around(request: HttpRequest, meeting: Meeting, here: Text | None = None) -> dict[str, object]:
    """The context of a page about a meeting; `here` names a page below that of the meeting."""
    own = reverse("meetings:meeting", args=[meeting.id])
    crumbs = [{"url": reverse("meetings:list"), "name": said(LIST)}]
    crumbs.append({"url": own if here else "", "name": said(name_of(meeting.kind))})
    if here:
        crumbs.append({"url": "", "name": said(here)})
    now = now_for(request)
    names = names_of([meeting.chair] if meeting.chair else [])
    organisations = organisation_names([meeting.organisation])
    return {
        "meeting": meeting,
        "kind": name_of(meeting.kind),
        "organisation": organisations.get(meeting.organisation, ""),
        "chair": names.get(meeting.chair, ""),
        "is_planned": meeting.state == State.PLANNED,
        "is_held": meeting.state == State.HELD,
        "is_cancelled": meeting.state == State.CANCELLED,
        "is_past": meeting.starts < now,
        "may_record": starts_on(meeting, now) <= now.date(),
        "may_change": may_change(viewer_of(request), meeting),
        "crumbs": crumbs,
    }


def starts_on(meeting: Meeting, now: datetime) -> date:
    """The Dutch day on which a meeting begins."""
    return meeting.starts.astimezone(now.tzinfo).date()


def journalled(
    request: HttpRequest,
    action: Action,
    meeting: str,
    items: Iterable[AgendaItem | Candidate] = (),
    *,
    result: Result = Result.ALLOWED,
    code: str = "",
) -> None:
    """Write down a look at a meeting, with the cases and pupils that were shown with it."""
    subjects = [meeting, *(one for item in items for one in (item.case, item.pupil) if one)]
    looked(request, action, Kind.MEETING, subjects, result=result, code=code)
