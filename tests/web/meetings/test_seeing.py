"""Who sees which meetings, and of whom they learn there (CM-16, CM-20)."""

import pytest
from django.urls import reverse

from kantelpunt.web.schools.selectors import school
from tests.web.meetings.planned import plan, text_of


@pytest.fixture
def organisation(region):
    return school(region.school).organisation


@pytest.fixture
def meeting(browser_of, region, organisation, case):
    doctor = region.people["youth_doctor"]
    return plan(browser_of("absence_coordinator"), organisation, case, people=[doctor])


def page_of(client, meeting):
    return client.get(reverse("meetings:meeting", args=[meeting.id]))


def test_who_takes_part_in_the_case_sees_whom_it_is_about(browser_of, meeting):
    page = text_of(page_of(browser_of("support_coordinator"), meeting))
    assert "Anna" in page.title()
    assert "Werkt het plan?" in page


def test_who_takes_no_part_sees_neither_name_nor_question(browser_of, meeting):
    page = text_of(page_of(browser_of("youth_doctor"), meeting))
    assert "Een dossier waarvan u het overleg niet ziet" in page
    assert "Jansen" not in page.replace("Jansen,", "")
    assert "Werkt het plan?" not in page


def test_the_list_shows_meetings_that_come_first(browser_of, meeting):
    page = text_of(browser_of("absence_coordinator").get(reverse("meetings:list")))
    assert "Gesprek met ouders en leerling" in page
    assert "Kamer 1.12" in page


def test_others_find_nothing_in_the_list(browser_of, meeting):
    page = text_of(browser_of("case_director").get(reverse("meetings:list")))
    assert "Kamer 1.12" not in page


def test_the_tab_of_a_case_shows_its_meetings(browser_of, meeting, case):
    page = text_of(browser_of("mentor").get(reverse("meetings:of_case", args=[case])))
    assert "Gesprek met ouders en leerling" in page


def test_the_calendar_file_names_no_pupil(browser_of, meeting):
    address = reverse("meetings:calendar", args=[meeting.id])
    text = browser_of("absence_coordinator").get(address).content.decode()
    assert "BEGIN:VCALENDAR" in text
    assert "nna" not in text
    assert "Jansen" not in text


def test_what_must_be_done_in_the_case_leads_to_the_meeting(browser_of, meeting, case):
    page = text_of(browser_of("absence_coordinator").get(reverse("dossiers:case", args=[case])))
    asked = page.partition("Wat er moet gebeuren")[2].partition("</section>")[0]
    assert ">Gesprek<" in asked
    assert reverse("meetings:of_case", args=[case]) in asked
