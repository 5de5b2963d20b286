"""A concern without a signal: one action, and no justification is asked (CM-06)."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from kantelpunt.foundation.text import Text
from kantelpunt.web.dossiers.selectors import open_case_of
from kantelpunt.web.dossiers.services import Refused
from kantelpunt.web.gate.looking import looked
from kantelpunt.web.gate.seeing import (
    may_report,
    pupils_of_own_school,
    require_area,
)
from kantelpunt.web.gate.viewer import viewer_of
from kantelpunt.web.journal.words import Action, Kind, Result
from kantelpunt.web.pages.clock import now_for
from kantelpunt.web.pages.saying import said
from kantelpunt.web.register.selectors import new_signals
from kantelpunt.web.schools.selectors import PupilInfo, pupils, search
from kantelpunt.web.signals.forms import ConcernForm, SearchForm
from kantelpunt.web.signals.judging import tell_concern

_CONCERN = Text("Zorg melden", "Report a concern")
_BEGIN = Text("Dossier beginnen", "Begin a case")
_WAITING = Text(
    "Er zijn nog nieuwe signalen van deze leerling. Beoordeel ze: dan horen ze bij deze casus.",
    "There are new signals of this pupil. Judge them: then they belong to this case.",
)
_MOST = 20


def choose(request: HttpRequest) -> HttpResponse:
    """Find the pupil; what is searched for stands in no address."""
    viewer = viewer_of(request)
    require_area(viewer, "signals")
    form = SearchForm(request.POST or None)
    found: list[PupilInfo] = []
    searched = form.is_valid()
    if searched:
        own = pupils_of_own_school(viewer)
        ids = search(form.cleaned_data["words"], own, limit=_MOST)
        known = pupils(ids, now_for(request).date())
        found = [known[one] for one in ids]
        looked(request, Action.SEARCH, Kind.PUPIL, ids)
    context = {
        "form": form,
        "submit": Text("Zoek", "Search"),
        "found": found,
        "searched": searched,
        "crumbs": _crumbs(),
    }
    return render(request, "signals/choose.html", context, status=422 if form.errors else 200)


def about(request: HttpRequest, pupil: str) -> HttpResponse:
    """Say what is the matter, or nothing at all; a case is opened, or it is added to it."""
    viewer, now = viewer_of(request), now_for(request)
    if not may_report(viewer, pupil):
        raise PermissionDenied
    one = pupils([pupil], now.date())[pupil]
    case = open_case_of(pupil) or ""
    form = ConcernForm(request.POST if request.method == "POST" else None, has_case=bool(case))
    if not form.is_valid():
        return _page(request, one, case, form)
    data = form.cleaned_data
    try:
        told = tell_concern(one, case, data.get("first_day"), data["text"], viewer, now)
    except Refused as refused:
        form.add_error(None, said(refused.refusal.text()))
        looked(
            request,
            Action.CHANGE,
            Kind.CASE,
            [pupil, *([case] if case else [])],
            result=Result.REFUSED,
            code=refused.refusal.code,
        )
        return _page(request, one, case, form)
    looked(request, Action.CHANGE, Kind.CASE, [told, pupil], code="concern")
    done = Text("Er is een casus geopend.", "A case was opened.")
    if case:
        done = Text("De zorg staat in de open casus.", "The concern stands in the open case.")
    messages.success(request, said(done))
    if _waiting(request, pupil):
        messages.info(request, said(_WAITING))
    return redirect("dossiers:case", told)


def _waiting(request: HttpRequest, pupil: str) -> str:
    """The latest signal of the pupil that the viewer can still judge; empty when there is none."""
    own = pupils_of_own_school(viewer_of(request)).filter(pupil_id=pupil)
    latest = new_signals(own).order_by("-fired_on", "signal", "id")
    return latest.values_list("id", flat=True).first() or ""


def _page(request: HttpRequest, pupil: PupilInfo, case: str, form: ConcernForm) -> HttpResponse:
    looked(request, Action.LOOK, Kind.PUPIL, [pupil.id])
    name = _CONCERN if pupil.school or case else _BEGIN
    context = {
        "form": form,
        "pupil": pupil,
        "case": case,
        "signal": _waiting(request, pupil.id),
        "submit": name,
        "cancel_url": reverse("work:pupil", args=[pupil.id]),
        "crumbs": [
            {"url": reverse("work:pupil", args=[pupil.id]), "name": pupil.name},
            {"url": "", "name": said(name)},
        ],
    }
    return render(request, "signals/concern.html", context, status=422 if form.errors else 200)


def _crumbs() -> list[dict[str, str]]:
    return [
        {"url": reverse("signals:list"), "name": said(Text("Signalen", "Signals"))},
        {"url": "", "name": said(_CONCERN)},
    ]
