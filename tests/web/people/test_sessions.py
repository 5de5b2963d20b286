"""Sessions end; what was being written does not."""

import pytest
from django.test import Client

from kantelpunt.web.people.models import Person
from kantelpunt.web.people.sessions import is_over
from tests.web.people.pages_for_tests import SENT
from tests.web.people.signing_in import PASSWORD, SIGN_IN, is_signed_in, sign_in, text_of

HALF_HOUR, TWELVE_HOURS = 30 * 60, 12 * 60 * 60
TALK = {"notes": "Noor slaapt slecht", "kind": "school", "present": ["mentor"]}
pytestmark = pytest.mark.usefixtures("own_pages")


@pytest.mark.parametrize(
    ("begun", "seen", "over"),
    [
        (0, HALF_HOUR, False),
        (0, HALF_HOUR + 1, True),
        (TWELVE_HOURS, 60, False),
        (TWELVE_HOURS + 1, 0, True),
    ],
)
def test_after_half_an_hour_without_a_page_or_twelve_hours_a_session_is_over(begun, seen, over):
    now = 1_000_000
    first = begun or seen
    assert is_over(begun=now - first, seen=now - seen, now=now) is over


def test_a_session_lives_while_pages_are_asked_for_and_no_longer_than_twelve_hours(
    client, with_app, clock
):
    sign_in(client)
    for _ in range(24):
        clock.forward(minutes=30)
        assert client.get("/").content == b"begin"
    clock.forward(seconds=1)
    assert client.get("/").url.startswith(SIGN_IN)


def test_who_is_away_for_more_than_half_an_hour_signs_in_again(client, with_app, clock):
    sign_in(client)
    clock.forward(minutes=30, seconds=1)
    assert client.get("/").url == f"{SIGN_IN}?next=/"
    assert not is_signed_in(client)


@pytest.fixture
def came_too_late(client, with_app, clock):
    """Somebody filled in a form for longer than a session lasts, and sent it."""
    SENT.clear()
    client.force_login(with_app)
    client.get("/gesprek/")
    clock.forward(hours=1)

    def send(address="/gesprek/", **more):
        origin = {"referer": "http://testserver/gesprek/"}
        return client.post(address, TALK | more.pop("files", {}), headers=origin, **more)

    return send


def test_a_form_comes_back_filled_in_and_is_sent_once_more(client, came_too_late):
    late = came_too_late()
    assert late.url == f"{SIGN_IN}?next=/gesprek/"
    assert "is bewaard" in text_of(client.get(late.url))
    assert sign_in(client, after="/gesprek/").url == "/gesprek/"
    page = client.get("/gesprek/")
    shown = text_of(page)
    assert "Noor slaapt slecht" in shown
    assert '<option value="school" selected>' in shown
    assert page.context["form"]["present"].value() == ["mentor"]
    assert page.context["form"]["told"].value() is False, "an open tick stays open"
    assert shown.count("voordat uw sessie afliep") == 1, "the other form of the page is as it was"
    assert SENT == [], "nothing is sent by itself"
    client.post("/gesprek/", TALK)
    assert SENT[0]["notes"] == TALK["notes"]


def test_it_comes_back_once(client, came_too_late):
    came_too_late()
    sign_in(client)
    client.get("/gesprek/")
    assert "Noor slaapt slecht" not in text_of(client.get("/gesprek/"))


def test_a_form_that_goes_to_another_address_comes_back_where_it_stood(client, came_too_late):
    assert came_too_late("/elders/").url == f"{SIGN_IN}?next=/gesprek/"
    sign_in(client)
    assert "Noor slaapt slecht" in text_of(client.get("/gesprek/"))


def test_it_does_not_come_back_for_somebody_else(client, came_too_late, with_app):
    came_too_late()
    other = Person.objects.create_user("ander@school.example", PASSWORD, name="Ander")
    other.demo = True
    other.save()
    client.force_login(other)
    assert "Noor slaapt slecht" not in text_of(client.get("/gesprek/"))
    client.force_login(with_app)
    assert "Noor slaapt slecht" not in text_of(client.get("/gesprek/"))


def test_what_was_kept_cannot_be_read_in_the_database(client, came_too_late):
    came_too_late()
    kept = dict(client.session)
    assert "kept_form" in kept
    assert "slaapt" not in str(kept)


def test_files_are_asked_for_again(client, came_too_late, tmp_path):
    paper = tmp_path / "brief.pdf"
    paper.write_bytes(b"%PDF")
    with paper.open("rb") as file:
        came_too_late(files={"paper": file})
    sign_in(client)
    assert "Kies de bestanden opnieuw" in text_of(client.get("/gesprek/"))


def test_another_site_cannot_have_a_form_kept(with_app, clock):
    client = Client(enforce_csrf_checks=True)
    client.force_login(with_app)
    client.get("/gesprek/")
    clock.forward(hours=1)
    client.post("/gesprek/", TALK, headers={"origin": "https://elders.example"})
    assert "kept_form" not in client.session


def test_a_form_of_nobody_is_not_kept(client, db):
    client.post("/gesprek/", TALK)
    assert "kept_form" not in client.session
