"""Three steps that escalate by themselves: a small protocol, and cases that run on it."""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache

from kantelpunt.calendar.lesson_days import LessonDays
from kantelpunt.calendar.school_calendar import SchoolCalendar
from kantelpunt.calendar.vacations import HolidayRegion
from kantelpunt.casework.agreement import Agreement
from kantelpunt.casework.decide import Acted, Surroundings, advanced, decide, opened
from kantelpunt.casework.due import Terms, begin_of
from kantelpunt.casework.events.course import Escalated, Opened, OpenedBy, StepAsked
from kantelpunt.casework.events.recorded import Actor, Event
from kantelpunt.casework.events.work import TaskSet
from kantelpunt.foundation.register_terms import Sector
from kantelpunt.protocol.reader import read_protocol

WEEKS = (4, 8, 12)
START = date(2025, 9, 8)
AFTER = date(2025, 12, 2)
_MENTOR = Actor("m1", "school", "school")
_TEXT = """
protocol: ladder
title: Drie stappen
summary_en: Three steps.
sources: {text: {title: Tekst}}
parties:
  school: {name: School, kind: school}
  ouders: {name: Ouders, kind: parents}
  leerling: {name: Leerling, kind: pupil}
steps:
"""
_STEP = """
  - id: step{n}
    name: Stap {n}
    rung: oplossing
    lead: school
    participants: {{required: [ouders, leerling]}}
    {way}
    source: {{in: text, at: "{n}"}}
"""
_WAY = "tipping_point: {{after: {weeks} weeks, from: first_day_of_absence, to: step{next}}}"


@cache
def surroundings() -> Surroundings:
    """The protocol, and the lesson days of region Midden."""
    ways = [_WAY.format(weeks=weeks, next=n + 1) for n, weeks in enumerate(WEEKS, 1)]
    steps = [_STEP.format(n=n, way=way) for n, way in enumerate([*ways, "last: true"], 1)]
    version = read_protocol(_TEXT + "".join(steps), file="ladder.yaml", first=date(2025, 8, 1))
    calendar = SchoolCalendar(HolidayRegion.MIDDEN)
    days = LessonDays.of(calendar.open_days(date(2025, 8, 1), date(2026, 7, 31)))
    return Surroundings(Agreement.of(version, Sector.VO), Terms(days))


def climbed(case: str) -> Acted:
    """A case that is opened, put in the first step, and climbs to the last one by itself."""
    around = surroundings()
    begin = begin_of(START) + timedelta(hours=9)
    what = Opened(OpenedBy.CONCERN, case, Sector.VO, START)
    first = _acted(opened(case, what, around, begin, _MENTOR))
    second = _acted(decide(first.case, StepAsked("step1"), around, begin, _MENTOR))
    last = advanced(second.case, around, begin_of(AFTER))
    return Acted(last.case, (*first.events, *second.events, *last.events))


def escalation_days(events: Sequence[Event]) -> list[date]:
    """The last days of the terms that passed."""
    return [
        event.what.due for event in events if isinstance(event.what, Escalated) and event.what.due
    ]


def with_tasks(case: str, count: int) -> Acted:
    """An open case with a number of events more, each a task."""
    found = climbed(case)
    around, events = surroundings(), list(found.events)
    for number in range(count):
        task = TaskSet(f"taak-{number}", ("school",), AFTER + timedelta(days=30 + number))
        found = _acted(decide(found.case, task, around, begin_of(AFTER), _MENTOR))
        events += found.events
    return Acted(found.case, tuple(events))


def _acted(decided: object) -> Acted:
    if not isinstance(decided, Acted):
        raise TypeError(f"refused: {decided}")
    return decided
