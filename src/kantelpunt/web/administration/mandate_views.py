"""The page of mandates: who may decide about what, and for which nobody is there."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from kantelpunt.casework.agreement import Agreement
from kantelpunt.casework.telling.named import who as named
from kantelpunt.foundation.text import Text
from kantelpunt.interchange.functions_file import functions
from kantelpunt.protocol.model.people import Mandate
from kantelpunt.protocol.reader import ProtocolVersion
from kantelpunt.web.administration.filling import crumbs, only_administrators
from kantelpunt.web.gate.looking import looked
from kantelpunt.web.gate.viewer import function_name
from kantelpunt.web.journal.words import Action, Kind
from kantelpunt.web.pages.clock import now_for
from kantelpunt.web.pages.saying import language_of, said
from kantelpunt.web.pages.tables import Choice, Column, Option, Table
from kantelpunt.web.people.staff import holders_by_function
from kantelpunt.web.protocols.assigning import assigned_rows
from kantelpunt.web.protocols.selectors import agreement, shelf, teller

_TITLE = Text("Mandaten", "Mandates")
_INTRO = Text(
    "Wie waarover mag besluiten, volgens de protocollen die gelden. Een besluit zonder mandaat "
    "wordt geweigerd.",
    "Who may decide about what, by the protocols that hold. A decision without a mandate is "
    "refused.",
)


@dataclass(frozen=True)
class Held:
    """A mandate with who can use it now.

    Attributes:
        people: who hold a function that may, each with the organisation; none: a gap.
    """

    id: str
    protocol: str
    title: str
    mandate: Mandate
    whose: str
    functions: str
    people: Sequence[str]


class MandatesTable(Table[Held]):
    """Mandates, those that nobody can use first."""

    caption = _TITLE
    empty = Text(
        "De protocollen die gelden kennen geen mandaten.",
        "The protocols that hold have no mandates.",
    )
    order = "wie"
    columns = (
        Column(
            "mandaat",
            Text("Mandaat", "Mandate"),
            value=lambda row: row.mandate.name,
            sort=lambda row: row.mandate.name,
            small=lambda row: row.title,
        ),
        Column("over", Text("Waarover", "About"), value=lambda row: "; ".join(row.mandate.scope)),
        Column(
            "rol",
            Text("Wie", "Whose"),
            value=lambda row: row.whose,
            sort=lambda row: row.whose,
            small=lambda row: row.functions,
        ),
        Column(
            "wie",
            Text("Nu", "Now"),
            value=lambda row: "; ".join(row.people) or Text("niemand", "nobody"),
            sort=lambda row: len(row.people),
            tag=lambda row: None if row.people else "warn",
        ),
    )
    filters = (
        Choice(
            "wie",
            Text("Wie", "Who"),
            (
                Option("niemand", Text("Niemand", "Nobody"), lambda row: not row.people),
                Option("iemand", Text("Iemand", "Somebody"), lambda row: bool(row.people)),
            ),
        ),
    )


def mandates_on(day: date) -> list[Held]:
    """The mandates of the protocols that hold on a day or later."""
    now_held = holders_by_function(day)
    used = dict.fromkeys(
        one.protocol for one in assigned_rows() if one.first > day or one.holds_on(day)
    )
    versions = [shelf().in_force(one, day) or shelf().of_protocol(one)[0] for one in sorted(used)]
    return [
        _held(version, mandate, now_held)
        for version in versions
        for mandate in version.protocol.mandates
    ]


def _held(
    version: ProtocolVersion, mandate: Mandate, now_held: dict[str, Sequence[tuple[str, str]]]
) -> Held:
    name = f"{version.id}@{version.first.isoformat()}"
    may = _functions(agreement(name, version.protocol.sector[0]), mandate)
    people = [f"{who} ({where})" for one in may for who, where in now_held.get(one, ())]
    return Held(
        f"{version.id}.{mandate.id}",
        version.id,
        version.protocol.title,
        mandate,
        named(teller(name, language_of()), mandate.holder),
        ", ".join(said(function_name(one)) for one in may),
        tuple(dict.fromkeys(people)),
    )


def _functions(known: Agreement, mandate: Mandate) -> list[str]:
    """The functions of which a role may use a mandate."""
    protocol = known.protocol.protocol
    return [
        name
        for name, one in functions().by_id.items()
        if any(known.speaks_for(role, mandate.holder) for role in one.roles_in(protocol))
    ]


@require_GET
def mandates(request: HttpRequest) -> HttpResponse:
    """Who may decide about what, and for which nobody is there."""
    only_administrators(request)
    rows = mandates_on(now_for(request).date())
    page = MandatesTable(rows).page(request)
    if page.export:
        return page.export_response(lambda ids: looked(request, Action.EXPORT, Kind.SETTINGS, ids))
    gaps = sum(not one.people for one in rows)
    gap = Text(
        f"Mandaten die nu niemand kan gebruiken: {gaps}. Geef iemand de functie die erbij staat.",
        f"Mandates that nobody can use now: {gaps}. Give somebody the function beside it.",
    )
    context = {
        "table": page,
        "title": _TITLE,
        "intro": _INTRO,
        "notes": [gap] if gaps else [],
        "crumbs": crumbs(("", _TITLE)),
    }
    return render(request, "administration/list.html", context)
