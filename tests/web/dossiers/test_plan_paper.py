"""A plan on paper says what the plan says, who saw it and who agreed."""

from io import BytesIO

import pytest
from django.urls import reverse
from pypdf import PdfReader

from kantelpunt.casework.events.course import StepAsked
from kantelpunt.casework.events.work import PlanAgreed, PlanRefused
from kantelpunt.web.dossiers import plan_text
from tests.web.dossiers.acts_tried import COORDINATOR, FIRST_STEP, TB
from tests.web.dossiers.cases import TODAY, address, make_region, open_case, signed_in, tell

PLAN = {
    "plan": "plan-van-aanpak",
    "goals": "Elke ochtend op school",
    "evaluated_on": "2026-04-20",
    "why": "Hele dagen lukken nu niet.",
    "helps": "- een kleine groep\n- rust",
    "support": "Elke week een gesprek met de mentor",
}


@pytest.mark.django_db
def test_the_paper_says_what_the_plan_says(today):
    region = make_region(TB)
    case = open_case(region, TB, StepAsked(FIRST_STEP[TB]))
    client = signed_in(region.people[COORDINATOR])
    assert client.post(address(case, "plan"), PLAN).status_code == 302
    tell(
        region,
        case,
        COORDINATOR,
        PlanAgreed(PLAN["plan"], "leerling"),
        PlanRefused(PLAN["plan"], "ouders", "eerst naar de arts"),
        day=TODAY.replace(day=10),
    )
    response = client.get(reverse("dossiers:plan_paper", args=[case, PLAN["plan"]]))
    assert response["Content-Disposition"] == 'attachment; filename="plan.pdf"'
    words = "\n".join(page.extract_text() for page in PdfReader(BytesIO(response.content)).pages)
    for told in (
        "Elke ochtend op school",
        "Hele dagen lukken nu niet.",
        "een kleine groep",
        "Elke week een gesprek",
        "Bo Jansen",
        "Cas Peters",
        "eerst naar de arts",
    ):
        assert told in words
    assert "Dirk Smit" not in words
    assert client.get(reverse("dossiers:plan_paper", args=[case, "geen-plan"])).status_code == 404
    stranger = signed_in(region.people["youth_doctor"])
    url = reverse("dossiers:plan_paper", args=[case, PLAN["plan"]])
    assert stranger.get(url).status_code == 403


@pytest.mark.django_db
def test_a_plan_that_is_revised_stands_in_the_form_as_it_was(today):
    region = make_region(TB)
    case = open_case(region, TB, StepAsked(FIRST_STEP[TB]))
    client = signed_in(region.people[COORDINATOR])
    client.post(address(case, "plan"), PLAN)
    page = client.get(address(case, "plan", plan=PLAN["plan"])).content.decode()
    assert "Elke ochtend op school" in page
    assert "Hele dagen lukken nu niet." in page


def test_the_parts_of_a_text_are_read_as_they_were_written():
    parts = {"why": "Veel\n\nweg", "support": "bellen"}
    assert plan_text.read(plan_text.written(parts)) == parts
    assert plan_text.read("Zonder kopjes") == {"why": "Zonder kopjes"}
    assert plan_text.read("") == {}
