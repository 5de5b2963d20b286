"""What every page knows: who looks, the day it is, where one can go."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from kantelpunt.foundation.text import Text
from kantelpunt.web.gate.viewer import viewer_of
from kantelpunt.web.oversight.region_crumbs import REGION
from kantelpunt.web.pages.clock import now_for
from kantelpunt.web.pages.saying import language_of, said

_MENU = (
    ("work:today", Text("Vandaag", "Today"), None),
    ("signals:list", Text("Signalen", "Signals"), "signals"),
    ("dossiers:list", Text("Dossiers", "Cases"), "dossiers"),
    ("meetings:list", Text("Overleg", "Meetings"), "meetings"),
    ("oversight:schools", Text("Scholen", "Schools"), "schools"),
    ("municipality:home", REGION, "municipality"),
    ("protocols:list", Text("Protocol", "Protocol"), None),
    ("inspection:journal", Text("Inzage", "Access"), "journal"),
    ("administration:home", Text("Beheer", "Administration"), "administration"),
)


@dataclass(frozen=True)
class MenuItem:
    """A place to go, in the words of the reader."""

    url: str
    name: str
    current: bool
    count: int | None = None


def page(request: HttpRequest) -> dict[str, object]:
    """The context of every page."""
    viewer = getattr(request, "viewer", None)
    return {
        "region_name": settings.REGION_NAME,
        "today": now_for(request).date(),
        "language": language_of(),
        "viewer": viewer,
        "main_menu": _menu(request) if viewer and viewer.person else [],
        "demo": settings.DEMO,
    }


def _menu(request: HttpRequest) -> list[MenuItem]:
    found = []
    for name, words, needs in _MENU:
        if needs is not None and not viewer_of(request).may_open(needs):
            continue
        try:
            url = reverse(name)
        except NoReverseMatch:
            continue
        current = request.path == url or (url != "/" and request.path.startswith(url))
        found.append(MenuItem(url, said(words), current))
    return found
