"""Pages of protocols: which holds where from when."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, ClassVar

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from kantelpunt.foundation.register_terms import Sector
from kantelpunt.foundation.text import Text
from kantelpunt.foundation.written_days import written_day
from kantelpunt.web.administration.fields import choice, day, offer
from kantelpunt.web.administration.filling import (
    Form,
    Saved,
    around,
    crumbs,
    filled,
    only_administrators,
)
from kantelpunt.web.dossiers.in_use import open_per_version
from kantelpunt.web.gate.looking import looked
from kantelpunt.web.journal.words import Action, Kind
from kantelpunt.web.pages.clock import now_for
from kantelpunt.web.pages.tables import Column, Table
from kantelpunt.web.protocols.assigning import (
    AssignedRow,
    assign_from,
    assigned_row,
    assigned_rows,
    take_back,
)
from kantelpunt.web.protocols.selectors import shelf, version_called
from kantelpunt.web.register.detecting import detect_all
from kantelpunt.web.schools.places import places

PROTOCOLS = Text("Protocollen", "Protocols")
SECTORS = {
    Sector.PO: Text("Alle basisscholen (po)", "All primary schools (po)"),
    Sector.SO: Text("Alle scholen voor speciaal onderwijs (so)", "All special schools (so)"),
    Sector.VO: Text("Alle middelbare scholen (vo)", "All secondary schools (vo)"),
    Sector.VSO: Text(
        "Alle scholen voor voortgezet speciaal onderwijs (vso)",
        "All special secondary schools (vso)",
    ),
}
_ADD = Text("Protocol laten beginnen", "Let a protocol begin")
_NEW_CASES = Text(
    "Wat u hier vastlegt geldt voor dossiers die vanaf die dag beginnen. Lopende dossiers maken "
    "hun eigen versie af, tot iemand ze met opzet overzet.",
    "What you tell here holds for cases that begin from that day on. Running cases finish their "
    "own version, until somebody moves them on purpose.",
)


def title_of(protocol: str) -> str:
    """A protocol by name; one that is no longer known stays as it is."""
    known = [one for one in shelf().versions if one.id == protocol]
    return known[-1].protocol.title if known else protocol


class AssignedTable(Table[AssignedRow]):
    """Which protocol holds where, the one that begins last first."""

    caption = Text("Welk protocol waar", "Which protocol where")
    empty = Text(
        "Hier komt te staan welk protocol waar geldt. Laat het eerste beginnen: zonder protocol "
        "zijn er geen signalen.",
        "Which protocol holds where will stand here. Let the first begin: without a protocol there "
        "are no signals.",
    )
    order = "-vanaf"

    def __init__(self, rows: Sequence[AssignedRow], today: date) -> None:
        """Take the rows, and the day on which they are looked at."""
        names = {one.code: one.name for one in places()}
        self.columns = (
            Column(
                "waar",
                Text("Waar", "Where"),
                value=lambda row: SECTORS[row.sector] if row.sector else names.get(row.school),
                sort=lambda row: names.get(row.school, row.sector or ""),
                small=lambda row: row.school or None,
            ),
            Column(
                "protocol",
                Text("Protocol", "Protocol"),
                value=lambda row: title_of(row.protocol),
                sort=lambda row: row.protocol,
            ),
            Column(
                "vanaf",
                Text("Vanaf", "From"),
                value=lambda row: row.first,
                sort=lambda row: row.first,
            ),
            Column(
                "bevestigd",
                Text("Bevestigd door de besturen", "Confirmed by the boards"),
                value=lambda row: row.confirmed_on or Text("vastleggen", "record"),
                link=lambda row: reverse("administration:confirm", args=[row.id]),
            ),
            Column(
                "toestand",
                Text("Toestand", "State"),
                value=lambda row: _state(row, today),
                tag=lambda row: "ok" if row.holds_on(today) else "info",
            ),
            Column(
                "doe",
                Text("Wijzigen", "Change"),
                value=lambda row: Text("Weghalen", "Take back") if row.first > today else None,
                link=lambda row: (
                    reverse("administration:take_back_protocol", args=[row.id])
                    if row.first > today
                    else None
                ),
            ),
        )
        super().__init__(rows)


def _state(row: AssignedRow, today: date) -> Text:
    if row.holds_on(today):
        return Text("geldt nu", "holds now")
    return Text("komt nog", "to come") if row.first > today else Text("was", "past")


class AssignForm(Form):
    """Where, which, and from when."""

    field_of: ClassVar = {"not-in-force": "first", "other-sector": "protocol", "same-day": "first"}
    where = choice(
        Text("Voor welke scholen?", "For which schools?"),
        help_text=Text(
            "Een regel voor één school gaat voor die van de sector.",
            "A row for one school goes before that of the sector.",
        ),
    )
    protocol = choice(Text("Welk protocol?", "Which protocol?"))
    first = day(
        Text("Vanaf", "From"),
        help_text=Text(
            "Dossiers die op deze dag of later beginnen, gaan volgens dit protocol.",
            "Cases that begin on this day or later go by this protocol.",
        ),
    )

    def offer(self) -> None:
        """Sectors and schools, and the protocols that are known."""
        sectors = [(f"sector-{one}", name) for one, name in SECTORS.items()]
        schools = [(one.code, f"{one.name} ({one.code})") for one in places()]
        offer(self, "where", [*sectors, *schools], Text("Kies", "Choose"))
        known = dict.fromkeys(one.id for one in shelf().versions)
        offer(self, "protocol", [(one, title_of(one)) for one in known], Text("Kies", "Choose"))


@require_GET
def list_of(request: HttpRequest) -> HttpResponse:
    """Which protocol holds where."""
    only_administrators(request)
    page = AssignedTable(assigned_rows(), now_for(request).date()).page(request)
    if page.export:
        return page.export_response(lambda ids: looked(request, Action.EXPORT, Kind.SETTINGS, ids))
    used = dict.fromkeys(one.protocol for one in assigned_rows())
    context = {
        "table": page,
        "title": PROTOCOLS,
        "action": {"url": reverse("administration:assign"), "name": _ADD},
        "notes": [_NEW_CASES],
        "running": _running(),
        "used": sorted(((one, title_of(one)) for one in used), key=lambda one: one[1]),
        "crumbs": crumbs(("", PROTOCOLS)),
    }
    return render(request, "administration/protocols.html", context)


def _running() -> list[Text]:
    """How many cases run on which version."""
    return [
        Text(
            f"{version.nl}. Lopende dossiers die op deze versie blijven: {count}.",
            f"{version.en}. Running cases that stay on this version: {count}.",
        )
        for name, count in sorted(open_per_version().items())
        for version in [_version(name)]
    ]


def _version(name: str) -> Text:
    found = version_called(name)
    title, first = found.protocol.title, written_day(found.first)
    return Text(f"{title}, versie van {first.nl}", f"{title}, version of {first.en}")


@require_http_methods(["GET", "POST"])
def assign(request: HttpRequest) -> HttpResponse:
    """A school or sector works by a protocol from a day on."""
    only_administrators(request)
    now = now_for(request)
    form = AssignForm(request.POST or None)
    form.offer()
    back = reverse("administration:protocols")

    def save(given: Mapping[str, Any]) -> Saved:
        where: str = given["where"]
        school = "" if where.startswith("sector-") else where
        sectors = {one.code: one.sector for one in places()}
        sector = Sector(sectors[school] if school else where.removeprefix("sector-"))
        assign_from(given["protocol"], given["first"], sector, school)
        if given["first"] <= now.date():
            detect_all(now)
        done = Text("Het protocol is vastgelegd.", "The protocol has been recorded.")
        subjects = [given["protocol"], where]
        more = [] if school else _by_themselves(sector, given["first"])
        return Saved(Kind.SETTINGS, subjects, "protocol-assigned", done, back, more)

    context = around(_ADD, back, (back, PROTOCOLS), intro=_NEW_CASES)
    lines = _running()
    if lines:
        title = Text("Lopende dossiers", "Running cases")
        context["cards"] = [{"title": title, "lines": lines, "edge": "now"}]
    return filled(request, form, save, context)


def _by_themselves(sector: Sector, day: date) -> list[Text]:
    """The schools of a sector that have a row of their own, which goes before, in a sentence."""
    own = {one.school for one in assigned_rows() if one.school and one.holds_on(day)}
    names = "; ".join(one.name for one in places() if one.code in own and one.sector == sector)
    if not names:
        return []
    return [
        Text(
            f"Deze scholen houden hun eigen protocol, want een regel voor één school gaat voor: "
            f"{names}.",
            f"These schools keep their own protocol, as a row for one school goes before: {names}.",
        )
    ]


@require_http_methods(["GET", "POST"])
def take_back_row(request: HttpRequest, row: int) -> HttpResponse:
    """A row that has not begun no longer counts."""
    only_administrators(request)
    one, today = assigned_row(row), now_for(request).date()
    if one is None:
        raise Http404
    back = reverse("administration:protocols")

    def save(_: Mapping[str, Any]) -> Saved:
        take_back(row, today)
        done = Text("De regel is weggehaald.", "The row has been taken back.")
        where = one.school or f"sector-{one.sector}"
        return Saved(Kind.SETTINGS, [one.protocol, where], "protocol-taken-back", done, back)

    name = title_of(one.protocol)
    title = Text(f"Weghalen: {name}", f"Take back: {name}")
    form = Form(request.POST if request.method == "POST" else None)
    return filled(request, form, save, around(title, back, (back, PROTOCOLS), submit=title))
