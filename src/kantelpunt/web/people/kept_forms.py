"""A form survives the end of a session: it is kept, and shown again after signing in.

What was written is sealed and stands in the new session of the same browser. Only the one who
wrote it gets it back, within half an hour, and sends it once more himself. Files are not kept.
"""

import json
from collections.abc import Callable
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, QueryDict
from django.middleware.csrf import CsrfViewMiddleware
from django.utils.http import url_has_allowed_host_and_scheme

from kantelpunt.foundation.text import Text
from kantelpunt.web.pages.kept import KeptForm
from kantelpunt.web.pages.saying import said
from kantelpunt.web.people.sealing import NotOurs, opened, sealed

_KEY = "kept_form"
_PURPOSE = "kept form"
_SECONDS = 30 * 60
_MOST_CHARACTERS = 500_000
_OPEN = ("/aanmelden/", "/taal/", "/demo/")
_NEVER = {"csrfmiddlewaretoken"}
_ENDED = Text(
    "Uw sessie was afgelopen. Wat u schreef is bewaard: meld u aan, dan staat het er weer.",
    "Your session had ended. What you wrote is kept: sign in, and it is there again.",
)


class KeptFormsMiddleware:
    """Keeps a form that comes too late; hands it to the page it belongs to after signing in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer; `request.kept_form` is what was kept for this page, or None."""
        request.kept_form = None  # type: ignore[attr-defined]
        if _comes_too_late(request):
            _keep(request)
            messages.warning(request, said(_ENDED))
            return redirect_to_login(_page_of(request), settings.LOGIN_URL)
        if not request.user.is_authenticated or _KEY not in request.session:
            return self.get_response(request)
        kept = _kept_for(request)
        request.kept_form = kept  # type: ignore[attr-defined]
        response = self.get_response(request)
        if kept is not None and kept.shown:
            request.session.pop(_KEY, None)
        return response


def _comes_too_late(request: HttpRequest) -> bool:
    """Whether this is a form of somebody whose session ended, sent from a page of ours."""
    ended_for: str = getattr(request, "ended_for", "")
    if request.method != "POST" or not ended_for or request.path.startswith(_OPEN):
        return False
    return CsrfViewMiddleware(_answer).process_view(request, _answer, (), {}) is None


def _answer(_: HttpRequest) -> HttpResponse:
    return HttpResponse()


def _keep(request: HttpRequest) -> None:
    fields = {name: values for name, values in request.POST.lists() if name not in _NEVER}
    kept = {
        "by": getattr(request, "ended_for", ""),
        "page": urlsplit(_page_of(request)).path,
        "fields": fields,
        "files": bool(request.FILES),
    }
    written = json.dumps(kept)
    if len(written) <= _MOST_CHARACTERS:
        request.session[_KEY] = sealed(written, _PURPOSE)


def _page_of(request: HttpRequest) -> str:
    """The page on which the form stood: some forms are sent to another address than their own."""
    referer = request.headers.get("Referer", "")
    if referer and url_has_allowed_host_and_scheme(referer, allowed_hosts={request.get_host()}):
        parts = urlsplit(referer)
        return f"{parts.path}?{parts.query}" if parts.query else parts.path
    return request.get_full_path()


def _kept_for(request: HttpRequest) -> KeptForm | None:
    """What was kept, when it is for this person and this page; what is not theirs is dropped."""
    try:
        kept = json.loads(opened(request.session[_KEY], _PURPOSE, seconds=_SECONDS))
    except NotOurs:
        del request.session[_KEY]
        return None
    if kept["by"] != request.user.pk:
        del request.session[_KEY]
        return None
    if request.method != "GET" or request.path != kept["page"]:
        return None
    fields = QueryDict(mutable=True)
    for name, values in kept["fields"].items():
        fields.setlist(name, values)
    return KeptForm(fields, had_files=kept["files"])
