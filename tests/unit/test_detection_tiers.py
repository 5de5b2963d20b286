"""HR-60: pupils per tier and school against the goals, exactly."""

import io
import json
from datetime import date
from fractions import Fraction

import pytest

from kantelpunt.absence.register import load_register
from kantelpunt.detection.assignment import Assignment
from kantelpunt.detection.rows import signal_rows
from kantelpunt.detection.tiers import tiers
from kantelpunt.interchange.signals_file import write_json
from kantelpunt.protocol.reader import read_protocol
from kantelpunt.protocol.shelf import ProtocolShelf
from tests.protocol_texts import GOOD
from tests.regions import VO, absent, enrolled, region, submitted, vo, whole_days

TEXT = (
    GOOD
    + """\
  - id: ziek
    name: Ziek
    measure: days
    absent: whole_day
    of: {category: sick}
    window: 4 weeks
    reaches: 1
    rearm: when_below
    source: {in: wet, at: artikel 1}
tiers:
  - {id: drie, name: Drie, signals: [uren], goal_at_most: 5%, source: {in: wet, at: b}}
  - {id: twee, name: Twee, signals: [ziek], goal_at_most: 15%, source: {in: wet, at: b}}
  - {id: een, name: Een, goal_exceeds: 80%, source: {in: wet, at: b}}
"""
)
LATEST = "2026-03-13"


def found(here, until=LATEST):
    version = read_protocol(TEXT, file="proef.yaml", first=date(2020, 8, 1))
    assignment = Assignment(ProtocolShelf.of([version]), "proef")
    last = date.fromisoformat(until)
    return tiers(load_register(here, last), assignment, last)


def counts(one):
    return {count.tier: (count.pupils, count.met) for count in one.tiers}


def pupils(count, **told):
    return [enrolled(pupil=f"p{number}", **told) for number in range(count)]


def sick(*numbers):
    return [absent("2026-03-11", reason="S", pupil=f"p{number}") for number in numbers]


def away(number):
    return whole_days("2026-03-09", "2026-03-10", "2026-03-11", pupil=f"p{number}")


def test_hr_60_exactly_80_misses_its_goal_and_exactly_15_and_5_meet_theirs():
    here = region([*away(0), *sick(1, 2, 3)], pupils=pupils(20))
    (school,) = found(here)
    assert counts(school) == {"drie": (1, True), "twee": (3, True), "een": (16, False)}
    assert [one.share for one in school.tiers] == [5, 15, 80]


def test_one_pupil_more_or_less_turns_every_goal():
    few = region([*away(0), *sick(1, 2)], pupils=pupils(20))
    assert counts(found(few)[0]) == {"drie": (1, True), "twee": (2, True), "een": (17, True)}
    many = region([*away(0), *away(1), *sick(2, 3, 4, 5)], pupils=pupils(20))
    assert counts(found(many)[0]) == {"drie": (2, False), "twee": (4, False), "een": (14, False)}


def test_a_pupil_is_in_the_first_tier_of_which_a_signal_stands():
    here = region([*away(0), absent("2026-03-12", reason="S", pupil="p0")], pupils=pupils(1))
    assert counts(found(here)[0]) == {"drie": (1, False), "twee": (0, True), "een": (0, False)}


def test_a_signal_that_no_longer_holds_on_the_last_known_day_counts_no_more():
    here = region(sick(0), pupils=pupils(1))
    assert counts(found(here, "2026-04-07")[0])["twee"] == (1, False)
    assert counts(found(here, "2026-04-09")[0])["twee"] == (0, True)


def test_a_report_that_made_the_count_start_anew_does_not_lighten_a_tier():
    text = found(region(away(0), pupils=pupils(1)))
    assert counts(text[0])["drie"][0] == 1


def test_pupils_of_a_school_that_is_late_are_unknown_and_in_no_percentage():
    other = "00VO01"
    here = region(
        sick(0),
        schools=[vo(), vo(other)],
        pupils=[*pupils(2), enrolled(pupil="q", school=other)],
        submissions=[submitted("2026-03-12", school=other)],
    )
    first, late = found(here)
    assert (first.unknown, counts(first)["twee"]) == (0, (1, False))
    assert (late.unknown, counts(late)["een"]) == (1, (0, None))
    assert {one.share for one in late.tiers} == {None}


def test_only_who_is_enrolled_on_the_last_day_counts():
    here = region(sick(0), pupils=[*pupils(2), enrolled(last="2026-03-12", pupil="gone")])
    assert sum(one.pupils for one in found(here)[0].tiers) == 2


@pytest.mark.parametrize("records", [sick(0), []])
def test_without_a_registration_the_day_asked_for_is_looked_at(records):
    (school,) = found(region(records, pupils=pupils(1)))
    assert (school.school, school.day) == (VO, date(2026, 3, 13))
    assert counts(school)["een"][0] == (0 if records else 1)


def test_tiers_stand_in_the_json_with_exact_percentages_rounded_for_print():
    here = region(sick(0), pupils=pupils(3))
    file = io.StringIO()
    rows = signal_rows(load_register(here), [])
    write_json(
        file, rows=rows, receipts=[], warnings=[], counts={}, aside=[], notes=[], tiers=found(here)
    )
    (told,) = json.loads(file.getvalue())["tiers"]
    assert told["tiers"][1] == {
        "tier": "twee",
        "name": "Twee",
        "pupils": 1,
        "percentage": 33.33,
        "goal": "goal_at_most: 15%",
        "met": False,
    }
    assert found(here)[0].tiers[1].share == Fraction(100, 3)
