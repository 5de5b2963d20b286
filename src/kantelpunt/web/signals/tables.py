"""The list of signals."""

from collections.abc import Sequence
from typing import Any, cast

from django.db.models import Q, QuerySet
from django.urls import reverse

from kantelpunt.detection.explanation import signal_name
from kantelpunt.foundation.text import Text
from kantelpunt.web.pages.tables import Choice, Column, Option, Period, Table
from kantelpunt.web.protocols.selectors import version_called
from kantelpunt.web.register.selectors import FoundSignal, SignalState
from kantelpunt.web.schools.selectors import pupil_name, pupil_order, school_name

_WARNING = Text("bijna", "nearly")
_STATES = {
    SignalState.NEW: (Text("nieuw", "new"), "info"),
    SignalState.IN_CASE: (Text("in casus", "in a case"), "ok"),
    SignalState.LEFT: (Text("geen casus nodig", "no case needed"), ""),
    SignalState.WITHDRAWN: (Text("ingetrokken", "withdrawn"), "warn"),
}
_FIRED = Q(warning=False)


def named(rows: QuerySet[FoundSignal]) -> QuerySet[FoundSignal]:
    """The same with the names that the list shows, in one query."""
    return rows.annotate(
        pupil_name=pupil_name("pupil"),
        pupil_order=pupil_order("pupil"),
        school_name=school_name("school"),
    )


def state_of(row: FoundSignal) -> Text:
    """What people made of it, in words."""
    return _WARNING if row.warning else _STATES[SignalState(row.state)][0]


def state_tag(row: FoundSignal) -> str:
    """How that is coloured."""
    return "warn" if row.warning else _STATES[SignalState(row.state)][1]


def _name(row: FoundSignal, name: str) -> str:
    return cast("str", getattr(cast("Any", row), name) or "")


class SignalsTable(Table[FoundSignal]):
    """Signals by pupil, those that wait for somebody first."""

    caption = Text("Signalen", "Signals")
    empty = Text(
        "Hier komen signalen te staan zodra het verzuim daar aanleiding toe geeft. Lees het "
        "verzuim van uw school in.",
        "Signals will stand here as soon as absence gives reason. Import the absence of your "
        "school.",
    )
    columns = (
        Column(
            "leerling",
            Text("Leerling", "Pupil"),
            value=lambda row: _name(row, "pupil_name") or row.pupil,
            sort="pupil_order",
            link=lambda row: reverse("work:pupil", args=[row.pupil]),
            small=lambda row: _name(row, "school_name"),
        ),
        Column(
            "signaal",
            Text("Signaal", "Signal"),
            value=lambda row: row.name,
            sort="signal",
            link=lambda row: reverse("signals:signal", args=[row.id]),
            small=lambda row: row.told,
        ),
        Column("dag", Text("Dag", "Day"), value=lambda row: row.fired_on, sort="fired_on"),
        Column("toestand", Text("Toestand", "State"), value=state_of, tag=state_tag),
    )
    filters = (
        Choice(
            "toestand",
            Text("Toestand", "State"),
            options=(
                Option("nieuw", Text("Nieuw", "New"), _FIRED & Q(state=SignalState.NEW)),
                Option("bijna", Text("Bijna", "Nearly"), Q(warning=True)),
                Option("casus", Text("In casus", "In a case"), _FIRED & Q(state="in_case")),
                Option(
                    "gelaten",
                    Text("Geen casus nodig", "No case needed"),
                    _FIRED & Q(state=SignalState.LEFT),
                ),
                Option("ingetrokken", Text("Ingetrokken", "Withdrawn"), Q(state="withdrawn")),
            ),
            default="nieuw",
        ),
        Choice("soort", Text("Signaal", "Signal"), field="signal"),
        Choice("school", Text("School", "School"), field="school"),
        Period("dag", Text("Dag", "Day"), "fired_on"),
    )
    order = "-dag"
    together = "pupil"


def kind_options(kinds: Sequence[tuple[str, str]]) -> list[Option[FoundSignal]]:
    """The signals that can be chosen, by name; of one that is no longer known the id."""
    found = []
    for signal, version in kinds:
        try:
            name = signal_name(version_called(version).signal(signal))
        except KeyError:
            name = Text(signal, signal)
        found.append(Option[FoundSignal](signal, name))
    return sorted(found, key=lambda one: str(one.name))
