"""Signing in with one click, and moving the day."""

from datetime import date, timedelta

import pytest
from django.db.models import F
from django.urls import reverse

from kantelpunt.foundation.errors import InputRefused
from kantelpunt.web.demo.prepare import go_on
from kantelpunt.web.demo.serving import prepare_folder
from kantelpunt.web.dossiers.models import CaseRow, EventRow
from kantelpunt.web.journal.models import Entry
from kantelpunt.web.pages.clock import at, now, set_demo_clock
from kantelpunt.web.pages.models import DemoClock
from kantelpunt.web.people.models import Person, Position
from kantelpunt.web.people.services import add_person
from tests.web.days import noon_of


def mentor() -> Position:
    return Position.objects.filter(function="mentor").order_by("person__name")[0]


@pytest.mark.django_db
@pytest.mark.parametrize("page", ["choose", "sign_in", "clock"])
def test_outside_the_demonstration_there_is_no_such_page(client, page):
    address = reverse(f"demo:{page}")
    assert client.get(address).status_code == 404
    assert client.post(address, {"date": "2026-04-01"}).status_code == 404


@pytest.mark.django_db
def test_outside_the_demonstration_its_people_cannot_sign_in_and_its_clock_stands(client):
    person = add_person("iemand@demo.example", "Iemand", demo=True)
    client.post("/demo/aanmelden/", {"person": person})
    assert "_auth_user_id" not in client.session
    with pytest.raises(RuntimeError):
        noon_of(date(2026, 3, 9))
    assert not DemoClock.objects.exists()


@pytest.mark.parametrize("language", ["nl", "en"])
def test_everybody_can_be_chosen(client, demo_region, language):
    client.post(reverse("pages:language"), {"language": language})
    page = client.get("/demo/").content.decode()
    for one in Person.objects.all():
        assert one.id in page
    assert ("Begin hier" in page) == (language == "nl")


def test_who_has_not_signed_in_is_led_to_choose(client, demo_region):
    answer = client.get("/dossiers/")
    assert answer.status_code == 302
    assert answer["Location"] == "/demo/?next=/dossiers/"


def test_one_click_signs_in(client, demo_region):
    one = mentor()
    answer = client.post("/demo/aanmelden/", {"person": one.person_id, "next": "/protocol/"})
    assert (answer.status_code, answer["Location"]) == (302, "/protocol/")
    assert client.session["_auth_user_id"] == one.person_id


def test_one_click_leads_to_no_other_site(client, demo_region):
    given = {"person": mentor().person_id, "next": "https://elders.example/"}
    assert client.post("/demo/aanmelden/", given)["Location"] == "/"


def test_somebody_who_was_not_made_for_the_demonstration_cannot_be_chosen(client, demo_region):
    real = add_person("echt@school.example", "Echt")
    assert real not in client.get("/demo/").content.decode()
    assert client.post("/demo/aanmelden/", {"person": real}).status_code == 404


def today() -> object:
    return now().date()


@pytest.mark.parametrize(("step", "days"), [("day", 1), ("week", 7)])
def test_the_day_moves_on(client, demo_region, step, days):
    client.post("/demo/dag/", {"step": step})
    assert today() == demo_region + timedelta(days=days)


def test_what_passes_until_that_day_passes(client, demo_region):
    due = CaseRow.objects.filter(closed="", overdue=False, wakes_at__isnull=False).order_by(
        "wakes_at"
    )
    first, before = due[0].id, EventRow.objects.count()
    client.post("/demo/dag/", {"date": "2026-04-20"})
    assert EventRow.objects.count() > before
    told = EventRow.objects.filter(case=first).order_by("-sequence")[0]
    assert told.moment > at(demo_region)
    assert told.person == ""
    assert not CaseRow.objects.filter(closed="", wakes_at__date__lt=today()).exists()


def test_started_again_it_goes_on_from_the_last_time_that_somebody_looked(client, demo_region):
    client.post("/demo/aanmelden/", {"person": mentor().person_id})
    last = Entry.objects.latest("number").moment
    set_demo_clock(last - timedelta(hours=3))
    go_on()
    assert last <= now() < last + timedelta(minutes=5)


def test_started_again_when_nobody_looked_it_is_the_day_to_which_it_was_moved(demo_region):
    set_demo_clock(at(demo_region, 14))
    DemoClock.objects.update(since=F("since") - timedelta(days=30))
    go_on()
    assert at(demo_region, 14) <= now() < at(demo_region, 15)


@pytest.mark.parametrize("day", ["2026-03-01", "2027-01-01", "morgen", ""])
def test_a_day_that_cannot_be_is_refused_with_words(client, demo_region, day):
    answer = client.post("/demo/dag/", {"date": day}, follow=True)
    assert today() == demo_region
    assert "Kies een dag van" in answer.content.decode()


def test_a_folder_with_another_database_is_left_alone(tmp_path):
    real = tmp_path / "kantelpunt.sqlite3"
    real.write_bytes(b"of somebody else")
    with pytest.raises(InputRefused, match="another folder"):
        prepare_folder(tmp_path)
    assert real.read_bytes() == b"of somebody else"
