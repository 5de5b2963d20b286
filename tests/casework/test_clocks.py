"""Dates by hand: when a term is due, when it has passed, and what makes it longer."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kantelpunt.calendar.terms import Term, TermUnit
from kantelpunt.casework.case import Stretch
from kantelpunt.casework.events.clocks import (
    TermExtended,
    TermResumed,
    TermSet,
    TermSuspended,
    WaitingAsked,
    WaitingEnded,
    WaitingFor,
    WaitingStarted,
)
from kantelpunt.casework.events.course import (
    AbsenceBegun,
    AttendanceRestored,
    DeadlinePassed,
    Escalated,
    SignalAttached,
    StepAsked,
)
from kantelpunt.casework.events.judged import FactJudged
from kantelpunt.casework.events.work import ReportSent, TaskDone, TaskSet
from kantelpunt.casework.refusal import Refusal
from tests.casework.texts import SOURCE, protocol_text, signal, step
from tests.casework.world import Told, around, at, read, terms

WAY = "steps.een.tipping_point"
URES = signal("uren", "een")


def with_way(**way: object) -> Told:
    """A case on a protocol of two steps with this way from the first to the second."""
    steps = [step("een", tipping_point={"to": "twee", **way}), step("twee")]
    return Told(around(read(protocol_text(signals=[URES], steps=steps))))


def begun(told: Told, day: str, first_day: str | None = None) -> Told:
    """Its first step is entered on a day."""
    told.opened(day)
    first = date.fromisoformat(first_day or day)
    return told.says(SignalAttached("uren", first, first), on=day)


@pytest.mark.parametrize(
    ("term", "start", "last"),
    [
        ("1 days", "2025-09-15", "2025-09-16"),
        ("8 weeks", "2025-09-15", "2025-11-10"),
        ("1 months", "2026-01-30", "2026-02-28"),
        ("1 months", "2026-01-31", "2026-02-28"),
        ("1 months", "2024-02-29", "2024-03-29"),
        ("12 months", "2024-02-29", "2025-02-28"),
        ("3 months", "2025-11-30", "2026-02-28"),
        # Midden has no school from 14 to 22 February 2026.
        ("3 school_weeks", "2026-02-11", "2026-03-11"),
        ("3 school_days", "2026-02-11", "2026-02-23"),
        # 20 December is a Saturday, 25 and 26 December and 1 January are holidays.
        ("5 working_days", "2025-12-22", "2025-12-31"),
        ("8 working_days", "2025-12-22", "2026-01-06"),
        ("10 working_days", "2025-12-19", "2026-01-07"),
    ],
)
def test_cm_12_due_on_its_last_day_and_passed_the_day_after(term, start, last):
    told = begun(with_way(after=term), start)
    assert told.until(last, 23).entered() == [("een", start)]
    assert told.due(WAY) == date.fromisoformat(last)
    overdue = date.fromisoformat(last) + timedelta(days=1)
    told.until(overdue, 0)
    assert told.entered() == [("een", start)]
    escalated = told.of_kind(Escalated)[0]
    assert (escalated.what.due.isoformat(), escalated.moment) == (last, at(overdue, 0))
    assert list(told.case.stages) == ["twee"]


@pytest.mark.parametrize(
    ("start", "end"),
    [
        # The clock goes back on 25 October 2026 and forward on 29 March 2026, at night.
        (at("2026-10-24", 10), at("2026-10-26", 9)),
        (at("2026-03-28", 10), at("2026-03-30", 11)),
        (at("2026-06-10", 10), at("2026-06-12", 10)),
    ],
)
def test_cm_12_forty_eight_hours_are_real_hours_over_a_change_of_the_clock(start, end):
    assert terms().passes(start, Term(48, TermUnit.HOURS)) == end
    told = with_way(after="48 hours").opened(start.date())
    told.now = start - timedelta(hours=1)
    told.says(SignalAttached("uren", start.date(), start.date()))
    assert told.case.stages["een"] == start
    before = end - timedelta(minutes=1)
    assert list(told.until(before.date(), before.hour).case.stages) == ["een"]
    assert list(told.until(end.date(), end.hour).case.stages) == ["twee"]


CALENDAR_UNITS = [TermUnit.DAYS, TermUnit.WEEKS, TermUnit.MONTHS]


@given(
    st.dates(date(2023, 1, 1), date(2026, 1, 1)),
    st.builds(Term, st.integers(1, 12), st.sampled_from(CALENDAR_UNITS)),
    st.integers(0, 25),
    st.integers(1, 60),
)
def test_cm_12_a_suspension_gives_back_exactly_the_days_suspended(start, term, after, days):
    due = terms().passes(start, term)
    first = start + timedelta(days=1 + after)
    still = Stretch(first, first + timedelta(days=days - 1))
    later = terms().passes_later(at(start), term, (still,))
    passed_before = at(first, 0) >= due
    assert (later - due).days == (0 if passed_before else days)


@given(
    st.dates(date(2023, 1, 1), date(2026, 1, 1)),
    st.integers(1, 30),
    st.sampled_from([TermUnit.WORKING_DAYS, TermUnit.SCHOOL_DAYS]),
    st.integers(0, 25),
    st.integers(1, 60),
)
def test_cm_12_days_on_which_it_stood_still_are_not_counted(start, amount, unit, after, days):
    """Counted here one by one, over the days that count and are not suspended."""
    first = start + timedelta(days=1 + after)
    last = first + timedelta(days=days - 1)
    later = terms().passes_later(at(start), Term(amount, unit), (Stretch(first, last),))
    day, left = start, amount
    while left:
        day += timedelta(days=1)
        one_day = Term(1, unit)
        counts = terms().passes(day - timedelta(days=1), one_day) == at(day, 0) + timedelta(days=1)
        left -= counts and not first <= day <= last
    assert later == at(day + timedelta(days=1), 0)


def test_cm_12_school_weeks_stand_still_for_the_school_time_suspended():
    # 3 school weeks from Wednesday 3 September end on 24 September; a week is given back.
    told = begun(with_way(after="3 school_weeks", or_agreed=True), "2025-09-03")
    assert told.due(WAY) == date(2025, 9, 24)
    told.says(TermSuspended(WAY, date(2025, 9, 14), "ziek"), on="2025-09-07")
    assert told.due(WAY) == date(2025, 10, 1)


def test_cm_12_what_resumes_earlier_gives_back_fewer_days():
    told = begun(with_way(after="4 weeks", or_agreed=True), "2025-09-01")
    told.says(TermSuspended(WAY, date(2025, 9, 20), "ziek"), on="2025-09-10")
    assert told.due(WAY) == date(2025, 9, 29) + timedelta(days=10)
    told.says(TermResumed(WAY), on="2025-09-15")
    assert told.due(WAY) == date(2025, 9, 29) + timedelta(days=4)


def test_cm_12_a_suspension_of_an_earlier_stay_gives_nothing_to_a_later_one():
    steps = [
        step(
            "een",
            entered=[{"asked_by": "school"}],
            tipping_point={"after": "3 school_weeks", "or_agreed": True, "to": "twee"},
        ),
        step(
            "twee",
            exits=[
                {"id": "terug", "name": "T", "kind": "scaled_down", "when": "nodig", "to": "een"}
            ],
        ),
    ]
    told = begun(Told(around(read(protocol_text(signals=[URES], steps=steps)))), "2025-09-03")
    told.says(TermSuspended(WAY, date(2025, 9, 14), "ziek"), on="2025-09-07")
    told.until("2025-11-05").says(FactJudged("nodig"))
    assert told.case.stages["een"].date() == date(2025, 11, 5)
    assert told.due(WAY) == date(2025, 11, 26)


def test_cm_11_nothing_stops_the_three_months():
    told = begun(with_way(after="3 weeks", or_agreed=True), "2025-09-15")
    refusal = told.tries(
        TermSuspended("promises.landelijk-drie-maanden", date(2025, 10, 1), "wachtlijst")
    )
    assert isinstance(refusal, Refusal)
    assert refusal.code == "term-fixed"


def test_an_extension_only_where_the_protocol_allows_another_term():
    allowed = begun(with_way(after="3 weeks", or_agreed=True), "2025-09-15")
    allowed.says(TermExtended(WAY, "5 weeks", "afspraak"))
    assert allowed.due(WAY) == date(2025, 10, 20)
    fixed = begun(with_way(after="3 weeks"), "2025-09-15").tries(TermExtended(WAY, "5 weeks", "x"))
    assert isinstance(fixed, Refusal)
    assert fixed.code == "term-fixed"


def test_a_term_is_agreed_beforehand_and_not_once_it_has_passed():
    told = begun(with_way(after="3 weeks", or_agreed=True, unless="hersteld"), "2025-09-15")
    told.says(FactJudged("hersteld")).until("2025-10-20")
    refusal = told.tries(TermSet(WAY, "6 weeks"))
    assert isinstance(refusal, Refusal)
    assert refusal.code == "term-passed"


def test_a_term_without_a_length_runs_once_one_is_agreed():
    told = begun(with_way(after="not_in_text", or_agreed=True), "2025-09-15")
    told.says(TermSet(WAY, "2 weeks"))
    assert told.due(WAY) == date(2025, 9, 29)
    assert list(told.until("2025-09-30").case.stages) == ["twee"]


def test_a_timer_fires_once_and_again_after_its_step_is_entered_anew():
    steps = [
        step(
            "een",
            tasks=[{"id": "bellen", "name": "Bellen", "by": "mentor", "within": "2 days"}],
            tipping_point={"after": "1 weeks", "to": "twee"},
        ),
        step(
            "twee",
            exits=[
                {"id": "terug", "name": "T", "kind": "scaled_down", "when": "nodig", "to": "een"}
            ],
        ),
    ]
    told = begun(Told(around(read(protocol_text(signals=[URES], steps=steps)))), "2025-09-01")
    told.until("2025-09-20").until("2025-09-25")
    task = "steps.een.tasks.bellen"
    fired = [one.what.due for one in told.of_kind(DeadlinePassed) if one.what.timer == task]
    assert fired == [date(2025, 9, 3)]
    told.says(FactJudged("nodig"), on="2025-10-01").until("2025-10-07")
    fired = [one.what.due for one in told.of_kind(DeadlinePassed) if one.what.timer == task]
    assert fired == [date(2025, 9, 3), date(2025, 10, 3)]


def test_a_task_of_people_that_is_set_anew_passes_anew():
    told = begun(with_way(after="8 weeks"), "2025-09-01")
    told.says(TaskSet("bellen", ("mentor",), date(2025, 9, 5))).until("2025-09-08")
    told.says(TaskDone("bellen"), by="mentor").says(
        TaskSet("bellen", ("mentor",), date(2025, 9, 12))
    )
    assert not [one for one in told.stands().to_do if one.overdue]
    told.until("2025-09-20")
    fired = [
        one.what.due for one in told.of_kind(DeadlinePassed) if one.what.timer == "task bellen"
    ]
    assert fired == [date(2025, 9, 5), date(2025, 9, 12)]


REPORT = {
    "id": "melding",
    "name": "Melding",
    "by": "mentor",
    "to": "leerplicht",
    "on": "signal uren",
    "from": "signal_fired",
    "within": "5 working_days",
    "about": ["verzuim"],
    "source": SOURCE,
}


def reporting() -> Told:
    """A case of which one signal must be reported, and another need not."""
    signals = [URES, signal("weken", None)]
    text = protocol_text(signals=signals, steps=[step("een")], reports=[REPORT])
    return begun(Told(around(read(text))), "2025-09-01")


def test_another_signal_does_not_move_the_last_day_of_a_report():
    told = reporting()
    assert told.due("reports.melding") == date(2025, 9, 8)
    told.says(SignalAttached("weken", date(2025, 9, 5), date(2025, 9, 1)), on="2025-09-05")
    assert told.due("reports.melding") == date(2025, 9, 8)


def test_a_report_that_was_sent_late_is_due_again_for_the_next_signal():
    told = reporting().until("2025-09-10")
    told.says(ReportSent("melding", ("leerplicht",)), by="mentor")
    told.says(SignalAttached("uren", date(2025, 10, 1), date(2025, 9, 20)), on="2025-10-01")
    assert told.due("reports.melding") == date(2025, 10, 8)
    told.until("2025-10-09")
    late = [one.what.due for one in told.of_kind(DeadlinePassed) if "melding" in one.what.timer]
    assert late == [date(2025, 9, 8), date(2025, 10, 8)]


def test_cm_11_waiting_stops_nothing_and_is_counted_per_cause():
    told = begun(with_way(after="3 weeks", **{"from": "first_day_of_absence"}), "2025-09-15")
    told.says(WaitingStarted(WaitingFor.CARE, "ggz", "mentor", date(2025, 9, 22)))
    told.says(
        WaitingStarted(WaitingFor.SCHOOL_PLACE, "vso", "mentor", date(2025, 9, 25)), on="2025-09-18"
    )
    assert told.due(WAY) == date(2025, 10, 6)
    told.until("2025-09-23")
    assert told.stands().waiting == (("care", 8), ("school_place", 5))
    asked = [one.what.timer for one in told.of_kind(DeadlinePassed)]
    assert asked == ["waiting care"]
    told.says(
        WaitingAsked(WaitingFor.CARE, date(2025, 10, 1)),
        WaitingEnded(WaitingFor.SCHOOL_PLACE, "geplaatst"),
    )
    assert told.stands().waiting == (("care", 8),)
    assert list(told.until("2025-10-07").case.stages) == ["twee"]


def test_what_must_be_established_first_lets_it_go_as_soon_as_it_is():
    told = begun(with_way(after="2 weeks", requires="nodig"), "2025-09-01")
    told.until("2025-09-20")
    assert list(told.case.stages) == ["een"]
    assert told.due(f"{WAY}.decide") == date(2025, 9, 22)
    told.says(FactJudged("nodig"))
    assert list(told.case.stages) == ["twee"]
    assert told.of_kind(Escalated)[0].what.due == date(2025, 9, 15)


def test_where_people_decide_they_have_five_working_days_and_then_it_is_a_loose_end():
    told = begun(with_way(after="2 weeks", decided_by="ambtenaar"), "2025-09-01")
    told.until("2025-09-16")
    assert told.due(f"{WAY}.decide") == date(2025, 9, 22)
    assert "term_passed" not in told.stands().loose_ends
    told.until("2025-09-23")
    assert list(told.case.stages) == ["een"]
    assert "term_passed" in told.stands().loose_ends


def test_a_period_of_absence_begins_on_its_earliest_day_and_ends_when_it_is_restored():
    told = begun(
        with_way(after="8 weeks", **{"from": "first_day_of_absence"}), "2025-09-15", "2025-09-10"
    )
    told.says(SignalAttached("uren", date(2025, 9, 15), date(2025, 9, 3)))
    assert told.case.first_day == date(2025, 9, 3)
    assert told.due(WAY) == date(2025, 10, 29)
    told.says(AttendanceRestored(date(2025, 10, 1)), on="2025-10-02")
    assert told.case.first_day is None
    assert told.stands().clocks == ()
    told.says(SignalAttached("uren", date(2026, 1, 20), date(2026, 1, 12)), on="2026-01-20")
    assert told.due(WAY) == date(2026, 3, 9)
    assert [one.due for one in told.stands().clocks] == [date(2026, 4, 12)]


def test_the_first_day_that_a_person_names_goes_before_what_signals_tell():
    world = with_way(after="8 weeks", **{"from": "first_day_of_absence"})
    told = world.opened("2026-03-09", "2026-02-10")
    told.says(SignalAttached("uren", date(2026, 3, 6), date(2025, 9, 2)))
    assert told.case.first_day == date(2026, 2, 10)
    told.says(AbsenceBegun(date(2026, 1, 12)))
    assert told.case.first_day == date(2026, 1, 12)


def test_a_case_opened_by_concern_lacks_a_step_until_someone_names_it():
    told = with_way(after="2 weeks").opened("2025-09-15")
    assert "no_step" in told.stands().loose_ends
    assert told.stands().next_day == date(2025, 9, 29)
    told.says(StepAsked("een"))
    assert "no_step" not in told.stands().loose_ends


def test_what_was_done_in_an_earlier_stay_in_a_step_starts_no_term_in_a_later_one():
    tasks = [{"id": "praten", "name": "Praten", "by": "mentor"}]
    way = {"after": "2 weeks", "from": "task praten", "to": "twee"}
    back = {"id": "terug", "name": "T", "kind": "scaled_down", "when": "nodig", "to": "een"}
    steps = [step("een", tasks=tasks, tipping_point=way), step("twee", exits=[back])]
    told = begun(Told(around(read(protocol_text(signals=[URES], steps=steps)))), "2025-09-01")
    told.says(TaskDone("praten"), by="mentor").until("2025-09-20")
    told.says(FactJudged("nodig"), on="2025-10-01")
    assert list(told.until("2025-11-01").case.stages) == ["een"]
    told.says(TaskDone("praten"), by="mentor")
    assert told.due(WAY) == date(2025, 11, 15)


def test_nobody_decides_on_a_way_that_is_not_there_for_this_case():
    told = begun(with_way(after="2 weeks", when="nodig"), "2025-09-01").until("2025-09-25")
    assert told.due(f"{WAY}.decide") is None
    assert "term_passed" not in told.stands().loose_ends
    assert list(told.says(FactJudged("nodig")).case.stages) == ["twee"]
