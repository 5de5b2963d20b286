"""A pupil who is taught elsewhere for a while stays in the register of the home school (TB-62)."""

from datetime import date

import pytest

from kantelpunt.calendar.holiday_regions import HolidayRegion
from kantelpunt.foundation.errors import InputRefused
from kantelpunt.web.register.importing import Period, take_in
from kantelpunt.web.register.models import FoundSignal
from kantelpunt.web.register.reading import read_absences
from tests.regions import VO
from tests.web.making import make_pupil, make_reasons, make_school, moment

pytestmark = pytest.mark.django_db
ELSEWHERE = "00VO01"
NOW, WEEK = moment("2026-03-09"), Period(date(2026, 3, 2), date(2026, 3, 6))


@pytest.fixture(autouse=True)
def enrolled_at_home():
    """Anna is enrolled at one school, and taught at another."""
    make_school()
    make_school(ELSEWHERE)
    make_pupil()
    make_reasons()


def hand_in(by, *, named):
    """A school hands in two days of absence, and two lessons of a third, at a school by code."""
    days = ["2026-03-02,", "2026-03-03,", "2026-03-04,1", "2026-03-04,2"]
    rows = "".join(f"anna,{named},{day},,O\n" for day in days)
    content = f"pupil,school,date,lesson,minutes,reason\n{rows}".encode()
    handed = read_absences(content, by, HolidayRegion.MIDDEN, NOW.date())
    return take_in(by, content, handed, WEEK, "somebody", NOW)


def test_tb_62_what_the_home_school_registers_counts_wherever_the_pupil_was_taught():
    assert hand_in(VO, named=VO).kept == 4
    assert FoundSignal.objects.get(signal="zestien-uur", warning=False).school == VO


def test_tb_62_what_the_other_location_registers_of_its_own_raises_nothing():
    hand_in(ELSEWHERE, named=ELSEWHERE)
    assert not FoundSignal.objects.exists()


def test_tb_62_nor_does_it_hand_in_for_the_home_school():
    with pytest.raises(InputRefused) as refused:
        hand_in(ELSEWHERE, named=VO)
    assert {one.code for one in refused.value.problems} == {"other-school"}
