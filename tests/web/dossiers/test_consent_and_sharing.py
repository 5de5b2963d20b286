"""Consent is asked of each apart, and nothing is shared without it but for a reason (CM-21)."""

from html import unescape

import pytest

from kantelpunt.casework.events.course import StepAsked
from kantelpunt.casework.events.people import (
    ConsentGiven,
    ConsentRefused,
    ConsentWithdrawn,
    InformationShared,
)
from kantelpunt.web.dossiers import selectors
from kantelpunt.web.dossiers.consent_answers import answers_kept, read, written
from kantelpunt.web.journal.models import Entry
from kantelpunt.web.journal.words import Action
from kantelpunt.web.pages.clock import at
from tests.web.dossiers.acts_tried import COORDINATOR, FIRST_STEP, SA
from tests.web.dossiers.cases import TODAY, address, last, make_region, open_case, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def region(today):
    return make_region(SA)


@pytest.fixture
def case(region):
    return open_case(region, SA, StepAsked(FIRST_STEP[SA]))


def say(region, case, **answers):
    """The coordinator records what some said; the others did not answer yet."""
    data = dict.fromkeys(("parent_1", "parent_2", "pupil"), "nog geen antwoord")
    data |= {"to": "jeugdhulp", "purpose": "hulp thuis", **answers}
    return signed_in(region.people[COORDINATOR]).post(address(case, "toestemming"), data)


def told(case, kind):
    found = selectors.dossier(case, at(TODAY, 23))
    return [event.what for event in found.events if isinstance(event.what, kind)]


def page(region, case, key="toestemming"):
    response = signed_in(region.people[COORDINATOR]).get(address(case, key))
    return unescape(response.content.decode())


def test_parents_consent_only_once_each_with_authority_said_yes(region, case):
    assert say(region, case, parent_1="ja").status_code == 302
    assert told(case, ConsentGiven) == []
    assert "nog nodig: Kind of jeugdige, Cas Peters)" in page(region, case)
    assert say(region, case, parent_2="ja").status_code == 302
    assert told(case, ConsentGiven) == [ConsentGiven("jeugdhulp", "ouders", "hulp thuis")]
    assert "nog nodig: Kind of jeugdige)" in page(region, case)
    say(region, case, pupil="ja")
    assert "(compleet)" in page(region, case)


def test_one_parent_who_says_no_is_enough(region, case):
    say(region, case, parent_1="ja", parent_2="nee")
    assert told(case, ConsentRefused) == [ConsentRefused("jeugdhulp", "ouders")]
    assert answers_kept(case)["jeugdhulp"]["Bo Jansen"] == "ja"


def test_who_said_yes_may_say_no_later(region, case):
    say(region, case, parent_1="ja", parent_2="ja")
    say(region, case, parent_2="nee")
    assert told(case, ConsentWithdrawn) == [ConsentWithdrawn("jeugdhulp", "ouders")]


def test_a_parent_without_authority_is_not_asked(region, case):
    assert "Cas Peters" in page(region, case)
    assert "Dirk Smit" not in page(region, case)


def test_an_answer_of_nobody_is_no_answer(region, case):
    response = say(region, case)
    assert response.status_code == 422
    assert 'value="hulp thuis"' in unescape(response.content.decode())


def test_answers_are_read_as_they_were_written():
    answers = {"Bo: de Vries": "ja", "Cas": "nog geen antwoord"}
    assert read(written("jeugdhulp", "Jeugdhulp\n[x]", answers)) == ("jeugdhulp", answers)
    assert read("Gebeld met moeder.") is None
    assert read("") is None


def share(region, case, by=COORDINATOR, **more):
    data = {"party": "jeugdhulp", "about": "het verloop", **more}
    return signed_in(region.people[by]).post(address(case, "delen"), data)


def test_without_consent_sharing_is_refused_and_a_reason_is_asked(region, case):
    assert "Toch delen" not in page(region, case, "delen")
    response = share(region, case)
    assert response.status_code == 422
    assert "Toch delen zonder toestemming" in unescape(response.content.decode())
    assert told(case, InformationShared) == []


def test_sharing_all_the_same_is_journalled_with_its_reason(region, case):
    assert share(region, case, override="acuut gevaar").status_code == 302
    assert last(case).ground == "without consent: acuut gevaar"
    entry = Entry.objects.filter(action=Action.OVERRIDE.value).get()
    assert case in str(entry.subjects)


def test_who_may_not_decide_so_cannot_slip_a_reason_in(region, case):
    response = share(region, case, by="school_leader", override="acuut gevaar")
    assert response.status_code == 422
    assert "Toch delen" not in unescape(response.content.decode())
    assert told(case, InformationShared) == []


def test_with_consent_no_reason_is_needed(region, case):
    say(region, case, parent_1="ja", parent_2="ja", pupil="ja")
    assert share(region, case).status_code == 302
    assert last(case) == InformationShared("jeugdhulp", "het verloop", "consent")


def test_what_was_shared_stands_beside_the_consent_and_both_can_be_done_from_there(region, case):
    coordinator = signed_in(region.people[COORDINATOR])
    where = f"/dossiers/{case}/delen/"
    before = unescape(coordinator.get(where).content.decode())
    assert "Er is nog niets gedeeld." in before
    assert f'primary-action" href="{address(case, "delen")}"' not in before
    assert f'secondary-action" href="{address(case, "delen")}"' in before
    assert f'secondary-action" href="{address(case, "toestemming")}"' in before
    say(region, case, parent_1="ja", parent_2="ja", pupil="ja")
    coordinator.post(address(case, "delen"), {"party": "jeugdhulp", "about": "de afspraken"})
    assert "Gedeeld met Jeugdhulp" in unescape(coordinator.get(where).content.decode())


def test_an_end_is_asked_of_who_says_yes_and_not_of_who_says_no(region, case):
    assert say(region, case, parent_1="nee", purpose="").status_code == 302
    assert told(case, ConsentRefused) == [ConsentRefused("jeugdhulp", "ouders")]
    refused = say(region, case, pupil="ja", purpose="")
    assert "Zeg waarvoor er ja is gezegd." in unescape(refused.content.decode())
    assert told(case, ConsentGiven) == []
