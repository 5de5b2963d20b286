"""CM-08: a warning at three quarters of the threshold has the state of its signal (both ways)."""

from fractions import Fraction

import pytest

from tests.both_ways import found, rule
from tests.regions import (
    PO,
    absent,
    at,
    enrolled,
    lessons,
    po,
    region,
    submitted,
    vo,
    weekdays,
    whole_days,
)

MON, TUE, WED, THU, FRI = weekdays("2026-03-02", "2026-03-06")
SIXTEEN = rule(
    "lesson_hours",
    authorised=False,
    window="4 lesson_weeks",
    reaches=16,
    rearm="restart",
    at_most_every="7 days",
    warn_at="75%",
)


def warned(absences, *rules, until=None, **told):
    """Since when a warning stands and at which value; None when none does."""
    standing = found(region(absences, **told), *rules, until=until).warnings
    assert len(standing) <= 1
    return (standing[0].since, standing[0].value) if standing else None


def times(window="1 weeks", **told):
    return rule("times", window=window, reaches=4, warn_at="75%", **told)


@pytest.mark.parametrize(
    ("last", "expected"), [(4, None), (5, (TUE, 12)), (6, (TUE, 13))], ids=["11", "12", "13"]
)
def test_cm_08_exactly_three_quarters_of_16_hours_warns_and_11_hours_do_not(last, expected):
    assert warned([absent(MON), *lessons(TUE, *range(1, last + 1))], SIXTEEN) == expected


def test_cm_08_three_quarters_is_compared_exactly():
    told = {"schools": [po()], "pupils": [enrolled(school=PO)]}
    two_days = whole_days(MON, TUE)
    assert warned(at(PO, [*two_days, absent(WED, minutes=59)]), SIXTEEN, **told) is None
    assert warned(at(PO, [*two_days, absent(WED, minutes=60)]), SIXTEEN, **told) == (WED, 12)


def test_a_warning_keeps_the_day_on_which_it_began_and_the_value_of_now():
    absences = [absent(MON), *lessons(TUE, 1, 2, 3, 4, 5), absent(THU, 1)]
    assert warned(absences, SIXTEEN, until=FRI) == (TUE, 13)


def test_a_warning_ends_when_the_value_falls():
    absences = [absent(MON), *lessons(TUE, 1, 2, 3, 4, 5)]
    assert warned(absences, SIXTEEN, until="2026-03-27") == (TUE, 12)
    assert warned(absences, SIXTEEN, until="2026-03-30") is None


def test_a_warning_that_comes_back_begins_anew():
    absences = [*lessons(MON, 1, 2, 3, 4, 5), absent(WED), *lessons("2026-03-31", 1, 2, 3, 4, 5)]
    assert warned(absences, SIXTEEN, until="2026-03-27") == (WED, 12)
    assert warned(absences, SIXTEEN) == ("2026-03-31", 12)


def test_a_warning_ends_when_the_signal_fires():
    absences = whole_days(MON, TUE, WED)
    assert warned(absences, SIXTEEN, until=TUE) == (TUE, 14)
    assert warned(absences, SIXTEEN, until=WED) is None
    assert warned(absences, SIXTEEN, until=FRI) is None


def test_after_a_restart_a_warning_counts_anew():
    again = [*whole_days(MON, TUE, WED), absent("2026-03-10"), *lessons("2026-03-11", 1, 2, 3, 4)]
    assert warned(again, SIXTEEN) is None
    assert warned([*again, absent("2026-03-11", 5)], SIXTEEN) == ("2026-03-11", 12)


def test_a_signal_that_waits_has_not_fired_and_warns_on():
    away = whole_days(*weekdays(MON, "2026-03-10"))
    assert warned(away, SIXTEEN) == (FRI, 28)


def test_a_signal_that_fires_without_warning_first_leaves_none():
    assert warned(lessons(MON, 1, 2, 3, 4), times()) is None


def test_after_firing_there_is_no_warning_until_the_signal_rearms():
    """On Monday four fire; the next Monday three are left, which is below: rearmed, and near."""
    absences = [absent(MON, 1), *lessons(TUE, 1, 2, 3)]
    assert warned(absences, times(), until=FRI) is None
    assert warned(absences, times(), until="2026-03-09") == ("2026-03-09", 3)
    assert warned(absences, times(), until="2026-03-10") is None


def test_a_signal_that_fires_once_a_school_year_warns_again_after_1_august():
    once = times("4 lesson_weeks", rearm="school_year")
    late = lessons("2025-06-03", 1, 2, 3, 4)
    assert warned(late, once, until="2025-06-06") is None
    three = [*late, *lessons("2025-09-16", 1, 2, 3)]
    assert warned(three, once, until="2025-09-17") == ("2025-09-16", 3)


def test_school_year_gives_no_warning_below_the_threshold_within_the_year():
    once = times(rearm="school_year")
    absences = [*lessons(MON, 1, 2, 3, 4), *lessons("2026-03-16", 1, 2, 3)]
    assert warned(absences, once) is None


def test_a_threshold_that_must_be_exceeded_is_near_at_three_quarters_and_at_the_threshold_itself():
    more_than_4 = rule("times", window="1 weeks", exceeds=4, warn_at="75%")
    assert warned(lessons(MON, 1, 2), more_than_4) is None
    assert warned(lessons(MON, 1, 2, 3), more_than_4) == (MON, 3)
    assert warned(lessons(MON, 1, 2, 3, 4), more_than_4) == (MON, 4)
    assert warned(lessons(MON, 1, 2, 3, 4, 5), more_than_4) is None


def test_a_run_warns_while_it_goes_on():
    seven = rule("consecutive_days", absent="whole_day", reaches=7, warn_at="75%")
    ill = weekdays(MON, "2026-03-09")
    assert warned(whole_days(*ill), seven) == ("2026-03-09", 6)
    assert warned(whole_days(*ill[:-1]), seven) is None
    assert warned(whole_days(*ill), seven, until="2026-03-10") is None


def test_weeks_of_a_run_warn_at_their_share():
    four = rule("consecutive_weeks", absent="whole_day", exceeds=4, warn_at="50%")
    assert warned(whole_days(*weekdays(MON, "2026-03-13")), four) is None
    assert warned(whole_days(*weekdays(MON, "2026-03-16")), four) == (
        "2026-03-16",
        Fraction(15, 7),
    )


def test_a_share_that_is_not_defined_does_not_warn():
    two_days = rule("share", window="2 school_days", exceeds=90, warn_at="50%")
    ill = [*lessons(MON, 1, 2, 3, 4, 5, 6), *lessons(TUE, 1, 2, 3, 4, 5, 6)]
    assert warned(ill, two_days, pupils=[enrolled(MON)]) == (TUE, Fraction(600, 7))
    assert warned(ill, two_days, pupils=[enrolled(TUE)]) is None


def test_an_unknown_day_neither_starts_nor_ends_a_warning():
    near = lessons(MON, 1, 2, 3)
    told = {"submissions": [submitted(MON)]}
    assert warned(near, times(), until="2026-03-27", **told) == (MON, 3)
    assert warned(near, times(), until="2026-03-27") is None


def test_a_warning_follows_the_pupil_to_another_school():
    moved = {
        "schools": [vo(), vo("00VO01")],
        "pupils": [enrolled(last=TUE), enrolled(WED, school="00VO01")],
    }
    assert warned(lessons(MON, 1, 2, 3), times(), until=FRI, **moved) == (MON, 3)


def test_a_signal_without_warn_at_never_warns():
    near = lessons(MON, 1, 2, 3)
    assert warned(near, rule("times", window="1 weeks", reaches=4)) is None
    assert warned(near, times()) == (MON, 3)
