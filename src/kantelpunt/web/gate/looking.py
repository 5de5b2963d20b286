"""Journals what somebody looks at, in the function through which it is seen (CM-22)."""

from collections.abc import Iterable

from django.http import HttpRequest

from kantelpunt.web.gate.viewer import viewer_of
from kantelpunt.web.journal.services import Who, look
from kantelpunt.web.journal.words import Action, Kind, Result
from kantelpunt.web.pages.clock import now_for


def who_looks(request: HttpRequest) -> Who:
    """The viewer, as the journal names people."""
    viewer = viewer_of(request)
    first = next(iter(viewer.held), None)
    return Who(
        viewer.person,
        first.function if first else "",
        first.organisation if first else "",
        request.META.get("REMOTE_ADDR", ""),
    )


def looked(
    request: HttpRequest,
    action: Action,
    kind: Kind,
    subjects: Iterable[str],
    *,
    parts: Iterable[str] = (),
    result: Result = Result.ALLOWED,
    code: str = "",
    detail: str = "",
) -> None:
    """Write it down."""
    look(
        who_looks(request),
        action,
        kind,
        subjects,
        now=now_for(request),
        parts=[str(one) for one in parts],
        result=result,
        code=code,
        detail=detail,
    )
