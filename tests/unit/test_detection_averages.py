"""UT-14, AM-02: absent more than the average of a stated group, exactly (both ways)."""

from fractions import Fraction

from tests.both_ways import days, found, only, rule
from tests.regions import (
    PO,
    VO,
    absent,
    enrolled,
    lessons,
    po,
    region,
    submitted,
    vo,
    whole_days,
    works_by,
)

DAY = "2026-03-10"


def hours(of="school", among="all", **told):
    return rule("lesson_hours", window="1 school_days", exceeds=0, average=(of, among), **told)


def pupils(*names, **told):
    return [enrolled(pupil=name, **told) for name in names]


def test_who_is_above_the_average_of_the_school_fires_and_who_is_on_it_does_not():
    here = region(
        [
            *lessons(DAY, 1, 2, 3, pupil="a"),
            *lessons(DAY, 1, 2, pupil="b"),
            *lessons(DAY, 1, pupil="c"),
        ],
        pupils=pupils("a", "b", "c"),
    )
    [fired] = found(here, hours()).firings
    assert (fired.pupil, fired.value, fired.average) == ("a", 3, 2)


def test_pupils_without_a_registration_are_in_the_average_of_all_and_not_of_who_is_absent():
    here = region(
        [*lessons(DAY, 1, 2, pupil="a"), *lessons(DAY, 1, pupil="b")],
        pupils=pupils("a", "b", "c", "d", "e", "f", "g"),
    )
    all_of_them = found(here, hours()).firings
    assert [(one.pupil, one.average) for one in all_of_them] == [
        ("a", Fraction(3, 7)),
        ("b", Fraction(3, 7)),
    ]
    [absent_ones] = found(here, hours(among="absent")).firings
    assert (absent_ones.pupil, absent_ones.average) == ("a", Fraction(3, 2))


def test_the_average_of_a_school_of_one_pupil_is_never_exceeded():
    assert days(region(whole_days(DAY), pupils=pupils("a")), hours()) == []


def test_the_average_of_the_region_is_over_all_schools_and_that_of_a_school_over_its_own():
    here = region(
        [
            *lessons(DAY, 1, 2, pupil="a"),
            absent(DAY, minutes=60, pupil="b", school=PO),
        ],
        schools=[vo(), po()],
        pupils=[*pupils("a", "c"), *pupils("b", "d", school=PO)],
    )
    of_school = found(here, hours()).firings
    assert [(one.pupil, one.average) for one in of_school] == [
        ("a", 1),
        ("b", Fraction(1, 2)),
    ]
    of_region = found(here, hours("region")).firings
    assert [(one.pupil, one.average) for one in of_region] == [
        ("a", Fraction(3, 4)),
        ("b", Fraction(3, 4)),
    ]


def test_hours_of_different_lengths_are_averaged_exactly():
    """A third of an hour of 45 minutes and a quarter of one of 60: together 7/12, halved 7/24."""
    here = region(
        [absent(DAY, minutes=15, pupil="a"), absent(DAY, minutes=15, pupil="b", school="00VO01")],
        schools=[vo(), vo("00VO01", lesson_minutes=60)],
        pupils=[*pupils("a"), *pupils("b", school="00VO01")],
    )
    [fired] = found(here, hours("region")).firings
    assert (fired.pupil, fired.value, fired.average) == ("a", Fraction(1, 3), Fraction(7, 24))


def test_a_school_that_is_late_is_in_no_average():
    here = region(
        [*lessons(DAY, 1, 2, pupil="a"), *lessons(DAY, 1, pupil="b")],
        schools=[vo(), vo("00VO01")],
        pupils=[*pupils("a", "b"), *pupils("c", school="00VO01")],
        submissions=[submitted("2026-03-09", school="00VO01")],
    )
    [fired] = found(here, hours("region")).firings
    assert (fired.pupil, fired.average) == ("a", Fraction(3, 2))


def test_only_who_the_signal_is_meant_for_is_in_the_average():
    here = region(
        [*lessons(DAY, 1, 2, pupil="a"), *lessons(DAY, 1, pupil="b")],
        pupils=[*pupils("a", "b", born="2013-01-01"), *pupils("c", born="2005-01-01")],
    )
    [fired] = found(here, hours(only=only("compulsory"))).firings
    assert (fired.pupil, fired.average) == ("a", Fraction(3, 2))


def test_pupils_who_are_judged_by_another_definition_are_in_another_average():
    here = region(
        [*lessons(DAY, 1, 2, pupil="a"), *lessons(DAY, 1, pupil="b")],
        schools=[vo(), vo("00VO01")],
        pupils=[*pupils("a", "b"), *pupils("c", school="00VO01")],
    )
    rows = [works_by("een", "2025-08-01", school=VO), works_by("twee", "2025-08-01", sector="vo")]
    rules = {"een": [hours("region")], "twee": [hours("region", at_most_every="7 days")]}
    [fired] = found(here, protocols=rules, rows=rows).firings
    assert (fired.pupil, fired.average) == ("a", Fraction(3, 2))


def test_a_day_that_is_no_lesson_day_of_a_pupil_leaves_it_out():
    from_the_next_day = [enrolled("2026-03-11", pupil="c")]
    here = region(
        [*lessons(DAY, 1, 2, pupil="a"), *lessons(DAY, 1, pupil="b")],
        pupils=[*pupils("a", "b"), *from_the_next_day],
    )
    [fired] = found(here, hours()).firings
    assert fired.average == Fraction(3, 2)


def test_a_share_that_is_not_defined_is_in_no_average():
    """Dirk came on the day itself: his share of five lesson days is not there yet."""
    share = rule("share", window="5 school_days", exceeds=0, average=("school", "all"))
    here = region(
        [*whole_days(DAY, pupil="a"), *lessons(DAY, 1, pupil="b"), *whole_days(DAY, pupil="d")],
        pupils=[*pupils("a", "b"), enrolled(DAY, pupil="d")],
    )
    fired = found(here, share).firings
    assert [(one.pupil, one.average) for one in fired] == [("a", Fraction(80, 7))]


def test_the_signal_fires_again_after_a_day_on_or_below_the_average():
    here = region(
        [
            *lessons(DAY, 1, pupil="a"),
            *lessons("2026-03-11", 1, pupil="a"),
            *lessons("2026-03-11", 1, pupil="b"),
            *lessons("2026-03-12", 1, pupil="a"),
        ],
        pupils=pupils("a", "b"),
    )
    assert days(here, hours()) == [DAY, "2026-03-12"]
    assert days(here, hours(rearm="school_year")) == [DAY]
