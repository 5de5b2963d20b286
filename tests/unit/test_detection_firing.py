"""CM-07: when a signal fires, waits, restarts and may fire again (both ways)."""

import pytest

from tests.both_ways import days, found, rule
from tests.regions import (
    absent,
    enrolled,
    lessons,
    region,
    submitted,
    vo,
    weekdays,
    whole_days,
)

SIXTEEN = rule(
    "lesson_hours",
    authorised=False,
    window="4 lesson_weeks",
    reaches=16,
    rearm="restart",
    at_most_every="7 days",
)
FIRST = whole_days("2026-03-02", "2026-03-03", "2026-03-04")


def twice(window="1 weeks", **told):
    return rule("times", window=window, reaches=2, **told)


def two(*on):
    """Two registrations on each day."""
    return [record for day in on for record in lessons(day, 1, 2)]


def test_it_fires_on_the_first_lesson_day_on_which_the_condition_holds_and_then_not_again():
    many = whole_days(*weekdays("2026-03-02", "2026-03-20"))
    assert days(region(many), twice()) == ["2026-03-03"]


def test_when_below_rearms_on_a_day_without_a_record_because_old_records_leave_the_window():
    """On every day with a record the condition holds; only on 9 March it does not."""
    assert days(region(two("2026-03-02", "2026-03-10")), twice()) == ["2026-03-02", "2026-03-10"]


def test_when_below_does_not_rearm_while_the_condition_goes_on():
    assert days(region(two("2026-03-02", "2026-03-06", "2026-03-12")), twice()) == ["2026-03-02"]


def test_when_below_does_not_rearm_on_a_day_without_lessons():
    """The records leave a window of one week within the vacation; the next lesson day rearms."""
    vacation = two("2026-02-13", "2026-02-23")
    assert days(region(vacation), twice()) == ["2026-02-13"]
    assert days(region(two("2026-02-13", "2026-02-24")), twice()) == ["2026-02-13", "2026-02-24"]


def test_cm_07_after_a_restart_only_what_comes_after_the_firing_day_counts():
    """21 hours fire; the five over 16 are not carried along."""
    fifteen = [*whole_days("2026-03-16", "2026-03-17"), absent("2026-03-18", 1)]
    assert days(region(FIRST + fifteen), SIXTEEN) == ["2026-03-04"]
    result = found(region([*FIRST, *fifteen, absent("2026-03-18", 2)]), SIXTEEN)
    assert result.days == ["2026-03-04", "2026-03-18"]
    assert [one.value for one in result.firings] == [21, 16]
    assert [one.window_from for one in result.firings] == ["2026-03-02", "2026-03-16"]


def test_a_restart_leaves_out_all_of_the_firing_day_itself():
    restart = twice(rearm="restart")
    assert days(
        region([*two("2026-03-02"), *lessons("2026-03-02", 3), absent("2026-03-03", 1)]), restart
    ) == ["2026-03-02"]


def test_cm_07_away_on_end_gives_a_report_once_in_seven_days():
    away = whole_days(*weekdays("2026-03-02", "2026-04-02"))
    result = found(region(away), SIXTEEN)
    assert result.days == ["2026-03-04", "2026-03-11", "2026-03-18", "2026-03-25", "2026-04-01"]
    assert [one.reached for one in result.firings] == [
        "2026-03-04",
        "2026-03-09",
        "2026-03-16",
        "2026-03-23",
        "2026-03-30",
    ]
    assert [one.value for one in result.firings] == [21, 35, 35, 35, 35]


@pytest.mark.parametrize(
    ("reached", "fired"),
    [("2026-03-10", "2026-03-11"), ("2026-03-11", "2026-03-11"), ("2026-03-12", "2026-03-12")],
)
def test_at_most_every_7_days_lets_the_sixth_day_wait_and_not_the_seventh_or_eighth(reached, fired):
    again = [*whole_days("2026-03-05", "2026-03-06"), *lessons(reached, 1, 2)]
    second = found(region(FIRST + again), SIXTEEN, until="2026-03-13").firings[1]
    assert (second.on, second.reached, second.value) == (fired, reached, 16)


def test_a_waiting_signal_fires_on_a_day_of_presence():
    again = whole_days("2026-03-05", "2026-03-06", "2026-03-09")
    result = found(region(FIRST + again), SIXTEEN, until="2026-03-11")
    assert [(one.on, one.reached) for one in result.firings] == [
        ("2026-03-04", "2026-03-04"),
        ("2026-03-11", "2026-03-09"),
    ]


def test_a_waiting_signal_has_not_fired_when_its_day_is_not_looked_at():
    again = whole_days("2026-03-05", "2026-03-06", "2026-03-09")
    assert days(region(FIRST + again), SIXTEEN) == ["2026-03-04"]
    assert days(region(FIRST + again), SIXTEEN, until="2026-03-10") == ["2026-03-04"]


def test_a_waiting_signal_fires_on_the_first_lesson_day_after_a_vacation():
    """Seven days after 9 February is in the vacation."""
    away = whole_days(
        "2026-02-05", "2026-02-06", "2026-02-09", "2026-02-10", "2026-02-11", "2026-02-12"
    )
    result = found(region(away), SIXTEEN, until="2026-03-06")
    assert [(one.on, one.reached) for one in result.firings] == [
        ("2026-02-09", "2026-02-09"),
        ("2026-02-23", "2026-02-12"),
    ]


def test_with_restart_the_count_restarts_from_the_later_day():
    """The hours of 9, 10 and 11 March belong to the firing of 11 March and not to the next."""
    again = whole_days("2026-03-05", "2026-03-06", "2026-03-09", "2026-03-10", "2026-03-11")
    later = [*whole_days("2026-03-16", "2026-03-17"), absent("2026-03-18", 1)]
    assert days(region(FIRST + again + later), SIXTEEN, until="2026-04-02") == [
        "2026-03-04",
        "2026-03-11",
    ]


def test_a_waiting_signal_whose_condition_no_longer_holds_does_not_fire():
    waits = twice("2 school_days", rearm="restart", at_most_every="7 days")
    lapsed = region(two("2026-03-02", "2026-03-04"))
    assert days(lapsed, waits, until="2026-03-20") == ["2026-03-02"]
    holds = region(two("2026-03-02", "2026-03-06"))
    assert days(holds, waits, until="2026-03-20") == ["2026-03-02", "2026-03-09"]


def test_reached_on_is_the_first_day_since_the_condition_was_last_false():
    waits = twice("2 school_days", rearm="restart", at_most_every="14 days")
    on_and_off = two("2026-03-02", "2026-03-04", "2026-03-13")
    result = found(region(on_and_off), waits, until="2026-03-20")
    assert [(one.on, one.reached) for one in result.firings] == [
        ("2026-03-02", "2026-03-02"),
        ("2026-03-16", "2026-03-13"),
    ]


def test_waiting_goes_with_when_below_too():
    waits = twice("2 school_days", at_most_every="7 days")
    result = found(region(two("2026-03-02", "2026-03-06")), waits, until="2026-03-20")
    assert [(one.on, one.reached) for one in result.firings][1:] == [("2026-03-09", "2026-03-06")]


def test_at_most_every_counts_from_the_firing_before_and_not_from_its_reaching():
    waits = twice("5 school_days", rearm="restart", at_most_every="7 days")
    result = found(region(two("2026-03-02", "2026-03-04", "2026-03-11")), waits, until="2026-03-27")
    assert result.days == ["2026-03-02", "2026-03-09", "2026-03-16"]


def test_school_year_fires_once_and_again_after_1_august():
    late = [absent(day, 1, reason="L") for day in weekdays("2025-09-01", "2025-09-30")]
    next_year = [absent(day, 1, reason="L") for day in weekdays("2026-08-31", "2026-09-18")]
    nine = rule("times", category="late", window="school_year", reaches=9, rearm="school_year")
    assert days(region(late + next_year), nine) == ["2025-09-11", "2026-09-10"]


def test_school_year_rearms_over_the_summer_while_the_condition_goes_on():
    """It fires on the first lesson day of the new year, though the pupil is there."""
    two_days = rule(
        "days", absent="any_part", window="4 lesson_weeks", reaches=2, rearm="school_year"
    )
    result = found(region(whole_days("2025-07-15", "2025-07-16")), two_days, until="2025-09-12")
    assert result.days == ["2025-07-16", "2025-09-01"]


def test_school_year_does_not_rearm_when_below():
    once = twice("1 weeks", rearm="school_year")
    assert days(region(two("2026-03-02", "2026-03-16", "2026-04-13")), once) == ["2026-03-02"]


def test_rearm_follows_the_pupil_to_another_school():
    moved = {
        "schools": [vo(), vo("00VO01")],
        "pupils": [enrolled(last="2026-03-04"), enrolled("2026-03-05", school="00VO01")],
    }
    at_second = [absent(day, n, school="00VO01") for day in ("2026-03-06",) for n in (1, 2)]
    once = twice("1 weeks", rearm="school_year")
    assert days(region(two("2026-03-02") + at_second, **moved), once) == ["2026-03-02"]
    waits = twice("1 weeks", rearm="restart", at_most_every="7 days")
    result = found(region(two("2026-03-02") + at_second, **moved), waits, until="2026-03-12")
    assert [(one.on, one.school) for one in result.firings] == [
        ("2026-03-02", "00VO00"),
        ("2026-03-09", "00VO01"),
    ]


def test_each_pupil_has_a_state_of_its_own():
    both = {"pupils": [enrolled(), enrolled(pupil="bram")]}
    absences = [*two("2026-03-02"), absent("2026-03-02", 1, pupil="bram")]
    assert days(region(absences, **both), twice()) == ["2026-03-02"]
    result = found(region([*absences, absent("2026-03-03", 1, pupil="bram")], **both), twice())
    assert [(one.on, one.pupil) for one in result.firings] == [
        ("2026-03-02", "anna"),
        ("2026-03-03", "bram"),
    ]


def test_nothing_is_looked_at_after_the_last_day():
    assert days(region(two("2026-03-02", "2026-03-10")), twice(), until="2026-03-09") == [
        "2026-03-02"
    ]
    assert days(region(two("2026-03-02")), twice(), until="2026-03-01") == []


def test_without_a_last_day_the_latest_record_that_counts_is_the_last():
    """The record of 1 April is at another school, so 9 March is not looked at."""
    absences = [*FIRST, *whole_days("2026-03-05", "2026-03-06", "2026-03-09")]
    elsewhere = absent("2026-04-01", school="00VO01")
    schools = {"schools": [vo(), vo("00VO01")]}
    assert days(region([*absences, elsewhere], **schools), SIXTEEN) == ["2026-03-04"]
    assert days(region([*absences, absent("2026-04-01", 1, reason="V")]), SIXTEEN) == [
        "2026-03-04",
        "2026-03-11",
    ]


def test_without_a_record_that_counts_nothing_fires():
    nothing = rule("share", window="1 weeks", exceeds=0)
    assert found(region([]), nothing, until="2026-03-06") == ([], [], [])
    assert found(region([absent("2026-03-02", reason="?")]), nothing) == ([], [], [])


def test_an_unknown_day_is_not_looked_at():
    known = {"submissions": [submitted("2026-03-03")]}
    assert days(region(FIRST, **known), SIXTEEN, until="2026-03-20") == []
