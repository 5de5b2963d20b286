"""Sessions end: after half an hour without a page, and after twelve hours whatever happens."""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

_BEGUN, _SEEN = "session_begun", "session_seen"


class EndingSessionsMiddleware:
    """Signs out who was away too long; a form that was being filled in is kept by its page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, after signing out who must be."""
        if request.user.is_authenticated:
            now = timezone.now().timestamp()
            begun = request.session.setdefault(_BEGUN, now)
            seen = request.session.get(_SEEN, now)
            too_long = now - begun > settings.LONGEST_SESSION_SECONDS
            if too_long or now - seen > settings.IDLE_SECONDS:
                logout(request)
            else:
                request.session[_SEEN] = now
        return self.get_response(request)
