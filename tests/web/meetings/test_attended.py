"""Who is only asked something sees the meetings at which the own organisation is (CM-20)."""

import pytest
from django.urls import reverse

from kantelpunt.casework.events.people import InformationShared, PartyAdded
from kantelpunt.web.gate.parts import Part
from kantelpunt.web.gate.seeing import parts_seen
from kantelpunt.web.gate.viewer import Viewer
from kantelpunt.web.meetings.holding import ToldPoint, hold
from kantelpunt.web.meetings.telling import Speaker
from kantelpunt.web.pages.clock import at
from kantelpunt.web.schools.selectors import school
from tests.web.dossiers.cases import TODAY, tell
from tests.web.meetings.planned import plan, text_of

WRITTEN = "Vader vertelde over de nachten"


@pytest.fixture
def asked(region, case):
    """The case, in which youth health is asked something."""
    added = PartyAdded("ggd", "legal_base")
    tell(region, case, "absence_coordinator", added, day=TODAY)
    doctor = Viewer.of(region.people["youth_doctor"], TODAY)
    assert parts_seen(doctor, [case])[case].isdisjoint({Part.MEETINGS, Part.PLAN, Part.TIMELINE})
    return case


def planned(browser_of, region, case, *people):
    """A talk of today, to which some are asked."""
    organisation = school(region.school).organisation
    here = [region.people[one] for one in people]
    return plan(
        browser_of("absence_coordinator"), organisation, case, day="2026-03-09", people=here
    )


def recorded(region, meeting, *present):
    """It was held, with some of them there."""
    point = ToldPoint(meeting.agenda.get().id, text=WRITTEN)
    viewer = Viewer.of(region.people["absence_coordinator"], TODAY)
    there = {region.people[one] for one in present}
    hold(meeting.id, there, [point], Speaker(viewer, at(TODAY, 16)))


def tab_of(browser_of, case):
    return text_of(browser_of("youth_doctor").get(reverse("meetings:of_case", args=[case])))


def test_who_is_asked_to_a_meeting_sees_about_whom_it_is_and_the_question(
    browser_of, region, asked
):
    meeting = planned(browser_of, region, asked, "youth_doctor")
    page = text_of(browser_of("youth_doctor").get(reverse("meetings:meeting", args=[meeting.id])))
    assert "Werkt het plan?" in page
    assert "Werkt het plan?" in tab_of(browser_of, asked)
    assert "Overleg plannen" not in tab_of(browser_of, asked)


def test_who_was_there_reads_the_minutes(browser_of, region, asked):
    recorded(region, planned(browser_of, region, asked, "youth_doctor"), "youth_doctor")
    assert WRITTEN in tab_of(browser_of, asked)


@pytest.mark.parametrize("invited", [["youth_doctor"], []], ids=["stayed away", "not asked"])
def test_who_was_not_there_reads_nothing(browser_of, region, asked, invited):
    recorded(region, planned(browser_of, region, asked, *invited))
    page = tab_of(browser_of, asked)
    assert WRITTEN not in page
    assert "Gesprek met ouders en leerling" not in page


def test_another_meeting_about_the_same_child_stays_closed(browser_of, region, asked):
    without = planned(browser_of, region, asked)
    planned(browser_of, region, asked, "youth_doctor")
    recorded(region, without)
    page = tab_of(browser_of, asked)
    assert "Werkt het plan?" in page
    assert WRITTEN not in page


@pytest.mark.parametrize(
    ("party", "reads"), [("ggd", True), ("leerplicht", False)], ids=["with them", "with others"]
)
def test_what_was_shared_with_an_organisation_is_read_by_its_people(
    browser_of, region, asked, party, reads
):
    told = InformationShared(party, "het verloop van het verzuim", "legal_base")
    tell(region, asked, "absence_coordinator", told, day=TODAY)
    page = text_of(browser_of("youth_doctor").get(reverse("dossiers:case", args=[asked])))
    assert ("Met u gedeeld" in page) is reads
    assert ("het verloop van het verzuim" in page) is reads
