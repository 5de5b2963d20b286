"""CM-07: absence in hours; lessons, minutes, parts of lessons, the day's cap, moves (both ways)."""

from fractions import Fraction

import pytest

from tests.both_ways import days, found, rule
from tests.regions import (
    ALL_LESSONS,
    PO,
    absent,
    at,
    enrolled,
    lessons,
    on_weekday,
    po,
    region,
    vo,
    weekdays,
    whole_days,
)

MON, TUE, WED, THU = "2026-03-02", "2026-03-03", "2026-03-04", "2026-03-05"
SIXTEEN = rule(
    "lesson_hours", authorised=False, window="4 lesson_weeks", reaches=16, rearm="restart"
)
MORE_THAN_16 = rule(
    "lesson_hours", authorised=False, window="4 lesson_weeks", exceeds=16, rearm="restart"
)


def hours_of(records, number, **told):
    """Whether the records are worth exactly a number of hours, in the end."""
    told.setdefault("pupils", [enrolled("2025-07-01")])  # a short history is judged sooner
    exact = rule("lesson_hours", window="school_year", reaches=number, rearm="school_year")
    more = rule("lesson_hours", window="school_year", exceeds=number, rearm="school_year")
    here = region(records, **told)
    return bool(days(here, exact)) and not days(here, more)


@pytest.mark.parametrize(("last", "expected"), [(1, []), (2, [WED]), (3, [WED])])
def test_cm_07_15_hours_do_not_reach_16_and_16_and_17_do(last, expected):
    absences = [*whole_days(MON, TUE), *lessons(WED, *range(1, last + 1))]
    assert days(region(absences), SIXTEEN) == expected


@pytest.mark.parametrize(("last", "expected"), [(1, []), (2, []), (3, [WED])])
def test_15_and_16_hours_do_not_exceed_16_and_17_do(last, expected):
    absences = [*whole_days(MON, TUE), *lessons(WED, *range(1, last + 1))]
    assert days(region(absences), MORE_THAN_16) == expected


def test_the_value_is_all_that_counts_by_the_end_of_the_day():
    [fired] = found(region(whole_days(MON, TUE, WED)), SIXTEEN).firings
    assert (fired.on, fired.value, fired.window_from) == (WED, 21, MON)


def test_24_times_30_of_45_minutes_is_exactly_16_lessons():
    every = weekdays("2026-03-02", "2026-03-17")
    halves = [absent(day, minutes=30, reason=reason) for day in every for reason in "OT"]
    assert len(halves) == 24
    [fired] = found(region(halves), SIXTEEN).firings
    assert (fired.on, fired.value) == ("2026-03-17", 16)
    assert days(region(halves), MORE_THAN_16) == []
    assert days(region(halves[1:]), SIXTEEN) == []


def test_a_lesson_number_is_one_lesson_whatever_its_minutes():
    assert hours_of([absent(MON, 3, minutes=10)], 1)
    assert hours_of([absent(MON, 3, minutes=90)], 1)


def test_minutes_without_a_lesson_are_a_part_of_lessons():
    assert hours_of([absent(MON, minutes=60)], Fraction(60, 45))


def test_neither_lesson_nor_minutes_is_the_schedule_of_that_day():
    assert hours_of([absent(MON)], 7)
    assert hours_of([absent(MON)], 4, schedule=[on_weekday(1, lessons=4)])


@pytest.mark.parametrize(
    "one_day",
    [
        [absent(MON), absent(MON, 3)],
        [absent(MON), absent(MON, reason="T")],
        [absent(MON, minutes=400)],
        lessons(MON, *range(1, 12)),
    ],
)
def test_a_day_counts_for_no_more_than_its_schedule(one_day):
    assert hours_of(one_day, 7)


def test_the_cap_is_that_of_a_short_weekday():
    short = [on_weekday(1, lessons=4)]
    assert hours_of(lessons(MON, *ALL_LESSONS), 4, schedule=short)
    assert hours_of(lessons(TUE, *ALL_LESSONS), 7, schedule=short)


def test_filters_go_first_so_that_kinds_on_one_day_do_not_cancel_each_other():
    absences = [absent(MON, reason="S"), absent(MON), absent(TUE), absent(WED), absent(WED, 1)]
    [fired] = found(region(absences), SIXTEEN).firings
    assert (fired.on, fired.value) == (WED, 21)


def test_only_what_passes_the_filter_counts():
    absences = [*whole_days(MON, TUE), *whole_days(WED, THU, reason="V")]
    assert days(region(absences), SIXTEEN) == []
    authorised = rule("lesson_hours", authorised=True, window="4 lesson_weeks", reaches=14)
    assert days(region(absences), authorised) == [THU]
    leave = rule("lesson_hours", category="leave", window="4 lesson_weeks", reaches=14)
    assert days(region(absences), leave) == [THU]
    either = rule("lesson_hours", window="4 lesson_weeks", reaches=16)
    assert days(region(absences), either) == [WED]


def test_a_lesson_over_60_minutes_counts_by_the_clock():
    long = [vo(lessons=4, lesson_minutes=90)]
    ten = [*lessons(MON, 1, 2, 3, 4), *lessons(TUE, 1, 2, 3, 4), *lessons(WED, 1, 2)]
    assert hours_of(ten, 15, schools=long)
    assert days(region(ten, schools=long), SIXTEEN) == []
    assert days(region([*ten, absent(WED, 3)], schools=long), SIXTEEN) == [WED]


def test_a_lesson_of_60_minutes_is_one_hour():
    assert hours_of([absent(MON, 1)], 1, schools=[vo(lesson_minutes=60)])


def test_a_lesson_of_61_minutes_is_more_than_one_hour():
    assert hours_of([absent(MON, 1)], Fraction(61, 60), schools=[vo(lesson_minutes=61)])


def test_po_counts_by_the_clock():
    here = {"schools": [po()], "pupils": [enrolled(school=PO)]}
    assert hours_of(at(PO, [absent(MON)]), Fraction(330, 60), **here)
    assert hours_of(at(PO, [absent(MON, minutes=90)]), Fraction(90, 60), **here)
    assert days(region(at(PO, whole_days(MON, TUE, WED)), **here), SIXTEEN) == [WED]


def test_hours_of_vo_and_po_are_added_after_a_move():
    moved = {
        "schools": [vo(), po(minutes=240)],
        "pupils": [enrolled(last=TUE), enrolled(WED, school=PO)],
    }
    absences = [absent(MON), absent(TUE, 1), *at(PO, whole_days(WED, THU))]
    [fired] = found(region(absences, **moved), SIXTEEN).firings
    assert (fired.on, fired.school, fired.value, fired.window_from) == (THU, PO, 16, MON)
    assert days(region(absences[1:], **moved), SIXTEEN) == []


def test_lessons_of_different_length_are_added_exactly():
    moved = {
        "schools": [vo(), vo("00VO01", lesson_minutes=50)],
        "pupils": [enrolled(last=TUE), enrolled(WED, school="00VO01")],
    }
    absences = [
        absent(MON),
        absent(TUE, minutes=60),
        absent(WED, school="00VO01"),
        absent(THU, minutes=100, school="00VO01"),
    ]
    assert hours_of(absences, 7 + Fraction(60, 45) + 7 + 2, **moved)


def test_a_record_of_0_minutes_adds_no_hours():
    assert (
        days(region([absent(MON, minutes=0)]), rule("lesson_hours", window="1 weeks", exceeds=0))
        == []
    )
