"""Journals what somebody looks at, in the function through which it is seen (CM-22)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain

from django.http import HttpRequest

from kantelpunt.web.gate.seeing import cases_seen, children_out_of_school, pupils_of_own_school
from kantelpunt.web.gate.viewer import Viewer, viewer_of
from kantelpunt.web.journal.services import Who, look
from kantelpunt.web.journal.words import Action, Kind, Result
from kantelpunt.web.pages.clock import now_for
from kantelpunt.web.people.selectors import Held

_AREAS = {
    Kind.JOURNAL: "journal",
    Kind.PERSON: "administration",
    Kind.SETTINGS: "administration",
    Kind.SCHOOL: "schools",
}
"""Who looks at these does so in a function for that part of the application."""
_ENOUGH = 50


def who_looks(request: HttpRequest, kind: Kind, subjects: Sequence[str]) -> Who:
    """The viewer, as the journal names people, in the function through which this is seen."""
    viewer = viewer_of(request)
    several = _through(viewer, kind, subjects[:_ENOUGH]) if len(viewer.held) > 1 else ()
    held = next(chain(several, viewer.held), None)
    return Who(
        viewer.person,
        held.function if held else "",
        held.organisation if held else "",
        request.META.get("REMOTE_ADDR", ""),
    )


def _through(viewer: Viewer, kind: Kind, subjects: Sequence[str]) -> Iterator[Held]:
    """The functions that each alone would do: by a case first, then by a pupil of one's school."""
    if kind in _AREAS:
        yield from viewer.held_for(_AREAS[kind])
    each = [replace(viewer, held=(one,)) for one in viewer.with_pupils]
    for alone in each:
        if cases_seen(alone).filter(case__in=subjects).exists():
            yield from alone.held
    for alone in each:
        if pupils_of_own_school(alone).filter(pupil_id__in=subjects).exists():
            yield from alone.held
    for alone in each:
        if not children_out_of_school(alone).isdisjoint(subjects):
            yield from alone.held


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
    wanted = list(subjects)
    look(
        who_looks(request, kind, wanted),
        action,
        kind,
        wanted,
        now=now_for(request),
        parts=[str(one) for one in parts],
        result=result,
        code=code,
        detail=detail,
    )
