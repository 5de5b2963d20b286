"""Writes what people make of signals."""

from collections.abc import Collection, Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from kantelpunt.web.register.models import FoundSignal, SignalState


@transaction.atomic
def put_in_case(signals: Collection[str], case: str, by: str, now: datetime) -> int:
    """Signals were joined to a case; gives how many. Those that no longer hold stay as they are."""
    return _open(signals).update(
        state=SignalState.IN_CASE,
        case=case,
        case_knows=True,
        judged_by=by,
        judged_at=now,
        reason="",
    )


@transaction.atomic
def leave(signals: Collection[str], reason: str, by: str, now: datetime) -> int:
    """Signals need no case, for a reason; gives how many."""
    return (
        _open(signals)
        .exclude(state=SignalState.IN_CASE)
        .update(state=SignalState.LEFT, judged_by=by, judged_at=now, reason=reason)
    )


def case_told(signals: Iterable[str]) -> None:
    """The case knows how these signals stand now."""
    FoundSignal.objects.filter(id__in=list(signals)).update(case_knows=True)


def withdrawal_seen(signals: Iterable[str]) -> None:
    """Somebody took note that these signals no longer hold."""
    FoundSignal.objects.filter(id__in=list(signals)).update(withdrawal_seen=True)


def _open(signals: Collection[str]) -> QuerySet[FoundSignal]:
    return FoundSignal.objects.filter(id__in=list(signals), warning=False).exclude(
        state=SignalState.WITHDRAWN
    )
