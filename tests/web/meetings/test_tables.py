"""A case that is put before a table is seen by who sits there, as long as that is needed."""

import pytest
from django.urls import reverse

from kantelpunt.casework.events.course import Closed, ClosedBecause, StepAsked
from kantelpunt.casework.events.people import ConsentGiven, ConsentWithdrawn
from kantelpunt.casework.events.work import DecisionTaken
from kantelpunt.protocol.model.people import PartyKind
from kantelpunt.web.dossiers import services
from kantelpunt.web.gate.parts import Part
from kantelpunt.web.gate.seeing import parts_seen
from kantelpunt.web.gate.viewer import Viewer
from kantelpunt.web.meetings.models import Meeting
from kantelpunt.web.pages.clock import now
from kantelpunt.web.people.services import add_organisation
from kantelpunt.web.schools.selectors import school
from tests.web.dossiers.cases import TODAY, last, open_case, signed_in, tell, teller
from tests.web.making import make_person, make_pupil
from tests.web.meetings.conftest import PROTOCOL
from tests.web.meetings.planned import plan, text_of


@pytest.fixture
def client(browser_of):
    return browser_of("absence_coordinator")


@pytest.fixture
def chair(region):
    elsewhere = add_organisation("Gemeente", PartyKind.MUNICIPALITY)
    return make_person(elsewhere, "municipal_policy")


@pytest.fixture
def meeting(client, region, case, chair):
    organisation = school(region.school).organisation
    return plan(client, organisation, case, kind="actietafel", people=[chair], chair=chair)


def seen_by(person, case):
    return parts_seen(Viewer.of(person, TODAY), [case]).get(case, frozenset())


def test_the_chair_sees_a_case_once_it_is_before_the_table(case, chair, client, region):
    assert seen_by(chair, case) == frozenset()
    organisation = school(region.school).organisation
    plan(client, organisation, case, kind="actietafel", people=[chair])
    assert Part.MEETINGS in seen_by(chair, case)
    assert Part.RESTRICTED not in seen_by(chair, case)


def test_it_stays_so_when_the_case_goes_on(meeting, case, chair):
    services.rebuild(case, now())
    assert Part.MEETINGS in seen_by(chair, case)


def test_a_table_that_is_cancelled_sees_nothing_any_more(meeting, case, chair, client):
    address = reverse("meetings:cancel", args=[meeting.id])
    client.post(address, {"reason": "niet meer nodig", "gezien": "0"})
    assert seen_by(chair, case) == frozenset()


def test_a_talk_opens_no_case_to_who_is_asked(client, region, case, chair):
    plan(client, school(region.school).organisation, case, people=[chair])
    assert Meeting.objects.get().invited.filter(person=chair).exists()
    assert seen_by(chair, case) == frozenset()


def test_a_closed_case_is_before_no_table(meeting, case, chair, region):
    who = teller(region.people["absence_coordinator"], TODAY)
    services.tell(case, [Closed(ClosedBecause.MOVED)], who, now())
    assert seen_by(chair, case) == frozenset()


YES = [ConsentGiven("toegang", by, "hulp") for by in ("ouders", "leerling")]


@pytest.fixture
def helper(region, client, case):
    """A chair from youth help, which may know of a case with consent alone, at a table."""
    found = make_person(add_organisation("Toegang", PartyKind.YOUTH_HELP), "table_chair")
    organisation = school(region.school).organisation
    plan(client, organisation, case, kind="actietafel", people=[found], chair=found)
    return found


def page_of(client):
    return text_of(client.get(reverse("meetings:meeting", args=[Meeting.objects.get().id])))


def test_who_needs_consent_sees_no_case_before_the_table_and_the_page_asks(helper, client, case):
    assert seen_by(helper, case) == frozenset()
    page = page_of(client)
    assert "Deze mensen zien niet over wie het gaat" in page
    assert "Voorzitter van een overlegtafel, Toegang" in page
    assert reverse("dossiers:act", args=[case, "toestemming"]) + "?voor=toegang" in page
    page = page_of(signed_in(helper))
    assert "Een dossier waarvan u het overleg niet ziet" in page
    assert "Anna" not in page


def test_with_all_the_consent_it_is_seen_and_without_it_no_more(helper, client, region, case):
    who = teller(region.people["absence_coordinator"], TODAY)
    for answer in YES:
        assert seen_by(helper, case) == frozenset()
        services.tell(case, [answer], who, now())
    assert Part.MEETINGS in seen_by(helper, case)
    assert "Deze mensen zien niet" not in page_of(client)
    services.tell(case, [ConsentWithdrawn("toegang", "ouders")], who, now())
    assert seen_by(helper, case) == frozenset()


def test_who_already_has_consent_sees_it_at_once(client, region, case):
    tell(region, case, "absence_coordinator", *YES, day=TODAY)
    found = make_person(add_organisation("Toegang", PartyKind.YOUTH_HELP), "table_chair")
    plan(client, school(region.school).organisation, case, kind="actietafel", people=[found])
    assert Part.MEETINGS in seen_by(found, case)


def test_who_works_for_other_children_sees_nothing_and_no_consent_is_asked(client, region, case):
    elsewhere = add_organisation("Elders", PartyKind.MUNICIPALITY, ["Verderop"])
    found = make_person(elsewhere, "table_chair")
    plan(client, school(region.school).organisation, case, kind="actietafel", people=[found])
    assert seen_by(found, case) == frozenset()
    page = page_of(client)
    assert "Voorzitter van een overlegtafel, Elders" in page
    assert "toestemming vastleggen" not in page


def test_the_chair_takes_a_decision_on_the_mandate_of_the_chair(client, region, case):
    """A decision is kept with the mandate on which it rests (CM-17)."""
    elsewhere = add_organisation("Onafhankelijk", PartyKind.PARTNERSHIP)
    chair = make_person(elsewhere, "table_chair")
    region.pupil = make_pupil("p-bram", last_name="Berg")
    at_table = open_case(region, PROTOCOL, StepAsked("actietafel"))
    organisation = school(region.school).organisation
    given = {"kind": "actietafel", "people": [chair], "chair": chair, "day": "2026-03-09"}
    meeting = plan(client, organisation, at_table, **given)
    item = meeting.agenda.get().id
    browser = signed_in(chair)
    address = reverse("meetings:record", args=[meeting.id])
    assert browser.get(address).status_code == 200
    sent = {
        "gezien": "0",
        "present": [chair],
        f"punt-{item}-besluit1-option": "bindend-besluit:1",
        f"punt-{item}-besluit1-mandate": "doorzettingsmacht-voorzitter",
    }
    assert browser.post(address, sent).status_code == 302
    taken = last(at_table)
    assert isinstance(taken, DecisionTaken)
    assert (taken.option, taken.mandate) == (1, "doorzettingsmacht-voorzitter")
    page = text_of(browser.get(reverse("meetings:meeting", args=[meeting.id])))
    assert "Ja, de voorzitter besluit" in page
    assert "op mandaat" in page
