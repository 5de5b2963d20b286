"""An ordinary open case of twenty events, on the agreement of Utrecht."""

from datetime import date, timedelta
from functools import cache

from kantelpunt.calendar.lesson_days import LessonDays
from kantelpunt.calendar.school_calendar import SchoolCalendar
from kantelpunt.calendar.vacations import HolidayRegion
from kantelpunt.casework.agreement import Agreement
from kantelpunt.casework.decide import Acted, Surroundings, decide, opened
from kantelpunt.casework.due import Terms, begin_of
from kantelpunt.casework.events.course import Opened, OpenedBy, SignalAttached
from kantelpunt.casework.events.judged import FactJudged
from kantelpunt.casework.events.people import (
    ConsentGiven,
    ContactAssigned,
    DirectorAssigned,
    InformationShared,
    PartyAdded,
)
from kantelpunt.casework.events.recorded import Actor, Occurrence
from kantelpunt.casework.events.work import (
    MeetingHeld,
    MeetingPlanned,
    PlanAgreed,
    PlanDrawnUp,
    PlanSeen,
    ReportSent,
    TalkHeld,
    TaskDone,
    TaskSet,
)
from kantelpunt.foundation.register_terms import Sector
from kantelpunt.interchange.policy_files import choose_protocol

EVENTS = 20
_FIRST = date(2025, 9, 8)
_MENTOR = Actor("m1", "school", "school")
_TOLD: tuple[Occurrence, ...] = (
    SignalAttached("thuiszitter-relatief-vo", date(2025, 10, 6), _FIRST),
    ReportSent("melding-thuiszitter-vo", ("leerplicht", "sterk-vo")),
    DirectorAssigned("r1", "regisseur"),
    ContactAssigned("m1", "school"),
    TalkHeld(("ouders", "leerling")),
    PartyAdded("sterk-vo", "legal_base"),
    ConsentGiven("buurtteams", "ouders", "hulp thuis"),
    ConsentGiven("buurtteams", "leerling", "hulp thuis"),
    PartyAdded("buurtteams", "consent"),
    InformationShared("buurtteams", "plan", "consent"),
    MeetingPlanned("actietafel", date(2025, 10, 13), ("ouders", "leerling")),
    MeetingHeld("actietafel", ("ouders", "leerling"), (), ("rooster",)),
    TaskSet("rooster", ("school",), date(2025, 10, 20)),
    PlanDrawnUp("opp", ("drie dagen per week",), date(2025, 12, 1)),
    PlanSeen("opp", "ouders"),
    PlanAgreed("opp", "ouders"),
    FactJudged("zorgwekkend-verzuim"),
    TaskDone("rooster"),
)


@cache
def _surroundings() -> Surroundings:
    chosen = choose_protocol("utrecht", None)
    calendar = SchoolCalendar(HolidayRegion.MIDDEN)
    days = LessonDays.of(calendar.open_days(date(2025, 8, 1), date(2026, 7, 31)))
    version = chosen.shelf.of_protocol(chosen.id)[0]
    return Surroundings(Agreement.of(version, Sector.VO), Terms(days))


def dossier(case: str) -> Acted:
    """The case, and all its events; what it names is its own, as if read from a file."""
    around = _surroundings()
    moment = begin_of(date(2025, 10, 6)) + timedelta(hours=9)
    what = Opened(OpenedBy.SIGNAL, f"pupil of {case}", Sector.VO, _FIRST, date(2011, 3, 3))
    found = opened(case, what, around, moment, _MENTOR)
    events = [*_acted(found).events]
    for told in _TOLD:
        moment += timedelta(minutes=20)
        found = decide(_acted(found).case, told, around, moment, _MENTOR)
        events += _acted(found).events
    if len(events) != EVENTS:
        raise AssertionError(f"{len(events)} events, not {EVENTS}")
    return Acted(_acted(found).case, tuple(events))


def _acted(decided: object) -> Acted:
    if not isinstance(decided, Acted):
        raise TypeError(f"refused: {decided}")
    return decided
