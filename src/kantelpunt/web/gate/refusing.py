"""What somebody may not see stands in the journal as refused, with what it was about (CM-22)."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from kantelpunt.web.gate.looking import looked
from kantelpunt.web.gate.models import TakesPart
from kantelpunt.web.gate.seeing import NotForViewer
from kantelpunt.web.journal.words import Action, Kind, Result

_LONGEST_ID = 64
_KINDS = {
    "meeting": Kind.MEETING,
    "case": Kind.CASE,
    "pupil": Kind.PUPIL,
    "signals:key": Kind.SIGNAL,
}
"""What an address names by an argument; or by an argument of one app."""


def journal_refusal(request: HttpRequest, refused: PermissionDenied) -> None:
    """Write it down; call it outside the transaction that the refusal undid.

    A part of the application that is not for somebody is about nobody, and is left out.
    """
    known = refused if isinstance(refused, NotForViewer) else _by_address(request)
    if known is None:
        return
    subjects = [known.subject] if len(known.subject) <= _LONGEST_ID else []
    if known.kind is Kind.CASE:
        rows = TakesPart.objects.filter(case=known.subject)
        subjects += rows.values_list("pupil", flat=True)[:1]
    page = request.resolver_match.view_name if request.resolver_match else ""
    looked(
        request,
        Action.REFUSED,
        known.kind,
        subjects,
        result=Result.REFUSED,
        code=page[:_LONGEST_ID],
    )


def _by_address(request: HttpRequest) -> NotForViewer | None:
    """What the address names, where it is not said what was refused."""
    match = request.resolver_match
    if match is None:
        return None
    for name, value in match.kwargs.items():
        kind = _KINDS.get(name) or _KINDS.get(f"{match.namespace}:{name}")
        if kind:
            return NotForViewer(kind, str(value))
    return None
