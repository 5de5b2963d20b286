"""CM-03: windows on any weekday, over vacations, summers, moves and leap days (both ways)."""

import pytest

from tests.both_ways import days, found, rule
from tests.regions import (
    PO,
    VO,
    absent,
    closed,
    enrolled,
    on_weekday,
    opened,
    po,
    region,
    vo,
    whole_days,
)


def together(first, second, window, **told):
    """Whether two days of absence lie within one window, seen on the second."""
    told.setdefault("pupils", [enrolled()])
    two = rule("days", absent="any_part", window=window, reaches=2)
    return days(region([absent(first), absent(second)], **told), two) == [second]


@pytest.mark.parametrize(
    ("first", "last", "beyond"),
    [
        ("2026-03-02", "2026-03-27", "2026-03-30"),
        ("2026-03-03", "2026-03-30", "2026-03-31"),
        ("2026-03-06", "2026-04-02", "2026-04-07"),
    ],
)
def test_cm_03_four_lesson_weeks_start_on_any_weekday(first, last, beyond):
    assert together(first, last, "4 lesson_weeks")
    assert not together(first, beyond, "4 lesson_weeks")


@pytest.mark.parametrize(
    ("window", "first", "last", "beyond"),
    [
        ("1 lesson_weeks", "2026-02-12", "2026-02-25", "2026-02-26"),
        ("1 weeks", "2026-03-04", "2026-03-10", "2026-03-11"),
        ("2 weeks", "2026-02-12", "2026-02-25", "2026-02-26"),
        ("5 school_days", "2026-02-12", "2026-02-25", "2026-02-26"),
        ("1 school_days", "2026-02-12", "2026-02-12", "2026-02-13"),
    ],
)
def test_cm_03_lesson_weeks_and_school_days_stretch_over_a_vacation_and_weeks_do_not(
    window, first, last, beyond
):
    assert first == last or together(first, last, window)
    assert not together(first, beyond, window)


def test_the_first_and_the_last_lesson_day_around_a_vacation_are_neighbours():
    assert together("2026-02-13", "2026-02-23", "2 school_days")
    assert not together("2026-02-13", "2026-02-23", "1 weeks")


def test_the_day_before_and_after_a_vacation_count_and_a_day_in_it_does_not():
    three = whole_days("2026-02-13", "2026-02-16", "2026-02-23")
    fourteen = rule("lesson_hours", window="1 lesson_weeks", reaches=14)
    result = found(region(three), fourteen)
    assert [(one.on, one.value) for one in result.firings] == [("2026-02-23", 14)]
    assert result.kept == [2, 4]


@pytest.mark.parametrize(
    ("window", "last", "beyond"),
    [
        ("1 lesson_weeks", "2025-09-02", "2025-09-03"),
        ("4 school_days", "2025-09-01", "2025-09-02"),
        ("7 weeks", "2025-09-02", "2025-09-03"),
    ],
)
def test_cm_03_a_window_crosses_the_summer(window, last, beyond):
    assert together("2025-07-16", last, window)
    assert not together("2025-07-16", beyond, window)


def test_a_school_year_starts_on_1_august():
    assert together("2025-09-01", "2026-07-16", "school_year")
    assert not together("2025-07-16", "2025-09-01", "school_year")
    assert together("2025-08-01", "2025-09-01", "school_year", calendar=[opened("2025-08-01")])
    assert not together("2025-07-31", "2025-09-01", "school_year", calendar=[opened("2025-07-31")])


@pytest.mark.parametrize(
    ("window", "first", "last", "beyond"),
    [
        ("1 weeks", "2024-02-29", "2024-03-06", "2024-03-07"),
        ("1 lesson_weeks", "2024-02-29", "2024-03-06", "2024-03-07"),
        ("1 weeks", "2024-02-28", "2024-03-05", "2024-03-06"),
        ("3 school_days", "2024-02-28", "2024-03-01", "2024-03-04"),
        ("2 lesson_weeks", "2024-02-16", "2024-03-07", "2024-03-08"),
    ],
)
def test_29_february_is_a_day_like_any_other(window, first, last, beyond):
    assert together(first, last, window)
    assert not together(first, beyond, window)


def test_absence_on_29_february_itself_counts():
    assert days(region([absent("2024-02-29")]), rule("times", window="1 weeks", reaches=1)) == [
        "2024-02-29"
    ]


def test_a_week_with_one_lesson_day_is_a_lesson_week():
    but_friday = {"calendar": [closed("2026-03-09", "2026-03-12")]}
    assert together("2026-03-05", "2026-03-18", "2 lesson_weeks", **but_friday)
    assert not together("2026-03-05", "2026-03-19", "2 lesson_weeks", **but_friday)


def test_cm_03_a_week_in_which_the_school_gives_no_lesson_is_none():
    whole_week = {"calendar": [closed("2026-03-09", "2026-03-13")]}
    assert together("2026-03-05", "2026-03-18", "1 lesson_weeks", **whole_week)
    assert not together("2026-03-05", "2026-03-19", "1 lesson_weeks", **whole_week)


def test_cm_03_a_school_that_opens_in_a_vacation_has_a_lesson_week_there():
    told = {"calendar": [opened("2026-02-18")]}
    assert not together("2026-02-12", "2026-02-25", "1 lesson_weeks", **told)
    assert together("2026-02-12", "2026-02-18", "1 lesson_weeks", **told)


def test_a_weekday_without_lessons_for_the_group_is_no_lesson_day():
    no_wednesday = [on_weekday(3, lessons=0, group="1a")]
    for group, lies_within in (("1a", True), ("1b", False)):
        told = {"schedule": no_wednesday, "pupils": [enrolled(group=group)]}
        assert together("2026-03-03", "2026-03-05", "2 school_days", **told) is lies_within


def test_lessons_on_a_saturday_make_it_a_lesson_day():
    assert days(region([absent("2026-03-07")]), rule("times", window="1 weeks", reaches=1)) == []
    open_saturday = region([absent("2026-03-07")], calendar=[opened("2026-03-07")])
    assert days(open_saturday, rule("times", window="1 weeks", reaches=1)) == ["2026-03-07"]


def test_cm_03_each_day_is_judged_on_the_calendar_of_the_school_of_that_day():
    """Two vacations on end, one at each school: three weeks of which none is a lesson week."""
    moved = {
        "schools": [vo(), vo("00VO01", holidays="noord")],
        "pupils": [enrolled(last="2026-02-22"), enrolled("2026-02-23", school="00VO01")],
    }
    two = rule("days", absent="any_part", window="1 lesson_weeks", reaches=2)

    def on(second):
        absences = [absent("2026-02-12"), absent(second, school="00VO01")]
        return days(region(absences, **moved), two)

    assert on("2026-03-04") == ["2026-03-04"]
    assert on("2026-03-05") == []


def test_a_lesson_week_of_two_schools_is_counted_once():
    moved = {
        "schools": [vo(), po()],
        "pupils": [enrolled(last="2026-03-03"), enrolled("2026-03-04", school=PO)],
    }
    two = rule("days", absent="any_part", window="1 lesson_weeks", reaches=2)

    def on(second):
        return days(region([absent("2026-03-03"), absent(second, school=PO)], **moved), two)

    assert on("2026-03-09") == ["2026-03-09"]
    assert on("2026-03-10") == []


def test_enrolled_until_is_the_last_day_that_counts():
    left = {"pupils": [enrolled(last="2026-03-05")]}
    result = found(
        region([absent("2026-03-05"), absent("2026-03-06")], **left),
        rule("times", window="1 weeks", reaches=1),
    )
    assert (result.days, result.kept) == (["2026-03-05"], [2])


def test_enrolled_from_is_the_first_day_that_counts():
    came = {"pupils": [enrolled("2026-03-05")]}
    result = found(
        region([absent("2026-03-04"), absent("2026-03-05")], **came),
        rule("times", window="1 weeks", reaches=1),
    )
    assert (result.days, result.kept) == (["2026-03-05"], [3])


def test_a_window_goes_on_after_a_long_time_without_enrolment():
    away = {"pupils": [enrolled(last="2026-03-06"), enrolled("2026-05-11")]}
    assert together("2026-03-06", "2026-05-11", "2 school_days", **away)
    assert together("2026-03-06", "2026-05-12", "2 lesson_weeks", **away)


def test_a_record_at_a_school_where_the_pupil_is_not_enrolled_is_left_out():
    schools = [vo(), vo("00VO01")]
    absences = [absent("2026-03-02", school="00VO01"), absent("2026-03-03", school=VO)]
    result = found(region(absences, schools=schools), rule("times", window="1 weeks", reaches=1))
    assert (result.days, result.kept) == (["2026-03-03"], [3])
