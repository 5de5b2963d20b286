"""The parts of a case, and which of them somebody sees (CM-20)."""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from kantelpunt.foundation.text import Text
from kantelpunt.protocol.functions import Sees
from kantelpunt.protocol.model.people import PartyKind


class Part(StrEnum):
    """A part of a case that is shown, or not, as a whole.

    Of meetings and of what was shared there is a smaller part for whoever does not see all of it:
    where one's own organisation was, and what was shared with it.
    """

    HEAD = "head"
    TASKS = "tasks"
    TIMELINE = "timeline"
    ABSENCE = "absence"
    PLAN = "plan"
    MEETINGS = "meetings"
    ATTENDED = "attended"
    SHARING = "sharing"
    SHARED = "shared"
    DOCUMENTS = "documents"
    NOTES = "notes"
    RESTRICTED = "restricted"
    MEDICAL = "medical"


PART_NAMES: Mapping[Part, Text] = {
    Part.HEAD: Text("wie het is en hoe het staat", "who it is and how it stands"),
    Part.TASKS: Text("taken", "tasks"),
    Part.TIMELINE: Text("tijdlijn", "timeline"),
    Part.ABSENCE: Text("verzuim", "absence"),
    Part.PLAN: Text("plan", "plan"),
    Part.MEETINGS: Text("overleggen", "meetings"),
    Part.ATTENDED: Text("eigen overleggen", "own meetings"),
    Part.SHARED: Text("wat gedeeld is", "what was shared"),
    Part.SHARING: Text("delen en toestemming", "sharing and consent"),
    Part.DOCUMENTS: Text("stukken", "documents"),
    Part.NOTES: Text("notities", "notes"),
    Part.RESTRICTED: Text("notities voor enkelen", "restricted notes"),
    Part.MEDICAL: Text("medische notities", "medical notes"),
}

_SCHOOL = frozenset(Part) - {Part.MEDICAL, Part.SHARED}
_MENTOR = _SCHOOL - {Part.RESTRICTED, Part.SHARING, Part.DOCUMENTS}
_PARTNER = _SCHOOL - {Part.RESTRICTED}
_ASKED = frozenset({Part.HEAD, Part.TASKS, Part.ATTENDED, Part.SHARED})
_SHARED_PLAN = _ASKED | {Part.PLAN, Part.MEETINGS}
_DOCTOR = _ASKED | {Part.MEDICAL}
_TABLE = frozenset({Part.HEAD, Part.TASKS, Part.TIMELINE, Part.PLAN, Part.MEETINGS, Part.ATTENDED})

_LEADS = _TABLE | {Part.SHARING, Part.SHARED}

WHOLE, PLAN, ASKED, TABLE, WAITS = "whole", "plan", "asked", "table", "waits"
"""How an organisation takes part; at a table without a ground it waits, and sees nothing."""
LEADS = "leads"
"""Somebody in this function leads the case, in an organisation that has less than the whole."""


def parts_for(sees: Sees, kind: str, part: str) -> frozenset[Part]:
    """What somebody sees of a case in which the organisation takes part.

    Who sits at a table sees what is put before it, also when the organisation has more. Who leads
    sees the whole course, in whichever organisation. Medical notes are for youth health care
    alone; notes that are restricted for the school that keeps them, and for nobody else.

    Args:
        sees: what the function sees.
        kind: the kind of the organisation.
        part: how it takes part.
    """
    if sees in (Sees.JOURNAL, Sees.NOTHING):
        return frozenset()
    if part == TABLE:
        return _TABLE
    if part == LEADS:
        return _LEADS | _DOCTOR if kind == PartyKind.YOUTH_HEALTH else _LEADS
    if sees is Sees.TABLE:
        return frozenset()
    if kind == PartyKind.YOUTH_HEALTH:
        return _DOCTOR
    if part == ASKED:
        return _ASKED
    if part == PLAN:
        return _SHARED_PLAN
    if kind == PartyKind.SCHOOL:
        return _MENTOR if sees is Sees.GROUP else _SCHOOL
    return _SHARED_PLAN if sees is Sees.ASKED else _PARTNER


def joined(found: Iterable[frozenset[Part]]) -> frozenset[Part]:
    """Who holds several functions sees what any of them sees."""
    return frozenset().union(*found)
