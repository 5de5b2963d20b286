"""From which network address a request comes, when proxies of our own stand in between."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse


class AddressMiddleware:
    """Believes the proxies that the settings count, and nobody else.

    Each proxy adds the address that it sees to the end of `X-Forwarded-For`; what stands before
    the entries of our own proxies anybody can have made up.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, with `REMOTE_ADDR` as the first of our proxies saw it."""
        passed = [one.strip() for one in request.headers.get("X-Forwarded-For", "").split(",")]
        if 0 < settings.PROXIES <= len(passed) and passed[-settings.PROXIES]:
            request.META["REMOTE_ADDR"] = passed[-settings.PROXIES]
        return self.get_response(request)
