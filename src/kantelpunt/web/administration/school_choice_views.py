"""The page on which it is told what a school chose where its protocol leaves that to schools."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from kantelpunt.foundation.text import Text
from kantelpunt.web.administration.filling import Saved, around, filled, only_administrators
from kantelpunt.web.administration.school_views import known_school, path_of
from kantelpunt.web.administration.setting_views import SettingsForm
from kantelpunt.web.journal.words import Kind
from kantelpunt.web.pages.clock import now_for
from kantelpunt.web.protocols.school_choices import choose_for_school, school_settings

_TITLE = Text("Keuzes van de school", "Choices of the school")
_INTRO = Text(
    "Wat het protocol aan elke school laat. Zonder keuze doet de school als de regio.",
    "What the protocol leaves to each school. Without a choice the school does as the region.",
)
_NOTHING = Text(
    "Het protocol van deze school laat niets aan de school.",
    "The protocol of this school leaves nothing to the school.",
)


@require_http_methods(["GET", "POST"])
def choices(request: HttpRequest, code: str) -> HttpResponse:
    """What a school chose, and what it may choose."""
    only_administrators(request)
    one, today = known_school(code), now_for(request).date()
    known = school_settings(code, today)
    form = SettingsForm(request.POST or None)
    form.offer(known)
    back = reverse("administration:school", args=[code])

    def save(given: Mapping[str, Any]) -> Saved:
        for setting in known:
            choose_for_school(code, setting.id, given[setting.id], today)
        done = Text("De keuzes zijn vastgelegd.", "The choices have been recorded.")
        return Saved(Kind.SCHOOL, [code], "settings-chosen", done, back)

    intro = _INTRO if known else _NOTHING
    return filled(request, form, save, around(_TITLE, back, *path_of(one), intro=intro))
