"""The ladder of a case: the steps behind it, the one of now, and those that come by themselves."""

from datetime import date

from kantelpunt.casework.course import OnCourse, Stay, course
from kantelpunt.casework.events.course import SignalAttached
from kantelpunt.casework.events.work import TaskDone
from tests.casework.texts import protocol_text, signal, step
from tests.casework.world import Told, around, read

MONDAY = date(2025, 9, 1)
TALK = {"id": "praten", "name": "Praten", "by": "mentor"}


def begun(*steps: dict) -> Told:
    """A signal of Monday 1 September 2025 leads into the first of these steps."""
    text = protocol_text(signals=[signal("uren", "een")], steps=list(steps))
    told = Told(around(read(text))).opened(MONDAY)
    return told.says(SignalAttached("uren", MONDAY, MONDAY), on=MONDAY)


def ladder(told: Told) -> list[OnCourse]:
    """The steps as they stand at the moment of the tale."""
    around_it = told.surroundings
    return list(course(told.case, told.events, around_it.agreement, around_it.terms, told.now))


def three() -> Told:
    """Each step goes on by itself after two weeks; from the last nothing leads on."""
    way = {"after": "2 weeks", "from": "step_entered"}
    return begun(
        step("een", tipping_point=way | {"to": "twee"}),
        step("twee", tipping_point=way | {"to": "drie"}),
        step("drie"),
    )


def test_a_step_ahead_has_the_day_on_which_it_begins_when_nothing_happens():
    now, ahead, last = ladder(three())
    assert (now.stay, now.entered, now.due) == (Stay.NOW, MONDAY, date(2025, 9, 15))
    assert (ahead.stay, ahead.entered) == (Stay.AHEAD, date(2025, 9, 16))
    assert (last.stay, last.entered) == (Stay.AHEAD, date(2025, 10, 1))


def test_a_step_behind_has_the_days_on_which_it_was_entered_and_left():
    behind, now, _ = ladder(three().until("2025-09-20"))
    assert (behind.stay, behind.entered, behind.left) == (Stay.BEHIND, MONDAY, date(2025, 9, 16))
    assert (now.stay, now.entered, now.due) == (Stay.NOW, date(2025, 9, 16), date(2025, 9, 30))


def test_where_the_text_gives_no_term_nothing_comes_by_itself():
    now, to_come = ladder(begun(step("een"), step("twee")))
    assert (now.due, now.runs_from) == (None, "")
    assert (to_come.stay, to_come.entered) == (Stay.OPEN, None)


def test_a_term_that_waits_for_what_is_done_first_says_for_what():
    way = {"after": "2 weeks", "from": "task praten", "to": "twee"}
    told = begun(step("een", tasks=[TALK], tipping_point=way), step("twee"))
    now, to_come = ladder(told)
    assert (now.due, now.runs_from) == (None, "task praten")
    assert to_come.stay is Stay.OPEN
    told.says(TaskDone("praten"), by="mentor", on="2025-09-03")
    now, to_come = ladder(told)
    assert (now.due, now.runs_from) == (date(2025, 9, 17), "")
    assert (to_come.stay, to_come.entered) == (Stay.AHEAD, date(2025, 9, 18))
