"""Protocols side by side: which dates, who leads, what follows, what lies beside (CM-42)."""

from datetime import date

import pytest

from kantelpunt.calendar.vacations import HolidayRegion
from kantelpunt.foresight.comparison.asking import asked_for, lesson_days_for
from kantelpunt.foresight.comparison.facts import Vacation
from kantelpunt.foresight.comparison.leads import LeadSort, lead_sort
from kantelpunt.foresight.comparison.told_terms import part_at, told_term
from kantelpunt.foresight.comparison.vacations_between import vacations_between
from kantelpunt.foundation.errors import CalendarEnds, InputRefused
from kantelpunt.foundation.register_terms import Sector
from kantelpunt.foundation.text import Language
from tests.compared import CLOSED, MONDAY, OPEN, SHELF, by_hand, comparison, rows_of
from tests.telling import teller


def protocol(name):
    return SHELF.of_protocol(name)[-1].protocol


def test_the_dates_of_utrecht_are_those_of_its_text():
    # More than 4 weeks on 6 October; 8 weeks end on 3 November, 10 weeks on 17 November; then
    # 48 hours to Thursday the 20th, and 10 working days to Thursday 4 December.
    assert rows_of("utrecht") == [
        ("", MONDAY, date(2025, 10, 5), date(2025, 10, 6)),
        ("actietafel-vo", date(2025, 10, 6), date(2025, 11, 3), date(2025, 11, 4)),
        ("teammanagers-vo", date(2025, 11, 4), date(2025, 11, 17), date(2025, 11, 18)),
        ("interventieteam-vo", date(2025, 11, 18), date(2025, 11, 20), None),
        ("interventieteam-vo", date(2025, 11, 20), date(2025, 12, 4), None),
    ]


def test_a_step_without_a_term_has_no_last_day():
    *_, last = rows_of("sluitende-aanpak")
    assert last == ("doorbraakteam", date(2025, 11, 25), None, None)
    lane = comparison("sluitende-aanpak").lanes[0]
    assert [row.stage for row in lane.later] == ["arbitrage", "openbaar-ministerie"]
    assert {row.from_ for row in lane.later} == {None}


@pytest.mark.parametrize(
    ("start", "three_months"),
    [(MONDAY, date(2025, 12, 8)), (date(2026, 11, 30), date(2027, 2, 28))],
)
def test_three_months_end_on_the_same_day_or_the_last_of_a_shorter_month(start, three_months):
    assert comparison("utrecht", start=start).three_months == three_months


def test_only_a_promise_that_ends_on_another_day_is_its_own():
    told = comparison()
    own = {lane.protocol: told.own_promises(lane) for lane in told.lanes}
    assert {name for name, found in own.items() if found} == {"sluitende-aanpak"}
    (twelve_weeks,) = own["sluitende-aanpak"]
    assert (twelve_weeks.length, twelve_weeks.until) == ("12 weken", date(2025, 12, 1))


def test_every_step_and_situation_of_the_sector_is_told_once():
    for lane in comparison().lanes:
        found = protocol(lane.protocol)
        meant = {
            one.id
            for one in (*found.steps, *found.situations)
            if not one.sector or Sector.VO in one.sector
        }
        parts = [{row.stage for row in part if row.stage} for part in (lane.rows, lane.later)]
        others = [row.stage for row in lane.others]
        assert set().union(*parts, others) == meant
        assert sum(map(len, parts)) + len(others) == len(meant)


def test_a_protocol_for_other_schools_says_for_which():
    (lane,) = comparison("tilburg-vo", sector=Sector.PO).lanes
    assert (lane.rows, lane.later, lane.others) == ((), (), ())
    assert lane.remarks == (
        "Geldt alleen voor: voortgezet onderwijs en voortgezet speciaal onderwijs.",
    )


def test_a_protocol_without_steps_says_so():
    (lane,) = comparison("landelijk").lanes
    assert lane.rows == ()
    assert lane.remarks == ("Dit protocol heeft geen stappen.",)


def test_what_hope_lengthens_is_said():
    remarks = " ".join(comparison("sluitende-aanpak").lanes[0].remarks)
    assert "Met onderbouwde hoop" in remarks
    assert "‘Stap 2. Meer dan 4 weken verzuim’ duren tot en met ma 8 december 2025" in remarks
    assert "hoop" not in " ".join(comparison("utrecht").lanes[0].remarks)


def test_legs_become_rows_with_their_term_and_the_day_they_tip():
    lane = by_hand(*CLOSED, end=date(2025, 10, 20)).lanes[0]
    first, last = lane.rows
    assert (first.name, first.leader, first.rung) == (
        "Stap 1. Het gesprek",
        "Mentor",
        "vroegsignalering",
    )
    assert (first.term, first.since) == (
        "3 schoolweken",
        "het afronden van ‘Met leerling en ouders praten’",
    )
    assert (first.sort, last.sort) == (LeadSort.SCHOOL, LeadSort.MUNICIPALITY)
    assert (first.tips_on, last.tips_on) == (date(2025, 10, 7), None)
    assert (lane.later, lane.remarks) == ((), ())


def test_what_has_no_end_names_what_follows_and_why():
    lane = by_hand(*OPEN).lanes[0]
    before, gesprek = lane.rows
    assert (before.stage, before.from_, before.until) == ("", MONDAY, date(2025, 9, 14))
    assert (gesprek.is_open, gesprek.until) == (True, None)
    assert [row.stage for row in lane.later] == ["tafel"]
    assert lane.remarks[0].startswith("De datums eindigen bij ‘Stap 1. Het gesprek’.")


def test_the_axis_has_room_for_an_open_end():
    closed, opened = by_hand(*CLOSED, end=date(2025, 10, 20)), by_hand(*OPEN)
    assert closed.last > closed.three_months
    late = by_hand(CLOSED[0], *(type(OPEN[0])("tafel", date(2026, 1, 5), None, "steps.tafel"),))
    assert late.last >= date(2026, 2, 2)
    assert opened.last == closed.last


@pytest.mark.parametrize(
    ("name", "who", "sort"),
    [
        ("tilburg-vo", "directeur", LeadSort.SCHOOL),
        ("holland-rijnland", "bureau-leerrecht", LeadSort.MUNICIPALITY),
        ("sluitende-aanpak", "casusregisseur", LeadSort.SEVERAL),
        ("utrecht", "teammanagers", LeadSort.SEVERAL),
        ("utrecht", "regisseur", LeadSort.PARTY_UNKNOWN),
        ("amstelland-meerlanden", "setting regie-niveau-1", LeadSort.NOBODY),
        ("utrecht", "not_in_text", LeadSort.NOBODY),
    ],
)
def test_who_leads_is_of_one_sort(name, who, sort):
    assert lead_sort(protocol(name), who) is sort


def test_a_choice_that_is_made_leads():
    found = protocol("amstelland-meerlanden")
    settings = tuple(
        one.model_copy(update={"default": "verzuimcoordinator"})
        if one.id == "regie-niveau-1"
        else one
        for one in found.settings
    )
    chosen = found.model_copy(update={"settings": settings})
    assert lead_sort(chosen, "setting regie-niveau-1") is LeadSort.SCHOOL


@pytest.mark.parametrize(
    ("place", "term", "short"),
    [
        ("steps.actietafel-vo.tipping_point", "8 weken", "8 weken verzuim"),
        ("steps.interventieteam-vo.tasks.plan-interventieteam", "48 uur", "48 uur"),
        ("situations.niet-ingeschreven.escalations.0", "8 weken", "8 weken"),
        ("steps.interventieteam-vo", "", "geen termijn"),
        ("steps.nergens.tipping_point", "", "geen termijn"),
    ],
)
def test_a_term_is_told_by_its_place(place, term, short):
    found = told_term(teller(SHELF.of_protocol("utrecht")[-1]), place)
    assert (found.term, found.short) == (term, short)


def test_a_place_that_is_not_there_holds_nothing():
    found = protocol("utrecht")
    assert part_at(found, "steps.actietafel-vo.tasks.9") is None
    assert part_at(found, "parties.nergens.name") is None
    assert part_at(found, "parties.school.name") == found.parties["school"].name


def test_vacations_are_those_of_the_region_and_cut_off_at_the_edges():
    found = vacations_between(HolidayRegion.MIDDEN, date(2025, 10, 20), date(2025, 12, 21))
    assert found == (
        Vacation("Herfstvakantie", date(2025, 10, 20), date(2025, 10, 26)),
        Vacation("Kerstvakantie", date(2025, 12, 20), date(2025, 12, 21)),
    )
    zuid = vacations_between(HolidayRegion.ZUID, date(2025, 10, 1), date(2025, 10, 31))
    assert zuid == (Vacation("Herfstvakantie", date(2025, 10, 11), date(2025, 10, 19)),)


def test_a_summer_is_one_vacation_over_two_school_years():
    found = vacations_between(HolidayRegion.MIDDEN, date(2026, 7, 20), date(2026, 8, 20))
    assert found == (Vacation("Zomervakantie", date(2026, 7, 20), date(2026, 8, 20)),)


@pytest.mark.parametrize("start", [date(2025, 9, 7), date(2025, 10, 20), date(2025, 12, 25)])
def test_a_day_without_lessons_is_refused_with_the_next_one(start):
    days = lesson_days_for(start, HolidayRegion.MIDDEN)
    with pytest.raises(InputRefused, match="the next lesson day is 202"):
        asked_for(start, HolidayRegion.MIDDEN, Sector.VO, days)


def test_a_year_without_known_vacations_is_refused():
    with pytest.raises(CalendarEnds):
        lesson_days_for(date(2199, 9, 2), HolidayRegion.MIDDEN)


def test_the_words_follow_the_language():
    rows = comparison("utrecht", language=Language.EN).lanes[0].rows
    assert [row.short for row in rows[1:]] == [
        "8 weeks of absence",
        "10 weeks of absence",
        "48 hours",
        "10 working days",
    ]
