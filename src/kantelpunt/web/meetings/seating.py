"""Who sits at a table and sees a case that is put before it, and who does not (CM-20, CM-21)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from kantelpunt.foundation.text import Text
from kantelpunt.protocol.functions import Sees
from kantelpunt.web.dossiers.at_tables import may_know_of
from kantelpunt.web.gate.parts import Part
from kantelpunt.web.gate.seeing import parts_seen
from kantelpunt.web.gate.selectors import seats_that_see_not
from kantelpunt.web.gate.services import AtTable, put_before
from kantelpunt.web.gate.viewer import Viewer, function_ids, function_name, sees
from kantelpunt.web.meetings.kinds import TABLES, Kind
from kantelpunt.web.meetings.models import AgendaItem, Meeting, State
from kantelpunt.web.people.selectors import kinds_of, organisation_names

_CONSENT = "toestemming"


def seat(meeting: Meeting, now: datetime) -> None:
    """Who sits at a table sees the cases before it of which they may know, until it is cancelled.

    Whoever may not know of a case yet sees it once there is consent.
    """
    if Kind(meeting.kind) not in TABLES:
        return
    items = [] if meeting.state == State.CANCELLED else list(meeting.agenda.exclude(case=""))
    kind = kinds_of([meeting.organisation]).get(meeting.organisation, "")
    seats = {(meeting.organisation, function) for function in function_ids([kind])}
    seats |= set(meeting.invited.values_list("organisation", "function"))
    known = may_know_of([item.case for item in items], now)
    put_before(
        meeting.id,
        [
            AtTable(
                item.case,
                item.pupil,
                organisation,
                function,
                may_know=organisation in known[item.case].organisations,
                waits_for=known[item.case].waits.get(organisation, ""),
            )
            for item in items
            if item.case in known
            for organisation, function in sorted(seats)
            if sees(function) is Sees.TABLE
        ],
    )


@dataclass(frozen=True)
class SeesNot:
    """Somebody at a table to whom a case is spoken of without a name.

    Attributes:
        url: of the page where consent is recorded; empty where that is not what lacks, or where
            the viewer does not open it.
    """

    function: Text
    organisation: str
    url: str


def who_see_not(
    meeting: Meeting, items: Iterable[AgendaItem], viewer: Viewer
) -> dict[str, list[SeesNot]]:
    """Per case before a table those who are asked there and do not see it."""
    if Kind(meeting.kind) not in TABLES or meeting.state == State.CANCELLED:
        return {}
    cases = [one.case for one in items if one.case]
    seats = sorted(set(meeting.invited.values_list("organisation", "function")))
    names = organisation_names(organisation for organisation, _ in seats)
    parts = parts_seen(viewer, cases)
    return {
        case: [
            SeesNot(
                function_name(one.function),
                names.get(one.organisation, ""),
                reverse("dossiers:act", args=[case, _CONSENT], query={"voor": one.waits_for})
                if one.waits_for and Part.SHARING in parts.get(case, ())
                else "",
            )
            for one in found
        ]
        for case, found in seats_that_see_not(cases, seats).items()
    }
