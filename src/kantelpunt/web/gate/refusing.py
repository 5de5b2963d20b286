"""What somebody may not see stands in the journal as refused, with what it was about (CM-22)."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from kantelpunt.web.gate.looking import looked
from kantelpunt.web.gate.models import TakesPart
from kantelpunt.web.journal.words import Action, Kind, Result

_LONGEST_ID = 64


class NotForViewer(PermissionDenied):
    """The gate stays closed.

    Attributes:
        kind: of what.
        subject: opaque id of what was asked for, whether it exists or not.
    """

    def __init__(self, kind: Kind, subject: str) -> None:
        super().__init__()
        self.kind = kind
        self.subject = subject


def journal_refusal(request: HttpRequest, refused: NotForViewer) -> None:
    """Write it down; call it outside the transaction that the refusal undid."""
    subjects = [refused.subject] if len(refused.subject) <= _LONGEST_ID else []
    if refused.kind is Kind.CASE:
        rows = TakesPart.objects.filter(case=refused.subject)
        subjects += rows.values_list("pupil", flat=True)[:1]
    page = request.resolver_match.view_name if request.resolver_match else ""
    looked(
        request,
        Action.REFUSED,
        refused.kind,
        subjects,
        result=Result.REFUSED,
        code=page[:_LONGEST_ID],
    )
