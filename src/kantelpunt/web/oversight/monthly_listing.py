"""The monthly list as a table: by school and then by pupil, never by how grave it is."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from django.urls import reverse

from kantelpunt.foundation.text import Text
from kantelpunt.web.dossiers.months import Month, months_until
from kantelpunt.web.oversight.monthly_rows import (
    ABSENT,
    THREE_MONTHS,
    Absent,
    MonthlyRow,
    ThreeMonths,
)
from kantelpunt.web.pages.saying import said
from kantelpunt.web.pages.table_filters import Field, ShownOption
from kantelpunt.web.pages.table_order import Rows
from kantelpunt.web.pages.tables import Choice, Column, Option, Table

_MONTH = Text("Maand", "Month")
_CLOSED = Text("Gesloten in deze maand.", "Closed in this month.")
_TAGS = {ThreeMonths.NEAR: "warn", ThreeMonths.PASSED: "late", ThreeMonths.KEPT: "ok"}


class MonthFilter:
    """Which month it is about; the rows are those of that month already."""

    key = "maand"

    def __init__(self, month: Month, today: date) -> None:
        self.month, self.today = month, today

    def asked(self, given: Mapping[str, str]) -> dict[str, str]:
        """The month, unless it is the one that runs."""
        return {self.key: self.month.code} if self.key in given else {}

    def narrowed(self, rows: Rows[MonthlyRow], _: Mapping[str, str]) -> Rows[MonthlyRow]:
        """All of them."""
        return rows

    def fields(self, _: Mapping[str, str]) -> list[Field]:
        """The months that can be chosen."""
        options = tuple(
            ShownOption(one.code, said(one.name), one.code == self.month.code)
            for one in months_until(self.today)
        )
        return [Field(self.key, said(_MONTH), self.month.code, options)]


def _days(row: MonthlyRow) -> Text | None:
    return None if row.days is None else Text(f"{row.days} dagen", f"{row.days} days")


def _promise(row: MonthlyRow) -> Text | None:
    return THREE_MONTHS[row.promise] if row.promise else None


def _happened(row: MonthlyRow) -> str:
    closed = (said(_CLOSED),) if row.closed_on else ()
    return " ".join((*row.told.reports, *row.told.decisions, *closed))


def _in_role(row: MonthlyRow) -> str:
    """In which role somebody leads; of which organisation, unless that is the school."""
    elsewhere = row.organisation if row.organisation != row.school_name else ""
    return ", ".join(filter(None, (row.role, elsewhere)))


class MonthlyTable(Table[MonthlyRow]):
    """The list of a month."""

    caption = Text("Maandlijst", "Monthly list")
    empty = Text(
        "Hier komen de leerlingen te staan van wie in deze maand een dossier liep.",
        "The pupils of whom a case ran in this month will stand here.",
    )
    columns: Sequence[Column[MonthlyRow]] = (
        Column(
            "leerling",
            Text("Leerling", "Pupil"),
            value=lambda row: row.pupil,
            sort="order",
            link=lambda row: reverse("dossiers:case", args=[row.id]),
            small=lambda row: row.municipality,
        ),
        Column(
            "school",
            Text("School", "School"),
            value=lambda row: row.school_name,
            sort=("school_name", "order"),
            small=lambda row: ABSENT[row.absent],
        ),
        Column(
            "sinds",
            Text("Afwezig sinds", "Absent since"),
            value=lambda row: row.since,
            sort="since",
            small=_days,
        ),
        Column(
            "stap",
            Text("Stap", "Step"),
            value=lambda row: row.step,
            sort="step",
            small=_happened,
        ),
        Column(
            "regie",
            Text("Regie", "Lead"),
            value=lambda row: row.lead,
            sort="lead",
            small=_in_role,
        ),
        Column(
            "volgende",
            Text("Volgende datum", "Next date"),
            value=lambda row: row.next_day,
            sort="next_day",
        ),
        Column(
            "drie-maanden",
            Text("Drie maanden", "Three months"),
            value=lambda row: row.offer_due,
            sort="offer_due",
            tag=lambda row: _TAGS.get(row.promise) if row.promise else None,
            small=_promise,
        ),
    )
    order = "school"

    def __init__(self, rows: Iterable[MonthlyRow], month: Month, today: date) -> None:
        known = list(rows)
        super().__init__(known)
        self.filters = (MonthFilter(month, today), *_choices(known))


def _choices(rows: Sequence[MonthlyRow]) -> list[Choice[MonthlyRow]]:
    """What the rows can be chosen by."""
    schools = sorted({(one.school_name, one.school) for one in rows if one.school})
    steps = sorted({(one.step, one.stage) for one in rows if one.stage})
    where = sorted({one.municipality for one in rows if one.municipality})
    return [
        Choice(
            "school",
            Text("School", "School"),
            [Option(code, name) for name, code in schools],
            field="school",
        ),
        Choice(
            "soort",
            Text("Soort", "Kind"),
            [Option(one.value, ABSENT[one]) for one in Absent],
            field="absent",
        ),
        Choice(
            "stap",
            Text("Stap", "Step"),
            [Option(code, name) for name, code in steps],
            field="stage",
        ),
        Choice(
            "gemeente",
            Text("Gemeente", "Municipality"),
            [Option(one, one) for one in where],
            field="municipality",
        ),
    ]


class MonthlyFile(MonthlyTable):
    """The same with a column for everything, as it is handed out."""

    columns = (
        *MonthlyTable.columns[:2],
        Column("gemeente", Text("Gemeente", "Municipality"), value=lambda row: row.municipality),
        Column("soort", Text("Soort", "Kind"), value=lambda row: ABSENT[row.absent]),
        MonthlyTable.columns[2],
        Column("dagen", Text("Dagen", "Days"), value=lambda row: row.days),
        *MonthlyTable.columns[3:5],
        Column("rol", Text("Rol", "Role"), value=lambda row: row.role),
        Column(
            "organisatie", Text("Organisatie", "Organisation"), value=lambda row: row.organisation
        ),
        *MonthlyTable.columns[5:7],
        Column(
            "stand",
            Text("Stand van de drie maanden", "How the three months stand"),
            value=_promise,
        ),
        Column(
            "gemeld",
            Text("Gemeld in de maand", "Reported in the month"),
            value=lambda row: " ".join(row.told.reports),
        ),
        Column(
            "besloten",
            Text("Besloten in de maand", "Decided in the month"),
            value=lambda row: " ".join(row.told.decisions),
        ),
        Column("gesloten", Text("Gesloten op", "Closed on"), value=lambda row: row.closed_on),
    )
