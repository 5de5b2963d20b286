"""CM-01: what a reason stands for; lateness, 0 minutes, whole and part days (both ways)."""

import pytest

from kantelpunt.absence.entities import ReasonRow
from kantelpunt.foundation.register_terms import Category
from tests.both_ways import days, found, rule
from tests.regions import (
    ALL_LESSONS,
    PO,
    REASONS,
    absent,
    at,
    enrolled,
    lessons,
    on_weekday,
    po,
    region,
    weekdays,
    whole_days,
)

MON, TUE, WED, THU = "2026-03-02", "2026-03-03", "2026-03-04", "2026-03-05"
ANY_HOURS = rule("lesson_hours", window="4 lesson_weeks", exceeds=0)
EVERY_MEASURE_BUT_TIMES = [
    ANY_HOURS,
    rule("days", absent="any_part", window="4 lesson_weeks", reaches=1),
    rule("days", absent="whole_day", window="4 lesson_weeks", reaches=1),
    rule("spells", window="4 lesson_weeks", reaches=1),
    rule("consecutive_days", absent="any_part", reaches=1),
    rule("consecutive_weeks", absent="any_part", exceeds=0),
    rule("share", window="4 lesson_weeks", exceeds=0),
]
PER_MEASURE = pytest.mark.parametrize("one", EVERY_MEASURE_BUT_TIMES, ids=lambda one: one.measure)


@PER_MEASURE
def test_late_adds_no_hours_and_makes_no_day_absent(one):
    late = lessons(MON, *ALL_LESSONS, reason="L")
    assert days(region(late), one) == []
    assert days(region([*late, absent(TUE)]), one) == [TUE]


def test_late_does_not_make_a_day_of_other_absence_whole():
    day = [*lessons(MON, 1, 2, 3, 4, 5, 6), absent(MON, 7, reason="L")]
    whole = rule("days", absent="whole_day", window="1 weeks", reaches=1)
    assert days(region(day), whole) == []
    assert days(region([*day[:-1], absent(MON, 7, reason="S")]), whole) == [MON]


def test_two_late_lessons_on_one_day_are_two():
    twice = rule("times", category="late", window="school_year", reaches=2)
    [fired] = found(region(lessons(MON, 1, 4, reason="L")), twice).firings
    assert (fired.on, fired.value) == (MON, 2)


def test_a_filter_on_late_lets_nothing_else_through():
    twice = rule("times", category="late", window="school_year", reaches=2)
    assert days(region([absent(MON, 1, reason="L"), absent(MON, 2, reason="O")]), twice) == []


def test_late_adds_hours_where_the_school_calls_its_code_unauthorised():
    own = [*REASONS, ReasonRow("00VO00", "L", Category.UNAUTHORISED, False, 9)]
    assert days(region([absent(MON, 1, reason="L")], reasons=own), ANY_HOURS) == [MON]


def test_cm_01_a_row_of_the_school_itself_goes_before_that_of_every_school():
    for rows in (REASONS, REASONS[::-1]):
        own = [*rows, ReasonRow("00PO00", "O", Category.SICK, True, 9)]
        told = {"schools": [po()], "pupils": [enrolled(school=PO)], "reasons": own}
        absences = [absent(MON, school=PO)]
        assert days(
            region(absences, **told), rule("times", category="sick", window="1 weeks", reaches=1)
        ) == [MON]
        assert (
            days(
                region(absences, **told),
                rule("times", authorised=False, window="1 weeks", reaches=1),
            )
            == []
        )


@pytest.mark.parametrize("category", list(Category))
def test_cm_01_every_category_can_be_asked_for(category):
    reasons = [ReasonRow("", kind, kind, kind in ("sick", "leave"), 2) for kind in Category]
    absences = [absent(MON, place + 1, reason=kind) for place, kind in enumerate(Category)]
    once = rule("times", category=category.value, window="1 weeks", reaches=1)
    twice = rule("times", category=category.value, window="1 weeks", reaches=2)
    assert days(region(absences, reasons=reasons), once, twice) == [MON]


def test_several_categories_can_be_asked_for_at_once():
    kinds = rule("times", category={"sick", "medical"}, window="1 weeks", reaches=2)
    assert days(region([absent(MON, 1, reason="S"), absent(MON, 2, reason="V")]), kinds) == []
    assert days(region([absent(MON, 1, reason="S"), absent(MON, 2, reason="M")]), kinds) == [MON]


@PER_MEASURE
def test_a_record_of_0_minutes_counts_in_times_only(one):
    nothing = region([absent(MON, minutes=0)])
    assert days(nothing, one) == []
    assert days(nothing, rule("times", window="1 weeks", reaches=1)) == [MON]


def test_whole_day_against_any_part_on_a_short_weekday():
    short = {"schedule": [on_weekday(3, lessons=4)]}
    four = [*lessons(WED, 1, 2, 3, 4), *lessons(THU, 1, 2, 3, 4)]
    whole = rule("days", absent="whole_day", window="1 weeks", reaches=1)
    part = rule("days", absent="any_part", window="1 weeks", reaches=2)
    assert days(region(four, **short), whole) == [WED]
    assert days(region(four, **short), part) == [THU]
    assert days(region(lessons(WED, 1, 2, 3), **short), whole) == []


def test_a_whole_day_may_be_made_of_minutes():
    whole = rule("days", absent="whole_day", window="1 weeks", reaches=1)
    assert days(region([absent(MON, minutes=314)]), whole) == []
    assert days(region([absent(MON, minutes=315)]), whole) == [MON]
    assert days(region([absent(MON, minutes=270), absent(MON, 7)]), whole) == [MON]


def test_a_whole_day_in_po_may_be_made_of_morning_and_afternoon():
    whole = rule("days", absent="whole_day", window="1 weeks", reaches=1)
    told = {"schools": [po(minutes=331)], "pupils": [enrolled(school=PO)]}
    both = at(PO, [absent(MON, "am"), absent(MON, "pm", reason="S")])
    assert days(region(both, **told), whole) == [MON]
    assert days(region(both[:1], **told), whole) == []
    unauthorised = rule("days", absent="whole_day", window="1 weeks", authorised=False, reaches=1)
    assert days(region(both, **told), unauthorised) == []


def test_days_are_counted_once_however_many_records_they_have():
    two = rule("days", absent="any_part", window="1 weeks", reaches=2)
    assert days(region([*lessons(MON, 1, 2), *whole_days(MON)]), two) == []
    assert days(region([*lessons(MON, 1, 2), absent(TUE, 1)]), two) == [TUE]


def test_the_school_may_name_late_in_a_filter_of_hours_without_any_effect():
    hours = rule("lesson_hours", category={"late", "sick"}, window="1 weeks", exceeds=0)
    assert days(region(lessons(MON, *ALL_LESSONS, reason="L")), hours) == []


def test_times_counts_records_and_not_days_or_spells():
    sick = whole_days(*weekdays(MON, "2026-03-06"), reason="S")
    [fired] = found(region(sick), rule("times", window="1 weeks", reaches=5)).firings
    assert (fired.on, fired.value, fired.window_from) == ("2026-03-06", 5, MON)
