"""A list of talks, as a page of the application would declare it."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.test import RequestFactory

from kantelpunt.foundation.text import Text
from kantelpunt.web.pages.tables import Choice, Column, Option, Period, Table

FIRST_DAY = date(2026, 3, 9)


@dataclass(frozen=True)
class Talk:
    id: int
    pupil: str
    day: date | None = FIRST_DAY
    state: str = "planned"
    lessons: float = 2


class TalksTable(Table[Talk]):
    caption = Text("Gesprekken", "Talks")
    empty = Text(
        "Hier komen gesprekken te staan; plan er een in een dossier.",
        "Talks will stand here; plan one in a case.",
    )
    columns = (
        Column(
            "pupil",
            Text("Leerling", "Pupil"),
            value=lambda talk: talk.pupil,
            sort="pupil",
            link=lambda talk: f"/gesprek/{talk.id}/",
        ),
        Column(
            "day",
            Text("Dag", "Day"),
            value=lambda talk: talk.day,
            sort=lambda talk: talk.day,
            small=lambda talk: Text("over 3 schooldagen", "in 3 school days"),
        ),
        Column(
            "state",
            Text("Toestand", "State"),
            value=lambda talk: Text("te laat", "overdue") if talk.state == "late" else talk.state,
            tag=lambda talk: "late" if talk.state == "late" else None,
        ),
        Column(
            "lessons",
            Text("Lesuren", "Lessons"),
            value=lambda talk: talk.lessons,
            sort=("lessons", "pupil"),
            is_number=True,
        ),
    )
    filters = (
        Choice(
            "state",
            Text("Toestand", "State"),
            options=(
                Option("planned", Text("gepland", "planned")),
                Option("late", Text("te laat", "overdue")),
                Option("long", Text("lang", "long"), where=lambda talk: talk.lessons > 3),
            ),
            field="state",
        ),
        Period("day", Text("Dag", "Day"), field="day"),
    )
    order = "day"


def talks(count):
    """So many talks, each a day after the one before it, with ever later names."""
    return [
        Talk(number, f"Leerling {number:03}", FIRST_DAY + timedelta(days=number))
        for number in range(1, count + 1)
    ]


def asked(rows, address="", table=TalksTable, **more):
    """The page of a list that an address asks for."""
    return table(rows, **more).page(RequestFactory().get(f"/gesprekken/{address}"))


def names(page):
    """What stands in the first column."""
    return [row.cells[0].text for row in page.rows]
