"""Dutch, with English to choose: the choice stands in the session."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

_KEY = "language"
_KNOWN = ("nl", "en")


class LanguageMiddleware:
    """Makes a page speak the language that its reader chose."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer in that language."""
        chosen = request.session.get(_KEY, "nl")
        with translation.override(chosen if chosen in _KNOWN else "nl"):
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", translation.get_language() or "nl")
            return response


@contextmanager
def keep_language(request: HttpRequest) -> Iterator[None]:
    """Carry the choice over to the session that comes after this one."""
    chosen = request.session.get(_KEY)
    yield
    if chosen:
        request.session[_KEY] = chosen


@require_POST
def choose(request: HttpRequest) -> HttpResponse:
    """Choose a language and go back to the page one came from."""
    wanted = request.POST.get("language", "")
    if wanted in _KNOWN:
        request.session[_KEY] = wanted
    back = request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}):
        back = "/"
    return HttpResponseRedirect(back)
