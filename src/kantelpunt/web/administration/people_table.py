"""The list of everybody who uses the application."""

from collections.abc import Sequence
from datetime import date

from django.db.models import Q
from django.urls import reverse

from kantelpunt.foundation.text import Text
from kantelpunt.interchange.functions_file import functions
from kantelpunt.web.gate.viewer import function_name
from kantelpunt.web.pages.saying import said
from kantelpunt.web.pages.tables import Choice, Column, Option, Table
from kantelpunt.web.people.staff import Someone, everybody, holding, info, working_at


class PeopleTable(Table[Someone]):
    """People by name, with what they do where."""

    caption = Text("Mensen", "People")
    empty = Text(
        "Hier komen de mensen te staan die Kantelpunt gebruiken. Voeg de eerste toe.",
        "The people who use Kantelpunt will stand here. Add the first.",
    )
    order = "naam"

    def __init__(self, day: date, organisations: Sequence[tuple[str, str]]) -> None:
        """Everybody, with the functions of a day."""
        self.columns = _columns(day)
        self.filters = (
            Choice("functie", Text("Functie", "Function"), _functions(day)),
            Choice(
                "organisatie",
                Text("Organisatie", "Organisation"),
                [Option(key, name, working_at(key, day)) for key, name in organisations],
            ),
            Choice("aanmelden", Text("Kan aanmelden", "Can sign in"), _STATES),
        )
        super().__init__(everybody())


_STATES: tuple[Option[Someone], ...] = (
    Option("ja", Text("Ja", "Yes"), Q(is_active=True)),
    Option("nee", Text("Nee", "No"), Q(is_active=False)),
)


def _functions(day: date) -> list[Option[Someone]]:
    return [
        Option(key, one.name.text, holding([key], day)) for key, one in functions().by_id.items()
    ]


def _columns(day: date) -> tuple[Column[Someone], ...]:
    return (
        Column(
            "naam",
            Text("Naam", "Name"),
            value=lambda row: row.name,
            sort=("name",),
            link=lambda row: reverse("administration:person", args=[row.id]),
            small=lambda row: row.email,
        ),
        Column("functies", Text("Functies", "Functions"), value=lambda row: _held(row, day)),
        Column(
            "aanmelden",
            Text("Aanmelden", "Signing in"),
            value=lambda row: Text("aan", "on") if row.is_active else Text("uit", "off"),
            sort="is_active",
            tag=lambda row: "ok" if row.is_active else "warn",
        ),
    )


def _held(row: Someone, day: date) -> str:
    """Functions of a day, each with the organisation."""
    return "; ".join(
        f"{said(function_name(one.function))}, {one.organisation_name}"
        for one in info(row).posts
        if one.counts_on(day)
    )
