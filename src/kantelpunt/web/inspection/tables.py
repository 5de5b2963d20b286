"""The list of entries. It names who looked, and no pupil."""

from collections.abc import Sequence

from django.db.models import QuerySet
from django.urls import reverse

from kantelpunt.foundation.text import Text
from kantelpunt.web.inspection.names import Names
from kantelpunt.web.inspection.words import code_name
from kantelpunt.web.journal.selectors import EntryRow
from kantelpunt.web.journal.words import ACTIONS, KINDS, RESULTS, Action, Kind, Result
from kantelpunt.web.pages.table_columns import Column
from kantelpunt.web.pages.tables import Choice, Option, Period, Table

_TAGS = {Result.ALLOWED: "ok", Result.REFUSED: "late"}


class EntriesTable(Table[EntryRow]):
    """Who did what, and when; the newest first."""

    caption = Text("Inzagelogboek", "Access journal")
    empty = Text(
        "Hier komt te staan wie wat bekeek; dat gaat vanzelf.",
        "Who looked at what will stand here; it comes by itself.",
    )
    filters = (
        Period("dag", Text("Dag", "Day"), "moment__date"),
        Choice("wie", Text("Wie", "Who"), field="actor"),
        Choice("wat", Text("Gedaan", "Done"), [Option(*one) for one in ACTIONS.items()], "action"),
        Choice("soort", Text("Waarmee", "With"), [Option(*one) for one in KINDS.items()], "kind"),
        Choice(
            "uitkomst", Text("Uitkomst", "Result"), [Option(*o) for o in RESULTS.items()], "result"
        ),
    )
    order = "-wanneer"

    def __init__(self, rows: QuerySet[EntryRow], names: Names) -> None:
        """Take the entries, and the names of who may stand in them."""
        people = sorted(names.people.items(), key=lambda one: (one[1], one[0]))
        super().__init__(rows, options={"wie": [Option(key, name) for key, name in people]})
        self.columns = _columns(names)


def _columns(names: Names) -> Sequence[Column[EntryRow]]:
    return (
        Column(
            "wanneer",
            Text("Wanneer", "When"),
            value=lambda row: row.moment,
            sort="number",
            link=lambda row: reverse("inspection:entry", args=[row.number]),
        ),
        Column(
            "wie",
            Text("Wie", "Who"),
            value=lambda row: names.person(row.actor),
            small=lambda row: names.place(row.role, row.organisation),
        ),
        Column(
            "wat",
            Text("Gedaan", "Done"),
            value=lambda row: action_name(row.action),
            small=lambda row: code_name(row.code) or "",
        ),
        Column("soort", Text("Waarmee", "With"), value=lambda row: kind_name(row.kind)),
        Column(
            "uitkomst",
            Text("Uitkomst", "Result"),
            value=lambda row: result_name(row.result),
            tag=lambda row: result_tag(row.result),
        ),
    )


def action_name(written: str) -> Text:
    """What was done, in words; a word that is no longer known stays as it is."""
    return ACTIONS[Action(written)] if written in set(Action) else Text(written, written)


def kind_name(written: str) -> Text:
    """With what, in words."""
    return KINDS[Kind(written)] if written in set(Kind) else Text(written, written)


def result_name(written: str) -> Text:
    """How it ended, in words."""
    return RESULTS[Result(written)] if written in set(Result) else Text(written, written)


def result_tag(written: str) -> str:
    """How it ended, as the kind of a tag."""
    return _TAGS[Result(written)] if written in set(Result) else ""
