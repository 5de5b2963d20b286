"""Pages of meetings do not ask the database more as there is more on them."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kantelpunt.web.schools.selectors import school
from tests.web.dossiers.cases import open_case
from tests.web.making import make_pupil
from tests.web.meetings.conftest import PROTOCOL
from tests.web.meetings.planned import plan

LIST, DETAIL = 16, 26


@pytest.fixture
def client(browser_of):
    return browser_of("absence_coordinator")


@pytest.fixture
def organisation(region):
    return school(region.school).organisation


def asked_by(client, address):
    with CaptureQueriesContext(
        connection,
    ) as found:
        assert client.get(address).status_code == 200
    return len(found)


def test_the_list_asks_as_much_for_many_meetings(client, organisation, case):
    plan(client, organisation, case)
    address = reverse("meetings:list")
    client.get(address)
    one = asked_by(client, address)
    for day in (17, 18, 19):
        plan(client, organisation, case, day=f"2026-03-{day}")
    assert asked_by(client, address) == one <= LIST


def test_a_meeting_asks_as_much_for_many_cases(client, organisation, case, region):
    meeting = plan(client, organisation, case)
    address = reverse("meetings:meeting", args=[meeting.id])
    client.get(address)
    one = asked_by(client, address)
    for name in ("bram", "chris", "daan"):
        region.pupil = make_pupil(f"p-{name}", last_name="Berg")
        other = open_case(region, PROTOCOL)
        client.post(reverse("meetings:add", args=[other]), {"meeting": meeting.id})
    assert meeting.agenda.count() == 4
    assert asked_by(client, address) == one <= DETAIL
