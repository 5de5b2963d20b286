"""What an act brings about is seen before it is done, and nothing is kept until then."""

from html import unescape

import pytest

from kantelpunt.casework.events.course import Closed, ClosedBecause, StepAsked
from kantelpunt.web.dossiers import selectors
from kantelpunt.web.pages.clock import at
from tests.web.dossiers.acts_tried import COORDINATOR, FIRST_STEP, SA
from tests.web.dossiers.cases import (
    TODAY,
    address,
    kinds_of,
    last,
    make_region,
    open_case,
    signed_in,
)

pytestmark = pytest.mark.django_db
ASK = "Dit gebeurt er"
BACK_AT_SCHOOL = {"on": "2026-03-09"}
STANDS_STILL = {"step": FIRST_STEP[SA], "grounds": "geen contact", "when": "now"}


@pytest.fixture
def region(today):
    return make_region(SA)


@pytest.fixture
def case(region):
    return open_case(region, SA, StepAsked(FIRST_STEP[SA]))


@pytest.fixture
def client(region):
    return signed_in(region.people[COORDINATOR])


def page_of(response) -> str:
    return " ".join(unescape(response.content.decode()).split())


def test_an_act_that_closes_the_case_says_so_first_and_keeps_nothing(client, case):
    before = kinds_of(case)
    page = page_of(client.post(address(case, "terug"), BACK_AT_SCHOOL))
    assert ASK in page
    assert "De casus is gesloten: de leerling is terug op school." in page
    assert page.count("Volgens het protocol:") == 1
    assert "Er is nog niets vastgelegd." in page
    assert 'name="on" value="2026-03-09"' in page
    assert kinds_of(case) == before


def test_who_agrees_has_it_recorded(client, case):
    response = client.post(address(case, "terug"), {**BACK_AT_SCHOOL, "akkoord": "1"})
    assert response.status_code == 302
    assert selectors.dossier(case, at(TODAY, 23)).seen.closed is ClosedBecause.RESTORED


def test_who_goes_back_finds_the_form_as_it_was_written(client, case):
    page = page_of(client.post(address(case, "stagnatie"), {**STANDS_STILL, "terug": "1"}))
    assert ASK not in page
    assert '<input type="text" name="grounds" value="geen contact"' in page
    assert "StagnationRecognised" not in kinds_of(case)


def test_when_somebody_else_takes_over_it_says_who(today):
    region = make_region("landelijk")
    case = open_case(region, "landelijk", StepAsked("ziekteverzuim"))
    client = signed_in(region.people[COORDINATOR])
    sent = {"fact": "onnodig-verzuim", "answer": "yes", "grounds": "de arts ziet geen ziekte"}
    page = page_of(client.post(address(case, "vraag"), sent))
    assert "een ander gaat ermee verder" in page
    assert "Leerplicht handhaaft" in page


def test_closing_itself_is_asked_again(client, case):
    sent = {"because": "moved"}
    assert ASK in page_of(client.post(address(case, "sluiten"), sent))
    assert client.post(address(case, "sluiten"), {**sent, "akkoord": "1"}).status_code == 302
    assert last(case) == Closed(ClosedBecause.MOVED)


def test_a_next_step_tells_who_leads_then_and_what_is_asked_of_whom(client, case):
    page = page_of(client.post(address(case, "stagnatie"), STANDS_STILL))
    assert "De casus gaat van" in page
    assert "De regie ligt dan volgens het protocol bij:" in page
    assert "Dit wordt dan gevraagd" in page


def test_what_brings_the_case_nowhere_is_recorded_at_once(client, case):
    note = {"text": "Belde vandaag.", "kind": "general"}
    assert client.post(address(case, "notitie"), note).status_code == 302


@pytest.mark.parametrize("sure", [{}, {"akkoord": "1"}])
def test_when_others_told_something_meanwhile_that_is_shown_instead(region, client, case, sure):
    seen = selectors.dossier(case, at(TODAY)).row.sequence
    other = signed_in(region.people["support_coordinator"])
    other.post(address(case, "notitie"), {"text": "Belde.", "kind": "general"})
    response = client.post(address(case, "sluiten"), {"because": "moved", "gezien": seen, **sure})
    assert response.status_code == 409
    assert "Intussen heeft iemand anders iets vastgelegd" in page_of(response)
    assert "Closed" not in kinds_of(case)


def test_what_is_refused_is_refused_before_anything_is_shown(region, case):
    mentor = signed_in(region.people["mentor"])
    response = mentor.post(address(case, "sluiten"), {"because": "moved"})
    assert ASK not in page_of(response)
    assert response.status_code in (403, 422)
