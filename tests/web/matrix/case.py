"""The case that everybody asks for: texts of every kind, a plan, documents, a meeting."""

from collections.abc import Sequence
from datetime import date, timedelta

from kantelpunt.casework.events.course import Opened, OpenedBy
from kantelpunt.casework.events.recorded import Occurrence
from kantelpunt.casework.events.work import NoteKind, NoteWritten, PlanDrawnUp, TalkHeld
from kantelpunt.foundation.register_terms import Sector
from kantelpunt.web.dossiers import documents, services
from kantelpunt.web.dossiers.store import sealed
from kantelpunt.web.gate.services import AtTable, Row, put_before, take_part
from kantelpunt.web.gate.viewer import Viewer
from kantelpunt.web.meetings import services as meetings
from kantelpunt.web.meetings.holding import ToldPoint, hold
from kantelpunt.web.meetings.kinds import Kind
from kantelpunt.web.meetings.models import AgendaItem
from kantelpunt.web.meetings.telling import Speaker
from kantelpunt.web.pages.clock import at
from kantelpunt.web.people.selectors import held_by, holders
from kantelpunt.web.protocols.selectors import shelf
from kantelpunt.web.schools.models import Parent
from tests.web.matrix.kept_words import SECRETS, said
from tests.web.matrix.people import TAKES_PART, Somebody

PLAN = "arrangement"
_TWO_WEEKS, _SIX_WEEKS = timedelta(weeks=2), timedelta(weeks=6)
_INVITED = (("attendance_officer", "whole"), ("table_chair", "table"))
_PDF = b"%%PDF-1.4\n%% %s\n%%%%EOF\n"


def make_case(people: Sequence[Somebody], protocol: str, pupil: str, today: date) -> dict[str, str]:
    """A case of two weeks; gives the opaque ids of what there is of it."""
    parent = SECRETS["parent"].words
    Parent.objects.create(pupil_id=pupil, name=f"Jo {parent}", authority=True)
    began = today - _TWO_WEEKS
    coordinator = who(people, "absence_coordinator", "own")
    case = open_case(coordinator, protocol, pupil, began)
    write(coordinator, case, began, "general")
    write(coordinator, case, began, "restricted")
    write(who(people, "youth_doctor", "asked"), case, began, "medical")
    tell_plan(coordinator, case, began)
    held = _held(people, case, pupil, today - timedelta(days=4))
    meeting = _meeting(people, case, pupil, today + timedelta(days=3))
    services.sweep(at(today, 0))
    share(people, case, pupil)
    made = {"case": case, "pupil": pupil, "meeting": meeting, "plan": PLAN}
    return made | held | _documents(case, coordinator.person, began)


def who(people: Sequence[Somebody], function: str, relation: str) -> Somebody:
    """Somebody in a function and a relation."""
    return next(one for one in people if (one.function, one.relation) == (function, relation))


def open_case(by: Somebody, protocol: str, pupil: str, began: date) -> str:
    """A case for a concern, at the school of who opens it."""
    version = shelf().of_protocol(protocol)[0]
    written = f"{protocol}@{version.first.isoformat()}"
    new = services.NewCase(pupil, by.school, by.organisation, Sector.VO, written)
    what = Opened(OpenedBy.CONCERN, pupil, Sector.VO, began, date(2011, 9, 5))
    return services.open_case(new, what, [], _teller(by, began), at(began)).case


def _teller(by: Somebody, day: date) -> services.Teller:
    return services.Teller(by.person, held_by(by.person, day))


def write(by: Somebody, case: str, day: date, kind: str) -> None:
    """A note of a kind; a general one is of a talk."""
    text = sealed(said(kind))
    what: Occurrence = NoteWritten(NoteKind(kind), text.hash)
    if kind == "general":
        what = TalkHeld(("ouders",), text.hash)
    services.tell(case, [what], _teller(by, day), at(day, 10), texts=[(text, kind)])


def tell_plan(by: Somebody, case: str, day: date) -> None:
    """A plan with a goal and a text."""
    text = sealed(said("plan"))
    what = PlanDrawnUp(PLAN, (said("goal"),), day + _SIX_WEEKS, text.hash)
    services.tell(case, [what], _teller(by, day), at(day, 11), texts=[(text, "plan")])


def share(people: Sequence[Somebody], case: str, pupil: str) -> None:
    """Organisations take part as their relation says, and no others."""
    parts = {"own": "whole"} | {one: one for one in TAKES_PART if one != "table"}
    rows = {one.organisation: parts[one.relation] for one in people if one.relation in parts}
    take_part(case, pupil, [Row(*one, ground="artikel 21a") for one in rows.items()])
    table = [one for one in people if one.relation == "table"]
    put_before(
        "a-table",
        [AtTable(case, pupil, one.organisation, one.function, may_know=True) for one in table],
    )


def _meeting(people: Sequence[Somebody], case: str, pupil: str, on: date) -> str:
    coordinator = who(people, "absence_coordinator", "own")
    invited = [who(people, *one) for one in _INVITED]
    asked = holders([one.function for one in invited], [one.organisation for one in invited], on)
    what = meetings.Plan(Kind.SUPPORT_TEAM, coordinator.organisation, at(on, 13), 60, "Kamer 12")
    point = meetings.Point(case, pupil, 1, said("question"), parents=True, child=True)
    viewer = Viewer.of(coordinator.person, on)
    return meetings.plan(what, asked, [point], viewer, at(on - timedelta(days=4), 8))


def _held(people: Sequence[Somebody], case: str, pupil: str, on: date) -> dict[str, str]:
    meeting = _meeting(people, case, pupil, on)
    point = AgendaItem.objects.get(meeting=meeting)
    told = ToldPoint(point.id, text=said("minutes"), parents=True)
    coordinator = who(people, "absence_coordinator", "own").person
    hold(meeting, {coordinator}, [told], Speaker(Viewer.of(coordinator, on), at(on, 15)))
    return {"held": meeting, "held point": point.id}


def _documents(case: str, by: str, day: date) -> dict[str, str]:
    made = {}
    for name, part in (("document", "general"), *((f"{one} document", one) for one in _APART)):
        words = SECRETS[name].words
        content = _PDF % words.encode()
        kept = documents.add_document(case, f"{words}.pdf", part, content, by, at(day))
        made[name] = kept.id
    return made


_APART = ("restricted", "medical")
