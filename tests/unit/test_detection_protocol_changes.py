"""Which protocol judges a day, and whether counts go on when another takes over (both ways)."""

import pytest

from tests.both_ways import found, rule
from tests.regions import PO, VO, absent, at, enrolled, lessons, po, region, vo, works_by

NEXT = "00VO01"
EVER = "2020-08-01"
MOVED = {
    "schools": [vo(), vo(NEXT)],
    "pupils": [enrolled(last="2026-03-08"), enrolled("2026-03-09", school=NEXT)],
}


def times(number, **told):
    return rule("times", window="4 lesson_weeks", reaches=number, **told)


def days_by(rows, protocols, absences, until=None, **told):
    here = region(absences, **told)
    return found(here, protocols=protocols, rows=rows, until=until).days


TWO_AND_TWO = [*lessons("2026-03-03", 1, 2), *lessons("2026-03-10", 1, 2)]
CHANGE = [works_by("een", EVER, sector="vo"), works_by("twee", "2026-03-09", sector="vo")]


def test_counts_go_on_when_the_definition_is_equal():
    assert days_by(CHANGE, {"een": [times(4)], "twee": [times(4)]}, TWO_AND_TWO) == ["2026-03-10"]


@pytest.mark.parametrize(
    "other",
    [
        times(3),
        times(4, rearm="restart"),
        times(4, at_most_every="7 days"),
        times(4, authorised=False),
        rule("times", window="5 lesson_weeks", reaches=4),
        rule("times", window="4 lesson_weeks", exceeds=3),
    ],
)
def test_counts_start_anew_when_the_definition_differs(other):
    protocols = {"een": [times(4)], "twee": [other]}
    assert days_by(CHANGE, protocols, TWO_AND_TWO) == []
    enough = [*TWO_AND_TWO, *lessons("2026-03-10", 3, 4)]
    assert days_by(CHANGE, protocols, enough) == ["2026-03-10"]


def test_another_warning_is_no_other_definition():
    protocols = {"een": [times(4)], "twee": [times(4, warn_at="75%")]}
    assert days_by(CHANGE, protocols, TWO_AND_TWO) == ["2026-03-10"]


def test_the_state_goes_on_too_when_the_definition_is_equal():
    protocols = {"een": [times(2)], "twee": [times(2)]}
    assert days_by(CHANGE, protocols, TWO_AND_TWO) == ["2026-03-03"]


def test_a_definition_that_differs_starts_armed_and_without_waiting():
    old = times(2, rearm="restart", at_most_every="7 days")
    new = times(2, rearm="restart", at_most_every="14 days")
    assert days_by(CHANGE, {"een": [old], "twee": [new]}, TWO_AND_TWO) == [
        "2026-03-03",
        "2026-03-10",
    ]


def test_going_back_to_the_first_definition_starts_anew_again():
    back = [*CHANGE, works_by("een", "2026-03-16", sector="vo")]
    protocols = {"een": [times(3)], "twee": [times(5)]}
    absences = [*TWO_AND_TWO, absent("2026-03-17", 1)]
    assert days_by(back, protocols, absences) == []
    more = [*absences, *lessons("2026-03-18", 1, 2)]
    assert days_by(back, protocols, more) == ["2026-03-18"]


def test_a_signal_that_comes_later_counts_registrations_from_before():
    other = rule("spells", window="1 weeks", reaches=9, signal="iets-anders")
    assert days_by(CHANGE, {"een": [other], "twee": [other, times(4)]}, TWO_AND_TWO) == [
        "2026-03-10"
    ]


def test_a_signal_that_is_away_for_a_time_goes_on_where_it_was():
    back = [*CHANGE, works_by("een", "2026-03-16", sector="vo")]
    other = rule("spells", window="1 weeks", reaches=9, signal="iets-anders")
    protocols = {"een": [times(5)], "twee": [other]}
    assert days_by(back, protocols, [*TWO_AND_TWO, absent("2026-03-17", 1)]) == ["2026-03-17"]


def test_a_day_is_judged_by_the_protocol_in_force_that_day():
    protocols = {"een": [times(2, signal="a")], "twee": [times(2, signal="b")]}
    result = found(region(TWO_AND_TWO), protocols=protocols, rows=CHANGE)
    assert [(one.on, one.signal) for one in result.firings] == [
        ("2026-03-03", "a"),
        ("2026-03-09", "b"),
    ]


def test_a_school_goes_before_its_sector():
    rows = [works_by("een", EVER, school=VO), works_by("twee", "2025-08-01", sector="vo")]
    protocols = {"een": [times(2)], "twee": [times(1)]}
    assert days_by(rows, protocols, TWO_AND_TWO) == ["2026-03-03"]
    assert days_by(rows, {**protocols, "een": [times(3)]}, TWO_AND_TWO) == ["2026-03-10"]


def test_of_two_rows_from_the_same_day_the_later_one_is_in_force():
    rows = [works_by("een", EVER, sector="vo"), works_by("twee", EVER, sector="vo")]
    assert days_by(rows, {"een": [times(1)], "twee": [times(4)]}, TWO_AND_TWO) == ["2026-03-10"]


def test_the_row_that_began_last_is_in_force_whatever_its_place():
    protocols = {"een": [times(4)], "twee": [times(4, warn_at="50%")]}
    assert days_by(CHANGE[::-1], protocols, TWO_AND_TWO) == ["2026-03-10"]
    turned = {"een": [times(1)], "twee": [times(2)]}
    assert days_by(CHANGE[::-1], turned, TWO_AND_TWO) == ["2026-03-03", "2026-03-10"]


def test_before_the_first_row_no_day_is_judged():
    later = [works_by("een", "2026-03-09", sector="vo")]
    assert days_by(later, {"een": [times(2)]}, TWO_AND_TWO) == ["2026-03-09"]


def test_a_sector_without_a_row_is_not_judged():
    told = {"schools": [po()], "pupils": [enrolled(school=PO)]}
    records = at(PO, [absent("2026-03-03", "am"), absent("2026-03-03", "pm")])
    protocols = {"een": [times(2)]}
    assert days_by([works_by("een", EVER, sector="vo")], protocols, records, **told) == []
    assert days_by([works_by("een", EVER, sector="po")], protocols, records, **told) == [
        "2026-03-03"
    ]


def test_a_pupil_who_moves_is_judged_by_the_protocol_of_the_new_school():
    rows = [works_by("een", EVER, school=VO), works_by("twee", EVER, school=NEXT)]
    absences = [*lessons("2026-03-03", 1, 2), *lessons("2026-03-10", 1, 2, school=NEXT)]
    assert days_by(rows, {"een": [times(4)], "twee": [times(4)]}, absences, **MOVED) == [
        "2026-03-10"
    ]
    assert days_by(rows, {"een": [times(4)], "twee": [times(3)]}, absences, **MOVED) == []
    assert days_by(rows, {"een": [times(4)], "twee": [times(2)]}, absences, **MOVED) == [
        "2026-03-10"
    ]


def test_a_run_that_began_under_another_definition_is_counted_from_the_change():
    runs = {
        "een": [rule("consecutive_days", absent="whole_day", reaches=5)],
        "twee": [rule("consecutive_days", absent="whole_day", reaches=3)],
    }
    ill = [absent(f"2026-03-{day:02}") for day in (4, 5, 6, 9, 10, 11)]
    [fired] = found(region(ill), protocols=runs, rows=CHANGE).firings
    assert (fired.on, fired.value, fired.window_from) == ("2026-03-11", 3, "2026-03-09")
