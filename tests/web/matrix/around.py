"""What stands around the case: a signal, a parked row, things of administration, the journal."""

from collections.abc import Sequence
from datetime import date

from kantelpunt.web.journal.models import Head
from kantelpunt.web.pages.clock import at
from kantelpunt.web.people.models import Position
from kantelpunt.web.people.services import replace
from kantelpunt.web.protocols.models import Assigned
from kantelpunt.web.protocols.selectors import shelf
from kantelpunt.web.register.detecting import detect_school
from kantelpunt.web.register.models import FoundSignal, Import, ParkedRow, Reason
from kantelpunt.web.schools.models import CalendarRow
from tests.regions import Absent
from tests.web.making import register_absence
from tests.web.matrix.case import who
from tests.web.matrix.people import OWN, Somebody

_DAYS = ("2026-03-02", "2026-03-03", "2026-03-04")


def make_signals(pupils: dict[str, str], today: date) -> dict[str, str]:
    """Twenty-one lessons without leave in one week, of each pupil at a school."""
    register_absence(
        [
            Absent(day, lesson, 45, "O", pupil, school)
            for pupil, school in pupils.items()
            for day in _DAYS
            for lesson in range(1, 8)
        ],
        until="2026-03-06",
    )
    for school in dict.fromkeys(pupils.values()):
        detect_school(school, at(today))
    first = FoundSignal.objects.filter(pupil=next(iter(pupils)), warning=False).earliest("id")
    return {"signal": first.id}


def make_import(by: str, pupil: str, today: date) -> dict[str, str]:
    """An import of which one row waits for the meaning of its code."""
    made = Import.objects.create(
        school=OWN, number=1, by=by, at=at(today), first=today, last=today, digest="0" * 64
    )
    row = ParkedRow.objects.create(
        source=made, line=2, pupil=pupil, day=today, lesson="1", reason="X", why="unknown_reason"
    )
    return {"parked row": str(row.pk)}


def make_administration(people: Sequence[Somebody], protocol: str, today: date) -> dict[str, str]:
    """Things that an administrator changes."""
    nurse = who(people, "youth_nurse", "not shared")
    position = Position.objects.get(person_id=nurse.person)
    closed = CalendarRow.objects.create(
        school_id=OWN, first=date(2026, 5, 4), last=date(2026, 5, 4), open=False, reason="Studiedag"
    )
    own_code = Reason.objects.create(school=OWN, code="Z", category="sick", authorised=True)
    version = shelf().of_protocol(protocol)[-1]
    assigned = Assigned.objects.create(sector="po", protocol=protocol, first=date(2026, 8, 1))
    return {
        "person": nurse.person,
        "position": position.id,
        "replacement": replace(position.id, today, by=None),
        "organisation": nurse.organisation,
        "school": OWN,
        "calendar row": str(closed.pk),
        "reason": str(own_code.pk),
        "protocol": protocol,
        "protocol row": str(assigned.pk),
        "version": f"{protocol}@{version.first.isoformat()}",
    }


def latest_entry() -> dict[str, str]:
    """The entry of the journal that was written last."""
    return {"entry": str(Head.objects.get().number)}
