"""Pages to find somebody, and the page of a pupil; what was typed stands in no address."""

from dataclasses import asdict

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from kantelpunt.foundation.text import Text
from kantelpunt.web.dossiers.services import sweep
from kantelpunt.web.gate.looking import looked
from kantelpunt.web.gate.parts import Part
from kantelpunt.web.gate.viewer import viewer_of
from kantelpunt.web.journal.words import Action, Kind
from kantelpunt.web.pages.clock import now_for
from kantelpunt.web.pages.ids import new_id
from kantelpunt.web.pages.saying import said
from kantelpunt.web.work.news import judges
from kantelpunt.web.work.pupil import shown_pupil, year_of
from kantelpunt.web.work.search import Hits, find, results

_KEPT = "searches"
_MOST_KEPT = 5
_WORDS = Text("Naam van de leerling, school of nummer van het dossier", "Name, school or case id")
_NOTHING = Text("Schrijf een naam, een school of een nummer.", "Write a name, a school or an id.")


class SearchForm(forms.Form):
    """What to look for."""

    q = forms.CharField(max_length=80, widget=forms.TextInput(attrs={"autocomplete": "off"}))

    def __init__(self, data: object = None, initial: dict[str, str] | None = None) -> None:
        super().__init__(data, initial=initial)  # type: ignore[arg-type]
        self.fields["q"].label = said(_WORDS)
        self.fields["q"].error_messages["required"] = said(_NOTHING)


def search(request: HttpRequest) -> HttpResponse:
    """Look for a pupil, a school or a case; the results stand under a key of chance."""
    if request.method != "POST":
        return render(request, "work/search.html", {"form": SearchForm()})
    form = SearchForm(request.POST)
    if not form.is_valid():
        return render(request, "work/search.html", {"form": form}, status=422)
    hits = find(form.cleaned_data["q"], viewer_of(request))
    kept = request.session.get(_KEPT, {})
    key = new_id()
    kept[key] = {"words": form.cleaned_data["q"], "hits": asdict(hits)}
    request.session[_KEPT] = dict(list(kept.items())[-_MOST_KEPT:])
    looked(request, Action.SEARCH, Kind.PUPIL, [*hits.pupils, *hits.cases])
    return redirect("work:found", key)


def found(request: HttpRequest, key: str) -> HttpResponse:
    """The results of one of the latest searches of this session."""
    kept = request.session.get(_KEPT, {}).get(key)
    if kept is None:
        return redirect("work:search")
    now, viewer = now_for(request), viewer_of(request)
    sweep(now)
    hits = Hits.of(kept["hits"])
    shown = results(hits, viewer, now.date())
    pupils = [one.id for one, _ in shown.pupils] + [one.pupil for one in shown.shown_cases]
    looked(request, Action.LIST, Kind.PUPIL, [*pupils, *(one.id for one in shown.shown_cases)])
    form = SearchForm(initial={"q": kept["words"]})
    context = {"form": form, "shown": shown, "more": hits.more, "searched": True}
    return render(request, "work/search.html", context)


def pupil(request: HttpRequest, pupil: str) -> HttpResponse:
    """Who a pupil is, with the parts of the story that somebody may see."""
    now, viewer = now_for(request), viewer_of(request)
    sweep(now)
    one = shown_pupil(pupil, viewer)
    parts = [Part.HEAD, *([Part.ABSENCE] if one.sees_absence else [])]
    looked(request, Action.LOOK, Kind.PUPIL, [pupil, *(case.id for case in one.cases)], parts=parts)
    context: dict[str, object] = {
        "one": one,
        "age": one.about.age_on(now.date()),
        "concern_url": reverse("signals:concern_about", args=[pupil]) if one.may_report else "",
        "judges": judges(viewer) and one.own,
        "crumbs": [
            {"url": reverse("work:search"), "name": said(Text("Zoeken", "Search"))},
            {"url": "", "name": one.about.name},
        ],
    }
    if one.sees_absence:
        context |= year_of(one, now)
    return render(request, "work/pupil.html", context)
