"""CM-02: days that a school has not handed in are unknown, not present (both ways)."""

from fractions import Fraction

from tests.both_ways import days, found, rule
from tests.regions import (
    absent,
    at,
    enrolled,
    lessons,
    region,
    submitted,
    vo,
    weekdays,
    whole_days,
)

NEXT = "00VO01"
# The first school has handed in up to Wednesday 4 March; the pupil leaves it after the weekend.
GAP = {
    "schools": [vo(), vo(NEXT)],
    "pupils": [enrolled(last="2026-03-08"), enrolled("2026-03-09", school=NEXT)],
    "submissions": [submitted("2026-03-04")],
}
KNOWN = {**GAP, "submissions": []}


def test_the_last_day_that_was_handed_in_is_known():
    once = rule("times", window="1 weeks", reaches=1)
    on_last = found(region([absent("2026-03-04")], **GAP), once)
    assert (on_last.days, on_last.kept) == (["2026-03-04"], [2])


def test_records_of_an_unknown_day_are_left_out():
    once = rule("times", window="1 weeks", reaches=2)
    absences = [*lessons("2026-03-05", 1, 2), absent("2026-03-09", school=NEXT)]
    assert found(region(absences, **GAP), once) == ([], [], [4])
    assert days(region(absences, **KNOWN), once) == ["2026-03-05"]


def test_only_the_school_that_did_not_hand_in_is_unknown():
    """At the other school 5 March is an ordinary day."""
    pupils = [enrolled(), enrolled(pupil="bram", school=NEXT)]
    absences = [absent("2026-03-05"), absent("2026-03-05", school=NEXT, pupil="bram")]
    result = found(
        region(absences, **{**GAP, "pupils": pupils}), rule("times", window="1 weeks", reaches=1)
    )
    assert [one.pupil for one in result.firings] == ["bram"]


def test_a_run_goes_on_over_unknown_days_and_does_not_grow():
    ill = [
        *whole_days("2026-03-03", "2026-03-04"),
        *at(NEXT, whole_days("2026-03-09", "2026-03-10")),
    ]
    runs = [
        rule("consecutive_days", absent="whole_day", reaches=n, signal=str(n)) for n in range(1, 7)
    ]
    longest = found(region(ill, **GAP), *runs).firings[-1]
    assert (longest.signal, longest.on, longest.window_from) == ("4", "2026-03-10", "2026-03-03")
    assert found(region(ill, **KNOWN), *runs).firings[-1].signal == "2"


def test_unknown_days_stay_in_the_weeks_of_a_run():
    ill = [*whole_days("2026-03-03", "2026-03-04"), *at(NEXT, whole_days("2026-03-09"))]
    weeks = rule("consecutive_weeks", absent="whole_day", reaches=1)
    [fired] = found(region(ill, **GAP), weeks).firings
    assert (fired.on, fired.value) == ("2026-03-09", Fraction(7, 7))


def test_a_spell_goes_on_over_unknown_days():
    ill = [absent("2026-03-04", reason="S"), absent("2026-03-09", reason="S", school=NEXT)]
    two = rule("spells", category="sick", window="2 lesson_weeks", reaches=2)
    assert days(region(ill, **GAP), two) == []
    assert days(region(ill, **KNOWN), two) == ["2026-03-09"]


def test_an_unknown_week_stays_a_lesson_week():
    late_move = {
        **GAP,
        "pupils": [enrolled(last="2026-03-15"), enrolled("2026-03-16", school=NEXT)],
    }
    ill = [absent("2026-03-04"), absent("2026-03-17", school=NEXT)]
    one_day_too_far = rule("days", absent="any_part", window="1 lesson_weeks", reaches=2)
    enough = rule("days", absent="any_part", window="2 lesson_weeks", reaches=2)
    assert days(region(ill, **late_move), one_day_too_far) == []
    assert days(region(ill, **late_move), enough) == ["2026-03-17"]


def test_unknown_days_count_among_the_school_days_of_a_window():
    ill = [absent("2026-03-04"), absent("2026-03-09", school=NEXT)]
    assert days(region(ill, **GAP), rule("times", window="3 school_days", reaches=2)) == []
    assert days(region(ill, **GAP), rule("times", window="4 school_days", reaches=2)) == [
        "2026-03-09"
    ]


def test_a_waiting_signal_does_not_fire_on_an_unknown_day():
    waits = rule("times", window="2 weeks", reaches=2, rearm="restart", at_most_every="7 days")
    absences = [*lessons("2026-02-26", 1, 2), *lessons("2026-03-02", 1, 2)]
    assert days(region(absences, **KNOWN), waits, until="2026-03-10") == [
        "2026-02-26",
        "2026-03-05",
    ]
    assert days(region(absences, **GAP), waits, until="2026-03-10") == ["2026-02-26", "2026-03-09"]


def test_when_below_does_not_rearm_on_an_unknown_day():
    """The condition is false on 5 and 6 March only."""
    twice = rule("times", window="2 school_days", reaches=2)
    absences = [*lessons("2026-03-03", 1, 2), *at(NEXT, lessons("2026-03-09", 1, 2))]
    assert days(region(absences, **KNOWN), twice) == ["2026-03-03", "2026-03-09"]
    assert days(region(absences, **GAP), twice) == ["2026-03-03"]


def test_a_region_in_which_every_school_hands_in_has_no_unknown_days():
    ill = whole_days(*weekdays("2026-03-02", "2026-03-06"))
    five = rule("consecutive_days", absent="whole_day", reaches=5)
    assert days(region(ill, submissions=[submitted("2026-03-06")]), five) == ["2026-03-06"]
