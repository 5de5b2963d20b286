"""One's own schools, by name: their figures put nobody in order."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from kantelpunt.foundation.text import Text
from kantelpunt.web.dossiers.selectors import running_per_school
from kantelpunt.web.pages.tables import Column, Table
from kantelpunt.web.register.selectors import freshness, new_per_school, parked_counts
from kantelpunt.web.schools.selectors import SchoolInfo, pupils_at_schools


@dataclass(frozen=True)
class SchoolRow:
    """A school with its figures, and how fresh they are."""

    id: str
    name: str
    until: date | None
    parked: int
    pupils: int
    cases: int
    signals: int


def school_rows(schools: Iterable[SchoolInfo], day: date) -> list[SchoolRow]:
    """The rows of some schools, in a fixed number of queries."""
    known = list(schools)
    codes = [one.code for one in known]
    until, parked, new = freshness(codes), parked_counts(codes), new_per_school(codes)
    running = running_per_school(one.organisation for one in known)
    enrolled = pupils_at_schools(codes, day)
    return [
        SchoolRow(
            one.code,
            one.name,
            until.get(one.code),
            parked.get(one.code, 0),
            enrolled.get(one.code, 0),
            running.get(one.organisation, 0),
            new.get(one.code, 0),
        )
        for one in known
    ]


class SchoolsTable(Table[SchoolRow]):
    """Schools by name alone."""

    caption = Text("Uw scholen", "Your schools")
    empty = Text(
        "Hier komen de scholen te staan waar u werkt.",
        "The schools where you work will stand here.",
    )
    columns = (
        Column(
            "school",
            Text("School", "School"),
            value=lambda one: one.name,
            sort="name",
            link=lambda one: reverse("oversight:school", args=[one.id]),
        ),
        Column(
            "tot",
            Text("Registratie tot en met", "Registrations up to"),
            value=lambda one: one.until or Text("nog niets ingelezen", "nothing imported yet"),
        ),
        Column(
            "leerlingen",
            Text("Leerlingen", "Pupils"),
            value=lambda one: one.pupils,
            is_number=True,
        ),
        Column(
            "dossiers",
            Text("Lopende dossiers", "Running cases"),
            value=lambda one: one.cases,
            is_number=True,
        ),
        Column(
            "signalen",
            Text("Nieuwe signalen", "New signals"),
            value=lambda one: one.signals,
            is_number=True,
        ),
    )
    order = "school"
