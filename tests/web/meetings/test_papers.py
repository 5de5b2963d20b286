"""The papers of a meeting (CM-16)."""

import pytest
from django.urls import reverse

from kantelpunt.web.schools.models import Parent
from kantelpunt.web.schools.selectors import school
from tests.web.meetings.planned import plan, text_of
from tests.web.papers.read_back import text_of as pdf_text


@pytest.fixture
def client(browser_of):
    return browser_of("absence_coordinator")


@pytest.fixture
def meeting(client, region, case):
    doctor = region.people["youth_doctor"]
    organisation = school(region.school).organisation
    return plan(client, organisation, case, day="2026-03-09", people=[doctor])


def paper(client, name, meeting, *args, **query):
    address = reverse(f"meetings:{name}", args=[meeting.id, *args], query=query or None)
    return client.get(address)


def test_the_list_names_pupils_only_for_who_sees_their_cases(client, meeting, browser_of):
    assert "Jansen" in pdf_text(paper(client, "listed", meeting).content)
    theirs = pdf_text(paper(browser_of("youth_doctor"), "listed", meeting).content)
    assert "p-anna" not in theirs
    assert "Anna" not in theirs.title().replace("Organisatie", "")
    assert "waarvan u het overleg niet ziet" in theirs


def test_every_household_gets_a_letter_and_the_pupil_one(client, meeting):
    item = meeting.agenda.get()
    page = text_of(paper(client, "invitations", meeting, item.id))
    for name in ("Bo Jansen", "Cas Peters", "Dirk Smit"):
        assert name in page
    letter = pdf_text(paper(client, "letter", meeting, item.id, "1").content)
    assert "Bo Jansen" in letter
    assert "Cas Peters" not in letter
    assert "Kamer 1.12" in letter
    assert "Beste" in pdf_text(paper(client, "letter", meeting, item.id, "leerling").content)
    english = pdf_text(paper(client, "letter", meeting, item.id, "1", taal="en").content)
    assert "school is not easy" in english


def test_a_secret_address_is_said_to_be_secret(client, meeting):
    Parent.objects.filter(name="Bo Jansen").update(secret_address=True)
    page = paper(client, "invitations", meeting, meeting.agenda.get().id)
    assert "Geheim adres" in text_of(page)


def test_who_takes_no_part_gets_no_letter_and_no_minutes(browser_of, meeting):
    item = meeting.agenda.get().id
    other = browser_of("youth_doctor")
    assert paper(other, "invitations", meeting, item).status_code == 403
    assert paper(other, "letter", meeting, item, "1").status_code == 403
    assert paper(other, "minutes", meeting, item).status_code == 403


def test_the_minutes_of_a_case_on_paper(client, meeting):
    item = meeting.agenda.get().id
    assert paper(client, "minutes", meeting, item).status_code == 403
    address = reverse("meetings:record", args=[meeting.id])
    sent = {
        "gezien": "0",
        f"punt-{item}-text": "Anna wil weer gym.",
        f"punt-{item}-child": "on",
        f"punt-{item}-actie1-task": "rooster aanpassen",
        f"punt-{item}-actie1-by": "school",
        f"punt-{item}-actie1-due": "2026-03-20",
    }
    assert client.post(address, sent).status_code == 302
    text = pdf_text(paper(client, "minutes", meeting, item).content)
    for words in ("Anna wil weer gym.", "rooster aanpassen", "20 maart 2026", "Leerling"):
        assert words in text
