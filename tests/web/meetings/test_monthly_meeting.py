"""TB-63. Attendance and the partnership meet monthly, and agree on more than single pupils."""

import io
from datetime import date

import pytest
from django.urls import reverse
from pypdf import PdfReader

from kantelpunt.web.meetings.models import GeneralAction, Meeting
from kantelpunt.web.people.models import Position
from kantelpunt.web.schools.models import Pupil
from tests.web.days import noon_of
from tests.web.dossiers.cases import TODAY
from tests.web.meetings.planned import FORM, details_of, on_agenda, text_of


@pytest.fixture
def officer(region):
    return region.people["attendance_officer"]


@pytest.fixture
def client(browser_of):
    return browser_of("attendance_officer")


@pytest.fixture
def office(officer):
    return Position.objects.get(person=officer).organisation_id


@pytest.fixture
def plan_on(client, office, officer, region, case):
    """Plan a monthly meeting on a day, with the case on its agenda; the meeting."""

    def made(day=TODAY):
        partnership = region.people["partnership_contact"]
        filled = {**FORM, "day": day.isoformat(), "people": [officer, partnership]}
        response = client.post(details_of("maandoverleg", office), filled | on_agenda(case))
        return Meeting.objects.get(id=response["Location"].strip("/").rpartition("/")[2])

    return made


def record(client, meeting, **general):
    """Record that it was held, and that nothing was said about the case."""
    item = meeting.agenda.get()
    sent = {"present": [], f"punt-{item.id}-skipped": "on"}
    sent |= {name.replace("__", "-"): value for name, value in general.items()}
    return client.post(reverse("meetings:record", args=[meeting.id]), sent)


def page(client, meeting):
    return text_of(client.get(reverse("meetings:meeting", args=[meeting.id])))


def test_its_agenda_is_proposed_from_the_monthly_list(client, office, case):
    offered = client.get(details_of("maandoverleg", office)).context["rows"]
    assert [(row.candidate.case, row.candidate.order) for row in offered] == [(case, 1)]


def test_who_lives_elsewhere_is_not_on_it(client, office, case):
    Pupil.objects.update(municipality="Elders")
    assert client.get(details_of("maandoverleg", office)).context["rows"] == []


def test_a_school_meets_about_its_own_pupils(browser_of, region, case):
    held = Position.objects.get(person=region.people["absence_coordinator"])
    address = details_of("maandoverleg", held.organisation_id)
    offered = browser_of("absence_coordinator").get(address).context["rows"]
    assert [row.candidate.case for row in offered] == [case]


def test_an_action_that_concerns_no_case_is_kept_with_who_does_it(client, plan_on, officer):
    meeting = plan_on()
    told = {"algemeen1__what": "Brief aan alle scholen", "algemeen1__by": officer}
    assert record(client, meeting, **told, algemeen1__due="2026-04-01").status_code == 302
    kept = GeneralAction.objects.get()
    assert (kept.meeting, kept.what, kept.by) == (meeting, "Brief aan alle scholen", officer)
    assert kept.due == date(2026, 4, 1)
    assert "Brief aan alle scholen: attendance_officer" in page(client, meeting)


def test_a_browser_can_read_the_day_that_is_proposed(client, plan_on):
    response = client.get(reverse("meetings:record", args=[plan_on().id]))
    assert 'name="algemeen1-due" value="2026-04-06"' in text_of(response)


@pytest.mark.parametrize(
    "told",
    [
        {"algemeen1__what": "Brief", "algemeen1__due": "2026-04-01"},
        {"algemeen1__what": "Brief", "algemeen1__by": "officer"},
        {"algemeen1__by": "officer", "algemeen1__due": "2026-04-01"},
    ],
)
def test_of_half_an_action_nothing_is_kept(client, plan_on, officer, told):
    told = {name: officer if one == "officer" else one for name, one in told.items()}
    assert record(client, plan_on(), **told).status_code == 422
    assert not GeneralAction.objects.exists()


def test_an_open_action_comes_back_at_the_next_meeting_until_it_is_done(client, plan_on, officer):
    first, second = plan_on(), plan_on(date(2026, 4, 13))
    record(
        client,
        first,
        algemeen1__what="Brief",
        algemeen1__by=officer,
        algemeen1__due="2026-04-01",
    )
    assert "Nog open van een eerder overleg" in page(client, second)
    listed = client.get(reverse("meetings:listed", args=[second.id])).content
    told = PdfReader(io.BytesIO(listed)).pages[0].extract_text()
    assert "Brief: attendance_officer" in " ".join(told.split())
    noon_of(date(2026, 4, 13))
    record(client, second, algemeen__done=[GeneralAction.objects.get().id])
    assert GeneralAction.objects.get().done_on == date(2026, 4, 13)
    assert "Nog open van een eerder overleg" not in page(client, second)


def test_another_kind_of_meeting_asks_for_no_such_actions(browser_of, region, case):
    held = Position.objects.get(person=region.people["absence_coordinator"])
    coordinator = browser_of("absence_coordinator")
    filled = {**FORM, "day": TODAY.isoformat()} | on_agenda(case)
    address = details_of("verzuimoverleg", held.organisation_id)
    made = coordinator.post(address, filled)["Location"].strip("/").rpartition("/")[2]
    asked = coordinator.get(reverse("meetings:record", args=[made])).context["general"]
    assert asked.forms == ()
