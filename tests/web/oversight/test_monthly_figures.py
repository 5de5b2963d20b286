"""The monthly list in numbers: nobody can be recognised, and none can be worked out."""

import io
from dataclasses import replace
from datetime import date

import pytest
from django.urls import reverse
from pypdf import PdfReader

from kantelpunt.web.dossiers.months import InMonth, Month
from kantelpunt.web.oversight.monthly_figures import FEW, KEPT_BACK, figures_of
from kantelpunt.web.oversight.monthly_rows import Absent, MonthlyRow, ThreeMonths
from tests.web.days import noon_of
from tests.web.dossiers.cases import TODAY, make_region, open_case, signed_in

MONTH = Month(date(2026, 3, 1), TODAY)
ROW = MonthlyRow(
    *("case", "Noor", "Noor", "Ergens", "00VO00", "Lyceum De Linde", Absent.RELATIVE),
    *(date(2026, 2, 1), 36, "a", "Stap 1", "Bo", "mentor", "Lyceum De Linde", None, None, None),
    *(date(2026, 2, 2), None, InMonth()),
)


def told(rows, part):
    """Per name the number of a part, or the words instead of it."""
    return {one.name: one.told for one in figures_of(rows, MONTH)[part].counts}


def steps(**counts):
    return [replace(ROW, step=name) for name, count in counts.items() for _ in range(count)]


@pytest.mark.parametrize(("count", "shown"), [(0, FEW), (1, FEW), (4, FEW), (5, 5), (6, 6)])
def test_a_number_below_five_is_not_told(count, shown):
    new = replace(ROW, opened_on=MONTH.first)
    assert told([new] * count, 2)["nieuw deze maand"] == shown


def test_one_small_number_takes_the_smallest_other_with_it():
    assert told(steps(een=9, twee=6, drie=2), 1) == {"drie": FEW, "een": 9, "twee": KEPT_BACK}


def test_two_small_numbers_hide_each_other():
    assert told(steps(een=9, twee=3, drie=2), 1) == {"drie": FEW, "een": 9, "twee": FEW}


def test_numbers_that_are_large_enough_are_told():
    assert told(steps(een=9, twee=5), 1) == {"een": 9, "twee": 5}


def test_new_closed_and_beyond_three_months():
    closed = replace(ROW, closed_on=TODAY, promise=ThreeMonths.PASSED)
    passed = replace(ROW, promise=ThreeMonths.PASSED)
    assert list(told([*[closed] * 5, *[passed] * 6], 2).values()) == [FEW, 5, 6]


def test_hr_50_no_name_no_school_and_no_id_is_handed_out(db, settings):
    settings.DEMO = True
    noon_of(TODAY)
    region = make_region("tilburg-vo")
    case = open_case(region, "tilburg-vo")
    browser = signed_in(region.people["attendance_officer"])
    paper = browser.get(reverse("municipality:figures_paper")).content
    words = " ".join(one.extract_text() for one in PdfReader(io.BytesIO(paper)).pages)
    words += browser.get(reverse("municipality:figures_file")).content.decode()
    assert "minder dan 5" in words
    for secret in ("Jansen", "Linde", case, region.pupil, region.school):
        assert secret not in words
