"""The page of an act: its form, what it will bring about, and what becomes of it."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from kantelpunt.casework.events.recorded import Event
from kantelpunt.foundation.text import Text
from kantelpunt.web.dossiers import selectors, services
from kantelpunt.web.dossiers.acts.act import Act, ActForm, Setting, Texts
from kantelpunt.web.dossiers.acts.known import ACTS
from kantelpunt.web.dossiers.acts.refusals import in_words
from kantelpunt.web.dossiers.foreseeing import ahead
from kantelpunt.web.dossiers.warned import warned
from kantelpunt.web.gate.looking import looked
from kantelpunt.web.gate.seeing import held_for, require
from kantelpunt.web.gate.viewer import viewer_of
from kantelpunt.web.journal.words import Action, Kind, Result
from kantelpunt.web.pages.clock import now_for
from kantelpunt.web.pages.saying import language_of, said
from kantelpunt.web.schools.selectors import pupil

ACT = "dossiers/act.html"
_AHEAD = "dossiers/ahead.html"
_SEEN, _AGREED, _BACK = "gezien", "akkoord", "terug"


def act(request: HttpRequest, case: str, key: str) -> HttpResponse:
    """Ask for what is needed, and record it; nothing that was written is lost on the way."""
    known = ACTS.get(key)
    if known is None:
        raise Http404
    setting = setting_for(request, case, known)
    if request.method != "POST":
        return page(request, known, setting, known.form(setting=setting))
    form = known.form(request.POST, request.FILES or None, setting=setting)
    if not form.is_valid():
        return page(request, known, setting, form, status=422)
    if _BACK in request.POST:
        return page(request, known, setting, form, more={"seen": request.POST.get(_SEEN)})
    return recorded(request, known, setting, form, sure=_AGREED in request.POST)


def setting_for(request: HttpRequest, case: str, known: Act) -> Setting:
    """In what somebody does an act.

    Raises:
        PermissionDenied: for who does not see the part of the case that it is about.
    """
    viewer, now = viewer_of(request), now_for(request)
    parts = require(viewer, case, known.part)
    return Setting(selectors.dossier(case, now), viewer, parts, now, request.GET.dict())


def recorded(
    request: HttpRequest,
    known: Act,
    setting: Setting,
    form: ActForm,
    template: str = ACT,
    more: Mapping[str, object] = MappingProxyType({}),
    *,
    sure: bool = True,
) -> HttpResponse:
    """Tell the engine what a form says; what it refuses is shown with all that was written.

    Whoever is not `sure` yet first sees where the case goes by it, if it goes anywhere.
    """
    case, texts = setting.dossier.row.id, Texts()
    what = known.tells(setting, form.cleaned_data, texts)
    who = services.Teller(setting.viewer.person, held_for(setting.viewer, case))
    shown = request.POST.get(_SEEN, "")
    seen = int(shown) if shown.isdecimal() else None
    subjects = [case, setting.dossier.row.pupil]
    try:
        if not sure:
            found = ahead(setting, services.preview(case, what, who, setting.now, seen=seen))
            if found:
                context = {"ahead": found}
                return page(request, known, setting, form, template=_AHEAD, more=context)
        kept = services.tell(case, what, who, setting.now, seen=seen, texts=texts.kept)
    except services.ChangedMeanwhile as changed:
        return page(
            request, known, setting, form, changed.events, status=409, template=template, more=more
        )
    except services.Refused as refused:
        teller = setting.dossier.teller(language_of())
        form.add_error(None, in_words(refused.refusal, teller))
        code = refused.refusal.code
        looked(request, Action.CHANGE, Kind.CASE, subjects, result=Result.REFUSED, code=code)
        return page(request, known, setting, form, status=422, template=template, more=more)
    action, detail = known.journalled(form.cleaned_data)
    looked(request, action, Kind.CASE, subjects, code=known.key, detail=detail)
    messages.success(request, said(known.done))
    for event in kept.events:
        if event.actor is None:
            messages.info(request, selectors.told(event, language_of()))
    return redirect("dossiers:case", case)


def page(
    request: HttpRequest,
    known: Act,
    setting: Setting,
    form: ActForm,
    changed: Sequence[Event] = (),
    *,
    status: int = 200,
    template: str = ACT,
    more: Mapping[str, object] = MappingProxyType({}),
) -> HttpResponse:
    """The page of an act, with what others told meanwhile."""
    row = setting.dossier.row
    who = pupil(row.pupil, setting.now.date())
    looked(request, Action.LOOK, Kind.CASE, [row.id, row.pupil], parts=[known.part])
    context = {
        "act": known,
        "form": form,
        "case": row,
        "pupil": who,
        "seen": row.sequence,
        "warned": warned(setting, known),
        "changed": [selectors.told(one, language_of()) for one in changed],
        "crumbs": _crumbs(row.id, who.name if who else row.pupil, known.name),
        **more,
    }
    return render(request, template, context, status=status)


def _crumbs(case: str, name: str, act_name: Text) -> list[dict[str, str]]:
    return [
        {"url": reverse("dossiers:list"), "name": said(Text("Dossiers", "Cases"))},
        {"url": reverse("dossiers:case", args=[case]), "name": name},
        {"url": "", "name": said(act_name)},
    ]
