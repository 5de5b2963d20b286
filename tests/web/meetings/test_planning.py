"""A meeting is planned, from a case, from the list, or for a school every six weeks (CM-16)."""

import pytest
from django.urls import reverse

from kantelpunt.casework.events.work import MeetingPlanned
from kantelpunt.protocol.model.people import PartyKind
from kantelpunt.web.journal.models import Entry
from kantelpunt.web.meetings.forms import ChooseForm
from kantelpunt.web.meetings.inviting import agreed_in
from kantelpunt.web.meetings.models import AgendaItem, Invited, Meeting
from kantelpunt.web.people.services import add_organisation
from kantelpunt.web.schools.selectors import school
from tests.web.dossiers.cases import last
from tests.web.making import make_person
from tests.web.meetings.planned import FORM, details_of, on_agenda, plan, text_of


@pytest.fixture
def coordinator(browser_of):
    return browser_of("absence_coordinator")


@pytest.fixture
def organisation(region):
    return school(region.school).organisation


def test_the_first_page_asks_which_meeting_and_offers_those_of_the_protocol(coordinator, case):
    page = text_of(coordinator.get(reverse("meetings:plan")))
    assert "Zeswekelijks verzuimoverleg" in page
    assert "tilburg-vo@2020-09-01/tafel/" in page


@pytest.mark.parametrize(
    ("versions", "grouped"),
    [
        (["tilburg-vo@2020-09-01"], False),
        (["tilburg-vo@2020-09-01", "utrecht@2017-01-01"], True),
    ],
)
def test_tables_of_several_protocols_stand_under_the_title_of_each(versions, grouped):
    form = ChooseForm(None, organisations=[], agreed=agreed_in(versions))
    page = str(form["volgens"])
    assert (page.count("<optgroup") == len(versions)) is grouped
    assert ("Utrechtse aanpak" in page) is grouped
    assert all(f'value="{version}/' in page for version in versions)


def test_without_a_meeting_the_list_says_how_the_first_comes(coordinator):
    assert "Plan het eerste overleg." in text_of(coordinator.get(reverse("meetings:list")))


def test_a_meeting_planned_from_a_case_is_told_to_the_case(coordinator, organisation, case):
    meeting = plan(coordinator, organisation, case)
    told = last(case)
    assert isinstance(told, MeetingPlanned)
    assert (told.meeting, str(told.on)) == ("gesprek", "2026-03-12")
    assert {"ouders", "leerling"} <= set(told.invited)
    item = AgendaItem.objects.get(meeting=meeting)
    assert (item.case, item.called, item.parents, item.child) == (case, "gesprek", True, True)


def test_a_second_meeting_of_a_kind_has_a_name_of_its_own_in_the_case(
    coordinator, organisation, case
):
    plan(coordinator, organisation, case)
    plan(coordinator, organisation, case, day="2026-03-19")
    assert last(case).meeting == "gesprek 2"


def test_who_sits_at_a_table_of_the_protocol_is_ticked(coordinator, organisation, case, region):
    code = "tilburg-vo@2020-09-01/overleg/zeswekelijks-verzuimoverleg"
    page = coordinator.get(details_of("verzuimoverleg", organisation, volgens=code))
    ticked = set(page.context["form"].initial["people"])
    people = region.people
    assert {people["attendance_officer"], people["absence_coordinator"]} <= ticked
    assert not {people["youth_doctor"], people["mentor"]} & ticked


def test_who_works_for_other_children_is_offered_and_not_ticked(coordinator, organisation, case):
    code = "tilburg-vo@2020-09-01/overleg/zeswekelijks-verzuimoverleg"
    office = add_organisation("Leerplicht Elders", PartyKind.ATTENDANCE_OFFICE, ["Elders"])
    elsewhere = make_person(office, "attendance_officer")
    page = coordinator.get(details_of("verzuimoverleg", organisation, volgens=code))
    form = page.context["form"]
    assert elsewhere in dict(form.fields["people"].choices)
    assert elsewhere not in form.initial["people"]


def test_the_six_weekly_meeting_proposes_the_cases_of_the_school(coordinator, organisation, case):
    page = coordinator.get(details_of("verzuimoverleg", organisation))
    (row,) = page.context["rows"]
    assert (row.candidate.case, row.candidate.order) == (case, 1)
    assert row.candidate.question


def test_a_case_without_a_number_stays_off_the_agenda(coordinator, organisation, case):
    filled = {**FORM, **on_agenda(case, "")}
    coordinator.post(details_of("verzuimoverleg", organisation), filled)
    assert Meeting.objects.count() == 1
    assert not AgendaItem.objects.exists()


def test_a_day_that_was_is_refused_and_nothing_is_lost(coordinator, organisation, case):
    filled = {**FORM, "day": "2026-03-01", **on_agenda(case, 1, "Wat nu?")}
    response = coordinator.post(details_of("gesprek", organisation, dossier=case), filled)
    assert response.status_code == 422
    assert "Kies vandaag of een latere dag" in text_of(response)
    assert "Wat nu?" in text_of(response)
    assert not Meeting.objects.exists()


def test_people_who_are_ticked_are_asked_and_see_the_meeting(
    coordinator, organisation, case, region, browser_of
):
    officer = region.people["attendance_officer"]
    meeting = plan(coordinator, organisation, case, people=[officer], chair=officer)
    assert Invited.objects.get(meeting=meeting, person=officer).function == "attendance_officer"
    address = reverse("meetings:meeting", args=[meeting.id])
    assert browser_of("attendance_officer").get(address).status_code == 200
    assert browser_of("youth_doctor").get(address).status_code == 403


def test_planning_is_journalled_with_case_and_pupil(coordinator, organisation, case, region):
    meeting = plan(coordinator, organisation, case)
    entry = Entry.objects.filter(action="change", kind="meeting").latest("number")
    assert entry.subjects == [meeting.id, case, region.pupil]


def test_the_pupils_own_mentor_is_ticked_for_a_talk_and_mentors_say_of_which_groups(
    coordinator, organisation, case, region
):
    make_person(organisation, "mentor", name="Andere Mentor", groups=["4b"])
    page = coordinator.get(details_of("gesprek", organisation, dossier=case))
    form = page.context["form"]
    own = {region.people["absence_coordinator"], region.people["mentor"]}
    assert set(form.initial["people"]) == own
    assert "Andere Mentor, Mentor (4b)" in text_of(page)
    six_weekly = coordinator.get(details_of("verzuimoverleg", organisation))
    assert set(six_weekly.context["form"].initial["people"]) == {
        region.people["absence_coordinator"]
    }
