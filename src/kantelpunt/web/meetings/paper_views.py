"""The papers of a meeting: the list, the minutes of one case, and invitations to the family."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kantelpunt.foundation.text import Language, Text
from kantelpunt.web.gate.viewer import viewer_of
from kantelpunt.web.journal.words import Action
from kantelpunt.web.meetings import paper_making as making
from kantelpunt.web.meetings import selectors
from kantelpunt.web.meetings.page import around, journalled
from kantelpunt.web.meetings.shown import ShownPoint, agenda_shown
from kantelpunt.web.pages.clock import now_for
from kantelpunt.web.pages.saying import language_of, said
from kantelpunt.web.papers.invitation import Reader, invitation
from kantelpunt.web.papers.meeting_list import meeting_list
from kantelpunt.web.papers.minutes import minutes as minutes_paper

_HERE = Text("Uitnodigingen", "Invitations")
_PUPIL = "leerling"


def _pdf(content: bytes, name: Text) -> HttpResponse:
    """A PDF to keep; its name says what it is, never whom it is about."""
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{said(name)}.pdf"'
    response["Cache-Control"] = "no-store"
    return response


def listed(request: HttpRequest, meeting: str) -> HttpResponse:
    """The list for the meeting, on paper; cases that are not seen stand there without a name."""
    viewer = viewer_of(request)
    found = selectors.require_meeting(viewer, meeting)
    points = agenda_shown(selectors.agenda_of(found), viewer)
    journalled(request, Action.EXPORT, found.id, [one.item for one in points if one.seen])
    paper = making.list_of(found, points, now_for(request))
    return _pdf(meeting_list(paper, language_of()), Text("overleglijst", "meeting-list"))


def _point(request: HttpRequest, meeting: str, item: str) -> ShownPoint:
    """A point of an agenda about a case that somebody sees.

    Raises:
        PermissionDenied: otherwise.
    """
    viewer = viewer_of(request)
    found = selectors.require_meeting(viewer, meeting)
    items = [one for one in selectors.agenda_of(found) if one.id == item and one.case]
    points = [one for one in agenda_shown(items, viewer) if one.seen]
    if not points:
        raise PermissionDenied
    return points[0]


def minutes(request: HttpRequest, meeting: str, item: str) -> HttpResponse:
    """The minutes about one case: of each case apart, so that nobody gets another's along."""
    point = _point(request, meeting, item)
    if not point.recorded:
        raise PermissionDenied
    journalled(request, Action.EXPORT, meeting, [point.item])
    paper = making.minutes_of(point, now_for(request))
    return _pdf(minutes_paper(paper, language_of()), Text("verslag", "minutes"))


def invitations(request: HttpRequest, meeting: str, item: str) -> HttpResponse:
    """Which letters there are: one for each household, and one for the pupil."""
    point = _point(request, meeting, item)
    journalled(request, Action.LOOK, meeting, [point.item])
    letters = making.letters_for(point, _PUPIL)
    found = point.item.meeting
    context = around(request, found, _HERE) | {"point": point, "letters": letters}
    return render(request, "meetings/invitations.html", context)


def letter(request: HttpRequest, meeting: str, item: str, to: str) -> HttpResponse:
    """One letter: plain and warm, and never with an address that is secret."""
    point = _point(request, meeting, item)
    known = {one.key: one for one in making.letters_for(point, _PUPIL)}
    if to not in known:
        raise PermissionDenied
    journalled(request, Action.EXPORT, meeting, [point.item])
    reader = Reader.PUPIL if to == _PUPIL else Reader.PARENTS
    # A letter is Dutch, whatever language its sender reads; English where that is asked.
    language = Language.EN if request.GET.get("taal") == "en" else Language.NL
    paper = making.invitation_of(point, known[to].names, reader, language, now_for(request))
    return _pdf(invitation(paper, language), Text("uitnodiging", "invitation"))
