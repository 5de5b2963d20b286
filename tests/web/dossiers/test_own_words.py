"""Who sees a part of a case alone reads back what they wrote, and is told who else reads it."""

from html import unescape

import pytest
from django.urls import reverse

from kantelpunt.casework.events.course import StepAsked
from kantelpunt.casework.events.people import PartyAdded
from tests.web.dossiers.cases import address, make_region, open_case, signed_in

pytestmark = pytest.mark.django_db
TILBURG, STEP = "tilburg-vo", "ondersteuningsteam"
DOCTOR, COORDINATOR = "youth_doctor", "absence_coordinator"


@pytest.fixture
def region(today):
    return make_region(TILBURG)


@pytest.fixture
def case(region):
    return open_case(region, TILBURG, StepAsked(STEP), PartyAdded("ggd", "legal_base"))


def does(region, case, who, act, **data):
    assert signed_in(region.people[who]).post(address(case, act), data).status_code == 302


def page(region, case, who, name="dossiers:case"):
    response = signed_in(region.people[who]).get(reverse(name, args=[case]))
    return unescape(response.content.decode())


def field(region, case, who, act, name):
    return signed_in(region.people[who]).get(address(case, act)).context["form"][name]


def test_a_talk_is_read_back_by_who_recorded_it_and_read_by_the_school(region, case):
    does(region, case, DOCTOR, "gesprek", with_="ouders", notes="Twee uur per dag kan.")
    assert "Twee uur per dag kan." in page(region, case, DOCTOR)
    assert "Twee uur per dag kan." in page(region, case, COORDINATOR)


def test_what_others_wrote_stays_theirs(region, case):
    does(region, case, COORDINATOR, "gesprek", with_="ouders", notes="Thuis is het onrustig.")
    does(region, case, DOCTOR, "gesprek", with_="ouders", notes="Twee uur per dag kan.")
    assert "Thuis is het onrustig." not in page(region, case, DOCTOR)


def test_a_medical_note_stands_once_and_only_with_youth_health(region, case):
    does(region, case, DOCTOR, "notitie", kind="medical", text="Migraine.")
    assert page(region, case, DOCTOR).count("Migraine.") == 1
    assert "Migraine." not in page(region, case, COORDINATOR)


@pytest.mark.parametrize(
    ("who", "kinds"),
    [(DOCTOR, ["medical", "general"]), (COORDINATOR, ["general", "restricted"])],
)
def test_the_first_readers_that_are_offered_are_the_nearest(region, case, who, kinds):
    found = field(region, case, who, "notitie", "kind")
    assert [value for value, _ in found.field.choices] == kinds
    assert found.initial == kinds[0]


@pytest.mark.parametrize(("act", "name"), [("gesprek", "notes"), ("taak", "text")])
def test_youth_health_is_led_to_its_own_notes(region, case, act, name):
    assert "in een notitie" in field(region, case, DOCTOR, act, name).help_text
    assert "De school leest dit" in field(region, case, COORDINATOR, act, name).help_text


def test_a_question_that_the_text_gives_to_nobody_is_for_who_follows_the_course(region, case):
    asked = {
        who: {value for value, _ in field(region, case, who, "vraag", "fact").field.choices}
        for who in (DOCTOR, COORDINATOR)
    }
    assert asked[DOCTOR] == {"andere-oplossing-in-beeld"}
    assert "doel-gehaald" in asked[COORDINATOR]


@pytest.mark.parametrize("act", ["taak", "taak-vervalt"])
def test_only_own_tasks_are_finished_or_cancelled(region, case, act):
    theirs, others = "plan-opstellen", "leerling-inbrengen"
    of_doctor, of_school = (
        {value for value, _ in field(region, case, who, act, "task").field.choices}
        for who in (DOCTOR, "support_coordinator")
    )
    assert theirs in of_doctor
    assert others not in of_doctor
    assert {theirs, others} <= of_school


def test_only_questions_are_offered_that_are_for_this_person(region, case):
    options = field(region, case, COORDINATOR, "vraag", "fact").field.choices
    assert "andere-oplossing-in-beeld" not in {value for value, _ in options}
