"""The first page of administration: what there is, and how much of it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.views.decorators.http import require_GET

from kantelpunt.foundation.text import Text
from kantelpunt.web.administration.beginning import lacking
from kantelpunt.web.administration.filling import only_administrators
from kantelpunt.web.pages.clock import now_for
from kantelpunt.web.people.staff import everybody, organisations
from kantelpunt.web.schools.selectors import all_schools

_PLACES = (
    (
        "people",
        Text("Mensen", "People"),
        Text(
            "Toevoegen, functies geven en beëindigen, vervangen.",
            "Add, give and end functions, replace.",
        ),
    ),
    (
        "organisations",
        Text("Organisaties", "Organisations"),
        Text(
            "Scholen, leerplicht, jeugdgezondheid en anderen.",
            "Schools, attendance offices, youth health and others.",
        ),
    ),
    (
        "schools",
        Text("Scholen, kalenders en codes", "Schools, calendars and codes"),
        Text(
            "Lesvrije dagen, en wat codes van verzuim betekenen.",
            "Days without lessons, and what codes of absence mean.",
        ),
    ),
    (
        "protocols",
        Text("Protocollen", "Protocols"),
        Text(
            "Welk protocol geldt waar en vanaf wanneer, en wat de regio koos.",
            "Which protocol holds where and from when, and what the region chose.",
        ),
    ),
    (
        "mandates",
        Text("Mandaten", "Mandates"),
        Text("Wie waarover mag besluiten.", "Who may decide about what."),
    ),
    (
        "register:load",
        Text("Gegevens inlezen", "Load data"),
        Text(
            "Scholen, leerlingen, namen, ouders, codes en roosters uit bestanden.",
            "Schools, pupils, names, parents, codes and schedules from files.",
        ),
    ),
)


@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """Where to go."""
    only_administrators(request)
    counts = {
        "people": everybody().count(),
        "organisations": organisations().count(),
        "schools": len(all_schools()),
    }
    places = []
    for name, title, what in _PLACES:
        try:
            url = reverse(name if ":" in name else f"administration:{name}")
        except NoReverseMatch:
            continue
        count = str(counts.get(name, ""))
        places.append({"url": url, "name": title, "what": what, "state": Text(count, count)})
    context = {"places": places, "lacking": list(lacking(now_for(request).date()))}
    return render(request, "administration/home.html", context)
