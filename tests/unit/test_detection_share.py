"""The share of lesson time that was missed: exact, and only where it is defined (both ways)."""

import pytest

from tests.both_ways import days, found, rule
from tests.regions import (
    PO,
    absent,
    at,
    enrolled,
    lessons,
    on_weekday,
    po,
    region,
    submitted,
    vo,
    weekdays,
    whole_days,
)

MON, TUE, WED, THU, FRI = weekdays("2026-03-02", "2026-03-06")


def half(window="1 lesson_weeks", **told):
    return rule("share", window=window, **(told or {"exceeds": 50}))


def test_a_share_is_minutes_missed_of_minutes_scheduled_as_a_percentage():
    """Five days of seven lessons; 18 of 35 lessons is more than half, 17 is not."""
    seventeen = [*whole_days(MON, TUE), *lessons(WED, 1, 2, 3)]
    assert days(region(seventeen), half(), until=FRI) == []
    [fired] = found(region([*seventeen, absent(WED, 4)]), half(), until=FRI).firings
    assert (fired.on, fired.value * 35, fired.window_from) == (WED, 1800, MON)


def test_exactly_half_reaches_50_percent_and_does_not_exceed_it():
    told = {"schools": [vo(lessons=4)], "pupils": [enrolled()]}
    ten = [*whole_days(MON, TUE), *lessons(WED, 1, 2)]
    assert days(region(ten, **told), half(), until=FRI) == []
    assert days(region(ten, **told), half(reaches=50), until=FRI) == [WED]


def test_the_window_holds_all_its_lesson_days_and_not_only_those_with_absence():
    two_days = rule("share", window="2 school_days", reaches=50)
    assert days(region([absent(TUE)]), two_days) == [TUE]
    three_days = rule("share", window="3 school_days", reaches=50)
    assert days(region([absent(TUE)]), three_days) == []


def test_a_short_weekday_weighs_less():
    two_days = rule("share", window="2 school_days", exceeds=50)
    short = {"schedule": [on_weekday(3, lessons=4)]}
    assert days(region([absent(WED)], **short), two_days, until=WED) == []
    assert days(region([absent(WED)], **short), two_days, until=THU) == []
    assert days(region([absent(THU)], **short), two_days) == [THU]


def test_the_cap_of_a_day_holds_for_a_share():
    over = [absent(MON), absent(MON, reason="T"), absent(MON, 1)]
    assert days(region(over), rule("share", window="2 school_days", exceeds=50), until=TUE) == []


def test_late_takes_no_time():
    late = lessons(MON, *range(1, 8), reason="L")
    assert days(region(late), rule("share", window="1 school_days", exceeds=0)) == []


@pytest.mark.parametrize(
    ("window", "since", "defined"),
    [
        ("1 lesson_weeks", "2026-03-04", "2026-03-10"),
        ("1 lesson_weeks", "2026-03-05", "2026-03-11"),
        ("1 weeks", "2026-03-04", "2026-03-10"),
        ("2 weeks", "2026-03-02", "2026-03-16"),
        ("4 school_days", "2026-03-04", "2026-03-09"),
        ("1 school_days", "2026-03-04", "2026-03-04"),
    ],
)
def test_a_share_is_defined_only_when_enrolled_for_the_whole_window(window, since, defined):
    ill = whole_days(*weekdays(since, "2026-03-20"))
    new = {"pupils": [enrolled(since)]}
    assert days(region(ill, **new), rule("share", window=window, exceeds=50)) == [defined]


def test_a_lesson_week_window_opens_where_lesson_week_time_says_over_a_vacation():
    """Wednesday 25 February less six days of lesson-week time is Thursday 12 February."""
    ill = whole_days(*weekdays("2026-02-12", "2026-03-06"))
    for since, defined in (("2026-02-12", "2026-02-25"), ("2026-02-13", "2026-02-26")):
        new = {"pupils": [enrolled(since)]}
        assert days(region(ill, **new), half()) == [defined]


@pytest.mark.parametrize(
    ("since", "expected"), [("2025-08-01", ["2025-09-01"]), ("2025-08-02", [])]
)
def test_a_school_year_window_opens_on_1_august(since, expected):
    ill = [absent("2025-09-01")]
    new = {"pupils": [enrolled(since)]}
    assert days(region(ill, **new), half("school_year")) == expected


@pytest.mark.parametrize(("last", "expected"), [("2026-03-08", ["2026-03-10"]), ("2026-03-07", [])])
def test_one_day_without_enrolment_in_the_window_even_a_sunday_leaves_it_undefined(last, expected):
    around = {"pupils": [enrolled(last=last), enrolled("2026-03-09")]}
    ill = whole_days("2026-03-05", "2026-03-06", "2026-03-09", "2026-03-10")
    four_fifths = rule("share", window="1 lesson_weeks", reaches=80)
    assert days(region(ill, **around), four_fifths) == expected


def test_a_share_follows_the_pupil_to_another_school():
    """Of 315 + 315 + 210 minutes 630 are missed: three quarters."""
    moved = {
        "schools": [vo(), po(minutes=210)],
        "pupils": [enrolled(last=TUE), enrolled(WED, school=PO)],
    }
    ill = region([absent(MON), absent(TUE)], **moved)
    three_quarters = rule("share", window="3 school_days", reaches=75)
    assert days(ill, three_quarters, until=WED) == [WED]
    assert days(ill, rule("share", window="3 school_days", exceeds=75), until=WED) == []
    later = [absent(TUE), *at(PO, [absent(WED), absent(THU)])]
    [fired] = found(
        region(later, **moved), rule("share", window="3 school_days", exceeds=99)
    ).firings
    assert (fired.on, fired.school, fired.value) == (THU, PO, 100)


def test_where_a_share_is_not_defined_the_condition_counts_as_not_held():
    """So `when_below` rearms on such a day."""
    around = {"pupils": [enrolled(last=WED), enrolled(FRI)]}
    ill = whole_days(TUE, WED, FRI, "2026-03-09")
    two_days = rule("share", window="2 school_days", reaches=50)
    assert days(region(ill), two_days) == [TUE]
    assert days(region(ill, **around), two_days) == [TUE, "2026-03-09"]


def test_unknown_days_are_left_out_of_the_scheduled_minutes():
    moved = {
        "schools": [vo(), vo("00VO01")],
        "pupils": [enrolled(last="2026-03-08"), enrolled("2026-03-09", school="00VO01")],
    }
    ill = at("00VO01", whole_days("2026-03-09", "2026-03-10"))
    two_thirds = rule("share", window="1 lesson_weeks", exceeds=60)
    assert days(region(ill, **moved), two_thirds) == []
    unknown = {**moved, "submissions": [submitted(WED)]}
    [fired] = found(region(ill, **unknown), two_thirds).firings
    assert (fired.on, fired.value * 3) == ("2026-03-10", 200)
