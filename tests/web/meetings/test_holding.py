"""A meeting is recorded: told to its cases as a whole, or not at all (CM-16, CM-17)."""

import pytest
from django.urls import reverse

from kantelpunt.casework.events.course import StepAsked
from kantelpunt.casework.events.work import MeetingHeld, NoteWritten, TaskDone, TaskSet
from kantelpunt.web.dossiers import selectors, services, store
from kantelpunt.web.journal.models import Entry
from kantelpunt.web.meetings.models import AgendaItem, Invited, Meeting, State, Treated
from kantelpunt.web.pages.clock import at, now
from kantelpunt.web.schools.selectors import school
from tests.web.days import noon_of
from tests.web.dossiers.cases import TODAY, kinds_of, open_case, teller
from tests.web.making import make_pupil
from tests.web.meetings.conftest import PROTOCOL
from tests.web.meetings.planned import plan, text_of


@pytest.fixture
def client(browser_of):
    return browser_of("absence_coordinator")


@pytest.fixture
def meeting(client, region, case):
    """A talk today, with the attendance officer asked."""
    organisation = school(region.school).organisation
    people = [region.people["attendance_officer"], region.people["absence_coordinator"]]
    return plan(client, organisation, case, day="2026-03-09", people=people)


@pytest.fixture
def at_table(region, case):
    """A case of another pupil, at the table where is decided on mandates."""
    make_pupil("p-bram", last_name="Berg")
    region.pupil = "p-bram"
    return open_case(region, PROTOCOL, StepAsked("actietafel"))


def address(meeting):
    return reverse("meetings:record", args=[meeting.id])


def filled(page, **more):
    """The form as it is sent when nothing is changed, and what is filled in."""
    data = {"gezien": page.context["meeting"].changed, "present": []}
    for point in page.context["points"]:
        data[point.seen_name] = point.seen
        for form in point.forms:
            for bound in form:
                value = bound.value()
                if value not in (None, False, ""):
                    data[bound.html_name] = "on" if value is True else value
    return data | more


def events_of(case):
    return [one.what for one in selectors.dossier(case, at(TODAY, 23)).events if one.actor]


def of_point(meeting, name, value):
    return {f"punt-{meeting.agenda.get().id}-{name}": value}


def test_a_task_that_the_meeting_finished_is_done_with_it(client, meeting, case):
    page = client.get(address(meeting))
    task = page.context["points"][0].form.fields["done"].choices[0][0]
    assert client.post(address(meeting), filled(page, **of_point(meeting, "done", [task]))).url
    assert TaskDone(task) in events_of(case)


def test_what_was_said_and_agreed_is_told_to_the_case(client, meeting, case, region):
    page = client.get(address(meeting))
    sent = filled(page, present=[region.people["attendance_officer"]])
    sent |= of_point(meeting, "text", "Moeder vertelt over thuis.")
    sent |= of_point(meeting, "actie1-task", "gezin bellen")
    sent |= of_point(meeting, "actie1-by", "leerplicht")
    assert client.post(address(meeting), sent).status_code == 302

    held = next(one for one in events_of(case) if isinstance(one, MeetingHeld))
    assert held.meeting == "gesprek"
    assert held.actions == ("gezin bellen",)
    assert {"leerplichtambtenaar", "ouders", "leerling"} == set(held.present)
    task = next(one for one in events_of(case) if isinstance(one, TaskSet))
    assert (task.by, str(task.due)) == (("leerplicht",), "2026-03-23")
    asked = selectors.dossier(case, at(TODAY, 23)).seen.to_do
    assert "task gezin bellen" in {one.key for one in asked}
    assert "meeting gesprek" not in {one.key for one in asked}
    meeting.refresh_from_db()
    assert meeting.state == State.HELD
    there = dict(Invited.objects.values_list("person", "present"))
    assert there[region.people["attendance_officer"]] is True
    assert there[region.people["absence_coordinator"]] is False


def test_minutes_stand_apart_as_a_sealed_text_of_the_case(client, meeting, case):
    sent = filled(client.get(address(meeting))) | of_point(meeting, "text", "Anna is bang.")
    client.post(address(meeting), sent)
    item = meeting.agenda.get()
    note = next(one for one in events_of(case) if isinstance(one, NoteWritten))
    assert note.text == item.minutes
    kind, text = store.texts_of(case)[item.minutes]
    assert (kind, text.text) == ("meeting", "Anna is bang.")
    assert "Anna is bang." not in str(item.outcome)


def test_who_sees_the_meetings_of_a_case_reads_its_minutes(client, meeting, case, browser_of):
    sent = filled(client.get(address(meeting))) | of_point(meeting, "text", "Anna is bang.")
    client.post(address(meeting), sent)
    tab = reverse("meetings:of_case", args=[case])
    assert "Anna is bang." in text_of(browser_of("mentor").get(tab))
    page = reverse("meetings:meeting", args=[meeting.id])
    assert "Anna is bang." in text_of(client.get(page))


def test_a_decision_without_a_mandate_is_shown_and_nothing_is_half_done(client, region, at_table):
    case = at_table
    organisation = school(region.school).organisation
    meeting = plan(client, organisation, case, day="2026-03-09")
    before = kinds_of(case)
    page = client.get(address(meeting))
    sent = filled(page) | of_point(meeting, "text", "Lang gepraat.")
    sent |= of_point(meeting, "besluit1-option", "bindend-besluit:1")
    sent |= of_point(meeting, "actie1-task", "plek zoeken")
    sent |= of_point(meeting, "actie1-by", "leerplicht")
    response = client.post(address(meeting), sent)
    assert response.status_code == 422
    page = text_of(response)
    assert "Lang gepraat." in page
    assert "plek zoeken" in page
    assert "Berg: Dit is niet aan Verzuimcoördinator of zorgcoördinator." in page
    assert "decision taken" not in page
    assert kinds_of(case) == before
    meeting.refresh_from_db()
    assert meeting.state == State.PLANNED
    refused = Entry.objects.filter(kind="meeting", result="refused").latest("number")
    assert case in refused.subjects


def test_all_cases_of_a_recording_are_kept_or_none(client, region, case, at_table):
    other = at_table
    organisation = school(region.school).organisation
    first = plan(client, organisation, case, day="2026-03-09")
    client.post(reverse("meetings:add", args=[other]), {"meeting": first.id, "question": "?"})
    before = (kinds_of(case), kinds_of(other))
    bad = AgendaItem.objects.get(case=other)
    page = client.get(address(first))
    sent = filled(page) | {f"punt-{bad.id}-besluit1-option": "bindend-besluit:1"}
    assert client.post(address(first), sent).status_code == 422
    assert (kinds_of(case), kinds_of(other)) == before


def test_a_case_that_was_not_spoken_of_stops_waiting_for_the_meeting(client, meeting, case):
    sent = filled(client.get(address(meeting))) | of_point(meeting, "skipped", "on")
    client.post(address(meeting), sent)
    assert kinds_of(case)[-1] == "MeetingCancelled"
    assert meeting.agenda.get().treated == Treated.NOT_TREATED


def test_an_action_without_owner_is_sent_back_with_all_that_was_written(client, meeting):
    sent = filled(client.get(address(meeting)))
    sent |= of_point(meeting, "actie1-task", "gezin bellen")
    sent |= of_point(meeting, "text", "Veel besproken.")
    response = client.post(address(meeting), sent)
    assert response.status_code == 422
    assert "Noem bij een actie" in text_of(response)
    assert "Veel besproken." in text_of(response)


def test_two_people_at_once_the_second_sees_what_the_first_did(client, meeting, case, browser_of):
    page = client.get(address(meeting))
    mine = filled(page) | of_point(meeting, "text", "Mijn verslag.")
    other = browser_of("support_coordinator")
    theirs = filled(other.get(address(meeting))) | of_point(meeting, "text", "Hun verslag.")
    assert other.post(address(meeting), theirs).status_code == 302
    response = client.post(address(meeting), mine)
    assert response.status_code == 409
    assert "Mijn verslag." in text_of(response)
    assert "iemand anders legde dit al vast" in text_of(response)
    assert kinds_of(case).count("MeetingHeld") == 1


def test_somebody_else_told_the_case_something_meanwhile(client, meeting, case, region):
    sent = filled(client.get(address(meeting))) | of_point(meeting, "text", "Mijn verslag.")
    who = teller(region.people["absence_coordinator"], TODAY)
    services.tell(case, [TaskSet("bellen", ("school",), TODAY)], who, now())
    response = client.post(address(meeting), sent)
    assert response.status_code == 409
    assert "bellen" in text_of(response)
    again = filled(response) | of_point(meeting, "text", "Mijn verslag.")
    assert client.post(address(meeting), again).status_code == 302


def test_a_meeting_that_has_not_been_cannot_be_recorded(client, region, case):
    meeting = plan(client, school(region.school).organisation, case)
    assert client.get(address(meeting)).status_code == 302
    noon_of(TODAY.replace(day=12))
    assert client.get(address(meeting)).status_code == 200


def test_only_who_calls_a_meeting_and_its_chair_record_it(meeting, browser_of):
    assert browser_of("attendance_officer").get(address(meeting)).status_code == 403
    officer = Invited.objects.get(function="attendance_officer").person
    Meeting.objects.update(chair=officer)
    assert browser_of("attendance_officer").get(address(meeting)).status_code == 200
