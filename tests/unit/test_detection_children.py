"""Children without a school and children who are exempt: UT-10, AM-02 (both ways)."""

import pytest

from tests.both_ways import days, found, only, rule
from tests.regions import (
    ANNA,
    VO,
    absent,
    enrolled,
    exempt,
    lives,
    region,
    vo,
    works_by,
)

BORN = "2013-05-05"
TODAY = "2026-03-10"
ABSOLUTE = rule("not_enrolled", reaches="1 days", only=only("compulsory", "qualification"))
EXEMPT = rule("exempt", reaches="1 days")
NOBODY = [enrolled("2025-08-01", pupil="ander", born=BORN)]


def here(residents=None, exemptions=(), pupils=NOBODY, records=(), **told):
    """A region in which anna lives, unless said otherwise."""
    return region(
        records,
        pupils=pupils,
        residents=[lives("2025-09-01", born=BORN)] if residents is None else residents,
        exemptions=exemptions,
        **told,
    )


def test_am_02_a_resident_of_school_age_without_enrolment_is_seen_on_the_first_day():
    [fired] = found(here(), ABSOLUTE, until=TODAY).firings
    assert (fired.on, fired.pupil, fired.school, fired.value) == ("2025-09-01", ANNA, "", 1)


def test_every_day_counts_also_in_a_weekend_and_a_vacation():
    from_saturday = [lives("2026-02-14", born=BORN)]
    [fired] = found(here(from_saturday), ABSOLUTE, until=TODAY).firings
    assert (fired.on, fired.window_from) == ("2026-02-14", "2026-02-14")


def test_days_are_counted_from_1_august_of_the_school_year_of_the_first_registration():
    """Without a registration: of the school year of the last day looked at."""
    born_here = [lives("2013-05-05", born=BORN)]
    [fired] = found(here(born_here), ABSOLUTE, until=TODAY).firings
    assert fired.on == "2025-08-01"
    since = [enrolled("2024-08-01", pupil="ander", born=BORN)]
    told = here(born_here, records=[absent("2025-03-10", pupil="ander")], pupils=since)
    [fired] = found(told, ABSOLUTE, until=TODAY).firings
    assert (fired.on, fired.value) == ("2024-08-01", 1)


def test_without_a_registration_and_without_a_last_day_nothing_is_looked_at():
    assert days(here(), ABSOLUTE) == []


@pytest.mark.parametrize(
    ("threshold", "fired_on"),
    [
        ({"exceeds": "1 months"}, "2026-02-28"),
        ({"reaches": "1 months"}, "2026-02-27"),
        ({"reaches": "4 weeks"}, "2026-02-27"),
        ({"exceeds": "4 weeks"}, "2026-02-28"),
        ({"exceeds": "3 months"}, "2026-04-30"),
    ],
)
def test_am_02_lengths_are_counted_from_the_first_day_without_a_school(threshold, fired_on):
    """From 31 January: a month is full on 27 February, three are on 29 April."""
    since = [lives("2026-01-31", born=BORN)]
    signal = rule("not_enrolled", **threshold)
    assert days(here(since), signal, until="2026-05-31") == [fired_on]


def test_an_upper_bound_and_a_length_that_can_never_both_hold():
    short = rule("not_enrolled", reaches="2 weeks", up_to="13 days")
    assert days(here(), short, until=TODAY) == []
    at_once = rule("not_enrolled", reaches="2 weeks", up_to="14 days")
    assert days(here(), at_once, until=TODAY) == ["2025-09-14"]
    assert days(here(), rule("not_enrolled", reaches="2 weeks", below="14 days"), until=TODAY) == []


def test_an_enrolment_ends_it_and_the_day_after_it_begins_anew():
    between = [enrolled("2025-09-05", "2026-01-16", born=BORN)]
    fired = found(here(pupils=between), ABSOLUTE, until=TODAY).firings
    assert [one.on for one in fired] == ["2025-09-01", "2026-01-17"]
    assert fired[1].window_from == "2026-01-17"


def test_an_enrolment_at_a_school_that_is_not_known_is_parked_and_is_none():
    unknown = [*NOBODY, enrolled("2025-08-01", school="99ZZ99", born=BORN)]
    assert days(here(pupils=unknown), ABSOLUTE, until=TODAY) == ["2025-09-01"]


def test_an_exemption_counts_from_its_first_to_its_last_day():
    held = [exempt("2025-09-01", "2026-01-31")]
    [fired] = found(here(exemptions=held), ABSOLUTE, until=TODAY).firings
    assert fired.on == "2026-02-01"
    later = [exempt("2025-09-02", "2026-01-31")]
    fired = found(here(exemptions=later), ABSOLUTE, until=TODAY).firings
    assert [one.on for one in fired] == ["2025-09-01", "2026-02-01"]


@pytest.mark.parametrize(
    ("article", "is_free"),
    [("5a", True), ("5 b", True), ("5C", True), ("15", True), ("11f", False), ("13a", False)],
)
def test_leave_does_not_free_from_enrolment(article, is_free):
    held = [exempt("2025-08-01", article=article)]
    assert (days(here(exemptions=held), ABSOLUTE, until=TODAY) == []) == is_free


def test_who_moves_away_is_no_longer_looked_at():
    moves = [lives("2025-09-01", "2025-09-30", born=BORN)]
    month = rule("not_enrolled", reaches="1 months")
    assert days(here(moves), month, until=TODAY) == ["2025-09-30"]
    sooner = [lives("2025-09-01", "2025-09-29", born=BORN)]
    assert days(here(sooner), month, until=TODAY) == []


def test_a_move_within_the_region_does_not_begin_the_days_anew():
    moves = [
        lives("2025-09-01", "2025-09-15", born=BORN),
        lives("2025-09-16", born=BORN),
    ]
    assert days(here(moves), rule("not_enrolled", reaches="1 months"), until=TODAY) == [
        "2025-09-30"
    ]


def test_a_pupil_who_lives_elsewhere_is_not_absolutely_absent():
    gone = [enrolled("2025-08-01", "2025-12-31", born=BORN)]
    assert days(here([], pupils=gone), ABSOLUTE, until=TODAY) == []


@pytest.mark.parametrize(
    ("born", "fired_on"),
    [
        ("2021-10-07", "2025-10-07"),
        ("2021-03-11", "2025-09-01"),
        ("2022-03-11", None),
        ("2020-09-01", None),
    ],
)
def test_ut_10_four_year_olds_who_are_not_enrolled(born, fired_on):
    """They are 4 from their birthday up to the day before the next one."""
    four = rule("not_enrolled", reaches="1 days", only=only(age_from=4, under=5))
    expected = [] if fired_on is None else [fired_on]
    assert days(here([lives("2025-09-01", born=born)]), four, until=TODAY) == expected


def test_the_days_are_counted_from_the_day_on_which_the_duty_begins():
    """Five on 7 October, so the duty begins on 1 November; a month is full on 30 November."""
    month = rule("not_enrolled", reaches="1 months", only=only("compulsory"))
    born = [lives("2025-09-01", born="2020-10-07")]
    [fired] = found(here(born), month, until=TODAY).firings
    assert (fired.on, fired.window_from) == ("2025-11-30", "2025-11-01")


def test_an_exempt_child_is_seen_from_the_first_day_of_its_exemption():
    held = [exempt("2026-01-12", "2026-02-11")]
    [fired] = found(here(exemptions=held), EXEMPT, until=TODAY).firings
    assert (fired.on, fired.value, fired.school) == ("2026-01-12", 1, "")
    month = rule("exempt", reaches="1 months")
    assert days(here(exemptions=held), month, until=TODAY) == ["2026-02-11"]
    shorter = [exempt("2026-01-12", "2026-02-10")]
    assert days(here(exemptions=shorter), month, until=TODAY) == []


def test_articles_are_told_apart_and_exemptions_that_touch_are_one():
    two = [exempt("2026-01-12", "2026-01-20"), exempt("2026-01-21", article="5b")]
    both = rule("exempt", reaches="2 weeks")
    one = rule("exempt", reaches="2 weeks", article=["5A"])
    assert days(here(exemptions=two), both, until=TODAY) == ["2026-01-25"]
    assert days(here(exemptions=two), one, until=TODAY) == []


def test_an_enrolled_pupil_can_be_exempt_and_a_child_who_moved_away_no_longer_is():
    enrolled_one = [enrolled("2025-08-01", "2025-12-31", born=BORN)]
    held = [exempt("2025-10-01")]
    two_months = rule("exempt", reaches="3 months")
    assert days(here([], held, enrolled_one), two_months, until=TODAY) == ["2025-12-31"]
    sooner = [enrolled("2025-08-01", "2025-12-30", born=BORN)]
    assert days(here([], held, sooner), two_months, until=TODAY) == []


def test_without_residents_nobody_is_known_to_have_moved_away():
    alone = region([], pupils=[*NOBODY], exemptions=[exempt("2026-01-12", pupil="ander")])
    assert days(alone, EXEMPT, until=TODAY) == ["2026-01-12"]


@pytest.mark.parametrize("lacks", ["residents", "exemptions"])
def test_without_the_files_nothing_is_computed(lacks):
    told = {"residents": [lives("2025-09-01", born=BORN)], "exemptions": []} | {lacks: None}
    assert days(region([], pupils=NOBODY, **told), ABSOLUTE, until=TODAY) == []


def test_such_a_signal_is_judged_once_some_school_works_by_a_protocol_that_has_it():
    rules = {"een": [ABSOLUTE], "twee": []}
    rows = [works_by("twee", "2024-08-01", sector="vo"), works_by("een", "2026-01-05", school=VO)]
    region_of_two = here(schools=[vo(), vo("00VO01")])
    found_then = found(region_of_two, protocols=rules, rows=rows, until=TODAY).firings
    assert [(one.on, one.value) for one in found_then] == [("2026-01-05", 127)]
