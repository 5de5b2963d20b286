"""People who sign in, and what they have at hand."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.core.cache import cache

from kantelpunt.web.people.models import Person
from kantelpunt.web.people.sessions import EndingSessionsMiddleware
from tests.web.people.signing_in import PASSWORD, SECRET


@pytest.fixture(autouse=True)
def no_earlier_attempts(db):
    """Attempts of another test do not count."""
    cache.clear()


@pytest.fixture
def person(db):
    return Person.objects.create_user("noor@school.example", PASSWORD, name="Noor de Vries")


@pytest.fixture
def with_app(person):
    """The same person, with an app connected."""
    TOTP.activate(person, SECRET)
    return person


@pytest.fixture
def recovery_code(with_app):
    return RecoveryCodes.activate(with_app).get_unused_codes()[0]


@pytest.fixture
def own_pages(settings):
    """The pages of `pages_for_tests` instead of those of the application."""
    settings.ROOT_URLCONF = "tests.web.people.pages_for_tests"
    first, *others = settings.TEMPLATES
    folder = str(Path(__file__).parent / "templates")
    settings.TEMPLATES = [{**first, "DIRS": [folder]}, *others]


@pytest.fixture
def clock(monkeypatch):
    """The time by which sessions end; `clock.forward(minutes=…)` moves it."""
    return Clock(monkeypatch)


class Clock:
    def __init__(self, monkeypatch):
        self.moment = datetime(2026, 3, 9, 9, 0, tzinfo=UTC)
        init = EndingSessionsMiddleware.__init__
        monkeypatch.setattr(
            EndingSessionsMiddleware,
            "__init__",
            lambda one, get_response: init(one, get_response, lambda: self.moment),
        )

    def forward(self, **time):
        self.moment += timedelta(**time)
