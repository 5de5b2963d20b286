"""Lists of imports and of rows that were parked."""

from typing import Any, cast

from django.db.models import QuerySet
from django.urls import reverse

from kantelpunt.absence.parking import ParkedFor
from kantelpunt.foundation.text import Text
from kantelpunt.web.pages.tables import Choice, Column, Option, Table
from kantelpunt.web.people.selectors import person_name
from kantelpunt.web.register.models import Import, ParkedRow
from kantelpunt.web.register.parking import WHY
from kantelpunt.web.schools.selectors import pupil_name, school_name


def named_imports(rows: QuerySet[Import]) -> QuerySet[Import]:
    """The same with the names of school and person."""
    return rows.annotate(school_name=school_name("school"), by_name=person_name("by"))


def named_rows(rows: QuerySet[ParkedRow]) -> QuerySet[ParkedRow]:
    """The same with the names of school and pupil."""
    return rows.annotate(school_name=school_name("source__school"), pupil_name=pupil_name("pupil"))


def _of(row: object, name: str) -> str:
    return cast("str", getattr(cast("Any", row), name) or "")


class ImportsTable(Table[Import]):
    """What was imported, the latest first."""

    caption = Text("Ingelezen bestanden", "Imported files")
    empty = Text(
        "Hier komen de bestanden te staan die u inleest. Begin met Verzuim inlezen.",
        "The files that you import will stand here. Begin with Import absence.",
    )
    columns = (
        Column("wanneer", Text("Ingelezen op", "Imported on"), value=lambda row: row.at, sort="at"),
        Column(
            "school",
            Text("School", "School"),
            value=lambda row: _of(row, "school_name") or row.school,
            sort="school_name",
        ),
        Column("van", Text("Vanaf", "From"), value=lambda row: row.first, sort="first"),
        Column("tot", Text("Tot en met", "Until"), value=lambda row: row.last, sort="last"),
        Column(
            "rijen",
            Text("Rijen", "Rows"),
            value=lambda row: row.counts.get("rows"),
            is_number=True,
        ),
        Column(
            "apart",
            Text("Apart gezet", "Set aside"),
            value=lambda row: row.counts.get("parked"),
            is_number=True,
        ),
        Column(
            "signalen",
            Text("Nieuwe signalen", "New signals"),
            value=lambda row: row.counts.get("raised"),
            is_number=True,
        ),
        Column(
            "ingetrokken",
            Text("Ingetrokken", "Withdrawn"),
            value=lambda row: row.counts.get("withdrawn"),
            is_number=True,
        ),
        Column("wie", Text("Door", "By"), value=lambda row: _of(row, "by_name")),
    )
    filters = (Choice("school", Text("School", "School"), field="school"),)
    order = "-wanneer"


def _mending(row: ParkedRow) -> str:
    return reverse("register:meaning", args=[row.pk]) if _is_code(row) else ""


def _is_code(row: ParkedRow) -> bool:
    return row.why == ParkedFor.UNKNOWN_REASON.value


class ParkedTable(Table[ParkedRow]):
    """Rows that wait for what they lack."""

    caption = Text("Apart gezette rijen", "Rows set aside")
    empty = Text(
        "Er zijn geen rijen apart gezet. Alles wat is ingelezen, telt mee.",
        "No rows are set aside. All that was imported counts.",
    )
    columns = (
        Column(
            "leerling",
            Text("Leerling", "Pupil"),
            value=lambda row: _of(row, "pupil_name") or row.pupil,
            small=lambda row: _of(row, "school_name"),
        ),
        Column("dag", Text("Dag", "Day"), value=lambda row: row.day, sort="day"),
        Column("les", Text("Lesuur of dagdeel", "Lesson or half day"), value=lambda r: r.lesson),
        Column("code", Text("Code", "Code"), value=lambda row: row.reason, sort="reason"),
        Column(
            "waarom",
            Text("Waarom", "Why"),
            value=lambda row: WHY[ParkedFor(row.why)],
            sort="why",
        ),
        Column("regel", Text("Regel", "Line"), value=lambda row: row.line, is_number=True),
        Column(
            "doen",
            Text("Wat te doen", "What to do"),
            value=lambda row: (
                Text("Geef de code een betekenis", "Give the code a meaning")
                if _is_code(row)
                else Text("Verbeter het in uw systeem", "Correct it in your system")
            ),
            link=_mending,
        ),
    )
    filters = (
        Choice("school", Text("School", "School"), field="source__school"),
        Choice(
            "waarom",
            Text("Waarom", "Why"),
            options=tuple(Option(one.value, text) for one, text in WHY.items()),
            field="why",
        ),
    )
    order = "dag"
