"""Runs measured in calendar time: AM-04, TB-13, TB-72, UT-10, SA-10 (both ways)."""

from fractions import Fraction

import pytest

from tests.both_ways import days, found, rule
from tests.regions import (
    PO,
    absent,
    at,
    enrolled,
    opened,
    po,
    region,
    submitted,
    vo,
    weekdays,
    whole_days,
)


def away(first, last):
    return whole_days(*weekdays(first, last))


def time(**threshold):
    return rule("consecutive_time", absent="whole_day", **threshold)


def test_tb_13_four_weeks_are_reached_on_the_28th_day_and_exceeded_on_the_29th():
    here = region(away("2026-03-03", "2026-04-02"))
    [reached] = found(here, time(reaches="4 weeks")).firings
    assert (reached.on, reached.value, reached.window_from) == ("2026-03-30", 28, "2026-03-03")
    assert days(here, time(exceeds="4 weeks")) == ["2026-03-31"]
    assert days(here, time(reaches="28 days")) == ["2026-03-30"]
    assert days(here, time(exceeds="28 days")) == ["2026-03-31"]


def test_hr_11_more_than_two_weeks_is_15_days_and_not_14():
    here = region(away("2026-03-03", "2026-03-16"))
    assert days(here, time(exceeds="2 weeks")) == []
    assert days(region(away("2026-03-03", "2026-03-17")), time(exceeds="2 weeks")) == ["2026-03-17"]


def test_tb_72_two_weeks_or_more_is_14_days():
    assert days(region(away("2026-03-03", "2026-03-16")), time(reaches="2 weeks")) == ["2026-03-16"]


def test_a_threshold_that_falls_on_a_weekend_is_met_on_the_monday_after():
    [fired] = found(region(away("2026-03-02", "2026-04-02")), time(reaches="4 weeks")).firings
    assert (fired.on, fired.value) == ("2026-03-30", 29)


def test_a_vacation_counts_and_the_signal_comes_on_the_first_lesson_day_after_it():
    """From 2 to 13 February, the vacation to 22 February: 22 days on Monday 23 February."""
    here = region(away("2026-02-02", "2026-02-23"))
    [fired] = found(here, time(exceeds="3 weeks")).firings
    assert (fired.on, fired.value) == ("2026-02-23", 22)
    assert days(region(away("2026-02-02", "2026-02-13")), time(exceeds="3 weeks")) == []


@pytest.mark.parametrize(
    ("first", "told", "reached", "exceeded"),
    [
        ("2026-01-31", {"calendar": [opened("2026-01-31")]}, "2026-02-27", "2026-03-02"),
        ("2024-01-31", {}, "2024-02-28", "2024-02-29"),
        ("2026-02-03", {}, "2026-03-02", "2026-03-03"),
    ],
)
def test_am_04_a_month_goes_to_the_same_day_number_or_the_last_of_a_shorter_month(
    first, told, reached, exceeded
):
    here = region([absent(first), *away(first, exceeded)], **told)
    assert days(here, time(reaches="1 months")) == [reached]
    assert days(here, time(exceeds="1 months")) == [exceeded]


def test_am_04_three_months_over_the_summer():
    here = region(away("2026-06-16", "2026-09-18"))
    assert days(here, time(reaches="3 months")) == ["2026-09-15"]
    [fired] = found(here, time(exceeds="3 months")).firings
    assert (fired.on, fired.value) == ("2026-09-16", 93)


def test_am_04_beginning_absence_lasts_up_to_a_month_and_stands_once():
    """From 3 February a month is full on 2 March: on the 3rd the condition no longer holds."""
    beginning = time(reaches="1 days", up_to="1 months", rearm="when_below")
    here = region([*away("2026-02-03", "2026-03-13"), absent("2026-03-17")])
    assert days(here, beginning) == ["2026-02-03", "2026-03-17"]


def test_below_a_length_leaves_out_the_length_itself():
    late = away("2026-03-03", "2026-03-16")
    only_then = time(reaches="14 days", up_to="2 weeks")
    assert days(region(late), only_then) == ["2026-03-16"]
    assert days(region(late), time(reaches="14 days", below="2 weeks")) == []


def test_a_lesson_day_of_presence_begins_the_time_anew():
    here = region(away("2026-03-03", "2026-03-10") + away("2026-03-12", "2026-03-25"))
    assert days(here, time(reaches="2 weeks")) == ["2026-03-25"]


def test_the_time_goes_on_at_the_next_school_and_over_14_days_without_enrolment():
    moved = {
        "schools": [vo(), po()],
        "pupils": [enrolled(last="2026-03-06"), enrolled("2026-03-21", school=PO)],
    }
    over = away("2026-03-02", "2026-03-06") + at(PO, away("2026-03-23", "2026-03-30"))
    [fired] = found(region(over, **moved), time(reaches="4 weeks")).firings
    assert (fired.on, fired.school, fired.value) == ("2026-03-30", PO, 29)
    later = {**moved, "pupils": [enrolled(last="2026-03-06"), enrolled("2026-03-22", school=PO)]}
    assert days(region(over, **later), time(reaches="4 weeks")) == []


def test_unknown_days_pass_without_ending_the_time_or_being_judged():
    moved = {
        "schools": [vo(), vo("00VO01")],
        "pupils": [enrolled(last="2026-03-13"), enrolled("2026-03-14", school="00VO01")],
        "submissions": [submitted("2026-03-06")],
    }
    over = away("2026-03-02", "2026-03-06") + at("00VO01", away("2026-03-16", "2026-03-17"))
    [fired] = found(region(over, **moved), time(reaches="10 days")).firings
    assert (fired.on, fired.value) == ("2026-03-16", 15)


def test_after_a_restart_the_time_is_counted_from_the_next_day_of_absence():
    here = region(away("2026-03-02", "2026-03-31"))
    [first, second] = found(here, time(reaches="2 weeks", rearm="restart")).firings
    assert (first.on, second.on) == ("2026-03-16", "2026-03-30")
    assert (second.value, second.window_from) == (14, "2026-03-17")


def test_a_warning_begins_at_the_share_of_the_days():
    """Three quarters of 28 days are 21; of the 31 days from 3 March to 3 April 23 and a quarter."""
    weeks = time(exceeds="4 weeks", warn_at="75%")
    [warned] = found(region(away("2026-03-03", "2026-03-24")), weeks).warnings
    assert (warned.since, warned.value) == ("2026-03-23", 22)
    month = time(exceeds="1 months", warn_at="75%")
    [warned] = found(region(away("2026-03-03", "2026-03-27")), month).warnings
    assert warned.since == "2026-03-26"
    assert Fraction(93, 4) == 0.75 * 31


def test_nothing_is_near_once_the_upper_bound_is_passed():
    short = time(exceeds="8 weeks", up_to="2 weeks", warn_at="25%")
    here = region(away("2026-03-03", "2026-03-16"))
    assert [one.since for one in found(here, short).warnings] == ["2026-03-16"]
    assert found(region(away("2026-03-03", "2026-03-17")), short).warnings == []
