"""Whether every school hands in its registrations: up to which day, and no figures (HR-43)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kantelpunt.foundation.text import Text
from kantelpunt.web.gate.looking import looked
from kantelpunt.web.gate.seeing import require_area
from kantelpunt.web.gate.viewer import Viewer, viewer_of
from kantelpunt.web.journal.words import Action, Kind
from kantelpunt.web.oversight.region_crumbs import region_crumbs
from kantelpunt.web.pages.tables import Choice, Column, Option, Table
from kantelpunt.web.people.selectors import organisations_of_kind
from kantelpunt.web.register.selectors import freshness
from kantelpunt.web.schools.selectors import SchoolInfo, all_schools

_AREA = "municipality"
_A_WEEK = timedelta(days=7)


class Fresh(StrEnum):
    """How a school stands; the value stands in addresses."""

    LACKS = "ontbreekt"
    OLD = "oud"
    GOOD = "bij"


FRESH = {
    Fresh.LACKS: (Text("nog niets ingelezen", "nothing imported yet"), "late"),
    Fresh.OLD: (Text("meer dan een week oud", "more than a week old"), "warn"),
    Fresh.GOOD: (Text("bij", "up to date"), "ok"),
}
"""In words, and how these are coloured."""


@dataclass(frozen=True)
class Registration:
    """Up to which day a school has handed in; None: nothing yet."""

    id: str
    name: str
    municipality: str
    until: date | None
    fresh: Fresh


def registrations(schools: Iterable[SchoolInfo], day: date) -> list[Registration]:
    """How some schools stand on a day (one query)."""
    known = list(schools)
    until = freshness(one.code for one in known)
    return [
        Registration(
            one.code,
            one.name,
            one.municipality,
            until.get(one.code),
            _fresh(until.get(one.code), day),
        )
        for one in known
    ]


def _fresh(until: date | None, day: date) -> Fresh:
    if until is None:
        return Fresh.LACKS
    return Fresh.OLD if day - until > _A_WEEK else Fresh.GOOD


def _schools_for(viewer: Viewer) -> list[SchoolInfo]:
    """The schools for which somebody's organisations work."""
    held = viewer.held_for(_AREA)
    mine = {one.organisation for one in held}
    works = [one for one in organisations_of_kind([one.kind for one in held]) if one.id in mine]
    return [
        school
        for school in all_schools()
        if any(one.works_for([school.municipality], school.sector) for one in works)
    ]


class RegistrationTable(Table[Registration]):
    """Schools by name: this puts nobody in order."""

    caption = Text("Registratie van scholen", "Registration of schools")
    empty = Text(
        "Hier komen de scholen te staan waarvoor u werkt.",
        "The schools for which you work will stand here.",
    )
    columns = (
        Column(
            "school",
            Text("School", "School"),
            value=lambda one: one.name,
            sort="name",
            small=lambda one: one.municipality,
        ),
        Column(
            "tot",
            Text("Registratie tot en met", "Registrations up to"),
            value=lambda one: one.until,
        ),
        Column(
            "toestand",
            Text("Toestand", "State"),
            value=lambda one: FRESH[one.fresh][0],
            tag=lambda one: FRESH[one.fresh][1],
        ),
    )
    filters = (
        Choice(
            "toestand",
            Text("Toestand", "State"),
            [Option(key, name) for key, (name, _) in FRESH.items()],
            "fresh",
        ),
    )
    order = "school"


def registration(request: HttpRequest) -> HttpResponse:
    """The schools for which somebody works, with how fresh their registrations are."""
    viewer = viewer_of(request)
    require_area(viewer, _AREA)
    page = RegistrationTable(registrations(_schools_for(viewer), viewer.day)).page(request)
    if page.export:
        return page.export_response(lambda ids: looked(request, Action.EXPORT, Kind.SCHOOL, ids))
    looked(request, Action.LIST, Kind.SCHOOL, page.ids)
    context = {"table": page, "crumbs": region_crumbs(page.caption)}
    return render(request, "oversight/registration.html", context)
