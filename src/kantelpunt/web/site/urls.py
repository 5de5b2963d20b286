"""Every address of the application."""

from importlib import import_module
from importlib.util import find_spec

from django.http import HttpRequest, HttpResponse
from django.urls import include, path
from django.views.generic import RedirectView


def healthy(_: HttpRequest) -> HttpResponse:
    """That the application answers."""
    return HttpResponse("ok", content_type="text/plain")


_APPS = {
    "": "pages",
    "vandaag/": "work",
    "signalen/": "signals",
    "dossiers/": "dossiers",
    "overleg/": "meetings",
    "scholen/": "oversight",
    "protocol/": "protocols",
    "verzuim/": "register",
    "inzage/": "inspection",
    "beheer/": "administration",
    "aanmelden/": "people",
    "demo/": "demo",
}

urlpatterns = [
    path("", RedirectView.as_view(pattern_name="work:today"), name="home"),
    path("gezond/", healthy, name="healthy"),
    path("gemeente/", include("kantelpunt.web.oversight.municipality_urls")),
    *(
        path(where, include(import_module(f"kantelpunt.web.{app}.urls")))
        for where, app in _APPS.items()
        if find_spec(f"kantelpunt.web.{app}.urls")
    ),
]
handler403 = "kantelpunt.web.pages.errors.not_allowed"
handler404 = "kantelpunt.web.pages.errors.not_found"
handler500 = "kantelpunt.web.pages.errors.failed"
