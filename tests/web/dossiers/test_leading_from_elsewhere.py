"""Who leads a case sees its course, also in an organisation that otherwise shares the plan."""

import pytest
from django.urls import reverse

from kantelpunt.casework.events.people import (
    ConsentGiven,
    ConsentWithdrawn,
    DirectorAssigned,
    PartyAdded,
)
from kantelpunt.web.people.models import Organisation
from tests.web.dossiers.cases import make_region, open_case, signed_in, tell
from tests.web.making import make_person

PROTOCOL = "utrecht"


@pytest.fixture
def region(today):
    found = make_region(PROTOCOL)
    team = Organisation.objects.get(kind="youth_help").id
    for name in ("leads", "stands_by"):
        found.people[name] = make_person(team, "access_worker", name=name)
    found.people["helper"] = make_person(team, "youth_help", name="helper")
    return found


@pytest.fixture
def case(region):
    """The team takes part with the consent of parents and pupil; the school leads."""
    key = open_case(region, PROTOCOL)
    for who in ("ouders", "leerling"):
        tell(region, key, "absence_coordinator", ConsentGiven("buurtteams", who, "hulp thuis"))
    tell(region, key, "absence_coordinator", PartyAdded("buurtteams", "consent"))
    return key


def tabs(region, case, name):
    client = signed_in(region.people[name])
    pages = ("case", "timeline", "sharing", "absence", "documents")
    return {
        tab
        for tab in pages
        if client.get(reverse(f"dossiers:{tab}", args=[case])).status_code == 200
    }


def lead(region, case):
    what = DirectorAssigned(region.people["leads"], "regisseur")
    tell(region, case, "absence_coordinator", what)


def test_before_that_it_sees_its_own_part(region, case):
    assert tabs(region, case, "leads") == {"case"}


def test_who_leads_sees_the_course_and_who_shares_it(region, case):
    lead(region, case)
    assert tabs(region, case, "leads") == {"case", "timeline", "sharing"}


def test_so_does_who_can_stand_in_there_and_no_other_function(region, case):
    lead(region, case)
    assert tabs(region, case, "stands_by") == {"case", "timeline", "sharing"}
    assert tabs(region, case, "helper") == {"case"}


def test_without_consent_it_is_seen_no_more_though_the_lead_was_not_handed_over(region, case):
    lead(region, case)
    tell(region, case, "absence_coordinator", ConsentWithdrawn("buurtteams", "ouders"))
    assert tabs(region, case, "leads") == set()
