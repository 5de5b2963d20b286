"""The kinds of meetings, and what people call them."""

from collections.abc import Mapping
from enum import StrEnum

from kantelpunt.foundation.text import Text


class Kind(StrEnum):
    """Why people meet. The value is also the word by which a case names such a meeting."""

    TALK = "gesprek"
    SUPPORT_TEAM = "ondersteuningsteam"
    SIX_WEEKLY = "verzuimoverleg"
    MONTHLY = "maandoverleg"
    ACTION_TABLE = "actietafel"
    INTERVENTION = "interventieteam"
    BREAKTHROUGH = "doorbraakoverleg"
    EVALUATION = "evaluatie"


NAMES: Mapping[Kind, Text] = {
    Kind.TALK: Text("Gesprek met ouders en leerling", "Talk with parents and pupil"),
    Kind.SUPPORT_TEAM: Text("Ondersteuningsteam (ZAT)", "Support team"),
    Kind.SIX_WEEKLY: Text("Zeswekelijks verzuimoverleg", "Six-weekly absence meeting"),
    Kind.MONTHLY: Text("Maandoverleg", "Monthly meeting"),
    Kind.ACTION_TABLE: Text("Actietafel", "Action table"),
    Kind.INTERVENTION: Text("Interventieteam", "Intervention team"),
    Kind.BREAKTHROUGH: Text("Doorbraakoverleg", "Breakthrough meeting"),
    Kind.EVALUATION: Text("Evaluatie", "Evaluation"),
}

TABLES = frozenset({Kind.ACTION_TABLE, Kind.INTERVENTION, Kind.BREAKTHROUGH})
"""Kinds at which people sit who see a case because it is put before them."""

WITH_FAMILY = frozenset({Kind.TALK, Kind.SUPPORT_TEAM, Kind.EVALUATION})
"""Kinds to which parents and pupil are asked unless somebody decides otherwise."""

WITH_GENERAL_ACTIONS = frozenset({Kind.MONTHLY})
"""Kinds at which actions are agreed that concern no case."""


def name_of(kind: str) -> Text:
    """A kind by name."""
    return NAMES[Kind(kind)]
