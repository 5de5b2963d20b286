"""A meeting is moved, gets another agenda, or is cancelled; its cases know."""

import pytest
from django.urls import reverse

from kantelpunt.casework.events.course import Closed, ClosedBecause
from kantelpunt.casework.events.work import MeetingCancelled, MeetingPlanned
from kantelpunt.web.dossiers import selectors, services
from kantelpunt.web.meetings.models import AgendaItem, Invited, Meeting, State
from kantelpunt.web.pages.clock import at, now
from kantelpunt.web.schools.selectors import school
from tests.web.dossiers.cases import TODAY, kinds_of, last, open_case, teller
from tests.web.making import make_person, make_pupil, make_school
from tests.web.meetings.conftest import PROTOCOL
from tests.web.meetings.planned import FORM, on_agenda, plan, text_of


@pytest.fixture
def client(browser_of):
    return browser_of("absence_coordinator")


@pytest.fixture
def meeting(client, region, case):
    return plan(client, school(region.school).organisation, case)


def go(client, name, meeting, filled=None):
    address = reverse(f"meetings:{name}", args=[meeting.id])
    return client.get(address) if filled is None else client.post(address, filled)


def test_another_day_is_told_to_the_case(client, meeting, case):
    filled = {**FORM, "day": "2026-03-19", "gezien": "0"}
    assert go(client, "move", meeting, filled).status_code == 302
    told = last(case)
    assert isinstance(told, MeetingPlanned)
    assert (told.meeting, str(told.on)) == ("gesprek", "2026-03-19")


def test_another_place_is_nothing_that_a_case_must_know(client, meeting, case):
    before = kinds_of(case)
    filled = {**FORM, "place": "Online", "gezien": "0"}
    assert go(client, "move", meeting, filled).status_code == 302
    assert kinds_of(case) == before
    assert Meeting.objects.get().place == "Online"


def test_the_second_of_two_who_move_it_is_asked_to_look_again(client, meeting):
    go(client, "move", meeting, {**FORM, "place": "Online", "gezien": "0"})
    response = go(client, "move", meeting, {**FORM, "place": "Kamer 3", "gezien": "0"})
    assert response.status_code == 409
    assert "Kamer 3" in text_of(response)
    assert Meeting.objects.get().place == "Online"


def test_a_cancelled_meeting_is_waited_for_no_longer(client, meeting, case):
    filled = {"reason": "voorzitter ziek", "gezien": "0"}
    assert go(client, "cancel", meeting, filled).status_code == 302
    assert isinstance(last(case), MeetingCancelled)
    assert Meeting.objects.get().state == State.CANCELLED
    to_do = selectors.dossier(case, at(TODAY, 23)).seen.to_do
    assert "meeting gesprek" not in {one.key for one in to_do}


def test_the_agenda_gets_another_order_and_loses_a_case(client, meeting, case, region):
    make_pupil("p-bram", last_name="Berg")
    region.pupil = "p-bram"
    other = open_case(region, PROTOCOL)
    sent = on_agenda(case, 2) | on_agenda(other, 1, "Wie helpt?") | {"gezien": "0"}
    assert go(client, "agenda", meeting, sent).status_code == 302
    order = AgendaItem.objects.order_by("order").values_list("case", flat=True)
    assert list(order) == [other, case]
    assert isinstance(last(other), MeetingPlanned)
    sent = on_agenda(case, "") | on_agenda(other, 1, "Wie helpt?") | {"gezien": "1"}
    assert go(client, "agenda", meeting, sent).status_code == 302
    assert list(AgendaItem.objects.values_list("case", flat=True)) == [other]
    assert isinstance(last(case), MeetingCancelled)


def test_a_case_is_put_on_an_agenda_once(client, meeting, region):
    make_pupil("p-bram", last_name="Berg")
    region.pupil = "p-bram"
    other = open_case(region, PROTOCOL)
    address = reverse("meetings:add", args=[other])
    for _ in range(2):
        client.post(address, {"meeting": meeting.id, "question": "Wie helpt?"})
    item = AgendaItem.objects.get(case=other)
    assert (item.order, item.question) == (2, "Wie helpt?")
    assert kinds_of(other).count("MeetingPlanned") == 1


def test_who_is_only_asked_changes_nothing(browser_of, client, region, case):
    officer = region.people["attendance_officer"]
    organisation = school(region.school).organisation
    meeting = plan(client, organisation, case, people=[officer])
    for name in ("move", "agenda", "cancel"):
        assert go(browser_of("attendance_officer"), name, meeting).status_code == 403


def test_a_case_that_was_closed_meanwhile_hinders_nobody(client, meeting, case, region):
    who = teller(region.people["absence_coordinator"], TODAY)
    services.tell(case, [Closed(ClosedBecause.MOVED)], who, now())
    filled = {"reason": "voorzitter ziek", "gezien": "0"}
    assert go(client, "cancel", meeting, filled).status_code == 302
    assert kinds_of(case)[-1] == "Closed"


def test_who_was_asked_elsewhere_stays_asked(client, meeting, region):
    elsewhere = make_person(make_school("11VO11"), "mentor", name="Elders")
    Invited.objects.create(
        meeting=meeting, person=elsewhere, function="mentor", organisation="elders"
    )
    go(client, "move", meeting, {**FORM, "place": "Online", "gezien": "0"})
    assert Invited.objects.filter(person=elsewhere).exists()
