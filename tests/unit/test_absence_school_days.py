"""Whose school, which schedule, which calendar, and what a part of the day is worth (both ways)."""

from fractions import Fraction

import pytest

from kantelpunt.absence.register import load_register
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
    submitted,
    vo,
)

MON, TUE, WED, THU = "2026-03-02", "2026-03-03", "2026-03-04", "2026-03-05"
OTHER = "00VO01"
TWO = {"schools": [vo(), vo(OTHER)]}
ONCE = rule("times", window="1 weeks", reaches=1)


def hours(record, **told):
    """For how many hours one registration counts; None when it is left out."""
    any_hours = rule("lesson_hours", window="1 weeks", exceeds=0)
    firings = found(region([record], **told), any_hours).firings
    return firings[0].value if firings else None


def minutes(part="", *, on=MON, given=None, school=None, schedule=()):
    """For how many minutes a registration of a part of the day counts in PO."""
    told = {
        "schools": [school or po()],
        "pupils": [enrolled(school=PO)],
        "schedule": [on_weekday(weekday, minutes=n, school=PO) for weekday, n in schedule],
    }
    counted = hours(absent(on, part, minutes=given, school=PO), **told)
    return None if counted is None else 60 * counted


def school_on(day, *pupils):
    """At which of the two schools a registration of a day counts."""
    counting = [
        school
        for school in (VO, OTHER)
        if days(region([absent(day, school=school)], pupils=pupils, **TWO), ONCE)
    ]
    assert len(counting) <= 1
    return counting[0] if counting else None


def test_on_a_day_in_two_enrolments_the_one_that_began_last_counts():
    both = [enrolled("2025-09-01"), enrolled("2026-03-03", "2026-03-04", school=OTHER)]
    for order in (both, both[::-1]):
        assert [school_on(day, *order) for day in (MON, TUE, WED, THU)] == [VO, OTHER, OTHER, VO]


def test_of_two_that_began_together_the_later_row_counts():
    first, second = enrolled(MON, TUE), enrolled(MON, WED, school=OTHER)
    assert [school_on(day, first, second) for day in (MON, TUE, WED)] == [OTHER, OTHER, OTHER]
    assert [school_on(day, second, first) for day in (MON, TUE, WED)] == [VO, VO, OTHER]


def test_between_two_enrolments_there_is_no_school():
    apart = [enrolled("2025-09-01", MON), enrolled(WED, school=OTHER)]
    assert [school_on(day, *apart) for day in (MON, TUE, WED)] == [VO, None, OTHER]


def test_overlapping_enrolments_are_named():
    overlapping = [enrolled("2025-09-01"), enrolled(WED, school=OTHER)]
    register = load_register(region([absent(MON)], pupils=overlapping, **TWO))
    assert register.overlapping.tolist() == [0]
    apart = [enrolled("2025-09-01", TUE), enrolled(WED, school=OTHER)]
    register = load_register(region([absent(MON)], pupils=apart, **TWO))
    assert register.overlapping.tolist() == []


def test_three_enrolments_over_one_another():
    three = [
        enrolled("2025-09-01"),
        enrolled(TUE, "2026-03-06", school=OTHER),
        enrolled(WED, WED, school=VO),
    ]
    assert [school_on(day, *three) for day in (MON, TUE, WED, THU)] == [VO, OTHER, VO, OTHER]


@pytest.mark.parametrize(("group", "expected"), [("1a", 3), ("1b", 5), ("", 5)])
def test_a_row_of_the_group_goes_before_that_of_every_group(group, expected):
    rows = [on_weekday(1, lessons=5), on_weekday(1, lessons=3, group="1a")]
    for order in (rows, rows[::-1]):
        assert hours(absent(MON), schedule=order, pupils=[enrolled(group=group)]) == expected


def test_a_row_of_the_group_speaks_for_its_own_weekday_only():
    rows = [on_weekday(1, lessons=5), on_weekday(2, lessons=3, group="1a")]
    assert hours(absent(MON), schedule=rows, pupils=[enrolled(group="1a")]) == 5
    assert hours(absent(WED), schedule=rows, pupils=[enrolled(group="1a")]) == 7


def test_0_lessons_is_a_weekday_without_lessons():
    assert hours(absent(MON), schedule=[on_weekday(1, lessons=0)]) is None
    assert hours(absent(TUE), schedule=[on_weekday(1, lessons=0)]) == 7


def test_an_empty_row_is_the_default_of_the_school():
    """So a group may keep the default where the others differ."""
    rows = [on_weekday(1, lessons=3), on_weekday(1, group="1a")]
    assert hours(absent(MON), schedule=rows, pupils=[enrolled(group="1a")]) == 7


def test_a_schedule_of_another_school_changes_nothing():
    rows = [on_weekday(1, lessons=0, school=OTHER)]
    assert hours(absent(MON), schedule=rows, **TWO) == 7


def test_of_two_calendar_rows_the_later_one_wins():
    shut, open_again = closed("2026-03-02", "2026-03-06"), opened(WED)
    assert hours(absent(WED), calendar=[shut, open_again]) == 7
    assert hours(absent(WED), calendar=[open_again, shut]) is None
    assert hours(absent(THU), calendar=[shut, open_again]) is None


def test_a_calendar_row_counts_its_first_and_its_last_day():
    shut = [closed(TUE, WED)]
    assert [hours(absent(day), calendar=shut) for day in (MON, TUE, WED, THU)] == [7, None, None, 7]


def test_a_calendar_row_is_for_its_own_school():
    assert hours(absent(MON), calendar=[closed(MON, school=OTHER)], **TWO) == 7


def test_an_open_day_still_follows_the_schedule_of_its_weekday():
    saturday = "2026-03-07"
    assert hours(absent(saturday), calendar=[opened(saturday)]) == 7
    no_lessons = [on_weekday(6, lessons=0)]
    assert hours(absent(saturday), calendar=[opened(saturday)], schedule=no_lessons) is None


def test_each_school_has_its_own_last_day_handed_in():
    pupils = [enrolled(), enrolled(pupil="bram", school=OTHER)]
    rows = [absent(WED), absent(WED, pupil="bram", school=OTHER)]
    told = {"pupils": pupils, "submissions": [submitted(TUE), submitted(WED, school=OTHER)], **TWO}
    assert found(region(rows, **told), ONCE).kept == [3]


def test_a_day_in_po_is_halved_unless_the_school_says_when_noon_is():
    assert (minutes("am"), minutes("pm"), minutes()) == (165, 165, 330)
    early = po(morning=200)
    assert (minutes("am", school=early), minutes("pm", school=early)) == (200, 130)


def test_half_of_an_odd_day_is_exact():
    odd = po(minutes=331)
    assert minutes("am", school=odd) == minutes("pm", school=odd) == Fraction(331, 2)


@pytest.mark.parametrize(
    ("scheduled", "morning", "afternoon"),
    [(210, 165, 45), (165, 165, None), (120, 120, None), (331, 165, 166)],
)
def test_morning_and_afternoon_on_a_wednesday_of_another_length(scheduled, morning, afternoon):
    """The morning is that of an ordinary day, the afternoon what is left of this one."""
    wednesday = [(3, scheduled)]
    assert minutes("am", on=WED, schedule=wednesday) == morning
    assert minutes("pm", on=WED, schedule=wednesday) == afternoon
    assert minutes(on=WED, schedule=wednesday) == scheduled


def test_morning_minutes_on_a_short_wednesday():
    early = po(morning=200)
    assert minutes("am", on=WED, school=early, schedule=[(3, 180)]) == 180
    assert minutes("pm", on=WED, school=early, schedule=[(3, 180)]) is None
    assert minutes("pm", on=WED, school=early, schedule=[(3, 210)]) == 10


def test_minutes_that_are_given_with_a_part_are_capped_by_the_day_only():
    assert minutes("am", given=200) == 200
    assert minutes("pm", given=400) == 330
    assert minutes(given=50) == 50


def test_a_special_school_counts_like_its_sector():
    told = {"schools": [po(sector="so")], "pupils": [enrolled(school=PO)]}
    assert hours(absent(MON, school=PO), **told) == Fraction(11, 2)
    assert hours(absent(MON), schools=[vo(sector="vso")]) == 7


def test_a_pupil_may_change_group_within_a_school():
    rows = [on_weekday(1, lessons=3, group="1a")]
    moved = [enrolled(last="2026-03-02", group="1a"), enrolled(TUE, group="1b")]
    assert hours(absent(MON), schedule=rows, pupils=moved) == 3
    assert hours(absent("2026-03-09"), schedule=rows, pupils=moved) == 7
