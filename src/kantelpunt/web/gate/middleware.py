"""Puts the one who looks on every request; without a sign-in there are no pages but to sign in."""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from kantelpunt.web.gate.refusing import journal_refusal
from kantelpunt.web.gate.viewer import Viewer, put_viewer
from kantelpunt.web.pages.clock import now_for

OPEN = ("/aanmelden/", "/static/", "/taal/", "/gezond/", "/demo/")
"""Beginnings of addresses that are for everybody: signing in, style sheets, language, health.

The pages of the demonstration are nowhere but in the demonstration.
"""


class ViewerMiddleware:
    """Everything else is for people who signed in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, or lead to where one signs in."""
        day = now_for(request).date()
        if request.user.is_authenticated:
            put_viewer(request, Viewer.of(request.user.pk, day))
        else:
            put_viewer(request, Viewer("", "", day))
            if not request.path.startswith(OPEN):
                where = "demo:choose" if settings.DEMO else settings.LOGIN_URL
                return redirect_to_login(request.get_full_path(), where)
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> None:
        """What is refused is journalled; Django answers."""
        if isinstance(exception, PermissionDenied):
            journal_refusal(request, exception)
