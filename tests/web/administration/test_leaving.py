"""Before somebody goes, the administrator sees what stays behind: numbers, and no pupils."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from kantelpunt.web.people.models import Position
from tests.web.administration.cases import running
from tests.web.making import make_person

TODAY = date(2026, 2, 4)


def url(name, *args):
    return reverse(f"administration:{name}", args=args)


def told(response):
    return " ".join(response.content.decode().split())


@pytest.fixture
def post(region, on_day):
    """The function of the coordinator, who leads a case."""
    on_day(TODAY)
    running(region, date(2026, 2, 2))
    return Position.objects.get(person=region.coordinator).id


@pytest.mark.parametrize("name", ["end_position", "replace"])
def test_what_stays_behind_is_told_before_it_is_done(me, region, post, name):
    page = told(me.get(url(name, post)))
    assert "1 dossier zonder regie" in page
    assert "open taken van deze functie; niemand anders heeft deze functie hier" in page
    assert "een beheerder ziet geen leerlingen" in page
    assert "noor" not in page.lower()


def test_colleagues_in_the_same_function_are_counted(me, region, post):
    make_person(region.school, "absence_coordinator", name="Co Lega")
    page = told(me.get(url("end_position", post)))
    assert "hoeveel anderen hier deze functie hebben: 1." in page


def test_who_leads_nothing_leaves_nothing(me, region, post):
    free = make_person(region.other, "school_leader", name="Vrij Man")
    page = told(me.get(url("activity", free)))
    assert "Niets: deze persoon leidt geen dossiers" in page
    assert "1 dossier zonder regie" in told(me.get(url("activity", region.coordinator)))


def test_cases_of_who_is_away_are_loose_ends_at_once(me, region, post, signed_in):
    support = make_person(region.school, "support_coordinator", name="Sue Steun")
    work = "/vandaag/"
    assert "Cor Zorg is afwezig" not in told(signed_in(support).get(work))
    given = {"first": TODAY, "last": TODAY + timedelta(days=7), "who": ""}
    assert me.post(url("replace", post), given).status_code == 302
    assert "Cor Zorg is afwezig" in told(signed_in(support).get(work))


def test_and_of_who_can_no_longer_sign_in(me, region, post, signed_in):
    support = make_person(region.school, "support_coordinator", name="Sue Steun")
    me.post(url("activity", region.coordinator))
    assert "Cor Zorg" in told(signed_in(support).get("/vandaag/"))
