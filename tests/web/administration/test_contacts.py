"""The regular contacts of a school (TB-86, TB-87): chosen by the administrator, offered first."""

from datetime import date

import pytest
from django.urls import reverse

from kantelpunt.casework.events.people import PartyAdded
from kantelpunt.protocol.model.people import PartyKind
from kantelpunt.web.people.models import Position
from kantelpunt.web.people.services import add_organisation
from kantelpunt.web.schools.contacts import choose_contacts
from tests.regions import VO
from tests.web.administration.conftest import journalled
from tests.web.days import noon_of
from tests.web.dossiers.cases import TODAY, address, make_region, open_case
from tests.web.dossiers.cases import signed_in as browser_of
from tests.web.making import LONG_AGO, make_person

PARTNERSHIP, OFFICE = PartyKind.PARTNERSHIP, PartyKind.ATTENDANCE_OFFICE
HEADING = "Vaste contacten van de school"


def told(response):
    return " ".join(response.content.decode().split())


def position_of(person):
    return Position.objects.get(person=person).id


def works_at(kind, function, name, municipalities=("Ergens",)):
    return make_person(add_organisation(f"Van {name}", kind, municipalities), function, name=name)


@pytest.fixture
def chosen(me, region):
    """An attendance officer, chosen on the page."""
    officer = works_at(OFFICE, "attendance_officer", "Lea Plicht")
    sent = me.post(reverse("administration:contacts", args=[VO]), {OFFICE: position_of(officer)})
    assert sent.status_code == 302
    return officer


def test_the_contact_of_a_school_stands_on_its_page(region, signed_in, chosen):
    assert [one.code for one in journalled()] == ["contacts-chosen"]
    page = told(signed_in(region.coordinator).get(reverse("oversight:school", args=[VO])))
    assert HEADING in page
    assert "Lea Plicht<small>Van Lea Plicht</small>" in page


def test_nobody_can_be_chosen_again(me, region, signed_in, chosen):
    me.post(reverse("administration:contacts", args=[VO]), {OFFICE: ""})
    page = told(signed_in(region.coordinator).get(reverse("oversight:school", args=[VO])))
    assert HEADING not in page


def test_who_no_longer_holds_the_function_is_no_contact(region, signed_in, chosen):
    coordinator = signed_in(region.coordinator)
    page = reverse("oversight:school", args=[VO])
    for last, shown in ((date(2199, 1, 1), True), (LONG_AGO, False)):
        Position.objects.filter(person=chosen).update(last=last)
        assert (HEADING in told(coordinator.get(page))) is shown


def test_only_who_works_for_the_school_can_be_chosen(me, region):
    elsewhere = works_at(PARTNERSHIP, "partnership_contact", "Ver Weg", ["Elders"])
    at_school = position_of(region.mentor)
    page = reverse("administration:contacts", args=[VO])
    assert "Ver Weg" not in told(me.get(page))
    for wrong in (position_of(elsewhere), at_school):
        assert me.post(page, {PARTNERSHIP: wrong}).status_code == 422


def test_tb_86_and_tb_87_contacts_stand_in_the_case_and_are_offered_first(db, settings):
    settings.DEMO = True
    noon_of(TODAY)
    region = make_region("tilburg-vo")
    case = open_case(region, "tilburg-vo", PartyAdded("leerplicht", "legal_base"))
    client = browser_of(region.people["absence_coordinator"])
    office = Position.objects.get(person=region.people["attendance_officer"]).organisation_id
    make_person(office, "attendance_officer", name="Aad Eerste")
    zoe = make_person(office, "attendance_officer", name="Zoe Laatste")
    ask = address(case, "contactpersoon")
    before = told(client.get(ask))
    assert before.index("Aad Eerste") < before.index("Zoe Laatste")
    choose_contacts(VO, {OFFICE: position_of(zoe)})
    after = told(client.get(ask))
    assert after.index("Zoe Laatste") < after.index("Aad Eerste")
    assert HEADING in told(client.get(reverse("dossiers:case", args=[case])))


def test_a_mentor_of_another_group_is_not_offered_as_contact(db, settings):
    settings.DEMO = True
    noon_of(TODAY)
    region = make_region("tilburg-vo")
    case = open_case(region, "tilburg-vo", PartyAdded("leerplicht", "legal_base"))
    organisation = Position.objects.get(person=region.people["mentor"]).organisation_id
    for group, name in (("3a", "Eigen Mentor"), ("4b", "Andere Mentor")):
        make_person(organisation, "mentor", name=name, groups=[group])
    page = told(
        browser_of(region.people["absence_coordinator"]).get(address(case, "contactpersoon"))
    )
    assert "Eigen Mentor" in page
    assert "Andere Mentor" not in page
