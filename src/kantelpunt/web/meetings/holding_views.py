"""The page on which a meeting that was held is recorded."""

from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kantelpunt.foundation.text import Text
from kantelpunt.web.dossiers.acts.act import Setting
from kantelpunt.web.dossiers.selectors import dossier, told
from kantelpunt.web.dossiers.services import ChangedMeanwhile
from kantelpunt.web.gate.seeing import parts_seen
from kantelpunt.web.gate.viewer import Viewer, function_name, viewer_of
from kantelpunt.web.journal.words import Action, Result
from kantelpunt.web.meetings import selectors
from kantelpunt.web.meetings.forms import all_right
from kantelpunt.web.meetings.general_forms import GeneralForms, general_forms
from kantelpunt.web.meetings.hold_forms import SEEN, HeldPoint, PresentForm, held_point
from kantelpunt.web.meetings.holding import ToldPoint, hold
from kantelpunt.web.meetings.models import Meeting, State, Treated
from kantelpunt.web.meetings.page import around, journalled, starts_on
from kantelpunt.web.meetings.services import ChangedByOther
from kantelpunt.web.meetings.shown import ShownPoint, agenda_shown
from kantelpunt.web.meetings.telling import NotKept, Speaker
from kantelpunt.web.pages.clock import now_for
from kantelpunt.web.pages.saying import language_of, said
from kantelpunt.web.people.selectors import names_of

_HERE = Text("Vastleggen", "Record")
_DONE = Text("Het overleg is vastgelegd.", "The meeting is recorded.")
_NOT_YET = Text(
    "Dit overleg is nog niet geweest. U kunt het vastleggen vanaf de dag zelf.",
    "This meeting has not been yet. You can record it from the day itself on.",
)
_OTHER = Text(
    "Intussen heeft iemand anders dit overleg gewijzigd. Wat u schreef staat hieronder nog. Klopt "
    "het nog? Verstuur het dan opnieuw.",
    "Meanwhile somebody else changed this meeting. What you wrote still stands below. Does it "
    "still hold? Then send it again.",
)


def record(request: HttpRequest, meeting: str) -> HttpResponse:
    """Who was there, and per case what was said, decided and agreed; nothing written is lost."""
    viewer = viewer_of(request)
    found = selectors.require_change(viewer, meeting)
    if (
        found.state == State.CANCELLED
        or starts_on(found, now_for(request)) > now_for(request).date()
    ):
        messages.warning(request, said(_NOT_YET))
        return redirect("meetings:meeting", found.id)
    shown = [one for one in agenda_shown(selectors.agenda_of(found), viewer) if one.seen]
    data = request.POST if request.method == "POST" else None
    people = _people(found)
    present = _present(found, request, people)
    general = general_forms(data, found, people, now_for(request).date())
    left = [one for one in shown if one.item.treated == Treated.OPEN]
    points = _points(request, viewer, shown)
    page = Page(request, found, present, points, shown, general)
    every_form = (present, *general.forms, *(form for one in points for form in one.forms))
    if data is None or not all_right(*every_form):
        return page.answer(200 if data is None else 422)
    everything = [one.told(data) for one in points]
    # Of a pupil without a case there is nothing to tell, and of a closed case no more.
    everything += [ToldPoint(one.item.id) for one in left if not one.item.case]
    everything += [ToldPoint(one.item.id, treated=False) for one in left if one.closed]
    seen = data.get(SEEN, "")
    try:
        hold(
            found.id,
            set(present.cleaned_data["present"]),
            everything,
            Speaker(viewer, now_for(request)),
            general=general.told(),
            seen=int(seen) if seen.isdecimal() else None,
        )
    except ChangedByOther:
        return page.changed()
    except ChangedMeanwhile as others:
        return page.changed([told(one, language_of()) for one in others.events])
    except NotKept as refused:
        return page.refused(refused)
    journalled(request, Action.CHANGE, found.id, [one.item for one in shown], code="held")
    messages.success(request, said(_DONE))
    return redirect("meetings:meeting", found.id)


def _people(found: Meeting) -> list[tuple[str, str]]:
    rows = selectors.invited_to(found)
    names = names_of([one.person for one in rows])
    return [
        (one.person, f"{names.get(one.person, '')}, {said(function_name(one.function))}")
        for one in rows
    ]


def _present(
    found: Meeting, request: HttpRequest, people: Sequence[tuple[str, str]]
) -> PresentForm:
    there = [one.person for one in selectors.invited_to(found) if one.present is not False]
    data = request.POST if request.method == "POST" else None
    return PresentForm(data, people=people, there=there)


def _points(request: HttpRequest, viewer: Viewer, shown: Sequence[ShownPoint]) -> list[HeldPoint]:
    now = now_for(request)
    open_ones = [
        one
        for one in shown
        if one.item.case and not one.closed and one.item.treated == Treated.OPEN
    ]
    seen = parts_seen(viewer, [one.item.case for one in open_ones])
    data = request.POST if request.method == "POST" else None
    return [
        held_point(
            data,
            one.item,
            one.name,
            Setting(dossier(one.item.case, now), viewer, seen[one.item.case], now),
        )
        for one in open_ones
    ]


class Page:
    """The page, and the ways in which it answers what was sent."""

    def __init__(
        self,
        request: HttpRequest,
        meeting: Meeting,
        present: PresentForm,
        points: Sequence[HeldPoint],
        shown: Sequence[ShownPoint],
        general: GeneralForms,
    ) -> None:
        self.request, self.meeting, self.form = request, meeting, present
        self.points, self.shown, self.general = points, shown, general

    def answer(self, status: int, changed: Sequence[str] = ()) -> HttpResponse:
        """The form, with all that was written."""
        request = self.request
        journalled(request, Action.LOOK, self.meeting.id, [one.item for one in self.points])
        context = around(request, self.meeting, _HERE) | {
            "form": self.form,
            "points": self.points,
            "general": self.general,
            "changed": changed,
            "not_kept": self._not_kept(),
            "mistakes": any(not form.is_valid() for one in self.points for form in one.forms)
            if request.method == "POST"
            else False,
        }
        return render(request, "meetings/record.html", context, status=status)

    def changed(self, others: Sequence[str] = ()) -> HttpResponse:
        """Somebody else was first: what that was, and what was written here."""
        return self.answer(409, [said(_OTHER), *others])

    def refused(self, refused: NotKept) -> HttpResponse:
        """A case refuses it: at that case, why and what would make it possible."""
        for one in self.points:
            if one.item.case == refused.case:
                one.form.add_error(None, refused.told)
                self.form.add_error(None, f"{one.name}: {refused.told}")
        journalled(
            self.request,
            Action.CHANGE,
            self.meeting.id,
            [one.item for one in self.points if one.item.case == refused.case],
            result=Result.REFUSED,
            code=refused.refusal.code,
        )
        return self.answer(422)

    def _not_kept(self) -> list[tuple[str, str]]:
        """What was written about cases that somebody else recorded meanwhile."""
        open_ones = {one.item.id for one in self.points}
        found = []
        for one in self.shown:
            text = self.request.POST.get(f"punt-{one.item.id}-text", "").strip()
            if text and one.item.id not in open_ones:
                found.append((one.name, text))
        return found
