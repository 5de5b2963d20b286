"""The page on which it is told when the boards confirmed a protocol."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from kantelpunt.foundation.text import Text
from kantelpunt.web.administration.fields import day
from kantelpunt.web.administration.filling import Form, Saved, around, filled, only_administrators
from kantelpunt.web.administration.protocol_views import PROTOCOLS, title_of
from kantelpunt.web.journal.words import Kind
from kantelpunt.web.pages.clock import now_for
from kantelpunt.web.protocols.assigning import assigned_row, confirm

_INTRO = Text(
    "Deze dag staat op de pagina van het protocol.",
    "This day stands on the page of the protocol.",
)


class ConfirmedForm(Form):
    """The day, or none."""

    field_of: ClassVar = {"still-to-come": "on"}
    on = day(
        Text(
            "Op welke dag hebben de besturen het bevestigd?",
            "On which day did the boards confirm it?",
        ),
        required=False,
        help_text=Text("Leeg: niet bekend.", "Empty: not known."),
    )


@require_http_methods(["GET", "POST"])
def confirmed(request: HttpRequest, row: int) -> HttpResponse:
    """When the boards confirmed the protocol by which a school or sector works."""
    only_administrators(request)
    one, today = assigned_row(row), now_for(request).date()
    if one is None:
        raise Http404
    back = reverse("administration:protocols")

    def save(given: Mapping[str, Any]) -> Saved:
        confirm(row, given["on"], today)
        done = Text("De dag is vastgelegd.", "The day has been recorded.")
        return Saved(Kind.SETTINGS, [one.protocol], "protocol-confirmed", done, back)

    name = title_of(one.protocol)
    title = Text(f"Bevestigd door de besturen: {name}", f"Confirmed by the boards: {name}")
    form = ConfirmedForm(request.POST or None, initial={"on": one.confirmed_on})
    context = around(title, back, (back, PROTOCOLS), intro=_INTRO)
    return filled(request, form, save, context)
