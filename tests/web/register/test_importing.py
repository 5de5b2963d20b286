"""What a school hands in replaces its registrations of a period; the same file changes nothing."""

from datetime import date

import pytest

from kantelpunt.calendar.holiday_regions import HolidayRegion
from kantelpunt.foundation.errors import InputRefused
from kantelpunt.foundation.register_terms import Category
from kantelpunt.foundation.text import Language
from kantelpunt.web.register.changes import signals_changed
from kantelpunt.web.register.importing import (
    Period,
    foreseen,
    give_meaning,
    mend_all,
    take_in,
)
from kantelpunt.web.register.models import Absence, FoundSignal, Import, ParkedRow, Submission
from kantelpunt.web.register.reading import read_absences
from tests.regions import VO, absent
from tests.web.making import make_pupil, make_reasons, make_school, moment, register_absence

pytestmark = pytest.mark.django_db
NOW = moment("2026-03-09")
PERIOD = Period(date(2026, 3, 2), date(2026, 3, 6))
HEADER = "pupil,school,date,lesson,minutes,reason\n"
SIXTEEN = (
    HEADER
    + f"anna,{VO},2026-03-02,,,O\nanna,{VO},2026-03-03,,,O\n"
    + f"anna,{VO},2026-03-04,1,,O\nanna,{VO},2026-03-04,2,,O\n"
)
ME = "somebody"


@pytest.fixture
def school():
    make_school()
    make_pupil()
    make_reasons()


def read(text, school=VO):
    content = text if isinstance(text, bytes) else text.encode()
    return content, read_absences(content, school, HolidayRegion.MIDDEN, NOW.date())


def bring_in(text, period=PERIOD, school=VO):
    content, handed = read(text, school)
    return take_in(school, content, handed, period, ME, NOW)


def preview(text, period=PERIOD):
    content, handed = read(text)
    return foreseen(VO, content, handed, period, NOW)


def everything():
    return [
        list(model.objects.order_by("pk").values())
        for model in (Absence, FoundSignal, Import, ParkedRow, Submission)
    ]


def refused(text, period=PERIOD):
    with pytest.raises(InputRefused) as caught:
        bring_in(text, period)
    return [(one.code, one.at.line, one.at.name) for one in caught.value.problems]


def test_it_raises_a_signal_and_says_up_to_when_the_school_handed_in(school):
    outcome = bring_in(SIXTEEN)
    assert (outcome.kept, len(outcome.found.raised), outcome.parked) == (4, 1, ())
    assert Submission.objects.get(school=VO).submitted_until == date(2026, 3, 6)
    assert Import.objects.get().counts["raised"] == 1
    assert read(SIXTEEN)[1].period == (date(2026, 3, 2), date(2026, 3, 4))


def test_the_same_file_twice_changes_nothing(school):
    bring_in(SIXTEEN)
    before = everything()
    again = bring_in(SIXTEEN)
    assert again.before is not None
    assert everything() == before


def test_an_older_file_after_another_one_is_no_repetition(school):
    bring_in(SIXTEEN)
    bring_in(HEADER)
    assert bring_in(SIXTEEN).before is None
    assert Absence.objects.count() == 4


def test_a_preview_leaves_nothing_behind(school):
    before = everything()
    outcome = preview(SIXTEEN)
    assert [(one.what, one.pupil) for one in outcome.changed] == [("raised", "anna")]
    assert everything() == before


def test_it_replaces_the_period_of_this_school_and_nothing_else(school):
    make_school("00VO01")
    register_absence(
        [absent(day, reason="S") for day in ("2026-02-27", "2026-03-02", "2026-03-09")]
    )
    register_absence([absent("2026-03-02", school="00VO01")])
    assert bring_in(SIXTEEN).replaced == 1
    assert Absence.objects.filter(school="00VO01").count() == 1
    left = Absence.objects.filter(school=VO, reason="S")
    assert sorted(left.values_list("day", flat=True)) == [date(2026, 2, 27), date(2026, 3, 9)]


def test_cm_05_a_correction_withdraws_the_signal(school):
    bring_in(SIXTEEN)
    outcome = bring_in(HEADER + f"anna,{VO},2026-03-02,,,O\n")
    assert [(one.what, one.pupil) for one in outcome.changed] == [("withdrawn", "anna")]


def test_freshness_never_goes_back_and_never_lies_ahead(school):
    bring_in(SIXTEEN)
    bring_in(HEADER, Period(date(2026, 2, 2), date(2026, 2, 6)))
    assert Submission.objects.get().submitted_until == date(2026, 3, 6)
    bring_in(HEADER, Period(date(2026, 3, 9), date(2026, 3, 20)))
    assert Submission.objects.get().submitted_until == NOW.date()


def test_days_that_were_skipped_are_named(school):
    bring_in(HEADER, Period(date(2026, 2, 23), date(2026, 2, 25)))
    assert bring_in(SIXTEEN).gap == (date(2026, 2, 26), date(2026, 2, 27))
    assert bring_in(HEADER, Period(date(2026, 3, 9), date(2026, 3, 9))).gap == ()


def test_rows_of_another_school_are_refused_by_name(school):
    text = SIXTEEN + "anna,00VO01,2026-03-05,,,O\nanna,00VO02,2026-03-05,,,O\n"
    with pytest.raises(InputRefused) as caught:
        bring_in(text)
    told = caught.value.message(Language.NL)
    assert 'absences.csv:6:2 (school): deze rij is van school "00VO01"' in told
    assert "00VO02" in told
    assert not Absence.objects.exists()


def test_every_mistake_is_told_at_once_and_nothing_is_done(school):
    text = HEADER + f",{VO},2026-03-02,,,O\nanna,{VO},2 maart,,,O\nanna,{VO},2026-03-03,99,x,O\n"
    assert refused(text) == [
        ("empty-field", 2, "pupil"),
        ("bad-date", 3, "date"),
        ("bad-lesson", 4, "lesson"),
        ("bad-number", 4, "minutes"),
    ]
    assert not Import.objects.exists()


@pytest.mark.parametrize("day", ["1999-03-02", "2027-06-01", "2926-03-02"])
def test_a_day_of_which_nobody_knows_the_vacations_is_refused(school, day):
    text = HEADER + f"anna,{VO},{day},,,O\n"
    assert refused(text, Period(date(1990, 1, 1), date(2999, 1, 1))) == [
        ("day-out-of-reach", 2, "date")
    ]


def test_rows_outside_the_period_are_refused(school):
    assert refused(HEADER + f"anna,{VO},2026-03-09,,,O\n") == [("outside-period", 2, "date")]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (SIXTEEN.encode("utf-16"), "not-utf-8"),
        (SIXTEEN.encode().replace(b"anna", "ann\xe9".encode("latin-1")), "not-utf-8"),
        (b"", "empty-file"),
        (SIXTEEN.replace(",", ";").encode(), "missing-column"),
    ],
)
def test_a_file_that_is_no_such_file_is_refused(school, content, code):
    with pytest.raises(InputRefused) as caught:
        bring_in(content)
    assert caught.value.problems[0].code == code


def test_a_byte_order_mark_is_no_mistake(school):
    assert bring_in(b"\xef\xbb\xbf" + SIXTEEN.encode()).kept == 4


def test_what_cannot_be_placed_is_parked_and_the_rest_goes_on(school):
    text = (
        SIXTEEN
        + f"anna,{VO},2026-03-05,1,,X\nzoek,{VO},2026-03-05,1,,O\nanna,{VO},2026-03-05,am,,O\n"
    )
    outcome = bring_in(text)
    assert outcome.kept == 4
    assert [(row.line, cause.value) for row, cause in outcome.parked] == [
        (6, "unknown_reason"),
        (7, "unknown_pupil"),
        (8, "wrong_part"),
    ]
    assert ParkedRow.objects.count() == 3


def test_a_code_that_gets_a_meaning_takes_its_rows_in(school):
    bring_in(SIXTEEN.replace("2026-03-04,2,,O", "2026-03-04,2,,X"))
    assert not FoundSignal.objects.filter(warning=False).exists()
    mended, found = give_meaning(VO, "X", Category.UNAUTHORISED, authorised=False, now=NOW)
    assert (mended, len(found.raised)) == (1, 1)
    assert not ParkedRow.objects.exists()


def test_a_code_means_something_at_one_school_only(school):
    make_school("00VO01")
    make_pupil("bas", "00VO01")
    bring_in(HEADER + "bas,00VO01,2026-03-05,1,,X\n", school="00VO01")
    bring_in(HEADER + f"anna,{VO},2026-03-05,1,,X\n")
    give_meaning(VO, "X", Category.SICK, authorised=True, now=NOW)
    assert [row.pupil for row in ParkedRow.objects.all()] == ["bas"]


def test_a_pupil_that_becomes_known_takes_its_rows_in(school):
    bring_in(SIXTEEN.replace("anna", "bas"))
    make_pupil("bas")
    assert mend_all([VO], NOW)[0] == 4
    assert FoundSignal.objects.filter(pupil="bas", warning=False).count() == 1


def test_a_parked_row_replaces_nothing_also_when_it_is_mended(school):
    bring_in(HEADER + f"anna,{VO},2026-03-05,1,,X\nanna,{VO},2026-03-05,1,,S\n")
    give_meaning(VO, "X", Category.UNAUTHORISED, authorised=False, now=NOW)
    assert [row.reason for row in Absence.objects.all()] == ["S"]


def test_parked_rows_go_when_the_period_is_handed_in_again(school):
    bring_in(SIXTEEN + f"anna,{VO},2026-03-05,1,,X\n")
    bring_in(SIXTEEN)
    assert not ParkedRow.objects.exists()


def test_others_are_told_what_changed_and_what_they_do_in_a_preview_is_undone(school):
    told = []

    def hear(sender, found, **_):
        told.append(len(found.raised))
        ParkedRow.objects.all().delete()

    with_parked = SIXTEEN + f"anna,{VO},2026-03-05,1,,X\n"
    bring_in(with_parked)
    signals_changed.connect(hear)
    preview(SIXTEEN)
    assert ParkedRow.objects.exists()
    bring_in(SIXTEEN)
    bring_in(SIXTEEN)
    signals_changed.disconnect(hear)
    assert told == [0, 0]


def test_the_queries_do_not_grow_with_the_rows(school, django_assert_max_num_queries):
    rows = [f"p{number},{VO},2026-03-0{day},,,O\n" for number in range(60) for day in (2, 3, 4)]
    for number in range(60):
        make_pupil(f"p{number}")
    content, handed = read(HEADER + "".join(rows))
    with django_assert_max_num_queries(40):
        take_in(VO, content, handed, PERIOD, ME, NOW)
