"""Sessions end: after half an hour without a page, and after twelve hours whatever happens."""

from collections.abc import Callable
from datetime import datetime

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from kantelpunt.web.pages.language import keep_language

_BEGUN, _SEEN = "session_begun", "session_seen"
Clock = Callable[[], datetime]


class EndingSessionsMiddleware:
    """Signs out who was away too long; `request.ended_for` then says who that was.

    The clock of the demonstration plays no part: sessions go by real time.
    """

    def __init__(
        self, get_response: Callable[[HttpRequest], HttpResponse], clock: Clock = timezone.now
    ) -> None:
        self.get_response = get_response
        self.clock = clock

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, after signing out who must be."""
        request.ended_for = ""  # type: ignore[attr-defined]
        if request.user.is_authenticated:
            now = self.clock().timestamp()
            begun = request.session.setdefault(_BEGUN, now)
            if is_over(begun=begun, seen=request.session.get(_SEEN, now), now=now):
                request.ended_for = request.user.pk  # type: ignore[attr-defined]
                with keep_language(request):
                    logout(request)
            else:
                request.session[_SEEN] = now
        response = self.get_response(request)
        if request.user.is_authenticated and _BEGUN not in request.session:
            now = self.clock().timestamp()
            request.session.update({_BEGUN: now, _SEEN: now})
        return response


def is_over(*, begun: float, seen: float, now: float) -> bool:
    """Whether a session has ended: moments in seconds of its begin, its latest page, and now."""
    return now - begun > settings.LONGEST_SESSION_SECONDS or now - seen > settings.IDLE_SECONDS
