"""The list of cases that somebody sees."""

from datetime import date
from typing import Any, cast

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.urls import reverse

from kantelpunt.casework.events.clocks import WaitingFor
from kantelpunt.casework.overview import LooseEnd
from kantelpunt.casework.telling.case_words import case_word
from kantelpunt.foundation.text import Text
from kantelpunt.web.dossiers.models import Asked, CaseRow
from kantelpunt.web.pages.saying import language_of, said
from kantelpunt.web.pages.tables import Choice, Column, Option, Table
from kantelpunt.web.people.selectors import person_name
from kantelpunt.web.protocols.selectors import teller
from kantelpunt.web.schools.handovers import not_received
from kantelpunt.web.schools.selectors import pupil_name, pupil_order, school_name

_OPEN = Q(closed="")


def named(rows: QuerySet[CaseRow]) -> QuerySet[CaseRow]:
    """The same with the names that lists show, and what is due first, in one query."""
    dated = Asked.objects.filter(case=OuterRef("pk"), due__isnull=False)
    return rows.annotate(
        first_due=Subquery(dated.order_by("due").values("due")[:1]),
        pupil_name=pupil_name("pupil"),
        pupil_order=pupil_order("pupil"),
        school_name=school_name("school"),
        director_name=person_name("director"),
    )


def annotated(row: CaseRow, name: str) -> str:
    """A name that `named` added."""
    return cast("str", getattr(cast("Any", row), name) or "")


def step_of(row: CaseRow) -> str:
    """The step that leads, by name."""
    if not row.step:
        return ""
    found = teller(row.version, language_of()).names.headings.get(row.step)
    return found.in_(language_of()) if found else row.step


def state_of(row: CaseRow) -> str:
    """Closed, late, with a loose end, or in order: in words."""
    if row.closed:
        return said(Text("gesloten", "closed"))
    if row.overdue:
        return said(Text("te laat", "late"))
    if row.loose_ends:
        return said(case_word(LooseEnd(row.loose_ends[0])))
    return said(Text("loopt", "running"))


def state_tag(row: CaseRow) -> str:
    """How that is coloured, beside its words."""
    if row.closed:
        return "info"
    if row.overdue:
        return "late"
    return "warn" if row.loose_ends else "ok"


def _first_due(row: CaseRow) -> date | None:
    return cast("date | None", cast("Any", row).first_due)


class CasesTable(Table[CaseRow]):
    """Cases, what is late first; the name of the pupil leads to the case."""

    caption = Text("Dossiers", "Cases")
    empty = Text(
        "Hier komen de dossiers te staan waaraan u deelneemt. Een dossier begint bij een signaal "
        "of een zorg.",
        "The cases in which you take part will stand here. A case begins with a signal or a "
        "concern.",
    )
    columns = (
        Column(
            "leerling",
            Text("Leerling", "Pupil"),
            value=lambda row: annotated(row, "pupil_name"),
            sort="pupil_order",
            link=lambda row: reverse("dossiers:case", args=[row.id]),
            small=lambda row: annotated(row, "school_name"),
        ),
        Column("stap", Text("Stap", "Step"), value=step_of, sort="step"),
        Column(
            "regie",
            Text("Regie", "Lead"),
            value=lambda row: annotated(row, "director_name"),
            sort="director_name",
        ),
        Column(
            "volgende",
            Text("Eerste datum", "First date"),
            value=_first_due,
            sort="first_due",
        ),
        Column(
            "drie-maanden",
            Text("Drie maanden", "Three months"),
            value=lambda row: row.offer_due,
            sort="offer_due",
        ),
        Column("toestand", Text("Toestand", "State"), value=state_of, tag=state_tag),
    )
    filters = (
        Choice(
            "toestand",
            Text("Toestand", "State"),
            options=(
                Option("open", Text("Open", "Open"), _OPEN),
                Option("laat", Text("Te laat", "Late"), _OPEN & Q(overdue=True)),
                Option(
                    "los", Text("Met een los eind", "With a loose end"), _OPEN & ~Q(loose_ends=[])
                ),
                Option(
                    "overgang",
                    Text("Naar andere school, niet overgedragen", "Moved on, not handed over"),
                    _OPEN & not_received("pupil", "sector", "opened_on"),
                ),
                Option("gesloten", Text("Gesloten", "Closed"), ~_OPEN),
            ),
            default="open",
        ),
        Choice(
            "wacht-op",
            Text("Wacht op", "Waits for"),
            options=[
                Option(cause.value, case_word(cause), Q(waits__icontains=cause.value))
                for cause in WaitingFor
            ],
        ),
    )
    order = "volgende"
