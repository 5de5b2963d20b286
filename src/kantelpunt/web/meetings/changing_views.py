"""Pages that move a meeting, change its agenda, or cancel it."""

from collections.abc import Callable, Sequence

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kantelpunt.foundation.text import Text
from kantelpunt.web.dossiers.selectors import cases_for
from kantelpunt.web.gate.viewer import viewer_of
from kantelpunt.web.journal.words import Action, Result
from kantelpunt.web.meetings import candidates, selectors, services
from kantelpunt.web.meetings.forms import MeetingForm, PointForm, all_right, point_forms, points_of
from kantelpunt.web.meetings.inviting import people_to_ask
from kantelpunt.web.meetings.kinds import Kind
from kantelpunt.web.meetings.models import Meeting, State, Treated
from kantelpunt.web.meetings.page import around, journalled
from kantelpunt.web.meetings.telling import NotKept
from kantelpunt.web.pages.clock import now_for
from kantelpunt.web.pages.saying import said
from kantelpunt.web.people.selectors import Someone

SEEN = "gezien"
_MOVE = Text("Wanneer, waar en wie", "When, where and who")
_AGENDA = Text("Agenda wijzigen", "Change the agenda")
_CANCEL = Text("Overleg afzeggen", "Cancel the meeting")
_OTHER = Text(
    "Intussen heeft iemand anders dit overleg gewijzigd. Kijk of wat u invulde nog klopt, en "
    "verstuur het dan opnieuw.",
    "Meanwhile somebody else changed this meeting. See whether what you filled in still holds, "
    "and send it again.",
)


def _planned(request: HttpRequest, meeting: str) -> Meeting:
    """A meeting that is still to come, for who may change it.

    Raises:
        PermissionDenied: otherwise.
    """
    found = selectors.require_change(viewer_of(request), meeting)
    if found.state != State.PLANNED:
        raise PermissionDenied
    return found


def _seen(request: HttpRequest) -> int | None:
    given = request.POST.get(SEEN, "")
    return int(given) if given.isdecimal() else None


def _attempt(
    request: HttpRequest, found: Meeting, form: forms.Form, change: Callable[[], None], done: Text
) -> HttpResponse | int:
    """Make a change; where it was not kept, the status of the page that says why."""
    try:
        change()
    except services.ChangedByOther:
        form.add_error(None, said(_OTHER))
        found.refresh_from_db()
        return 409
    except NotKept as refused:
        _tell_refusal(request, form, found.id, refused)
        return 422
    journalled(request, Action.CHANGE, found.id, selectors.agenda_of(found))
    messages.success(request, said(done))
    return redirect("meetings:meeting", found.id)


def _tell_refusal(request: HttpRequest, form: forms.Form, meeting: str, refused: NotKept) -> None:
    """Say why a case refuses it."""
    form.add_error(None, refused.told)
    looked_at = candidates.of_cases(viewer_of(request), [refused.case])
    journalled(
        request,
        Action.CHANGE,
        meeting,
        looked_at,
        result=Result.REFUSED,
        code=refused.refusal.code,
    )


def move(request: HttpRequest, meeting: str) -> HttpResponse:
    """Another day, hour or place; other people or another chair."""
    found, viewer, now = _planned(request, meeting), viewer_of(request), now_for(request)
    shown = cases_for(viewer).filter(id__in=found.agenda.values("case"))
    schools = [found.organisation, *shown.values_list("organisation", flat=True)]
    people = people_to_ask(schools, now.date())
    data = request.POST if request.method == "POST" else None
    form = MeetingForm(data, people=people, now=now, initial=_first_values(found, request))
    answer: HttpResponse | int = 200 if data is None else 422
    if data is not None and form.is_valid():
        what, chosen = _changed(found, form), _people(form, people)
        known = {one.person for one in people}
        answer = _attempt(
            request,
            found,
            form,
            lambda: services.move(
                found.id, what, chosen, viewer, now, offered=known, seen=_seen(request)
            ),
            Text("Het overleg is gewijzigd.", "The meeting is changed."),
        )
    return _page(request, found, form, _MOVE, answer)


def _page(
    request: HttpRequest,
    found: Meeting,
    form: forms.Form,
    here: Text,
    answer: HttpResponse | int,
    rows: Sequence[PointForm] = (),
) -> HttpResponse:
    """The page, unless the change was made."""
    if isinstance(answer, HttpResponse):
        return answer
    journalled(request, Action.LOOK, found.id, [one.candidate for one in rows])
    context = around(request, found, here) | {"form": form, "rows": rows, "here": here}
    return render(request, "meetings/change.html", context, status=answer)


def _first_values(found: Meeting, request: HttpRequest) -> dict[str, object]:
    starts = found.starts.astimezone(now_for(request).tzinfo)
    return {
        "day": starts.date(),
        "time": starts.time(),
        "minutes": found.minutes,
        "place": found.place,
        "chair": found.chair,
        "people": [one.person for one in selectors.invited_to(found)],
    }


def _changed(found: Meeting, form: MeetingForm) -> services.Plan:
    cleaned = form.cleaned_data
    return services.Plan(
        Kind(found.kind),
        found.organisation,
        form.starts,
        cleaned["minutes"],
        cleaned["place"],
        cleaned["chair"],
        found.agreed_as,
    )


def _people(form: MeetingForm, people: Sequence[Someone]) -> list[Someone]:
    wanted = {*form.cleaned_data["people"], form.cleaned_data["chair"]}
    return [one for one in people if one.person in wanted]


def agenda(request: HttpRequest, meeting: str) -> HttpResponse:
    """Which cases are spoken of, in which order, with which question."""
    found, viewer, now = _planned(request, meeting), viewer_of(request), now_for(request)
    items = [one for one in selectors.agenda_of(found) if one.treated == Treated.OPEN]
    here = candidates.on_agenda(viewer, items)
    others = candidates.of_viewer(viewer, without=[one.case for one in items])
    data = request.POST if request.method == "POST" else None
    rows, form = point_forms(data, [*here, *others]), forms.Form(data)
    answer: HttpResponse | int = 200 if data is None else 422
    if data is not None and all_right(form, *rows):
        points, shown = points_of(rows), [one.item for one in here]
        answer = _attempt(
            request,
            found,
            form,
            lambda: services.set_agenda(found.id, points, shown, viewer, now, seen=_seen(request)),
            Text("De agenda is gewijzigd.", "The agenda is changed."),
        )
    return _page(request, found, form, _AGENDA, answer, rows)


class CancelForm(forms.Form):
    """Why a meeting does not take place."""

    reason = forms.CharField(max_length=120)

    def __init__(self, *args: object) -> None:
        super().__init__(*args)  # type: ignore[arg-type]
        field = self.fields["reason"]
        field.label = said(Text("Waarom gaat het niet door?", "Why does it not take place?"))
        field.help_text = said(
            Text(
                "In een paar woorden, zonder namen: dit staat in elk dossier op de agenda.",
                "In a few words, without names: this stands in each case on the agenda.",
            )
        )


def cancel(request: HttpRequest, meeting: str) -> HttpResponse:
    """A planned meeting does not take place; its cases stop waiting for it."""
    found, viewer, now = _planned(request, meeting), viewer_of(request), now_for(request)
    data = request.POST if request.method == "POST" else None
    form = CancelForm(data)
    answer: HttpResponse | int = 200 if data is None else 422
    if data is not None and form.is_valid():
        reason = form.cleaned_data["reason"]
        answer = _attempt(
            request,
            found,
            form,
            lambda: services.cancel(found.id, reason, viewer, now, seen=_seen(request)),
            Text("Het overleg is afgezegd.", "The meeting is cancelled."),
        )
    return _page(request, found, form, _CANCEL, answer)
