"""A school may choose for itself where its protocol says that each school may (TB-17)."""

import pytest
from django.urls import reverse

from kantelpunt.web.protocols.models import ChosenSetting
from kantelpunt.web.protocols.services import assign, choose
from tests.regions import VO
from tests.web.administration.conftest import OTHER
from tests.web.making import LONG_AGO

MODEL, DUTY = "6/9/12 model", "wettelijke meldingsplicht"


@pytest.fixture(autouse=True)
def two_schools_by_one_protocol(region):
    ChosenSetting.objects.all().delete()
    for school in (VO, OTHER):
        assign("tilburg-vo", LONG_AGO, school=school)


@pytest.fixture
def page_of(region, signed_in):
    """What the page of the first school says, for its coordinator."""

    def told():
        page = signed_in(region.coordinator).get(reverse("oversight:school", args=[VO]))
        return " ".join(page.content.decode().split())

    return told


def choices(code=VO):
    return reverse("administration:school_choices", args=[code])


def test_tb_17_a_school_chooses_its_own_model_and_another_does_not(me, page_of):
    assert "nog niet gekozen" in page_of()
    assert me.post(choices(OTHER), {"beginnend-verzuim": DUTY}).status_code == 302
    assert "nog niet gekozen" in page_of()
    me.post(choices(), {"beginnend-verzuim": MODEL})
    assert MODEL in page_of()
    assert ChosenSetting.objects.count() == 2


def test_tb_17_without_a_choice_of_its_own_it_does_as_the_region(me, page_of):
    choose("tilburg-vo", "beginnend-verzuim", DUTY)
    assert f"{DUTY}<small>zoals de regio" in page_of()
    me.post(choices(), {"beginnend-verzuim": MODEL})
    assert MODEL in page_of()
    me.post(choices(), {"beginnend-verzuim": ""})
    assert f"{DUTY}<small>zoals de regio" in page_of()


def test_what_the_list_does_not_hold_is_refused(me):
    assert me.post(choices(), {"beginnend-verzuim": "iets anders"}).status_code == 422
    assert not ChosenSetting.objects.exists()


def test_what_is_for_the_region_is_not_asked_of_a_school(me):
    page = me.get(choices()).content.decode()
    assert 'name="beginnend-verzuim"' in page
    assert 'name="termijn-langdurig-melden"' not in page
