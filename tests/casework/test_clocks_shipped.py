"""The same on the protocols that come with the program: hope, other terms, people who decide."""

from datetime import date

from kantelpunt.casework.events.clocks import TermSet
from kantelpunt.casework.events.course import (
    AttendanceRestored,
    DeadlinePassed,
    Escalated,
    EscalationDecided,
    SignalAttached,
)
from kantelpunt.casework.events.judged import FactJudged, FactLapsed, HopeRecorded
from kantelpunt.casework.events.work import TaskDone
from kantelpunt.casework.refusal import Refusal
from tests.casework.world import Told, around, around_shipped, at, shipped

HOPE = "onderbouwde-hoop"


def under_direction() -> Told:
    """Sluitende aanpak from Monday 1 September 2025, four weeks on: the casusregisseur leads."""
    told = Told(around_shipped("sluitende-aanpak")).opened("2025-09-01")
    told.says(SignalAttached("eerste-verzuim", date(2025, 9, 1), date(2025, 9, 1)))
    told.until("2025-10-01")
    assert list(told.case.stages) == ["boven-vier-weken"]
    return told


def test_sa_18_hope_lasts_at_most_to_the_end_of_the_ambition():
    told = under_direction()
    # Twelve weeks from 1 September end on 24 November, before three months do.
    too_long = HopeRecorded(HOPE, "plek gevonden", date(2025, 11, 25))
    refusal = told.tries(too_long, by="casusregisseur")
    assert isinstance(refusal, Refusal)
    assert refusal.code == "hope-too-long"
    assert "2025-11-24" in refusal.why.nl
    told.says(HopeRecorded(HOPE, "plek gevonden", date(2025, 11, 24)), by="casusregisseur")


def test_sa_18_hope_lapses_by_itself_and_the_way_that_was_overdue_is_taken_at_once():
    told = under_direction()
    told.says(HopeRecorded(HOPE, "plek gevonden", date(2025, 11, 21)), by="casusregisseur")
    # Eleven weeks end on 17 November: the term passes, and the case stays for the hope.
    told.until("2025-11-21", 23)
    assert list(told.case.stages) == ["boven-vier-weken"]
    told.until("2025-11-22", 0)
    assert list(told.case.stages) == ["doorbraakteam"]
    assert told.of_kind(FactLapsed)[0].moment == at("2025-11-22", 0)
    escalated = told.of_kind(Escalated)[-1].what
    assert (escalated.due, escalated.to_step) == (date(2025, 11, 17), "doorbraakteam")


def test_sa_18_hope_that_is_given_up_lets_it_go_at_once():
    told = under_direction()
    told.says(HopeRecorded(HOPE, "plek gevonden", date(2025, 11, 21)), by="casusregisseur")
    told.until("2025-11-19").says(FactJudged(HOPE, true=False), by="casusregisseur")
    assert list(told.case.stages) == ["doorbraakteam"]


def test_sa_36_the_prosecutor_only_once_the_way_was_weighed_and_by_who_decides():
    told = under_direction().until("2025-11-25")
    assert list(told.case.stages) == ["doorbraakteam"]
    go = EscalationDecided("doorbraakteam", "openbaar-ministerie")
    assert told.tries(go, by="casusregisseur").code == "not-established"
    told.says(FactJudged("weg-afgewogen", grounds="straf"), by="casusregisseur")
    assert list(told.case.stages) == ["doorbraakteam"]
    assert told.tries(go, by="leerkracht").code == "not-your-role"
    decide = "steps.doorbraakteam.escalations.1.decide"
    assert told.due(decide) == date(2025, 12, 1)
    assert "term_passed" in told.until("2025-12-02").stands().loose_ends
    told.says(go, by="casusregisseur")
    assert list(told.case.stages) == ["openbaar-ministerie"]


def test_tb_another_term_agreed_beforehand_holds_in_the_place_of_three_school_weeks():
    told = Told(around_shipped("tilburg-vo")).opened("2026-01-12")
    told.says(SignalAttached("wettelijk-verzuim", date(2026, 1, 12), date(2026, 1, 5)))
    told.says(TaskDone("interventies"), by="gemandateerde-medewerker")
    way = "steps.basis-op-orde.tipping_point"
    assert told.due(way) == date(2026, 2, 2)
    told.says(TermSet(way, "6 school_weeks"))
    # The vacation from 14 to 22 February is no school time.
    assert told.due(way) == date(2026, 3, 2)
    assert list(told.until("2026-03-02", 23).case.stages) == ["basis-op-orde"]
    assert list(told.until("2026-03-03", 0).case.stages) == ["ondersteuningsteam"]


def test_am_levels_four_and_five_are_decided_by_people_and_time_alone_moves_nothing():
    told = Told(around(shipped("amstelland-meerlanden"))).opened("2025-09-01")
    told.says(SignalAttached("zeer-langdurig-verzuim", date(2025, 9, 1), date(2025, 5, 28)))
    told.until("2026-06-01")
    assert list(told.case.stages) == ["doorbraak"]
    assert told.stands().next_day >= date(2026, 6, 1)
    early = told.tries(EscalationDecided("doorbraak", "doorzettingskracht"), by="casusregisseur")
    assert early.code == "not-established"
    told.says(FactJudged("doorbraak-zonder-hervatting"))
    told.says(EscalationDecided("doorbraak", "doorzettingskracht"), by="casusregisseur")
    told.says(FactJudged("stagnatie-door-beleid", grounds="beleid"))
    told.says(EscalationDecided("doorzettingskracht", "doorzettingsmacht"), by="directeur")
    assert list(told.case.stages) == ["doorzettingsmacht"]


def test_ut_a_plan_of_the_intervention_team_is_due_after_forty_eight_hours_and_ten_days():
    told = Told(around_shipped("utrecht")).opened("2025-09-15")
    told.says(SignalAttached("thuiszitter-relatief-vo", date(2025, 9, 12), date(2025, 9, 8)))
    told.until("2025-11-18")
    assert told.case.stages["interventieteam-vo"] == at("2025-11-18", 0)
    passed = list(told.until("2025-11-21").of_kind(DeadlinePassed))
    plan = next(one for one in passed if one.what.timer.endswith("plan-interventieteam"))
    assert plan.moment == at("2025-11-20", 0)
    told.says(TaskDone("plan-interventieteam"), by="lid-interventieteam")
    due = told.due("steps.interventieteam-vo.tasks.oplossing-interventieteam")
    assert due == date(2025, 12, 5)


def test_a_new_period_of_absence_is_not_left_by_the_answer_about_the_one_before():
    told = Told(around_shipped("utrecht")).opened("2025-09-15")
    told.says(SignalAttached("thuiszitter-relatief-vo", date(2025, 9, 12), date(2025, 9, 8)))
    told.says(FactJudged("instelling-zonder-plaats", grounds="ggz"), by="kernteam")
    told.says(AttendanceRestored(date(2025, 10, 6)), on="2025-10-06")
    assert list(told.case.stages) == ["geen-jeugdhulpplaats"]
    signal = SignalAttached("thuiszitter-relatief-vo", date(2025, 12, 5), date(2025, 12, 1))
    told.says(signal, on="2025-12-05")
    assert set(told.case.stages) == {"geen-jeugdhulpplaats", "actietafel-vo"}
