"""A case that is reopened: a new period, in which its step begins anew."""

from datetime import date

from kantelpunt.casework.events.course import (
    Closed,
    ClosedBecause,
    DeadlinePassed,
    Reopened,
    SignalAttached,
)
from kantelpunt.casework.events.people import ConsentGiven, PartyAdded
from kantelpunt.casework.events.work import TaskDone
from kantelpunt.casework.taking_part import Part, taking_part
from tests.casework.texts import protocol_text, signal, step
from tests.casework.world import Told, around, read

WAY = "steps.een.tipping_point"


def begun(*steps: dict) -> Told:
    """A signal of Monday 1 September 2025 leads into the first of these steps."""
    told = Told(around(read(protocol_text(signals=[signal("uren", "een")], steps=list(steps)))))
    day = date(2025, 9, 1)
    return told.opened(day).says(SignalAttached("uren", day, day), on=day)


def closed_and_reopened() -> Told:
    """A case whose first step waits for what is done in it, closed and opened again."""
    tasks = [{"id": "praten", "name": "Praten", "by": "mentor"}]
    way = {"after": "2 weeks", "from": "task praten", "to": "twee"}
    told = begun(step("een", tasks=tasks, tipping_point=way), step("twee"))
    told.says(TaskDone("praten"), by="mentor").until("2025-09-05")
    told.says(Closed(ClosedBecause.MOVED), by="mentor")
    assert told.until("2026-01-01").of_kind(DeadlinePassed) == []
    return told.says(Reopened("terug", date(2026, 1, 8)), on="2026-01-12")


def test_cm_15_a_case_that_is_reopened_goes_on_in_its_step_with_a_new_period():
    told = closed_and_reopened()
    assert told.case.closed is None
    assert told.case.first_day == date(2026, 1, 8)
    assert list(told.case.stages) == ["een"]


def test_cm_15_what_was_done_before_a_case_was_closed_starts_no_term_after_it():
    told = closed_and_reopened().until("2026-01-20")
    assert list(told.case.stages) == ["een"]
    assert told.due(WAY) is None
    told.says(TaskDone("praten"), by="mentor")
    assert told.due(WAY) == date(2026, 2, 3)


def test_cm_15_a_case_that_is_reopened_is_asked_its_tasks_anew():
    told = closed_and_reopened()
    assert told.due("steps.een.tasks.praten") is None
    assert "steps.een.tasks.praten" in [one.key for one in told.stands().to_do]


def test_cm_15_what_ran_from_the_signal_runs_from_the_day_a_case_is_reopened():
    call = {"id": "bellen", "name": "Bellen", "by": "mentor", "within": "1 weeks"}
    told = begun(step("een", tasks=[{**call, "from": "signal_fired"}]))
    assert told.due("steps.een.tasks.bellen") == date(2025, 9, 8)
    told.says(TaskDone("bellen"), by="mentor").says(Closed(ClosedBecause.MOVED), by="mentor")
    told.says(Reopened("terug", date(2026, 1, 8)), on="2026-01-12")
    assert told.due("steps.een.tasks.bellen") == date(2026, 1, 19)


def test_cm_21_consent_of_the_time_before_does_not_count_and_is_asked_again():
    told = begun(step("een"))
    told.says(ConsentGiven("hulp", "ouders", "plan"), ConsentGiven("hulp", "leerling", "plan"))
    told.says(PartyAdded("hulp", "consent"))
    assert sees(told, "hulp") is Part.PLAN
    told.says(Closed(ClosedBecause.MOVED), by="mentor")
    assert sees(told, "hulp") is Part.PLAN
    told.says(Reopened("terug", date(2025, 10, 6)), on="2025-10-06")
    assert sees(told, "hulp") is Part.NONE


def sees(told: Told, party: str) -> Part:
    """The part that a party has."""
    found = taking_part(told.case, told.surroundings.agreement, told.now.date())
    return next(one.part for one in found if one.party == party)
