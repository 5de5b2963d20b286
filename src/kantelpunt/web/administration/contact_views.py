"""The page on which the regular contacts of a school are chosen."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from kantelpunt.foundation.text import Text
from kantelpunt.web.administration.fields import choice, offer
from kantelpunt.web.administration.filling import Form, Saved, around, filled, only_administrators
from kantelpunt.web.administration.school_views import known_school, path_of
from kantelpunt.web.gate.viewer import function_name
from kantelpunt.web.journal.words import Kind
from kantelpunt.web.pages.clock import now_for
from kantelpunt.web.pages.saying import said
from kantelpunt.web.people.organisations import KINDS as NAMES
from kantelpunt.web.people.staff import Post
from kantelpunt.web.schools.contacts import (
    KINDS,
    choose_contacts,
    chosen_contacts,
    possible_contacts,
)
from kantelpunt.web.schools.selectors import SchoolInfo, school

_TITLE = Text("Vaste contacten", "Regular contacts")
_INTRO = Text(
    "Met wie deze school altijd te maken heeft. Zij staan op de pagina van de school en in haar "
    "dossiers, en worden daar als eersten aangeboden.",
    "With whom this school always deals. They stand on the page of the school and in its cases, "
    "and are offered first there.",
)
_NOBODY = Text("Nog niemand", "Nobody yet")


class ContactsForm(Form):
    """Somebody of each kind of organisation, or nobody."""

    def offer(self, one: SchoolInfo, day: date) -> None:
        """Who works for the school; who was chosen and no longer holds the function is gone."""
        for kind in KINDS:
            people = possible_contacts(one, kind, day)
            self.fields[kind.value] = choice(NAMES[kind], required=False)
            offer(self, kind.value, [(each.id, _named(each)) for each in people], _NOBODY)
        self.initial = dict(chosen_contacts(one.code))


def _named(one: Post) -> str:
    return f"{one.person_name}, {said(function_name(one.function))}, {one.organisation_name}"


@require_http_methods(["GET", "POST"])
def contacts(request: HttpRequest, code: str) -> HttpResponse:
    """Who the regular contacts of a school are."""
    only_administrators(request)
    one = known_school(code)
    form = ContactsForm(request.POST or None)
    form.offer(school(code), now_for(request).date())
    back = reverse("administration:school", args=[code])

    def save(given: Mapping[str, Any]) -> Saved:
        choose_contacts(code, {kind: given[kind.value] for kind in KINDS})
        done = Text("De contacten zijn vastgelegd.", "The contacts have been recorded.")
        return Saved(Kind.SCHOOL, [code], "contacts-chosen", done, back)

    return filled(request, form, save, around(_TITLE, back, *path_of(one), intro=_INTRO))
