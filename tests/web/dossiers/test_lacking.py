"""What lacks in a case stands on its page, with what mends it (CM-10)."""

import pytest
from django.urls import reverse

from kantelpunt.casework.events.course import StepAsked
from kantelpunt.casework.events.judged import FactJudged
from tests.web.dossiers.cases import address, make_region, open_case, signed_in, tell

LOOSE = "Losse eindjes"


@pytest.fixture
def region(today):
    return make_region("tilburg-vo")


@pytest.fixture
def case(region):
    return open_case(region, "tilburg-vo", StepAsked("ondersteuningsteam"))


def page(region, case, function):
    browser = signed_in(region.people[function])
    return browser.get(reverse("dossiers:case", args=[case])).content.decode()


def test_a_case_without_a_step_asks_for_one(region):
    case = open_case(region, "tilburg-vo")
    shown = page(region, case, "absence_coordinator").partition(LOOSE)[2]
    assert "De casus is in geen stap" in shown
    assert address(case, "stap") in shown


def test_a_case_in_which_nothing_lacks_has_no_loose_ends(region, case):
    assert LOOSE not in page(region, case, "absence_coordinator")


def test_cm_10_who_opens_a_case_with_another_lead_reads_it_and_hands_it_over(region, case):
    tell(region, case, "absence_coordinator", FactJudged("is-wettelijk-verzuim"))
    shown = page(region, case, "absence_coordinator").partition(LOOSE)[2]
    assert "heeft niet de rol die het protocol voor deze stap noemt" in shown
    assert address(case, "regie") in shown


def test_cm_17_a_decision_that_cannot_be_taken_yet_leads_to_the_questions_before_it(region):
    protocol = "sluitende-aanpak"
    case = open_case(region, protocol, StepAsked("boven-vier-weken"))
    browser = signed_in(region.people["absence_coordinator"])
    question = address(case, "vraag", vraag="geen-aanbod-in-zicht")
    assert question in browser.get(address(case, "besluit")).content.decode()
    tell(region, case, "case_director", FactJudged("geen-aanbod-in-zicht"))
    assert question not in browser.get(address(case, "besluit")).content.decode()


def test_a_way_on_that_is_not_open_yet_leads_to_the_question_before_it(region):
    case = open_case(region, "sluitende-aanpak", StepAsked("doorbraakteam"))
    shown = signed_in(region.people["case_director"]).get(address(case, "verder"))
    assert address(case, "vraag", vraag="geen-overeenstemming") in shown.content.decode()
    assert "Stap 4 (Bindende arbitrage) (nog niet mogelijk)" in shown.content.decode()
