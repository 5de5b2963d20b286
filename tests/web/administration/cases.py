"""Cases to administer around: opened and brought to a step in few words."""

from dataclasses import dataclass

from kantelpunt.casework.clock import pending
from kantelpunt.casework.due import last_day
from kantelpunt.casework.events.course import Opened, OpenedBy, SignalAttached
from kantelpunt.casework.events.work import TaskDone
from kantelpunt.foundation.register_terms import Sector
from kantelpunt.web.dossiers import store
from kantelpunt.web.dossiers.models import CaseRow
from kantelpunt.web.dossiers.services import NewCase, Teller, tell
from kantelpunt.web.dossiers.services import open_case as opened
from kantelpunt.web.dossiers.surroundings import surroundings_of
from kantelpunt.web.pages.clock import at
from kantelpunt.web.people.selectors import held_by
from tests.regions import VO

TILBURG = "tilburg-vo@2020-09-01"
TERM = "steps.basis-op-orde.tipping_point"


@dataclass
class Region:
    """A school, and the coordinator who opens its cases: opaque ids."""

    school: str
    coordinator: str


def open_case(region, day, pupil="noor", version=TILBURG):
    """A case that the coordinator opens by a signal, which leads into the first step."""
    new = NewCase(pupil, VO, region.school, Sector.VO, version)
    what = Opened(OpenedBy.SIGNAL, pupil, Sector.VO, first_day=day)
    signal = SignalAttached("wettelijk-verzuim", day, day)
    who = Teller(region.coordinator, held_by(region.coordinator, day))
    return opened(new, what, [signal], who, at(day)).case


def running(region, day):
    """A case in which a term of three school weeks runs from a day on."""
    case = open_case(region, day)
    who = Teller(region.coordinator, held_by(region.coordinator, day))
    tell(case, [TaskDone("interventies")], who, at(day, 10))
    return case


def due(case):
    """The last day of that term, as the case stands."""
    row, state = CaseRow.objects.get(id=case), store.state_of(case)
    around = surroundings_of(row, state.moment.date())
    found = {one.key: one.passes for one in pending(state, around.agreement, around.terms)}
    return last_day(found[TERM])
