"""Rules of the protocol on the pages of a case: what they warn of, ask, and under which pillar."""

import pytest
from django.urls import reverse

from kantelpunt.casework.events.course import (
    Closed,
    ClosedBecause,
    StagnationRecognised,
    StepAsked,
    StepEvaluated,
)
from kantelpunt.casework.events.judged import FactJudged
from kantelpunt.casework.events.people import DirectorAssigned
from kantelpunt.web.dossiers.acts.known import act_by_key
from kantelpunt.web.dossiers.selectors import dossier
from kantelpunt.web.gate.viewer import Viewer
from kantelpunt.web.pages.clock import at
from kantelpunt.web.protocols.services import choose
from kantelpunt.web.work.tasks import tasks_of
from tests.web.dossiers.cases import (
    TODAY,
    address,
    last,
    make_region,
    open_case,
    signed_in,
    tell,
)

WARNING = "Opschalen lost psychische en gezinsproblematiek meestal niet op"
COORDINATOR = "absence_coordinator"


def opened(protocol, *then):
    """A region with a case under a protocol, and a browser of who leads it."""
    region = make_region(protocol)
    case = open_case(region, protocol, *then)
    return region, case, signed_in(region.people[COORDINATOR])


def page(browser, url):
    return " ".join(browser.get(url).content.decode().split())


def case_page(browser, case):
    return page(browser, reverse("dossiers:case", args=[case]))


def test_am_15_who_scales_up_reads_the_warning_with_its_place_and_may_go_on(today):
    region, case, browser = opened("amstelland-meerlanden", StepAsked("doorbraak"))
    assert WARNING not in page(browser, address(case, "stagnatie"))
    tell(region, case, COORDINATOR, FactJudged("stagnatie-door-problematiek"))
    shown = page(browser, address(case, "stagnatie"))
    assert WARNING in shown
    assert "Opschalen mag wel." in shown
    assert "hoofdlijn 2" in shown
    assert 'type="submit"' in shown
    assert WARNING not in page(browser, address(case, "gesprek"))


def test_am_15_what_the_rule_rests_on_can_be_established(today):
    _, case, browser = opened("amstelland-meerlanden", StepAsked("doorbraak"))
    assert "de voornaamste oorzaak van de stagnatie?" in page(browser, address(case, "situatie"))


def test_tb_82_contact_with_a_pupil_at_home_is_asked_without_a_date(today):
    region, case, browser = opened("tilburg-vo", StepAsked("ondersteuningsteam"))
    asked = "De school houdt contact met de leerling thuis"
    assert asked not in case_page(browser, case)
    tell(region, case, COORDINATOR, FactJudged("thuiszittend"))
    assert asked in case_page(browser, case).split("Ook gevraagd, zonder datum")[1]


def test_sa_06_consent_is_asked_in_this_step_with_what_records_it(today):
    _, case, browser = opened("sluitende-aanpak", StepAsked("onder-vier-weken"))
    shown = case_page(browser, case)
    assert "Informed consent van ouders en kind bij elke stap" in shown
    assert address(case, "toestemming", voor="instemming-bij-elke-stap") in shown


def test_sa_54_the_case_shows_who_keeps_the_question_of_education(today):
    region, case, browser = opened("sluitende-aanpak", StepAsked("onder-vier-weken"))
    tell(region, case, COORDINATOR, FactJudged("instantie-stapt-in"))
    assert "De onderwijsvraag houdt een eigenaar en een volgende datum" in case_page(browser, case)


def test_sa_57_care_that_ends_without_a_successor_is_a_loose_end_for_who_leads(today):
    region, case, _ = opened("sluitende-aanpak", StepAsked("doorbraakteam"))
    director = region.people["case_director"]
    tell(region, case, COORDINATOR, DirectorAssigned(director, "casusregisseur"))
    url, warning = reverse("work:today"), "Er is een waarschuwing voor wie de casus leidt"
    assert warning not in page(signed_in(director), url)
    tell(region, case, COORDINATOR, FactJudged("zorg-stopt-zonder-opvolger"))
    assert warning in page(signed_in(director), url)
    shown = case_page(signed_in(director), case)
    assert "Waarschuwing dat zorg stopt zonder opvolger" in shown


@pytest.mark.parametrize(("chosen", "late"), [("", False), ("10 days", True)])
def test_sa_53_parents_who_hear_nothing_are_late_once_the_region_chose_the_days(
    today, chosen, late
):
    choose("sluitende-aanpak", "dagen-zonder-bericht", chosen)
    _, case, browser = opened("sluitende-aanpak", StepAsked("onder-vier-weken"))
    shown = case_page(browser, case)
    assert ("Vertel ouders en andere betrokkenen wat er gebeurt" in shown) == late
    if late:
        assert address(case, "gesprek") in shown


def test_ut_02_what_is_asked_carries_its_pillar_in_the_case_and_on_the_work_list(today):
    region, case, browser = opened("utrecht", StepAsked("kernteam-aan-zet"))
    tag = '<span class="k-unseen">Pijler: </span>'
    assert tag in case_page(browser, case)
    assert "Relatie" in page(browser, reverse("work:tasks"))
    found = tasks_of(Viewer.of(region.people[COORDINATOR], TODAY), at(TODAY))
    assert {one.theme for one in found} <= {"Relatie", "Registratie", "Regie", ""}
    assert any(one.theme for one in found)


def test_ut_02_the_work_list_says_how_fresh_registration_is(today):
    _, _, browser = opened("utrecht", StepAsked("kernteam-aan-zet"))
    fresh = "Van Lyceum De Linde is nog geen registratie ingelezen."
    assert fresh in page(browser, reverse("work:today"))


def test_tb_05_a_step_is_evaluated_once_it_is_left_and_what_was_learned_is_kept(today):
    region, case, browser = opened("tilburg-vo", StepAsked("basis-op-orde"))
    url = address(case, "evaluatie")
    assert url not in case_page(browser, case)
    tell(region, case, COORDINATOR, StagnationRecognised("basis-op-orde", "niets helpt"))
    assert url in case_page(browser, case)
    sent = browser.post(url, {"step": "basis-op-orde", "lesson": "Eerder bellen helpt."})
    assert sent.status_code == 302
    assert isinstance(last(case), StepEvaluated)
    timeline = page(browser, reverse("dossiers:timeline", args=[case]))
    assert "Geëvalueerd is ‘Stap 1" in timeline
    assert "Eerder bellen helpt." in timeline


def test_tb_05_not_before_it_is_left(today):
    _, case, browser = opened("tilburg-vo", StepAsked("basis-op-orde"))
    sent = browser.post(address(case, "evaluatie"), {"step": "", "lesson": "Te vroeg."})
    assert sent.status_code == 422
    assert "Te vroeg." in sent.content.decode()


def test_a_closed_case_asks_first_what_was_learned_until_somebody_wrote_it(today):
    region, case, browser = opened("tilburg-vo", StepAsked("basis-op-orde"))
    url = address(case, "evaluatie")
    first = f'primary-action" href="{url}"'
    assert first not in case_page(browser, case)
    tell(region, case, COORDINATOR, Closed(ClosedBecause.MOVED))
    assert first in case_page(browser, case)
    browser.post(url, {"step": "", "lesson": "Eerder bellen helpt."})
    assert first not in case_page(browser, case)


def test_every_rule_that_asks_has_an_act(today):
    _, case, _ = opened("sluitende-aanpak", StepAsked("onder-vier-weken"))
    agreement = dossier(case, at(TODAY)).agreement
    rules = [f"rules.{one.id}" for one in agreement.protocol.rules]
    assert [key for key in rules if act_by_key(agreement, key) is None] == []
