"""Who leads a step, as one of a few sorts that can be told apart in a picture."""

from enum import StrEnum

from kantelpunt.foundation.text import Text
from kantelpunt.protocol.actors import Actors
from kantelpunt.protocol.model.closed import NOT_IN_TEXT
from kantelpunt.protocol.model.people import PartyKind
from kantelpunt.protocol.model.protocol import Protocol

_SETTING = "setting "


class LeadSort(StrEnum):
    """The sort of party to which whoever leads belongs.

    `SEVERAL` is a team, or a person who comes from one of several parties. `PARTY_UNKNOWN` is
    somebody of whom the text does not say which party it is. `NOBODY`: the text names nobody, or
    the region has yet to choose.
    """

    SCHOOL = "school"
    MUNICIPALITY = "municipality"
    PARTNERSHIP = "partnership"
    YOUTH_HEALTH = "youth_health"
    OTHER = "other"
    SEVERAL = "several"
    PARTY_UNKNOWN = "party_unknown"
    NOBODY = "nobody"


LEAD_WORDS = {
    LeadSort.SCHOOL: Text("school", "school"),
    LeadSort.MUNICIPALITY: Text("gemeente of leerplicht", "municipality or attendance office"),
    LeadSort.PARTNERSHIP: Text("samenwerkingsverband", "partnership"),
    LeadSort.YOUTH_HEALTH: Text("jeugdgezondheidszorg", "youth health care"),
    LeadSort.OTHER: Text("andere partij", "another party"),
    LeadSort.SEVERAL: Text("team of meerdere partijen", "team or several parties"),
    LeadSort.PARTY_UNKNOWN: Text("partij niet genoemd", "party not named"),
    LeadSort.NOBODY: Text("niemand genoemd of gekozen", "nobody named or chosen"),
}
_SORTS = {
    PartyKind.SCHOOL: LeadSort.SCHOOL,
    PartyKind.SCHOOL_BOARD: LeadSort.SCHOOL,
    PartyKind.MUNICIPALITY: LeadSort.MUNICIPALITY,
    PartyKind.ATTENDANCE_OFFICE: LeadSort.MUNICIPALITY,
    PartyKind.PARTNERSHIP: LeadSort.PARTNERSHIP,
    PartyKind.YOUTH_HEALTH: LeadSort.YOUTH_HEALTH,
}


def lead_sort(protocol: Protocol, who: str) -> LeadSort:
    """The sort of whoever leads.

    Args:
        protocol: in which the lead is named.
        who: id of a party, role or body; `setting ID`; or `not_in_text`.
    """
    if who.startswith(_SETTING):
        who = _chosen(protocol, who.removeprefix(_SETTING))
    actors = Actors.of(protocol)
    known = who in actors.parties or who in actors.roles or who in actors.bodies
    if who == NOT_IN_TEXT or not known:
        return LeadSort.NOBODY
    # A seat may be left open, or be for whom the region chooses; neither has a party.
    sorts = {_SORTS.get(kind, LeadSort.OTHER) for kind in actors.kinds([who])}
    if len(sorts) == 1:
        return sorts.pop()
    return LeadSort.SEVERAL if sorts or who in actors.bodies else LeadSort.PARTY_UNKNOWN


def _chosen(protocol: Protocol, setting: str) -> str:
    """What holds until the region chooses; nobody where it has to choose first."""
    found = (one.default for one in protocol.settings if one.id == setting)
    default = next(found, None)
    return NOT_IN_TEXT if default is None else str(default)
