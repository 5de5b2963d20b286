"""Pages of people: who there are, how they are written down, whether they can sign in."""

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from kantelpunt.foundation.text import Text
from kantelpunt.web.administration.filling import Saved, around, crumbs, filled, only_administrators
from kantelpunt.web.administration.leaving import about_leaving
from kantelpunt.web.administration.people_forms import NothingForm, PersonForm
from kantelpunt.web.administration.people_table import PeopleTable
from kantelpunt.web.gate.looking import looked
from kantelpunt.web.gate.viewer import function_name
from kantelpunt.web.journal.words import Action, Kind
from kantelpunt.web.pages.clock import now_for
from kantelpunt.web.people import accounts
from kantelpunt.web.people.invitations import invitation_path
from kantelpunt.web.people.staff import PersonInfo, may_be_invited, organisations, person

PEOPLE = Text("Mensen", "People")
_ADD = Text("Iemand toevoegen", "Add somebody")
_CHANGE = Text("Naam of e-mail wijzigen", "Change name or e-mail")


def known_person(key: str) -> PersonInfo:
    """Somebody.

    Raises:
        Http404: when there is nobody of that id.
    """
    found = person(key)
    if found is None:
        raise Http404
    return found


def people_path() -> tuple[str, Text]:
    """The crumb of the list of people."""
    return reverse("administration:people"), PEOPLE


def path_of(who: PersonInfo) -> tuple[str, str]:
    """The crumb of a person."""
    return reverse("administration:person", args=[who.id]), who.name


@require_GET
def people(request: HttpRequest) -> HttpResponse:
    """Everybody who uses the application."""
    only_administrators(request)
    known = list(organisations().values_list("id", "name"))
    page = PeopleTable(now_for(request).date(), known).page(request)
    if page.export:
        return page.export_response(lambda ids: looked(request, Action.EXPORT, Kind.PERSON, ids))
    context = {
        "table": page,
        "title": PEOPLE,
        "action": {"url": reverse("administration:add_person"), "name": _ADD},
        "crumbs": crumbs(("", PEOPLE)),
    }
    return render(request, "administration/list.html", context)


@require_http_methods(["GET", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """Somebody new."""
    only_administrators(request)

    def save(given: Mapping[str, Any]) -> Saved:
        key = accounts.write_down(given["name"], given["email"])
        return Saved(
            Kind.PERSON,
            [key],
            "added",
            Text(
                "Toegevoegd. Geef nu een functie, en maak een uitnodiging.",
                "Added. Now give a function, and make an invitation.",
            ),
            reverse("administration:person", args=[key]),
        )

    back, _ = people_path()
    return filled(
        request, PersonForm(request.POST or None), save, around(_ADD, back, people_path())
    )


@require_GET
def one_person(request: HttpRequest, key: str) -> HttpResponse:
    """Somebody, with functions and replacements."""
    only_administrators(request)
    return _shown(request, known_person(key))


@require_POST
def invite(request: HttpRequest, key: str) -> HttpResponse:
    """A link with which somebody sets a first password; shown this once."""
    by = only_administrators(request)
    who = known_person(key)
    if who.id == by or not may_be_invited(who.id):
        raise Http404
    looked(request, Action.CHANGE, Kind.PERSON, [who.id], code="invited")
    return _shown(request, who, request.build_absolute_uri(invitation_path(who.id)))


def _shown(request: HttpRequest, who: PersonInfo, invitation: str = "") -> HttpResponse:
    day = now_for(request).date()
    context = {
        "person": who,
        "is_me": who.id == request.viewer.person,  # type: ignore[attr-defined]
        "may_invite": may_be_invited(who.id),
        "invitation": invitation,
        "posts": [
            {
                "post": one,
                "name": function_name(one.function),
                "ended": one.days.last is not None and one.days.last < day,
                "coming": one.days.first > day,
            }
            for one in who.posts
        ],
        "crumbs": crumbs(people_path(), ("", who.name)),
    }
    response = render(request, "administration/person.html", context)
    response["Cache-Control"] = "no-store"
    return response


@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, key: str) -> HttpResponse:
    """Another name or address."""
    only_administrators(request)
    who = known_person(key)

    def save(given: Mapping[str, Any]) -> Saved:
        accounts.change(who.id, given["name"], given["email"])
        done = Text("De gegevens zijn gewijzigd.", "It has been changed.")
        return Saved(Kind.PERSON, [who.id], "changed", done, back)

    back, _ = path_of(who)
    form = PersonForm(request.POST or None, initial={"name": who.name, "email": who.email})
    return filled(request, form, save, around(_CHANGE, back, people_path(), path_of(who)))


@require_http_methods(["GET", "POST"])
def activity(request: HttpRequest, key: str) -> HttpResponse:
    """Somebody may no longer sign in, or may again."""
    by = only_administrators(request)
    who, today = known_person(key), now_for(request).date()

    def save(_: Mapping[str, Any]) -> Saved:
        if who.is_active:
            accounts.deactivate(who.id, today, by=by)
            done = Text(
                f"{who.name} kan niet meer aanmelden.", f"{who.name} can no longer sign in."
            )
            return Saved(Kind.PERSON, [who.id], "deactivated", done, back)
        accounts.activate(who.id)
        done = Text(f"{who.name} kan weer aanmelden.", f"{who.name} can sign in again.")
        return Saved(Kind.PERSON, [who.id], "activated", done, back)

    back, _ = path_of(who)
    title = (
        Text(f"Aanmelden uitzetten: {who.name}", f"Stop signing in: {who.name}")
        if who.is_active
        else Text(f"Aanmelden weer aanzetten: {who.name}", f"Allow signing in: {who.name}")
    )
    context = around(title, back, people_path(), path_of(who), submit=title)
    if who.is_active:
        context["cards"] = about_leaving(who, today)
    form = NothingForm(request.POST if request.method == "POST" else None)
    return filled(request, form, save, context)
