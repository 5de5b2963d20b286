"""The work list of an attendance office counts children whom no school brings."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from kantelpunt.protocol.model.people import PartyKind
from kantelpunt.web.gate.viewer import Viewer
from kantelpunt.web.people.services import add_organisation
from kantelpunt.web.schools.models import Exemption
from kantelpunt.web.work.out_of_school import OutOfSchool, out_of_school_for
from tests.web.days import noon_of
from tests.web.dossiers.cases import signed_in
from tests.web.making import make_child, make_person, make_school

TODAY = date(2026, 3, 9)
EIGHT_WEEKS = TODAY + timedelta(weeks=8)


@pytest.fixture
def officer(db, settings):
    settings.DEMO = True
    noon_of(TODAY)
    make_school(protocol="sluitende-aanpak")
    office = add_organisation("Leerplicht Ergens", PartyKind.ATTENDANCE_OFFICE, ["Ergens"])
    return make_person(office, "attendance_officer")


def counted(person):
    return out_of_school_for(Viewer.of(person, TODAY))


def test_a_quiet_day_says_nothing(officer):
    make_child("elders", "Daar")
    assert counted(officer) is None


@pytest.mark.parametrize(("last", "ending"), [(EIGHT_WEEKS, 1), (EIGHT_WEEKS + timedelta(1), 0)])
def test_children_without_a_case_and_exemptions_that_end_within_eight_weeks(officer, last, ending):
    make_child("noor")
    make_child("daan", exempt="5a")
    Exemption.objects.update(last=last)
    assert counted(officer) == OutOfSchool(1, ending)


def test_it_stands_on_today_without_a_name_and_leads_to_the_list(officer):
    make_child("noor")
    page = signed_in(officer).get(reverse("work:today")).content.decode()
    assert "1 kind is nergens ingeschreven en heeft nog geen dossier" in page
    assert f"{reverse('municipality:without_school')}?dossier=nee" in page
    assert "noor" not in page


def test_a_school_does_not_see_it(officer):
    make_child("noor")
    school = add_organisation("School", PartyKind.SCHOOL, [])
    assert counted(make_person(school, "absence_coordinator")) is None
