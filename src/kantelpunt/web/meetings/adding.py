"""A case is put on the agenda of a meeting that is planned already, from the page of the case."""

from collections.abc import Sequence
from typing import Any, cast

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from kantelpunt.foundation.text import Text
from kantelpunt.web.gate.parts import Part
from kantelpunt.web.gate.seeing import require
from kantelpunt.web.gate.viewer import viewer_of
from kantelpunt.web.journal.words import Action, Result
from kantelpunt.web.meetings import candidates, selectors, services
from kantelpunt.web.meetings.kinds import WITH_FAMILY, Kind, name_of
from kantelpunt.web.meetings.models import Meeting, State
from kantelpunt.web.meetings.page import journalled
from kantelpunt.web.meetings.telling import NotKept
from kantelpunt.web.pages.clock import now_for
from kantelpunt.web.pages.saying import said
from kantelpunt.web.pages.short_days import short_moment


class AddForm(forms.Form):
    """On which agenda a case is put, and with which question."""

    meeting = forms.ChoiceField()
    question = forms.CharField(max_length=300, required=False)

    def __init__(self, meetings: Sequence[Meeting]) -> None:
        super().__init__()
        cast("Any", self.fields["meeting"]).choices = [
            (one.id, f"{said(name_of(one.kind))}, {said(short_moment(one.starts))}")
            for one in meetings
        ]
        self.fields["meeting"].label = said(
            Text("Op de agenda van een ander overleg", "On the agenda of another meeting")
        )
        self.fields["question"].label = said(Text("Wat is de vraag?", "What is the question?"))


def add(request: HttpRequest, case: str) -> HttpResponse:
    """Put a case on the agenda of a meeting that is planned."""
    viewer = viewer_of(request)
    require(viewer, case, Part.MEETINGS)
    meeting = selectors.require_meeting(viewer, request.POST.get("meeting", ""))
    if request.method != "POST" or meeting.state != State.PLANNED:
        raise PermissionDenied
    found = next(iter(candidates.of_cases(viewer, [case])), None)
    if found is None:
        raise PermissionDenied
    family = Kind(meeting.kind) in WITH_FAMILY
    question = request.POST.get("question", "").strip()[:300]
    point = services.Point(case, found.pupil, 0, question, family, family)
    try:
        services.add_point(meeting.id, point, viewer, now_for(request))
    except NotKept as refused:
        messages.error(request, refused.told)
        journalled(
            request,
            Action.CHANGE,
            meeting.id,
            [found],
            result=Result.REFUSED,
            code=refused.refusal.code,
        )
    else:
        journalled(request, Action.CHANGE, meeting.id, [found])
        done = Text("Het dossier staat op de agenda.", "The case is on the agenda.")
        messages.success(request, said(done))
    return redirect("meetings:of_case", case)
