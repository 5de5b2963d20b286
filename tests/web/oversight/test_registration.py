"""Whose registrations lack or are old (HR-43): for who works for the school, without figures."""

from datetime import timedelta

import pytest
from django.urls import reverse

from kantelpunt.foundation.register_terms import Sector
from kantelpunt.protocol.model.people import PartyKind
from kantelpunt.web.people.models import Organisation
from kantelpunt.web.register.models import Submission
from kantelpunt.web.schools.models import School
from tests.regions import PO, VO
from tests.web.days import noon_of
from tests.web.dossiers.cases import TODAY, make_region, signed_in
from tests.web.making import make_school


@pytest.fixture
def region(db, settings):
    settings.DEMO = True
    noon_of(TODAY)
    return make_region("holland-rijnland")


def listed(region, function="attendance_officer"):
    """Per school what is said of it, in the order of the page."""
    client = signed_in(region.people[function])
    rows = client.get(reverse("municipality:registration")).context["table"].rows
    return {row.cells[0].text: row.cells[2].text for row in rows}


@pytest.mark.parametrize(
    ("days", "told"),
    [
        (None, "nog niets ingelezen"),
        (8, "meer dan een week oud"),
        (7, "bij"),
        (0, "bij"),
    ],
)
def test_hr_43_a_school_that_hands_in_nothing_or_late_is_seen(region, days, told):
    if days is not None:
        Submission.objects.create(school=VO, submitted_until=TODAY - timedelta(days=days))
    assert listed(region) == {"Lyceum De Linde": told}


def test_schools_stand_by_name_whatever_is_said_of_them(region):
    make_school(PO, name="Basisschool De Eik", sector="po", protocol="")
    Submission.objects.create(school=PO, submitted_until=TODAY)
    assert list(listed(region)) == ["Basisschool De Eik", "Lyceum De Linde"]


@pytest.mark.parametrize("change", [{"municipalities": ["Elders"]}, {"sectors": [Sector.PO]}])
def test_nobody_sees_schools_for_which_another_works(region, change):
    partnerships = Organisation.objects.filter(kind=PartyKind.PARTNERSHIP)
    assert list(listed(region, "partnership_contact")) == ["Lyceum De Linde"]
    partnerships.update(**change)
    assert listed(region, "partnership_contact") == {}
    assert School.objects.count() == 1
