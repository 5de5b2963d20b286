"""What every page says to the browser, and what logs keep silent about."""

import io
import logging

import pytest
from django.conf import settings as django_settings

from kantelpunt.web.site.discreet_logs import Discreet, Lines, discreet
from tests.web.people.signing_in import SIGN_IN, sign_in, text_of

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-store, private",
}


@pytest.mark.usefixtures("own_pages")
@pytest.mark.parametrize("page", [SIGN_IN, "/gesprek/", "/aanmelden/tweede/", "/is-er-niet/"])
def test_every_page_has_the_headers(client, with_app, page):
    sign_in(client)
    answer = client.get(page)
    assert {name: answer[name] for name in HEADERS} == HEADERS
    policy = answer["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert "default-src 'self'" in policy
    assert "camera=()" in answer["Permissions-Policy"]
    assert "publickey-credentials-get=(self)" in answer["Permissions-Policy"]


@pytest.mark.usefixtures("own_pages")
@pytest.mark.parametrize("page", [SIGN_IN, "/aanmelden/app/", "/aanmelden/sleutels/nieuw/"])
def test_no_script_or_style_stands_in_a_page(client, person, page):
    client.force_login(person)
    client.post(SIGN_IN)
    shown = text_of(client.get(page, follow=True))
    assert "<style" not in shown
    assert " style=" not in shown
    assert " onclick=" not in shown
    for script in shown.split("<script")[1:]:
        opening = script.partition(">")[0]
        assert "src=" in opening or 'type="application/json"' in opening


def test_cookies_are_for_this_site_and_out_of_reach_of_scripts():
    assert django_settings.SESSION_COOKIE_HTTPONLY
    assert django_settings.SESSION_COOKIE_SAMESITE == "Lax"
    assert django_settings.CSRF_COOKIE_HTTPONLY


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("Not Found: /zoeken/?naam=Noor+de+Vries", "Not Found: /zoeken/?..."),
        ("refused: noor@school.example", "refused: ...@..."),
        ("Gone: /aanmelden/wachtwoord/nieuw/2b-c5-xyz/", "Gone: /aanmelden/wachtwoord/nieuw/.../"),
        ("GET /dossiers/k3mn8p2q/ took 12 ms", "GET /dossiers/k3mn8p2q/ took 12 ms"),
    ],
)
def test_logs_leave_out_queries_addresses_and_keys(written, told):
    assert discreet(written) == told


@pytest.mark.usefixtures("own_pages")
def test_an_error_is_logged_without_what_was_sent(client, with_app):
    client.force_login(with_app)
    client.raise_request_exception = False
    lines = io.StringIO()
    handler = logging.StreamHandler(lines)
    handler.addFilter(Discreet())
    handler.setFormatter(Lines())
    logger = logging.getLogger("django.request")
    logger.addHandler(handler)
    try:
        answer = client.post("/mis/?leerling=Noor", {"notes": "Noor slaapt slecht"})
    finally:
        logger.removeHandler(handler)
    assert answer.status_code == 500
    assert "slaapt" not in text_of(answer)
    assert "ValueError" in lines.getvalue()
    assert "pages_for_tests.py" in lines.getvalue(), "where it failed is told"
    assert "Noor" not in lines.getvalue()
    assert "slaapt" not in lines.getvalue()
