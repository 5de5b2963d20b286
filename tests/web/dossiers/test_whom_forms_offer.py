"""Forms offer whom there is for this child: no partnership of other schools, and no team."""

import pytest

from kantelpunt.casework.events.course import StepAsked
from kantelpunt.casework.events.people import PartyAdded
from kantelpunt.casework.events.work import PlanDrawnUp
from tests.web.dossiers.acts_tried import LATER
from tests.web.dossiers.cases import address, make_region, open_case, signed_in

pytestmark = pytest.mark.django_db
UTRECHT, STEP, PLAN = "utrecht", "actietafel-vo", "oplossing-van-het-team"


@pytest.fixture
def offered(today):
    """What a choice of a form offers in the case of a pupil of a secondary school."""
    region = make_region(UTRECHT)
    told = (PartyAdded("sterk-vo", "legal_base"), PlanDrawnUp(PLAN, ("naar school",), LATER))
    case = open_case(region, UTRECHT, StepAsked(STEP), *told)
    browser = signed_in(region.people["absence_coordinator"])

    def choices(act, name, **given):
        form = browser.get(address(case, act, **given)).context["form"]
        return {one for one, _ in form.fields[name].choices}

    return choices


@pytest.mark.parametrize(
    ("act", "name", "there", "elsewhere"),
    [
        ("delen", "party", "sterk-vo", "utrecht-po"),
        ("partij-erbij", "party", "leerplicht", "utrecht-po"),
        ("melding", "report", "melding-thuiszitter-vo", "melding-thuiszitter-po"),
        ("taak-afspreken", "by", "consulent", "utrecht-po"),
        ("plan-akkoord", "by", "leerplichtambtenaar", "kernteam"),
    ],
)
def test_whom_a_form_offers(offered, act, name, there, elsewhere):
    found = offered(act, name)
    assert there in found
    assert elsewhere not in found
