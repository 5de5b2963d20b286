"""Pages of organisations."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from kantelpunt.foundation.register_terms import Sector
from kantelpunt.foundation.text import Text
from kantelpunt.protocol.model.people import PartyKind
from kantelpunt.web.administration.fields import choice, offer, ticks, words
from kantelpunt.web.administration.filling import (
    Form,
    Saved,
    around,
    crumbs,
    filled,
    only_administrators,
)
from kantelpunt.web.dossiers.in_use import work_out_anew
from kantelpunt.web.gate.looking import looked
from kantelpunt.web.journal.words import Action, Kind
from kantelpunt.web.pages.clock import now_for
from kantelpunt.web.pages.tables import Choice, Column, Option, Table
from kantelpunt.web.people.organisations import KINDS, change_organisation, write_organisation
from kantelpunt.web.people.staff import Group, organisation, organisations
from kantelpunt.web.schools.places import municipalities
from kantelpunt.web.schools.selectors import schools_of

ORGANISATIONS = Text("Organisaties", "Organisations")
_ADD = Text("Organisatie toevoegen", "Add an organisation")
_WHERE = Text(
    "Geen gemeente gekozen: voor de hele regio.", "No municipality chosen: for all of the region."
)
_SECTORS = {
    Sector.PO: Text("Basisonderwijs (po)", "Primary (po)"),
    Sector.SO: Text("Speciaal onderwijs (so)", "Special primary (so)"),
    Sector.VO: Text("Voortgezet onderwijs (vo)", "Secondary (vo)"),
    Sector.VSO: Text("Voortgezet speciaal onderwijs (vso)", "Special secondary (vso)"),
}
_WHICH = Text("Niets gekozen: voor alle scholen.", "Nothing chosen: for all schools.")


class OrganisationsTable(Table[Group]):
    """Organisations by name."""

    caption = ORGANISATIONS
    empty = Text(
        "Hier komen de organisaties te staan. Voeg de eerste toe.",
        "The organisations will stand here. Add the first.",
    )
    columns = (
        Column(
            "naam",
            Text("Naam", "Name"),
            value=lambda row: row.name,
            sort="name",
            link=lambda row: reverse("administration:organisation", args=[row.id]),
        ),
        Column("soort", Text("Soort", "Kind"), value=lambda row: kind_name(row.kind), sort="kind"),
        Column(
            "gemeenten",
            Text("Gemeenten", "Municipalities"),
            value=lambda row: ", ".join(row.municipalities) or Text("hele regio", "whole region"),
        ),
        Column(
            "onderwijs",
            Text("Onderwijs", "Education"),
            value=lambda row: ", ".join(row.sectors) or Text("alle", "all"),
        ),
    )
    filters = (
        Choice(
            "soort",
            Text("Soort", "Kind"),
            [Option(kind.value, name) for kind, name in KINDS.items()],
            "kind",
        ),
    )
    order = "naam"


def kind_name(kind: str) -> Text:
    """A kind of organisation by name; one that is not known here stays as it is."""
    return KINDS.get(PartyKind(kind), Text(kind, kind))


class OrganisationForm(Form):
    """Name, kind, municipalities and sectors."""

    field_of: ClassVar = {
        "no-name": "name",
        "name-taken": "name",
        "is-a-school": "kind",
        "functions-of-another-kind": "kind",
    }
    name = words(Text("Naam", "Name"))
    kind = choice(Text("Soort", "Kind"))
    municipalities = ticks(
        Text("Voor welke gemeenten?", "For which municipalities?"), help_text=_WHERE
    )
    others = words(
        Text("Andere gemeenten", "Other municipalities"),
        required=False,
        help_text=Text("Met komma's ertussen.", "With commas in between."),
        longest=400,
    )
    sectors = ticks(Text("Voor welk onderwijs?", "For which education?"), help_text=_WHICH)

    def offer(self, known: list[str]) -> None:
        """The kinds, the sectors, and the municipalities that are known."""
        offer(self, "kind", [(kind.value, name) for kind, name in KINDS.items()])
        offer(self, "municipalities", [(one, one) for one in known])
        offer(self, "sectors", [(sector.value, name) for sector, name in _SECTORS.items()])


def _where(given: Mapping[str, Any]) -> list[str]:
    return [*given["municipalities"], *given["others"].split(",")]


def _in_which(given: Mapping[str, Any]) -> list[Sector]:
    return [Sector(one) for one in given["sectors"]]


@require_GET
def list_of(request: HttpRequest) -> HttpResponse:
    """Every organisation."""
    only_administrators(request)
    page = OrganisationsTable(organisations()).page(request)
    if page.export:
        return page.export_response(lambda ids: looked(request, Action.EXPORT, Kind.SETTINGS, ids))
    context = {
        "table": page,
        "title": ORGANISATIONS,
        "action": {"url": reverse("administration:add_organisation"), "name": _ADD},
        "crumbs": crumbs(("", ORGANISATIONS)),
    }
    return render(request, "administration/list.html", context)


@require_http_methods(["GET", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """A new organisation."""
    only_administrators(request)
    form = OrganisationForm(request.POST or None)
    form.offer(municipalities())
    back = reverse("administration:organisations")

    def save(given: Mapping[str, Any]) -> Saved:
        kind = PartyKind(given["kind"])
        key = write_organisation(given["name"], kind, _where(given), _in_which(given))
        work_out_anew(now_for(request))
        done = Text("De organisatie is toegevoegd.", "The organisation has been added.")
        return Saved(Kind.SETTINGS, [key], "organisation-added", done, back)

    return filled(request, form, save, around(_ADD, back, (back, ORGANISATIONS)))


@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, key: str) -> HttpResponse:
    """Another name, kind, place or sector; cases are worked out anew, since others take part."""
    only_administrators(request)
    row = organisation(key)
    if row is None:
        raise Http404
    initial = {
        "name": row.name,
        "kind": row.kind,
        "municipalities": row.municipalities,
        "sectors": row.sectors,
    }
    form = OrganisationForm(request.POST or None, initial=initial)
    form.offer(sorted({*municipalities(), *row.municipalities}))
    back = reverse("administration:organisations")

    def save(given: Mapping[str, Any]) -> Saved:
        change_organisation(
            key,
            given["name"],
            PartyKind(given["kind"]),
            _where(given),
            _in_which(given),
            is_school=bool(schools_of([key])),
        )
        work_out_anew(now_for(request))
        done = Text("De organisatie is gewijzigd.", "The organisation has been changed.")
        return Saved(Kind.SETTINGS, [key], "organisation-changed", done, back)

    title = Text(row.name, row.name)
    return filled(request, form, save, around(title, back, (back, ORGANISATIONS)))
