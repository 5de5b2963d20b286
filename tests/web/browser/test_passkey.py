"""A passkey in a real browser: added after signing in, and enough by itself the next time."""

import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from playwright.sync_api import sync_playwright

from kantelpunt.web.people.models import Person
from tests.web.browser.running import CHROMIUM, needs_chromium
from tests.web.people.signing_in import ADDRESS, PASSWORD

KEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}
pytestmark = [
    pytest.mark.slow,
    pytest.mark.django_db(transaction=True),
]


@pytest.fixture
def page(monkeypatch):
    """A browser with a key of its own. Playwright runs a loop, of which Django is wary."""
    needs_chromium()
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page()
        page.set_default_timeout(15_000)
        session = page.context.new_cdp_session(page)
        session.send("WebAuthn.enable")
        session.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})
        yield page
        browser.close()


@pytest.fixture
def person(db):
    cache.clear()
    return Person.objects.create_user(ADDRESS, PASSWORD, name="Noor de Vries")


def give_password(page, address):
    page.goto(address)
    page.fill("#id_login", ADDRESS)
    page.fill("#id_password", PASSWORD)
    page.press("#id_password", "Enter")


def sign_out(page, start):
    page.goto(f"{start}/aanmelden/af/")
    page.click("button.utrecht-button--primary-action")


def test_a_passkey_is_added_and_signs_in_without_a_password(page, person, live_server, settings):
    settings.ROOT_URLCONF = "tests.web.people.pages_for_tests"
    start = live_server.url
    refused = []
    page.on("console", lambda told: refused.append(told.text) if told.type == "error" else None)
    give_password(page, f"{start}/aanmelden/")
    page.click("text=Toegangssleutel toevoegen")
    page.fill("#id_name", "Mijn laptop")
    page.check("#id_passwordless")
    page.click("#mfa_webauthn_add")
    page.wait_for_url(f"{start}/aanmelden/herstelcodes/")
    assert Authenticator.objects.filter(user=person, type="webauthn").count() == 1

    sign_out(page, start)
    page.goto(f"{start}/aanmelden/?next=/gezond/")
    page.click("#passkey_login")
    page.wait_for_url(f"{start}/gezond/")
    assert "begin" in page.content()
    assert [text for text in refused if "Content Security Policy" in text] == []


def test_a_passkey_is_the_second_factor_after_a_password(page, person, live_server, settings):
    settings.ROOT_URLCONF = "tests.web.people.pages_for_tests"
    start = live_server.url
    give_password(page, f"{start}/aanmelden/")
    page.wait_for_url(f"{start}/aanmelden/tweede/")
    page.goto(f"{start}/aanmelden/sleutels/nieuw/")
    page.click("#mfa_webauthn_add")
    page.wait_for_url(f"{start}/aanmelden/herstelcodes/")
    sign_out(page, start)
    give_password(page, f"{start}/aanmelden/?next=/gezond/")
    page.wait_for_url(f"{start}/aanmelden/tweede/code/")
    page.click("#mfa_webauthn_authenticate")
    page.wait_for_url(f"{start}/gezond/")
