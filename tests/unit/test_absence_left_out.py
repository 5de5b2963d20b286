"""Registrations are parked, then joined, then left out; each is counted and none is guessed."""

from datetime import date

import pytest

from kantelpunt.absence import fates
from kantelpunt.absence.fates import PARKED
from kantelpunt.absence.parking import ParkedFor
from kantelpunt.absence.register import kept_days, load_register
from kantelpunt.foundation.errors import CalendarEnds
from tests.both_ways import found, rule
from tests.regions import (
    PO,
    VO,
    absent,
    at,
    closed,
    enrolled,
    lessons,
    on_weekday,
    po,
    region,
    submitted,
    vo,
)

MON, TUE, WED = "2026-03-02", "2026-03-03", "2026-03-04"
OTHER = "00VO01"
ANY = rule("times", window="school_year", reaches=1)


def fate_of(*absences, **told):
    """What became of each row, and the parked rows; both ways keep the same ones."""
    here = region(absences, **told)
    register = load_register(here)
    kept = [line + 2 for line, fate in enumerate(register.settled.fate) if fate == fates.KEPT]
    assert found(here, ANY).kept == kept
    return list(register.settled.fate), register.parked


@pytest.mark.parametrize(
    ("row", "cause", "given"),
    [
        (absent(TUE, reason="X"), ParkedFor.UNKNOWN_REASON, "X"),
        (absent(TUE, school="00ZZ99"), ParkedFor.UNKNOWN_SCHOOL, "00ZZ99"),
        (absent(TUE, pupil="bram"), ParkedFor.UNKNOWN_PUPIL, "bram"),
        (absent(TUE, "am"), ParkedFor.WRONG_PART, VO),
        (absent(TUE, "pm"), ParkedFor.WRONG_PART, VO),
    ],
)
def test_cm_01_a_row_that_cannot_be_placed_is_parked_and_shown(row, cause, given):
    fate, parked = fate_of(absent(MON), row)
    assert fate == [fates.KEPT, PARKED]
    [one] = parked
    assert (one.file, one.cause, one.lines, one.given) == ("absences.csv", cause, (3,), (given,))


def test_a_lesson_number_parks_a_record_in_po():
    told = {"schools": [po()], "pupils": [enrolled(school=PO)]}
    fate, [parked] = fate_of(*at(PO, [absent(MON, 2), absent(MON, "am"), absent(MON)]), **told)
    assert fate == [PARKED, fates.KEPT, fates.KEPT]
    assert (parked.cause, parked.lines) == (ParkedFor.WRONG_PART, (2,))


def test_a_row_is_parked_once_for_the_first_cause():
    _, parked = fate_of(absent(MON), absent(TUE, reason="X", school="00ZZ99", pupil="bram"))
    assert [(one.cause, one.lines) for one in parked] == [(ParkedFor.UNKNOWN_REASON, (3,))]


def test_rows_of_one_cause_are_listed_together_in_file_order():
    _, [parked] = fate_of(absent(MON, reason="X"), absent(TUE), absent(WED, reason="Y"))
    assert (parked.lines, parked.given) == ((2, 4), ("X", "Y"))


def test_enrolments_are_parked_first_so_that_a_pupil_of_an_unknown_school_is_unknown():
    told = {"pupils": [enrolled(), enrolled(pupil="bram", school="00ZZ99")]}
    fate, parked = fate_of(absent(MON), absent(MON, pupil="bram"), **told)
    assert fate == [fates.KEPT, PARKED]
    assert [(one.file, one.cause, one.lines) for one in parked] == [
        ("pupils.csv", ParkedFor.UNKNOWN_SCHOOL, (3,)),
        ("absences.csv", ParkedFor.UNKNOWN_PUPIL, (3,)),
    ]


def test_rows_of_the_other_files_at_an_unknown_school_are_parked():
    told = {
        "calendar": [closed(MON, school="00ZZ99")],
        "schedule": [on_weekday(1, lessons=0, school="00ZZ99")],
        "submissions": [submitted(MON, school="00ZZ99")],
    }
    fate, parked = fate_of(absent(MON), **told)
    assert fate == [fates.KEPT]
    assert {one.file for one in parked} == {"calendar.csv", "schedule.csv", "submissions.csv"}


def test_of_a_correction_the_last_row_in_file_order_stays():
    sick_first = fate_of(absent(MON, 1, reason="S"), absent(MON, 1, reason="O"))
    assert sick_first == ([fates.JOINED, fates.KEPT], ())
    here = region([absent(MON, 1, reason="S"), absent(MON, 1, reason="O")])
    assert found(here, rule("times", category="sick", window="1 weeks", reaches=1)).days == []
    assert found(here, rule("times", authorised=False, window="1 weeks", reaches=1)).days == [MON]


def test_of_three_equal_rows_the_last_stays_wherever_it_stands():
    rows = [absent(MON, 1), absent(TUE, 1), absent(MON, 1), absent(TUE, 2), absent(MON, 1)]
    fate, _ = fate_of(*rows)
    assert fate == [fates.JOINED, fates.KEPT, fates.JOINED, fates.KEPT, fates.KEPT]


def test_a_parked_correction_replaces_nothing():
    fate, _ = fate_of(absent(MON, 1, reason="S"), absent(MON, 1, reason="X"))
    assert fate == [fates.KEPT, PARKED]


def test_without_a_lesson_two_reasons_are_two_facts_and_one_reason_is_one():
    fate, _ = fate_of(
        absent(MON, minutes=30), absent(MON, minutes=45, reason="S"), absent(MON, minutes=60)
    )
    assert fate == [fates.JOINED, fates.KEPT, fates.KEPT]


def test_a_day_and_a_lesson_of_it_are_two_facts():
    assert fate_of(absent(MON), absent(MON, 1), absent(MON, 2))[0] == [fates.KEPT] * 3


def test_morning_and_afternoon_are_two_facts():
    told = {"schools": [po()], "pupils": [enrolled(school=PO)]}
    rows = at(PO, [absent(MON, "am"), absent(MON, "pm"), absent(MON, "am", reason="S")])
    assert fate_of(*rows, **told)[0] == [fates.JOINED, fates.KEPT, fates.KEPT]


def test_rows_of_other_pupils_days_and_schools_are_never_joined():
    told = {"schools": [vo(), vo(OTHER)], "pupils": [enrolled(), enrolled(pupil="bram")]}
    fate, _ = fate_of(
        absent(MON, 1), absent(MON, 1, pupil="bram"), absent(TUE, 1), absent(MON, 1, school=OTHER),
        **told,
    )  # fmt: skip
    assert fate == [fates.KEPT, fates.KEPT, fates.KEPT, fates.OTHER_SCHOOL]


def test_a_record_that_is_left_out_replaces_nothing_elsewhere():
    """Joined goes by school, so a row at another school leaves that of the own school alone."""
    told = {"schools": [vo(), vo(OTHER)]}
    assert fate_of(absent(MON, 1), absent(MON, 1, school=OTHER), **told)[0] == [
        fates.KEPT,
        fates.OTHER_SCHOOL,
    ]


def test_what_is_left_out_is_told_apart():
    told = {
        "schools": [vo(), vo(OTHER)],
        "pupils": [enrolled(last="2026-06-30")],
        "submissions": [submitted("2026-03-06")],
    }
    fate, _ = fate_of(
        absent(MON),
        absent(TUE, school=OTHER),
        absent("2026-03-01"),
        absent("2026-02-16"),
        absent("2026-03-09"),
        absent("2026-07-01"),
        **told,
    )
    assert fate == [
        fates.KEPT,
        fates.OTHER_SCHOOL,
        fates.NO_LESSONS,
        fates.NO_LESSONS,
        fates.UNKNOWN_DAY,
        fates.OTHER_SCHOOL,
    ]


def test_an_afternoon_of_which_nothing_is_left_is_left_out():
    told = {
        "schools": [po(minutes=330)],
        "pupils": [enrolled(school=PO)],
        "schedule": [on_weekday(3, minutes=165, school=PO)],
    }
    fate, _ = fate_of(*at(PO, [absent(WED, "am"), absent(WED, "pm")]), **told)
    assert fate == [fates.KEPT, fates.NOTHING_LEFT]
    fate, _ = fate_of(*at(PO, [absent(WED, "pm", minutes=20)]), **told)
    assert fate == [fates.KEPT]


def test_kept_days_are_those_of_the_registrations_that_count():
    here = region(
        [absent(TUE), absent("2026-03-01"), absent(WED), absent("2026-04-01", reason="X")]
    )
    register = load_register(here)
    days = kept_days(register)
    assert (days.first, days.last) == (date(2026, 3, 3), date(2026, 3, 4))
    assert register.records == 2
    assert register.last_day == date(2026, 3, 4)


def test_without_a_registration_that_counts_there_is_no_last_day():
    register = load_register(region([absent(MON, reason="X")]))
    assert (kept_days(register), register.last_day, register.records) == (None, None, 0)


def test_a_register_beyond_the_published_vacations_is_refused_and_not_taken_for_lesson_days():
    with pytest.raises(CalendarEnds):
        load_register(region([*lessons(MON, 1), absent("2045-03-01")]))
    with pytest.raises(CalendarEnds):
        load_register(region(lessons(MON, 1)), date(2045, 3, 1))
