"""The list of meetings, one meeting, the meetings of a case, and a meeting for a calendar."""

from collections.abc import Collection
from dataclasses import replace

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from kantelpunt.foundation.text import Text
from kantelpunt.web.dossiers.frame import frame, opened
from kantelpunt.web.gate.looking import looked
from kantelpunt.web.gate.parts import Part
from kantelpunt.web.gate.viewer import Viewer, function_name, viewer_of
from kantelpunt.web.journal.words import Action, Kind
from kantelpunt.web.meetings import selectors
from kantelpunt.web.meetings.adding import AddForm
from kantelpunt.web.meetings.general_actions import general_shown
from kantelpunt.web.meetings.kinds import NAMES, name_of
from kantelpunt.web.meetings.kinds import Kind as MeetingKind
from kantelpunt.web.meetings.listing import MeetingsTable, named, state_tag, state_words
from kantelpunt.web.meetings.models import Invited, Meeting, State, Treated
from kantelpunt.web.meetings.page import around, journalled, starts_on
from kantelpunt.web.meetings.seating import who_see_not
from kantelpunt.web.meetings.shown import agenda_shown
from kantelpunt.web.pages.clock import now_for
from kantelpunt.web.pages.saying import language_of, said
from kantelpunt.web.papers.calendar_file import PlannedMeeting, calendar_file
from kantelpunt.web.people.selectors import names_of, organisation_names

_MOST = 30


def meetings(request: HttpRequest) -> HttpResponse:
    """The meetings that somebody sees, those still to come first."""
    viewer = viewer_of(request)
    if not viewer.with_pupils:
        raise PermissionDenied
    table = MeetingsTable(named(selectors.meetings_for(viewer), now_for(request)))
    page = table.page(request)
    if page.export:
        return page.export_response(lambda ids: looked(request, Action.EXPORT, Kind.MEETING, ids))
    looked(request, Action.LIST, Kind.MEETING, page.ids)
    own = bool(selectors.own_organisations(viewer))
    return render(request, "meetings/list.html", {"table": page, "may_plan": own})


def meeting(request: HttpRequest, meeting: str) -> HttpResponse:
    """Who meets, when and where, about which cases, and what came of it."""
    viewer = viewer_of(request)
    found = selectors.require_meeting(viewer, meeting)
    points = agenda_shown(selectors.agenda_of(found), viewer)
    seen = [one for one in points if one.seen]
    see_not = who_see_not(found, [one.item for one in seen], viewer)
    journalled(request, Action.LOOK, found.id, [one.item for one in seen])
    context = around(request, found)
    context["points"] = [
        replace(one, see_not=tuple(see_not.get(one.item.case, ()))) for one in points
    ]
    context["invited"] = _invited(found)
    context["state_words"] = state_words(found, is_past=bool(context["is_past"]))
    context["state_tag"] = state_tag(found, is_past=bool(context["is_past"]))
    context["to_record"] = [one for one in seen if one.item.treated == Treated.OPEN]
    context["general"] = general_shown(found)
    context["some_unseen"] = len(seen) < len(points)
    return render(request, "meetings/meeting.html", context)


def _invited(found: Meeting) -> list[dict[str, object]]:
    rows: list[Invited] = selectors.invited_to(found)
    names = names_of([one.person for one in rows])
    organisations = organisation_names([one.organisation for one in rows])
    return [
        {
            "name": names.get(one.person, ""),
            "function": function_name(one.function),
            "organisation": organisations.get(one.organisation, ""),
            "present": one.present,
            "chairs": one.person == found.chair,
        }
        for one in rows
    ]


def of_case(request: HttpRequest, case: str) -> HttpResponse:
    """The meetings at which a case is spoken of, with its part of the minutes."""
    one = opened(request, case, Part.ATTENDED)
    viewer, now = viewer_of(request), now_for(request)
    points = [each for each in agenda_shown(selectors.points_of_case(case), viewer) if each.seen]
    open_to = set(selectors.meetings_for(viewer).values_list("id", flat=True))
    lines = [
        {
            "point": point,
            "meeting": point.item.meeting,
            "kind": name_of(point.item.meeting.kind),
            "day": starts_on(point.item.meeting, now),
            "url": reverse("meetings:meeting", args=[point.item.meeting_id])
            if point.item.meeting_id in open_to
            else "",
            "state_words": _state(point.item.meeting, is_past=point.item.meeting.starts < now),
            "state_tag": state_tag(point.item.meeting, is_past=point.item.meeting.starts < now),
        }
        for point in points
    ]
    context = frame(one, "meetings:of_case")
    context["coming"] = [each for each in reversed(lines) if _is_planned(each)]
    context["earlier"] = [each for each in lines if not _is_planned(each)]
    others = _others(viewer, {one.item.meeting_id for one in points})
    context["others"], context["add"] = others, AddForm(others)
    may = Part.MEETINGS in one.parts and bool(selectors.own_organisations(viewer))
    context["may_plan"] = may and not one.dossier.row.closed
    return render(request, "meetings/of_case.html", context)


def _others(viewer: Viewer, known: Collection[str]) -> list[Meeting]:
    """Planned meetings on whose agenda a case may still be put; a talk is with one family alone."""
    rows = selectors.meetings_for(viewer).filter(state=State.PLANNED).exclude(id__in=known)
    rows = rows.exclude(kind=MeetingKind.TALK)
    return list(rows.order_by("starts", "id")[:_MOST])


def _state(found: Meeting, *, is_past: bool) -> Text:
    return state_words(found, is_past=is_past)


def _is_planned(line: dict[str, object]) -> bool:
    found = line["meeting"]
    return isinstance(found, Meeting) and found.state == State.PLANNED


def calendar(request: HttpRequest, meeting: str) -> HttpResponse:
    """The meeting as a file for one's own calendar; it names no pupil."""
    found = selectors.require_meeting(viewer_of(request), meeting)
    journalled(request, Action.EXPORT, found.id)
    planned = PlannedMeeting(
        uid=f"{found.id}@kantelpunt",
        starts=found.starts,
        minutes=found.minutes,
        address=request.build_absolute_uri(reverse("meetings:meeting", args=[found.id])),
        made_at=now_for(request),
        place=found.place,
        summary=NAMES[MeetingKind(found.kind)],
        changed=found.changed,
        cancelled=found.state == State.CANCELLED,
    )
    response = HttpResponse(
        calendar_file(planned, language_of()), content_type="text/calendar; charset=utf-8"
    )
    name = said(Text("overleg", "meeting"))
    response["Content-Disposition"] = f'attachment; filename="{name}.ics"'
    return response
