"""Whose address a request bears."""

import pytest

from kantelpunt.web.people.sealing import NotOurs, opened, sealed
from kantelpunt.web.site.proxies import AddressMiddleware


@pytest.mark.parametrize(
    ("proxies", "passed", "address"),
    [
        (0, "203.0.113.9", "10.0.0.1"),
        (1, "203.0.113.9", "203.0.113.9"),
        (1, "made-up, 203.0.113.9", "203.0.113.9"),
        (2, "made-up, 203.0.113.9, 10.0.0.7", "203.0.113.9"),
        (2, "203.0.113.9", "10.0.0.1"),
        (1, "", "10.0.0.1"),
    ],
)
def test_only_our_own_proxies_are_believed(rf, settings, proxies, passed, address):
    settings.PROXIES = proxies
    request = rf.get("/", headers={"x-forwarded-for": passed}, REMOTE_ADDR="10.0.0.1")
    AddressMiddleware(lambda _: None)(request)
    assert request.META["REMOTE_ADDR"] == address


def test_after_another_secret_what_was_sealed_opens_as_long_as_the_old_one_is_named(settings):
    settings.SECRET_KEY = "the old secret"
    token = sealed("JBSWY3DP", "second factor")
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "the new secret", ["the old secret"]
    assert opened(token, "second factor") == "JBSWY3DP"
    settings.SECRET_KEY_FALLBACKS = []
    with pytest.raises(NotOurs):
        opened(token, "second factor")


def test_what_was_sealed_for_one_purpose_does_not_open_for_another():
    with pytest.raises(NotOurs):
        opened(sealed("JBSWY3DP", "second factor"), "kept form")
