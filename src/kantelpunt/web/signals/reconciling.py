"""Cases hear how their signals stand, as soon as what is registered or counted changes."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import groupby

from kantelpunt.casework.events.course import SignalAttached, SignalWithdrawn
from kantelpunt.web.dossiers.services import Refused, hear
from kantelpunt.web.register.selectors import (
    FoundSignal,
    SignalState,
    signals_in_case,
    told_otherwise,
)
from kantelpunt.web.register.services import case_told
from kantelpunt.web.register.standing import Found

_MOVED = "na een correctie van het verzuim geldt dit signaal op een andere dag"


def after_change(*, found: Found, now: datetime, **_: object) -> None:
    """Hear that signals changed."""
    reconcile((*found.moved, *found.withdrawn, *found.restored), now)


def reconcile(signals: Iterable[str], now: datetime) -> list[str]:
    """Let the cases of some signals hear how these stand now.

    What a case does not take, such as one that was closed, stays untold; the work list shows it.

    Returns:
        The cases that heard it.
    """
    told = []
    for case, rows in groupby(told_otherwise(signals), key=lambda one: one.case):
        changed = list(rows)
        try:
            hear(case, list(_occurrences(case, changed)), now)
        except Refused:
            continue
        case_told(one.id for one in changed)
        told.append(case)
    return told


def _occurrences(
    case: str, changed: list[FoundSignal]
) -> Iterator[SignalAttached | SignalWithdrawn]:
    """What no longer holds; then, since that ends every signal of that name, what still does."""
    names = set()
    for one in changed:
        if one.state == SignalState.WITHDRAWN:
            why = str(one.withdrawn_because.get("nl", ""))
            yield SignalWithdrawn(one.signal, one.fired_on, why)
            names.add(one.signal)
        elif one.moved_from is not None:
            yield SignalWithdrawn(one.signal, one.moved_from, _MOVED)
            names.add(one.signal)
    ids = {one.id for one in changed}
    for one in signals_in_case(case):
        if one.state == SignalState.IN_CASE and (one.signal in names or one.id in ids):
            yield SignalAttached(one.signal, one.fired_on, one.first_day)
