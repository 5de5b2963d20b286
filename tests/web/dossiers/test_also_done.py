"""A talk, a plan or a meeting may finish tasks, which are told in one go with it."""

import pytest

from kantelpunt.casework.events.course import StepAsked
from kantelpunt.casework.events.work import TaskDone, TaskSet
from kantelpunt.web.dossiers.acts.known import ACTS
from tests.web.dossiers.acts_tried import COORDINATOR, FIRST_STEP, LATER, SA
from tests.web.dossiers.cases import address, kinds_of, last, make_region, open_case, signed_in
from tests.web.dossiers.cases import tell as told_before
from tests.web.dossiers.test_acts import setting_of

pytestmark = pytest.mark.django_db
TALK = {"with_": ["ouders"], "notes": "We belden."}
TASKS = (TaskSet("bellen", ("school",), LATER), TaskSet("onderzoek", ("leerplicht",), LATER))


@pytest.fixture
def region(today):
    return make_region(SA)


@pytest.fixture
def case(region):
    case = open_case(region, SA, StepAsked(FIRST_STEP[SA]))
    told_before(region, case, COORDINATOR, *TASKS)
    return case


def field_of(region, case, key, **given):
    setting = setting_of(region, case, COORDINATOR)
    setting = type(setting)(setting.dossier, setting.viewer, setting.parts, setting.now, given)
    return ACTS[key].form(setting=setting).fields["done"]


@pytest.mark.parametrize("key", ["gesprek", "plan"])
def test_the_own_open_tasks_are_offered_and_none_is_chosen(region, case, key):
    field = field_of(region, case, key)
    offered = {task for task, _ in field.choices}
    assert {"bellen", "oppakken"} <= offered
    assert "onderzoek" not in offered
    assert field.initial is None


def test_the_task_whose_button_led_here_is_chosen(region, case):
    assert field_of(region, case, "gesprek", taak="oppakken").initial == ["oppakken"]


def test_what_is_chosen_is_done_with_it(region, case):
    client = signed_in(region.people[COORDINATOR])
    assert client.post(address(case, "gesprek"), {**TALK, "done": ["bellen"]}).status_code == 302
    assert kinds_of(case)[-2:] == ["TalkHeld", "TaskDone"]
    assert last(case) == TaskDone("bellen")


def test_without_a_choice_the_tasks_stay_open(region, case):
    client = signed_in(region.people[COORDINATOR])
    assert client.post(address(case, "gesprek"), TALK).status_code == 302
    assert kinds_of(case)[-1] == "TalkHeld"


def test_the_task_of_another_is_not_taken(region, case):
    client = signed_in(region.people[COORDINATOR])
    response = client.post(address(case, "gesprek"), {**TALK, "done": ["onderzoek"]})
    assert response.status_code == 422
    assert "TalkHeld" not in kinds_of(case)
