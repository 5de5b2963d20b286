"""CM-06: runs of absent days and weeks, over vacations, summers and moves (both ways)."""

from fractions import Fraction

import pytest

from tests.both_ways import days, found, rule
from tests.regions import (
    PO,
    absent,
    at,
    closed,
    enrolled,
    lessons,
    on_weekday,
    po,
    region,
    vo,
    weekdays,
    whole_days,
)

SEVEN = rule("consecutive_days", absent="whole_day", category="sick", reaches=7)
FOUR_WEEKS = rule("consecutive_weeks", absent="whole_day", authorised=False, exceeds=4)


def sick(first, last):
    return whole_days(*weekdays(first, last), reason="S")


def away(first, last):
    return whole_days(*weekdays(first, last))


def longest(records, **told):
    """How many lesson days the longest run of whole days has."""
    told.setdefault("pupils", [enrolled("2025-07-01")])  # a short history is judged sooner
    here = region(records, **told)
    lengths = range(1, len(records) + 1)
    run = [rule("consecutive_days", absent="whole_day", reaches=n, signal=str(n)) for n in lengths]
    return max((int(one.signal) for one in found(here, *run).firings), default=0)


def test_cm_06_the_seventh_school_day_on_end():
    assert days(region(sick("2026-03-02", "2026-03-09")), SEVEN) == []
    [fired] = found(region(sick("2026-03-02", "2026-03-10")), SEVEN).firings
    assert (fired.on, fired.value, fired.window_from) == ("2026-03-10", 7, "2026-03-02")


def test_the_signal_of_a_run_fires_once_while_the_run_goes_on():
    assert days(region(sick("2026-03-02", "2026-04-01")), SEVEN) == ["2026-03-10"]


def test_a_new_run_fires_again_after_a_day_of_presence():
    two = sick("2026-03-02", "2026-03-10") + sick("2026-03-12", "2026-03-20")
    assert days(region(two), SEVEN) == ["2026-03-10", "2026-03-20"]


def test_a_lesson_day_without_the_absence_ends_a_run():
    assert longest(sick("2026-03-02", "2026-03-05") + sick("2026-03-09", "2026-03-11")) == 4


def test_a_part_of_a_day_does_not_go_on_with_a_run_of_whole_days_and_does_with_one_of_parts():
    days_of = [*sick("2026-03-02", "2026-03-03"), *lessons("2026-03-04", 1), absent("2026-03-05")]
    assert longest(days_of) == 2
    parts = rule("consecutive_days", absent="any_part", reaches=4)
    assert days(region(days_of), parts) == ["2026-03-05"]


def test_other_kinds_of_absence_end_a_run_of_one_kind():
    mixed = [
        *sick("2026-03-02", "2026-03-09"),
        absent("2026-03-10"),
        absent("2026-03-11", reason="S"),
    ]
    assert days(region(mixed), SEVEN) == []
    assert days(region(mixed), rule("consecutive_days", absent="whole_day", reaches=7)) == [
        "2026-03-10"
    ]


@pytest.mark.parametrize(
    "told",
    [
        {"calendar": [closed("2026-03-04")]},
        {"schedule": [on_weekday(3, lessons=0)]},
    ],
)
def test_a_run_goes_on_over_a_day_without_lessons(told):
    around = sick("2026-03-02", "2026-03-03") + sick("2026-03-05", "2026-03-06")
    assert longest(around, **told) == 4
    assert longest(around) == 2


def test_a_run_goes_on_over_a_vacation_and_days_in_it_add_nothing():
    assert longest(sick("2026-02-11", "2026-02-25")) == 6


def test_a_run_goes_on_over_the_summer():
    over = sick("2025-07-15", "2025-07-18") + sick("2025-09-01", "2025-09-03")
    assert days(region(over), SEVEN) == ["2025-09-03"]
    assert longest(over) == 7


def test_a_run_goes_on_at_the_next_school():
    moved = {
        "schools": [vo(), po()],
        "pupils": [enrolled(last="2026-03-05"), enrolled("2026-03-06", school=PO)],
    }
    over = sick("2026-03-02", "2026-03-05") + at(PO, sick("2026-03-06", "2026-03-10"))
    [fired] = found(region(over, **moved), SEVEN).firings
    assert (fired.on, fired.school, fired.window_from) == ("2026-03-10", PO, "2026-03-02")


@pytest.mark.parametrize(("back", "length"), [("2026-03-21", 4), ("2026-03-22", 2)])
def test_14_days_without_enrolment_do_not_end_a_run_and_15_do(back, length):
    gap = {"pupils": [enrolled(last="2026-03-06"), enrolled(back)]}
    around = sick("2026-03-05", "2026-03-06") + sick("2026-03-23", "2026-03-24")
    assert longest(around, **gap) == length


def test_a_new_run_after_a_long_gap_is_a_new_run_for_weeks_too():
    gap = {"pupils": [enrolled(last="2026-03-06"), enrolled("2026-03-23")]}
    around = away("2026-03-02", "2026-03-06") + away("2026-03-23", "2026-03-27")
    over_a_week = rule("consecutive_weeks", absent="whole_day", exceeds=1)
    assert days(region(around, **gap), over_a_week) == []
    near = {"pupils": [enrolled(last="2026-03-08"), enrolled("2026-03-23")]}
    assert days(region(around, **near), over_a_week) == ["2026-03-23"]


@pytest.mark.parametrize(
    ("first", "fired_on", "value"),
    [
        ("2026-03-02", "2026-03-30", Fraction(29, 7)),
        ("2026-03-03", "2026-03-31", Fraction(29, 7)),
        ("2026-02-27", "2026-03-27", Fraction(29, 7)),
    ],
)
def test_cm_06_more_than_four_lesson_weeks_is_the_day_after_four_whole_ones(first, fired_on, value):
    until = weekdays(first, fired_on)
    assert days(region(whole_days(*until[:-1])), FOUR_WEEKS) == []
    [fired] = found(region(whole_days(*until)), FOUR_WEEKS).firings
    assert (fired.on, fired.value, fired.window_from) == (fired_on, value, first)


def test_exactly_four_lesson_weeks_are_reached_and_not_exceeded():
    four = away("2026-03-03", "2026-03-30")
    reaches = rule("consecutive_weeks", absent="whole_day", authorised=False, reaches=4)
    assert days(region(four), reaches) == ["2026-03-30"]
    assert days(region(four), FOUR_WEEKS) == []


def test_a_vacation_adds_nothing_to_the_weeks_of_a_run():
    over = away("2026-02-09", "2026-03-16")
    assert days(region(over), FOUR_WEEKS) == ["2026-03-16"]
    assert days(region(over[:-1]), FOUR_WEEKS) == []


def test_weeks_of_a_run_are_counted_once_over_a_move():
    moved = {
        "schools": [vo(), po()],
        "pupils": [enrolled(last="2026-03-11"), enrolled("2026-03-12", school=PO)],
    }
    over = away("2026-03-02", "2026-03-11") + at(PO, away("2026-03-12", "2026-03-30"))
    assert days(region(over, **moved), FOUR_WEEKS) == ["2026-03-30"]
    assert days(region(over[:-1], **moved), FOUR_WEEKS) == []


def test_a_run_is_nothing_on_a_day_of_presence():
    """Were the run still seen on 4 March, it would not fire anew on 5 March."""
    two = rule("consecutive_days", absent="whole_day", reaches=1)
    present_between = [absent("2026-03-03"), absent("2026-03-05")]
    assert days(region(present_between), two) == ["2026-03-03", "2026-03-05"]
