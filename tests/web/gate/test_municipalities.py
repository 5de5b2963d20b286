"""An organisation takes part for its own municipalities and sectors, and for no others (CM-20)."""

from datetime import date

import pytest

from kantelpunt.foundation.register_terms import Sector
from kantelpunt.protocol.model.people import PartyKind
from kantelpunt.web.gate.parts import Part
from kantelpunt.web.gate.seeing import parts_seen
from kantelpunt.web.gate.viewer import Viewer
from kantelpunt.web.people.services import add_organisation
from kantelpunt.web.schools.models import Pupil
from tests.web.administration.cases import Region, running
from tests.web.making import make_person, make_pupil, make_school

BEGUN = date(2026, 2, 2)


@pytest.fixture
def region(db):
    """A school in Ergens, with a pupil who lives elsewhere."""
    school = make_school()
    make_pupil("noor")
    Pupil.objects.filter(id="noor").update(municipality="Woonplaats")
    return Region(school, make_person(school, "absence_coordinator"))


@pytest.mark.parametrize(
    ("municipalities", "sees"),
    [(["Ergens"], False), (["Woonplaats"], True), ([], True), (["Verderop"], False)],
)
def test_ut_06_an_attendance_officer_sees_cases_of_who_lives_there(region, municipalities, sees):
    office = add_organisation("Leerplicht", PartyKind.ATTENDANCE_OFFICE, municipalities)
    officer = Viewer.of(make_person(office, "attendance_officer"), BEGUN)
    case = running(region, BEGUN)
    assert (Part.TIMELINE in parts_seen(officer, [case]).get(case, ())) is sees


def test_ut_06_where_nobody_knows_where_a_pupil_lives_it_is_the_office_of_the_school(region):
    Pupil.objects.update(municipality="")
    office = add_organisation("Leerplicht", PartyKind.ATTENDANCE_OFFICE, ["Ergens"])
    officer = Viewer.of(make_person(office, "attendance_officer"), BEGUN)
    assert parts_seen(officer, [running(region, BEGUN)])


def test_youth_health_where_the_school_stands_takes_part_as_well(region):
    office = add_organisation("GGD", PartyKind.YOUTH_HEALTH, ["Ergens"])
    doctor = Viewer.of(make_person(office, "youth_doctor"), BEGUN)
    assert parts_seen(doctor, [running(region, BEGUN)])


@pytest.mark.parametrize(
    ("sectors", "sees"), [([], True), ([Sector.PO], False), ([Sector.PO, Sector.VO], True)]
)
def test_an_organisation_for_other_sectors_sees_nothing(region, sectors, sees):
    office = add_organisation("Bureau", PartyKind.ATTENDANCE_OFFICE, ["Woonplaats"], sectors)
    officer = Viewer.of(make_person(office, "attendance_officer"), BEGUN)
    case = running(region, BEGUN)
    assert bool(parts_seen(officer, [case])) is sees


def test_youth_health_of_another_municipality_learns_nothing(region):
    office = add_organisation("GGD", PartyKind.YOUTH_HEALTH, ["Verderop"])
    doctor = Viewer.of(make_person(office, "youth_doctor"), BEGUN)
    case = running(region, BEGUN)
    assert parts_seen(doctor, [case]) == {}
