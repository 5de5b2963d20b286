"""All that is asked of somebody, as a list to sort, filter and save."""

from kantelpunt.foundation.text import Text
from kantelpunt.web.pages.saying import said
from kantelpunt.web.pages.tables import Choice, Column, Option, Table
from kantelpunt.web.work.tasks import Task


def _where(one: Task) -> str:
    about = one.about
    return " · ".join(filter(None, (about.group, about.school_name))) if about else ""


class TasksTable(Table[Task]):
    """What is asked, the first due first."""

    caption = Text("Wat er van u wordt gevraagd", "What is asked of you")
    empty = Text(
        "Hier komt te staan wat het protocol in uw dossiers van u vraagt. Het komt vanzelf, zodra "
        "een stap begint.",
        "What the protocol asks of you in your cases will stand here. It comes by itself, as soon "
        "as a step begins.",
    )
    columns = (
        Column(
            "leerling",
            Text("Leerling", "Pupil"),
            value=lambda one: one.name,
            sort="name",
            link=lambda one: one.url,
            small=_where,
        ),
        Column(
            "vraag",
            Text("Wat er wordt gevraagd", "What is asked"),
            value=lambda one: one.what,
            sort="what",
            small=lambda one: one.whose,
        ),
        Column(
            "dag",
            Text("Uiterlijk", "Due"),
            value=lambda one: one.day,
            sort="day",
            small=lambda one: said(one.due.told) if one.due else "",
        ),
        Column(
            "stap",
            Text("Stap", "Step"),
            value=lambda one: one.step,
            sort="step",
            small=lambda one: one.theme,
        ),
    )
    filters = (
        Choice(
            "wanneer",
            Text("Wanneer", "When"),
            options=(
                Option("laat", Text("Te laat", "Late"), lambda one: one.late),
                Option(
                    "komt", Text("Komt nog", "To come"), lambda one: bool(one.due and not one.late)
                ),
                Option("zonder", Text("Zonder datum", "Without a date"), lambda one: not one.due),
            ),
        ),
        Choice("school", Text("School", "School"), field="school"),
    )
    order = "dag"
