"""The lists of children without a school and of exemptions."""

from collections.abc import Iterable, Sequence

from django.urls import reverse

from kantelpunt.foundation.text import Text
from kantelpunt.web.oversight.out_of_school_rows import (
    ENDS,
    ChildRow,
    Ends,
    ExemptionRow,
    article_of,
)
from kantelpunt.web.pages.table_columns import Row
from kantelpunt.web.pages.tables import Choice, Column, Option, Table

_PUPIL, _MUNICIPALITY = Text("Leerling", "Pupil"), Text("Gemeente", "Municipality")
_RUNS = Text("loopt", "running")


class ChildrenTable(Table[ChildRow]):
    """By name; how long it lasts puts nobody in front until somebody asks for it."""

    caption = Text("Kinderen zonder school", "Children without a school")
    empty = Text(
        "Hier komen kinderen te staan die naar school moeten en nergens zijn ingeschreven.",
        "Children who must go to school and are enrolled nowhere will stand here.",
    )
    columns = (
        Column(
            "leerling",
            _PUPIL,
            value=lambda row: row.child.name,
            sort="child__order",
            link=lambda row: reverse("work:pupil", args=[row.id]),
        ),
        Column(
            "leeftijd",
            Text("Leeftijd", "Age"),
            value=lambda row: row.child.age,
            sort="child__age",
            is_number=True,
        ),
        Column(
            "gemeente",
            _MUNICIPALITY,
            value=lambda row: row.child.municipality,
            sort="child__municipality",
        ),
        Column(
            "sinds", Text("Sinds", "Since"), value=lambda row: row.child.since, sort="child__since"
        ),
        Column(
            "dagen",
            Text("Dagen", "Days"),
            value=lambda row: row.days,
            sort="days",
            is_number=True,
        ),
        Column("signalen", Text("Signalen", "Signals"), value=lambda row: row.signals),
        Column(
            "dossier",
            Text("Dossier", "Case"),
            value=lambda row: _RUNS if row.case else None,
            sort="has_case",
            tag=lambda row: "info" if row.case else "",
            link=lambda row: reverse("dossiers:case", args=[row.case]) if row.case else "",
        ),
    )
    order = "leerling"

    def __init__(self, rows: Sequence[ChildRow]) -> None:
        super().__init__(rows)
        self.filters = (
            _municipalities((one.child.municipality for one in rows), "child__municipality"),
            Choice(
                "dossier",
                Text("Dossier", "Case"),
                [
                    Option("ja", Text("Er loopt een dossier", "A case runs")),
                    Option("nee", Text("Nog geen dossier", "No case yet")),
                ],
                field="has_case",
            ),
        )


class ExemptionsTable(Table[ExemptionRow]):
    """What ends first stands first."""

    caption = Text("Vrijstellingen", "Exemptions")
    empty = Text(
        "Hier komen kinderen te staan die zijn vrijgesteld van de leerplicht.",
        "Children who are exempt from compulsory education will stand here.",
    )
    columns = (
        Column(
            "leerling",
            _PUPIL,
            value=lambda row: row.exempt.name,
            sort="exempt__order",
            link=lambda row: reverse("work:pupil", args=[row.id]),
        ),
        Column("artikel", Text("Artikel", "Article"), value=article_of, sort="exempt__article"),
        Column(
            "gemeente",
            _MUNICIPALITY,
            value=lambda row: row.exempt.municipality,
            sort="exempt__municipality",
        ),
        Column(
            "vanaf", Text("Vanaf", "From"), value=lambda row: row.exempt.first, sort="exempt__first"
        ),
        Column(
            "tot",
            Text("Tot en met", "Up to and including"),
            value=lambda row: row.exempt.last,
            sort="exempt__last",
        ),
        Column(
            "toestand",
            Text("Toestand", "State"),
            value=lambda row: ENDS[row.ends],
            tag=lambda row: "warn" if row.ends is Ends.SOON else "",
        ),
    )
    order = "tot"

    def __init__(self, rows: Sequence[ExemptionRow]) -> None:
        super().__init__(rows)
        articles = {one.exempt.article: article_of(one) for one in rows}
        self.filters = (
            _municipalities((one.exempt.municipality for one in rows), "exempt__municipality"),
            Choice(
                "artikel",
                Text("Artikel", "Article"),
                [Option(code, name) for code, name in sorted(articles.items())],
                field="exempt__article",
            ),
            Choice(
                "toestand",
                Text("Toestand", "State"),
                [Option(one.value, name) for one, name in ENDS.items()],
                field="ends",
            ),
        )


def _municipalities(known: Iterable[str], field: str) -> Choice[Row]:
    options = [Option[Row](one, one) for one in sorted(set(known))]
    return Choice("gemeente", _MUNICIPALITY, options, field=field)
