"""CM-06: spells, and with them sick reports (both ways)."""

import pytest

from tests.both_ways import days, found, rule
from tests.regions import (
    PO,
    absent,
    at,
    closed,
    enrolled,
    lessons,
    po,
    region,
    vo,
    weekdays,
    whole_days,
)

FOURTH = rule("spells", category="sick", window="12 lesson_weeks", reaches=4)


def sick(*days_of, **told):
    return whole_days(*days_of, reason="S", **told)


def spells(records, window="school_year", **told):
    """How many sick spells there are in a window, on the last day with a record."""
    told.setdefault("pupils", [enrolled("2025-07-01")])  # a short history is judged sooner
    here = region(records, **told)
    last = max(record.day for record in records)
    numbers = range(1, len(records) + 1)
    rules = [
        rule(
            "spells", category="sick", window=window, reaches=n, rearm="school_year", signal=str(n)
        )
        for n in numbers
    ]
    return max((int(one.signal) for one in found(here, *rules, until=last).firings), default=0)


def test_cm_06_the_fourth_sick_report_in_twelve_lesson_weeks():
    """From 5 January; 23 March is in the twelfth lesson week and 31 March in the thirteenth."""
    three = sick("2026-01-06", "2026-01-20", "2026-02-03")
    [fired] = found(region([*three, *sick("2026-03-30")]), FOURTH).firings
    assert (fired.on, fired.value, fired.window_from) == ("2026-03-30", 4, "2026-01-06")
    assert days(region([*three, *sick("2026-04-07")]), FOURTH) == []


def test_a_report_counts_on_its_first_day():
    four = sick("2026-03-02", "2026-03-04", "2026-03-06", "2026-03-10", "2026-03-11", "2026-03-12")
    assert days(region(four), FOURTH) == ["2026-03-10"]


def test_days_on_end_are_one_spell_and_a_weekend_does_not_split_it():
    assert spells(sick("2026-03-05", "2026-03-06", "2026-03-09")) == 1


def test_one_lesson_day_without_it_splits_a_spell():
    assert spells(sick("2026-03-05", "2026-03-09")) == 2
    assert spells(sick("2026-03-05", "2026-03-09"), calendar=[closed("2026-03-06")]) == 1


def test_a_vacation_does_not_split_a_spell():
    assert spells(sick("2026-02-13", "2026-02-23")) == 1
    assert spells(sick("2026-02-12", "2026-02-23")) == 2


def test_the_summer_does_not_split_a_spell():
    ill = [*sick("2025-07-18", "2025-09-01")]
    one = rule("spells", category="sick", window="2 lesson_weeks", reaches=2)
    assert days(region(ill), one) == []
    assert days(region([*sick("2025-07-17"), *sick("2025-09-01")]), one) == ["2025-09-01"]


def test_any_part_of_a_day_goes_on_with_a_spell():
    ill = [*sick("2026-03-03"), *lessons("2026-03-04", 2, reason="S"), *sick("2026-03-05")]
    assert spells(ill) == 1


def test_a_day_of_another_kind_splits_a_spell_and_joins_a_spell_of_both():
    ill = [*sick("2026-03-03"), absent("2026-03-04", reason="M"), *sick("2026-03-05")]
    assert spells(ill) == 2
    both = rule("spells", category={"sick", "medical"}, window="1 weeks", reaches=2)
    assert days(region(ill), both) == []


def test_a_spell_counts_when_its_first_day_lies_in_the_window():
    """On 10 March the spell of 3 March still goes on, but began eight days before."""
    ill = sick(*weekdays("2026-03-03", "2026-03-11"))
    begun = rule("spells", category="sick", window="1 weeks", reaches=1)
    again = [*ill, *sick("2026-03-13")]
    assert days(region(ill), begun) == ["2026-03-03"]
    assert days(region(again), begun) == ["2026-03-03", "2026-03-13"]


def test_the_window_is_told_from_the_first_counted_spell():
    ill = sick("2026-03-02", "2026-03-03", "2026-03-09", "2026-03-10", "2026-03-12")
    two = rule("spells", category="sick", window="1 weeks", reaches=2)
    [fired] = found(region(ill), two).firings
    assert (fired.on, fired.window_from) == ("2026-03-12", "2026-03-09")


@pytest.mark.parametrize(("back", "count"), [("2026-03-21", 1), ("2026-03-22", 2)])
def test_14_days_without_enrolment_do_not_split_a_spell_and_15_do(back, count):
    gap = {"pupils": [enrolled(last="2026-03-06"), enrolled(back)]}
    assert spells(sick("2026-03-06", "2026-03-23"), **gap) == count


def test_a_spell_goes_on_at_the_next_school():
    moved = {
        "schools": [vo(), po()],
        "pupils": [enrolled(last="2026-03-05"), enrolled("2026-03-06", school=PO)],
    }
    assert spells(sick("2026-03-05") + at(PO, sick("2026-03-06")), **moved) == 1


def test_after_a_restart_what_is_left_of_a_running_spell_is_a_new_one():
    begun = rule("spells", category="sick", window="1 weeks", reaches=1, rearm="restart")
    ill = sick("2026-03-03", "2026-03-04", "2026-03-05")
    assert days(region(ill), begun) == ["2026-03-03", "2026-03-04", "2026-03-05"]


def test_a_spell_of_lateness_is_none():
    late = whole_days("2026-03-03", "2026-03-05", reason="L")
    assert days(region(late), rule("spells", category="late", window="1 weeks", reaches=1)) == []
