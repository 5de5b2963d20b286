"""Upper bounds, other signals, limits by age and status: HR, TB and UT (both ways)."""

import pytest

from tests.both_ways import days, found, only, rule
from tests.regions import (
    PO,
    absent,
    enrolled,
    lessons,
    opened,
    po,
    qualified,
    region,
    vo,
    weekdays,
    whole_days,
)


def sick(*on):
    return whole_days(*on, reason="S")


def share(**told):
    return rule("share", window="10 school_days", **told)


TEN = weekdays("2026-03-02", "2026-03-13")


@pytest.mark.parametrize(("count", "fired_on"), [(4, []), (5, TEN[-1:]), (10, TEN[-1:])])
def test_hr_14_a_share_of_50_up_to_and_including_100(count, fired_on):
    half = share(authorised=True, reaches=50, up_to=100)
    here = region(sick(*TEN[10 - count :]), pupils=[enrolled("2026-03-02")])
    assert days(here, half, until="2026-03-13") == fired_on


def test_a_share_below_100_leaves_out_100():
    not_all = share(authorised=True, reaches=50, below=100)
    here = region(sick(*TEN), pupils=[enrolled("2026-03-02")])
    assert days(here, not_all) == []


def test_hr_23_more_than_half_unauthorised_is_not_exactly_half():
    over = share(authorised=False, exceeds=50)
    assert days(region(whole_days(*TEN[5:])), over) == []
    [fired] = found(region(whole_days(*TEN[4:])), over).firings
    assert (fired.on, fired.value) == ("2026-03-13", 60)


def test_hr_05_exactly_half_is_a_condition_of_its_own():
    exactly = share(authorised=False, reaches=50, up_to=50)
    here = region(whole_days(*TEN[5:], "2026-03-16"))
    [fired] = found(here, exactly).firings
    assert (fired.on, fired.value) == ("2026-03-13", 50)


def test_hr_11_the_fourth_sick_report_in_12_weeks_by_lesson_weeks_and_by_calendar():
    """Over the vacation of a week 12 lesson weeks last longer than 12 calendar weeks."""
    here = region(sick("2026-01-05", "2026-01-19", "2026-02-02", "2026-04-02"))
    assert days(here, rule("spells", category="sick", window="12 weeks", reaches=4)) == []
    in_lessons = rule("spells", category="sick", window="12 lesson_weeks", reaches=4)
    assert days(here, in_lessons) == ["2026-04-02"]


SIXTEEN = [*lessons("2026-03-02", *range(1, 8)), *lessons("2026-03-03", *range(1, 8))]


@pytest.mark.parametrize(
    ("more", "statutory", "beyond", "under"), [(1, 0, 0, 1), (2, 1, 0, 0), (3, 1, 1, 0)]
)
def test_tb_11_and_tb_12_at_15_16_and_17_hours(more, statutory, beyond, under):
    here = region([*SIXTEEN, *lessons("2026-03-05", *range(1, more + 1))])
    hours = {"window": "4 lesson_weeks", "authorised": False}
    reached = rule("lesson_hours", **hours, reaches=16, signal="a")
    exceeded = rule("lesson_hours", **hours, exceeds=16, signal="b")
    preventive = rule("lesson_hours", **hours, reaches=15, below=16, signal="c")
    fired = [one.signal for one in found(here, reached, exceeded, preventive).firings]
    assert [fired.count(name) for name in "abc"] == [statutory, beyond, under]


def test_tb_12_under_16_hours_is_written_as_a_bound_or_as_another_signal():
    statutory = rule("lesson_hours", window="4 lesson_weeks", reaches=16, signal="wet")
    bounded = rule("lesson_hours", window="4 lesson_weeks", exceeds=0, below=16)
    named = rule("lesson_hours", window="4 lesson_weeks", exceeds=0, unless="wet")
    here = region([*SIXTEEN, *lessons("2026-03-05", 1, 2), *lessons("2026-05-06", 1)])
    for preventive in (bounded, named):
        fired = found(here, preventive, statutory).firings
        own = [one.on for one in fired if one.signal == "signaal"]
        assert own == ["2026-03-02", "2026-03-30", "2026-05-06"]


def test_another_signal_speaks_as_if_it_had_never_fired():
    """After its report the sixteen hours count anew; the window still holds sixteen."""
    statutory = rule(
        "lesson_hours", window="4 lesson_weeks", reaches=14, rearm="restart", signal="wet"
    )
    preventive = rule("lesson_hours", window="4 lesson_weeks", exceeds=0, unless="wet")
    here = region([*SIXTEEN, *lessons("2026-03-06", 1)])
    fired = found(here, preventive, statutory).firings
    assert [(one.on, one.signal) for one in fired] == [
        ("2026-03-02", "signaal"),
        ("2026-03-03", "wet"),
    ]


def test_another_signal_counts_with_its_own_limits_and_its_own_exceptions():
    """The third is meant for nobody here, so the second holds, and the first does not."""
    nobody = rule(
        "days", absent="any_part", window="4 weeks", reaches=1, signal="c", only=only(under=3)
    )
    second = rule("days", absent="any_part", window="4 weeks", reaches=1, signal="b", unless="c")
    first = rule("days", absent="any_part", window="4 weeks", reaches=1, unless="b")
    here = region([absent("2026-03-02")])
    assert [one.signal for one in found(here, first, second, nobody).firings] == ["b"]
    everybody = rule("days", absent="any_part", window="4 weeks", reaches=1, signal="c")
    assert [one.signal for one in found(here, first, second, everybody).firings] == ["c", "signaal"]


def test_tb_11_the_25th_time_in_a_school_year():
    times = rule("times", window="school_year", reaches=25, authorised=False, rearm="school_year")
    twelve = weekdays("2026-03-02", "2026-03-17")
    records = [one for day in twelve for one in lessons(day, 1, 2)]
    assert days(region(records), times) == []
    assert days(region([*records, *lessons("2026-03-18", 5)]), times) == ["2026-03-18"]
    before = lessons("2025-07-10", 1)
    assert days(region([*before, *records], pupils=[enrolled("2024-08-01")]), times) == []


ONCE = {"absent": "any_part", "window": "1 school_days", "reaches": 1, "rearm": "when_below"}
STATUS = {
    name: rule("days", **ONCE, only=only(name), signal=name[0])
    for name in ("compulsory", "qualification", "neither")
}


def status_on(day, born, **told):
    """What the law asks on a day of absence, by which of three signals fires."""
    here = region([absent(day)], pupils=[enrolled("2025-08-01", born=born)], **told)
    [fired] = found(here, *STATUS.values()).firings
    return fired.signal


@pytest.mark.parametrize(
    ("born", "day", "status"),
    [
        ("2021-02-28", "2026-02-27", "n"),  # the day before the fifth birthday
        ("2021-02-27", "2026-02-27", "n"),  # on it
        ("2021-01-31", "2026-02-02", "c"),  # the month after it
        ("2021-02-01", "2026-03-02", "c"),
        ("2021-03-01", "2026-03-31", "n"),
        ("2021-03-01", "2026-04-01", "c"),
    ],
)
def test_the_duty_begins_on_the_first_of_the_month_after_the_fifth_birthday(born, day, status):
    assert status_on(day, born) == status


@pytest.mark.parametrize(
    ("born", "status"),
    [("2010-07-31", "q"), ("2010-08-01", "c"), ("2009-08-01", "q"), ("2009-07-31", "q")],
)
def test_ut_10_the_duty_ends_with_the_school_year_of_the_sixteenth_birthday(born, status):
    """Judged on 1 September 2026; who turned 16 on 1 August turned so in the new school year."""
    assert status_on("2026-09-01", born) == status


def test_31_july_and_1_august_lie_on_either_side():
    born = {"pupils": [enrolled("2025-08-01", born="2010-03-09")]}
    summer = [opened(day) for day in ("2026-07-31", "2026-08-03")]
    here = region([absent("2026-07-31"), absent("2026-08-03")], calendar=summer, **born)
    fired = found(here, *STATUS.values()).firings
    assert [(one.on, one.signal) for one in fired] == [("2026-07-31", "c"), ("2026-08-03", "q")]


@pytest.mark.parametrize(
    ("born", "status"), [("2008-03-11", "q"), ("2008-03-10", "n"), ("2008-03-09", "n")]
)
def test_the_duty_to_qualify_ends_on_the_18th_birthday(born, status):
    assert status_on("2026-03-10", born) == status


@pytest.mark.parametrize(
    ("since", "kind", "status"),
    [
        ("2026-03-11", "havo", "q"),
        ("2026-03-10", "havo", "n"),
        ("2026-03-10", "startkwalificatie", "n"),
        ("2026-03-10", "mbo-2", "n"),
        ("2026-03-10", "mbo-1", "q"),
        ("2026-03-10", "praktijkonderwijs", "n"),
    ],
)
def test_the_duty_to_qualify_ends_with_a_qualification_from_its_day_on(since, kind, status):
    told = {"qualifications": [qualified(since, kind)]}
    assert status_on("2026-03-10", "2008-12-01", **told) == status


def test_a_qualification_does_not_end_the_duty_to_attend():
    told = {"qualifications": [qualified("2026-01-01", "vwo")]}
    assert status_on("2026-03-10", "2010-12-01", **told) == "c"


def test_who_was_born_on_29_february_has_a_birthday_on_1_march():
    assert status_on("2026-02-27", "2008-02-29") == "q"
    assert status_on("2026-03-02", "2008-02-29") == "n"
    age = rule("days", **ONCE, only=only(age_from=14))
    born = [enrolled("2025-08-01", born="2012-02-29")]
    calendar = [opened("2026-02-28"), opened("2026-03-01")]
    here = region([absent("2026-02-28"), absent("2026-03-01")], pupils=born, calendar=calendar)
    assert days(here, age) == ["2026-03-01"]


@pytest.mark.parametrize(
    ("born", "fires"), [("2014-03-11", 0), ("2014-03-10", 1), ("2010-03-11", 1), ("2010-03-10", 0)]
)
def test_ages_are_whole_years_on_the_day(born, fires):
    between = rule("days", **ONCE, only=only(age_from=12, under=16))
    here = region([absent("2026-03-10")], pupils=[enrolled("2025-08-01", born=born)])
    assert len(days(here, between)) == fires


def test_outside_its_limits_a_signal_rearms_and_registrations_still_count():
    """On 10 March she turns 12: what came before counts, and what held without her is new."""
    of_twelve = rule("days", absent="any_part", window="4 weeks", reaches=2, only=only(age_from=12))
    here = region(
        [absent("2026-03-05"), absent("2026-03-06"), absent("2026-03-17")],
        pupils=[enrolled("2025-08-01", born="2014-03-10")],
    )
    assert days(here, of_twelve) == ["2026-03-10"]


def test_a_sector_is_that_of_the_school_of_the_day():
    in_po = rule("days", **ONCE, only=only(sector="po"))
    moved = {
        "schools": [vo(), po()],
        "pupils": [enrolled(last="2026-03-08"), enrolled("2026-03-09", school=PO)],
    }
    here = region([absent("2026-03-06"), absent("2026-03-10", school=PO)], **moved)
    assert days(here, in_po) == ["2026-03-10"]
