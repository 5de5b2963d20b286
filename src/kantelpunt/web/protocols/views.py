"""Pages of protocols: for everybody who signed in; they hold no pupils."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode

from kantelpunt.foundation.errors import UnknownProtocol
from kantelpunt.foundation.text import Text
from kantelpunt.protocol.reader import ProtocolVersion
from kantelpunt.protocol.telling.wording.from_text import from_text
from kantelpunt.web.gate.seeing import own_schools
from kantelpunt.web.gate.viewer import viewer_of
from kantelpunt.web.pages.clock import now_for
from kantelpunt.web.pages.saying import language_of, said
from kantelpunt.web.protocols.asking import AnswerForm, end_of, place_of, walked
from kantelpunt.web.protocols.assigning import confirmed_on
from kantelpunt.web.protocols.counting import (
    CountingTable,
    counting_on,
    listed,
    name_of,
    version_on,
)
from kantelpunt.web.protocols.places import rule_address
from kantelpunt.web.protocols.reading import reading
from kantelpunt.web.protocols.selectors import shelf, teller, version_called
from kantelpunt.web.schools.selectors import schools_of


def protocols(request: HttpRequest) -> HttpResponse:
    """Every protocol, that of one's own school first, and which counts where."""
    today = now_for(request).date()
    own = schools_of(own_schools(viewer_of(request), whole=False))
    table = CountingTable(counting_on(today)).page(request)
    if table.export:
        return table.export_response(lambda _: None)
    found = listed(today, frozenset(one.code for one in own))
    return render(request, "protocols/list.html", {"protocols": found, "table": table})


def page(request: HttpRequest, version: str) -> HttpResponse:
    """A protocol, as the document reads."""
    found = _version(request, version)
    name = name_of(found)
    read = reading(name, language_of())
    others = [one for one in _versions(found) if one != name]
    context = {
        "read": read,
        "name": name,
        "first": found.first,
        "confirmed": confirmed_on(found.id),
        "others": others,
        "asks": bool(found.protocol.steps or found.protocol.situations),
        "crumbs": _crumbs((read.title, "")),
    }
    return render(request, "protocols/page.html", context)


def where(request: HttpRequest, version: str) -> HttpResponse:
    """Where one stands by a protocol: one question a page, or where the questions end."""
    found = _version(request, version)
    name, answers = name_of(found), request.GET.dict()
    way = walked(found.protocol, answers)
    here = reverse("protocols:where", args=[version])
    form = None
    if way.asked:
        sent = answers.get("vraag") == way.asked.key
        form = AnswerForm(answers if sent else None, way.asked)
        if sent and form.is_valid():
            given = {**way.given, way.asked.key: form.cleaned_data["antwoord"]}
            return redirect(f"{here}?{urlencode(given)}")
    tells = teller(name, language_of())
    choice = way.choice
    place = place_of(choice, way.given) if choice else ""
    context = {
        "title": found.protocol.title,
        "page_url": reverse("protocols:page", args=[version]),
        "here": here,
        "way": way,
        "form": form,
        "choice": choice,
        "ends": end_of(choice) if choice else "",
        "source": from_text(tells, choice.source) if choice and choice.source else "",
        "rule_url": rule_address(name, place) if place else "",
        "crumbs": _crumbs(
            (found.protocol.title, reverse("protocols:page", args=[version])),
            (said(Text("Waar sta ik?", "Where am I?")), ""),
        ),
    }
    status = 422 if form is not None and form.is_bound else 200
    return render(request, "protocols/where.html", context, status=status)


def _version(request: HttpRequest, named: str) -> ProtocolVersion:
    """A version by `id@date`, or the one that is in force by `id`."""
    try:
        if "@" in named:
            return version_called(named)
        return version_on(named, now_for(request).date())
    except (KeyError, UnknownProtocol):
        raise Http404 from None


def _versions(one: ProtocolVersion) -> list[str]:
    return [name_of(each) for each in shelf().of_protocol(one.id)]


def _crumbs(*parts: tuple[str, str]) -> list[dict[str, str]]:
    first = {"url": reverse("protocols:list"), "name": said(Text("Protocol", "Protocol"))}
    return [first, *({"url": url, "name": name} for name, url in parts)]
