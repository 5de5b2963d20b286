"""The meetings of the week of the demonstration: at each school, and at the action table."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from itertools import islice

from kantelpunt.web.dossiers.selectors import cases_for
from kantelpunt.web.dossiers.store import state_of
from kantelpunt.web.gate.viewer import Viewer
from kantelpunt.web.meetings.kinds import Kind
from kantelpunt.web.meetings.services import Plan, Point, plan
from kantelpunt.web.meetings.telling import NotKept
from kantelpunt.web.pages.clock import at
from kantelpunt.web.people.selectors import Someone, holders
from kantelpunt.web.schools.selectors import all_schools

_AT_SCHOOL = ("absence_coordinator", "support_coordinator", "school_leader")
_ON_AGENDA = 5
_SINCE_FRIDAY = timedelta(days=3)
_QUESTIONS = (
    "Wat werkt tot nu toe, en wat niet?",
    "Is het plan gelukt? Wat is de volgende stap?",
    "Wie houdt contact met de ouders?",
    "Wat vraagt de leerling zelf?",
    "Is er een plek, en vanaf wanneer?",
)


def write_meetings(day: date) -> None:
    """Plan a six-weekly meeting of each school, and a talk about one of its pupils.

    They were planned on the Friday before, about cases in which nothing happened since.
    """
    told = at(day - _SINCE_FRIDAY, 16)
    for number, school in enumerate(all_schools()):
        team = holders(_AT_SCHOOL, [school.organisation], day)
        own = [one for one in team if one.function == "support_coordinator"]
        if not own:
            continue
        viewer = Viewer.of(own[0].person, day)
        rows = cases_for(viewer).filter(closed="").order_by("next_day", "id")
        quiet = (row for row in rows if _is_quiet_since(told, row.id))
        cases = [(row.id, row.pupil) for row in islice(quiet, _ON_AGENDA + 1)]
        weekly = at(day + timedelta(days=1 + number % 3), 15)
        _plan(Kind.SIX_WEEKLY, school.organisation, weekly, team, cases[:_ON_AGENDA], viewer, told)
        talk = at(day + timedelta(days=2 + number % 2), 10, 30)
        _plan(Kind.TALK, school.organisation, talk, own, cases[_ON_AGENDA:], viewer, told)


def _is_quiet_since(moment: datetime, case: str) -> bool:
    last = state_of(case).moment
    return last is not None and last <= moment


def _plan(
    kind: Kind,
    organisation: str,
    starts: datetime,
    people: Iterable[Someone],
    cases: list[tuple[str, str]],
    viewer: Viewer,
    now: datetime,
) -> None:
    if not cases:
        return
    talk = kind is Kind.TALK
    points = [
        Point(case, pupil, number, _QUESTIONS[(number - 1) % len(_QUESTIONS)], talk, talk)
        for number, (case, pupil) in enumerate(cases, 1)
    ]
    what = Plan(kind, organisation, starts, 30 if talk else 60, "kamer 1.12", viewer.person)
    try:
        plan(what, people, points, viewer, now)
    except NotKept:
        return
