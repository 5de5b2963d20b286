"""The list of meetings that somebody sees."""

from datetime import datetime
from typing import Any, cast

from django.db.models import BooleanField, Count, ExpressionWrapper, Q, QuerySet
from django.urls import reverse

from kantelpunt.foundation.text import Text
from kantelpunt.web.meetings.kinds import NAMES, name_of
from kantelpunt.web.meetings.models import Meeting, State
from kantelpunt.web.pages.tables import Choice, Column, Option, Period, Table
from kantelpunt.web.people.selectors import organisation_name, person_name


def named(rows: QuerySet[Meeting], now: datetime) -> QuerySet[Meeting]:
    """The same with what lists show, in one query."""
    return rows.annotate(
        points=Count("agenda"),
        called_by=organisation_name("organisation"),
        chaired_by=person_name("chair"),
        is_past=ExpressionWrapper(Q(starts__lt=now), output_field=BooleanField()),
    )


def _added(row: Meeting, name: str) -> Any:  # noqa: ANN401 - what a query added has no type
    return getattr(cast("Any", row), name)


def state_words(row: Meeting, *, is_past: bool) -> Text:
    """How far a meeting is, in words."""
    if row.state == State.CANCELLED:
        return Text("gaat niet door", "cancelled")
    if row.state == State.HELD:
        return Text("gehouden", "held")
    return Text("nog vastleggen", "to be recorded") if is_past else Text("gepland", "planned")


def state_tag(row: Meeting, *, is_past: bool) -> str:
    """How that is coloured, beside its words."""
    if row.state == State.PLANNED:
        return "warn" if is_past else "info"
    return "ok" if row.state == State.HELD else ""


class MeetingsTable(Table[Meeting]):
    """Meetings, those that are still to come first."""

    caption = Text("Overleg", "Meetings")
    empty = Text(
        "Hier komt het overleg te staan waarvoor u bent uitgenodigd of dat u zelf plant. Plan het "
        "eerste overleg.",
        "Meetings to which you are invited, or that you plan yourself, will stand here. Plan the "
        "first one.",
    )
    columns = (
        Column(
            "soort",
            Text("Overleg", "Meeting"),
            value=lambda row: name_of(row.kind),
            sort="kind",
            link=lambda row: reverse("meetings:meeting", args=[row.id]),
            small=lambda row: _added(row, "called_by") or "",
        ),
        Column("wanneer", Text("Wanneer", "When"), value=lambda row: row.starts, sort="starts"),
        Column("waar", Text("Waar", "Where"), value=lambda row: row.place),
        Column(
            "voorzitter",
            Text("Voorzitter", "Chair"),
            value=lambda row: _added(row, "chaired_by") or "",
        ),
        Column(
            "punten",
            Text("Op de agenda", "On the agenda"),
            value=lambda row: _added(row, "points"),
            is_number=True,
        ),
        Column(
            "toestand",
            Text("Toestand", "State"),
            value=lambda row: state_words(row, is_past=_added(row, "is_past")),
            tag=lambda row: state_tag(row, is_past=_added(row, "is_past")),
        ),
    )
    filters = (
        Choice(
            "toestand",
            Text("Toestand", "State"),
            options=(
                Option("komt", Text("Gepland", "Planned"), Q(state=State.PLANNED)),
                Option("gehouden", Text("Gehouden", "Held"), Q(state=State.HELD)),
                Option("afgezegd", Text("Gaat niet door", "Cancelled"), Q(state=State.CANCELLED)),
            ),
            default="komt",
        ),
        Choice(
            "soort",
            Text("Soort", "Kind"),
            options=tuple(Option(one.value, name) for one, name in NAMES.items()),
            field="kind",
        ),
        Period("dag", Text("Dag", "Day"), field="starts__date"),
    )
    order = "wanneer"
