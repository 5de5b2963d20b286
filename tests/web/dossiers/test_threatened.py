"""A pupil who threatens to stay at home is registered, and seen by the partnership (SA-64)."""

import pytest
from django.urls import reverse

from kantelpunt.casework.events.judged import FactJudged
from kantelpunt.casework.events.work import ReportSent
from tests.web.dossiers.cases import TODAY, make_region, open_case, signed_in, tell

PROTOCOL = "sluitende-aanpak"


@pytest.fixture
def case(today):
    region = make_region(PROTOCOL)
    return region, open_case(region, PROTOCOL)


def sees(region, case):
    client = signed_in(region.people["partnership_contact"])
    return client.get(reverse("dossiers:case", args=[case])).status_code == 200


def test_sa_64_the_partnership_sees_who_threatens_to_stay_at_home_once_reported(case):
    region, key = case
    assert not sees(region, key)
    told = FactJudged("dreigende-thuiszitter", grounds="vaak ziek")
    tell(region, key, "support_coordinator", told, day=TODAY)
    assert not sees(region, key)
    report = ReportSent("dreigende-thuiszitters", ("samenwerkingsverband",))
    tell(region, key, "absence_coordinator", report, day=TODAY)
    assert sees(region, key)
    listed = signed_in(region.people["partnership_contact"]).get(reverse("dossiers:list"))
    assert [row.cells[0].text for row in listed.context["table"].rows] == ["P-Anna Jansen"]


def test_it_sees_no_more_than_what_is_asked_of_it(case):
    region, key = case
    report = ReportSent("dreigende-thuiszitters", ("samenwerkingsverband",))
    tell(region, key, "absence_coordinator", report, day=TODAY)
    client = signed_in(region.people["partnership_contact"])
    for tab in ("timeline", "absence", "plan", "sharing"):
        assert client.get(reverse(f"dossiers:{tab}", args=[key])).status_code == 403
