"""Pages of schools: the list, and what a school told of its calendar."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from kantelpunt.calendar.school_calendar import CalendarChange
from kantelpunt.foundation.text import Text
from kantelpunt.web.administration.changing_calendars import Changed, take_back, tell
from kantelpunt.web.administration.fields import day, offer, rounds, words
from kantelpunt.web.administration.filling import (
    Form,
    Saved,
    around,
    crumbs,
    filled,
    only_administrators,
)
from kantelpunt.web.administration.vacations_told import vacations_told
from kantelpunt.web.gate.looking import looked
from kantelpunt.web.journal.words import Action, Kind
from kantelpunt.web.pages.clock import now_for
from kantelpunt.web.pages.tables import Choice, Column, Option, Table
from kantelpunt.web.people.selectors import organisation_names
from kantelpunt.web.register.selectors import freshness
from kantelpunt.web.schools.closing_days import Told, told_days, told_row
from kantelpunt.web.schools.places import Place, place, places

SCHOOLS = Text("Scholen", "Schools")
_REGIONS = {
    "noord": Text("Noord", "North"),
    "midden": Text("Midden", "Centre"),
    "zuid": Text("Zuid", "South"),
}
_NOTHING = Text("nog niets ingelezen", "nothing imported yet")
_CLOSED = Text("dicht", "closed")
_ADD = Text("Dagen vastleggen", "Tell of days")
_WHAT_IT_DOES = Text(
    "Lopende termijnen in dossiers van deze school schuiven mee. De tijdlijn zegt waarom. Signalen "
    "worden opnieuw bepaald.",
    "Running terms in cases of this school move along. The timeline says why. Signals are worked "
    "out anew.",
)


class SchoolsTable(Table[Place]):
    """Schools by name, with organisation, holiday region and how fresh registrations are."""

    caption = SCHOOLS
    empty = Text(
        "Hier komen de scholen te staan, zodra het pakket van de regio is ingelezen.",
        "The schools will stand here, once the package of the region has been read.",
    )
    order = "naam"
    filters = (
        Choice(
            "vakantie",
            Text("Vakantieregio", "Holiday region"),
            [Option(code, name) for code, name in _REGIONS.items()],
            "holiday_region",
        ),
    )

    def __init__(self, rows: Sequence[Place]) -> None:
        """Take the schools, and look up their organisations and registrations."""
        names = organisation_names(one.organisation for one in rows)
        until = freshness(one.code for one in rows)
        self.columns = (
            Column(
                "naam",
                Text("School", "School"),
                value=lambda row: row.name,
                sort=lambda row: row.name,
                link=lambda row: reverse("administration:school", args=[row.code]),
                small=lambda row: f"{row.code}, {row.municipality}",
            ),
            Column("soort", Text("Sector", "Sector"), value=lambda row: row.sector.upper()),
            Column(
                "organisatie",
                Text("Organisatie", "Organisation"),
                value=lambda row: names.get(row.organisation, ""),
                sort=lambda row: names.get(row.organisation, ""),
            ),
            Column(
                "vakantie",
                Text("Vakantieregio", "Holiday region"),
                value=lambda row: _REGIONS[row.holiday_region],
                sort=lambda row: row.holiday_region,
            ),
            Column(
                "tot",
                Text("Registratie tot en met", "Registrations up to"),
                value=lambda row: until.get(row.code, _NOTHING),
            ),
        )
        super().__init__(rows)

    def id_of(self, row: Place) -> object:
        """Its code."""
        return row.code


class DaysTable(Table[Told]):
    """What a school told of its calendar; a later line goes before an earlier one."""

    caption = Text("Eigen dagen van de school", "The school's own days")
    empty = Text(
        "Hier komen de dagen te staan waarop de school dicht of open is, anders dan in de "
        "schoolvakanties.",
        "The days will stand here on which the school is closed or open otherwise than in the "
        "school vacations.",
    )
    columns = (
        Column(
            "van",
            Text("Van", "From"),
            value=lambda row: row.change.first,
            sort=lambda row: row.change.first,
        ),
        Column("tot", Text("Tot en met", "Until"), value=lambda row: row.change.last),
        Column(
            "wat",
            Text("Wat", "What"),
            value=lambda row: Text("open", "open") if row.change.is_open else _CLOSED,
            tag=lambda row: "ok" if row.change.is_open else "info",
        ),
        Column("waarom", Text("Waarom", "Why"), value=lambda row: row.change.reason),
        Column(
            "doe",
            Text("Wijzigen", "Change"),
            value=lambda _: Text("Weghalen", "Take back"),
            link=lambda row: reverse("administration:take_back_days", args=[row.id]),
        ),
    )
    order = "-van"


class DaysForm(Form):
    """Which days, open or closed, and why."""

    field_of: ClassVar = {
        "no-reason": "reason",
        "last-before-first": "last",
        "too-long": "last",
        "day-stays-the-same": "first",
    }
    first = day(Text("Van", "From"))
    last = day(Text("Tot en met", "Up to and including"))
    open = rounds(Text("Is de school dan open of dicht?", "Is the school open or closed then?"))
    reason = words(
        Text("Waarom?", "Why?"),
        help_text=Text(
            "Bijvoorbeeld: studiedag. Dit komt in de tijdlijn; noem geen namen.",
            "For example: training day. The timeline says so; write no names.",
        ),
        longest=100,
    )

    def offer(self) -> None:
        """Closed or open."""
        both = [("dicht", Text("Dicht", "Closed")), ("open", Text("Open", "Open"))]
        offer(self, "open", both)


def known_school(code: str) -> Place:
    """A school.

    Raises:
        Http404: when there is none of that code.
    """
    found = place(code)
    if found is None:
        raise Http404
    return found


def path_of(one: Place) -> tuple[tuple[str, Text], tuple[str, str]]:
    """The crumbs of a school."""
    there = reverse("administration:school", args=[one.code])
    return (reverse("administration:schools"), SCHOOLS), (there, one.name)


@require_GET
def list_of(request: HttpRequest) -> HttpResponse:
    """Every school."""
    only_administrators(request)
    page = SchoolsTable(places()).page(request)
    if page.export:
        return page.export_response(lambda ids: looked(request, Action.EXPORT, Kind.SCHOOL, ids))
    context = {"table": page, "title": SCHOOLS, "crumbs": crumbs(("", SCHOOLS))}
    return render(request, "administration/list.html", context)


@require_GET
def one_school(request: HttpRequest, code: str) -> HttpResponse:
    """What a school told of its calendar."""
    only_administrators(request)
    one = known_school(code)
    page = DaysTable(told_days(code)).page(request)
    if page.export:
        return page.export_response(lambda _: looked(request, Action.EXPORT, Kind.SCHOOL, [code]))
    region = _REGIONS[one.holiday_region]
    (where, _) = path_of(one)
    context = {
        "table": page,
        "title": Text(one.name, one.name),
        "intro": Text(
            f"Schoolvakanties van regio {region.nl}, en wat daarvan afwijkt.",
            f"School vacations of region {region.en}, and what differs from these.",
        ),
        "action": {"url": reverse("administration:add_days", args=[code]), "name": _ADD},
        "school": one,
        "vacations": vacations_told(one.holiday_region, now_for(request).date()),
        "crumbs": crumbs(where, ("", one.name)),
    }
    return render(request, "administration/school.html", context)


@require_http_methods(["GET", "POST"])
def add_days(request: HttpRequest, code: str) -> HttpResponse:
    """The school is closed, or open, on some days."""
    only_administrators(request)
    one = known_school(code)
    form = DaysForm(request.POST or None, initial={"open": "dicht"})
    form.offer()

    def save(given: Mapping[str, Any]) -> Saved:
        change = CalendarChange(
            given["first"], given["last"], given["open"] == "open", given["reason"]
        )
        return _saved(one, tell(code, change, now_for(request)), "days-told")

    context = around(_ADD, path_of(one)[1][0], *path_of(one), intro=_WHAT_IT_DOES)
    return filled(request, form, save, context)


@require_http_methods(["GET", "POST"])
def take_back_days(request: HttpRequest, row: int) -> HttpResponse:
    """Some days are as by default again."""
    only_administrators(request)
    found = told_row(row)
    if found is None:
        raise Http404
    code, told = found
    one = known_school(code)

    def save(_: Mapping[str, Any]) -> Saved:
        return _saved(one, take_back(one.code, told, now_for(request)), "days-taken-back")

    title = Text(f"Weghalen: {told.change.reason}", f"Take back: {told.change.reason}")
    context = around(title, path_of(one)[1][0], *path_of(one), intro=_WHAT_IT_DOES, submit=title)
    form = Form(request.POST if request.method == "POST" else None)
    return filled(request, form, save, context)


def _saved(one: Place, changed: Changed, code: str) -> Saved:
    return Saved(
        Kind.SCHOOL,
        [one.code],
        code,
        Text("De kalender is gewijzigd.", "The calendar has been changed."),
        reverse("administration:school", args=[one.code]),
        changed.told(),
    )
