"""Tells cases how their signals stand, after registrations were put in or put right."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import groupby

from kantelpunt.casework.events.course import SignalAttached, SignalWithdrawn
from kantelpunt.casework.events.recorded import Occurrence
from kantelpunt.web.dossiers.services import Refused, Teller, tell
from kantelpunt.web.people.selectors import Held
from kantelpunt.web.register.selectors import (
    FoundSignal,
    SignalState,
    signals_in_case,
    told_otherwise,
    untold_at,
)
from kantelpunt.web.register.services import case_told
from kantelpunt.web.register.standing import Found
from kantelpunt.web.schools.selectors import schools_of

_MOVED = "na een correctie van het verzuim geldt dit signaal op een andere dag"


def after_change(
    *, found: Found, person: str, held: tuple[Held, ...], now: datetime, **_: object
) -> None:
    """Hear that signals changed; who has no function at a school tells nothing.

    What could not be told before, such as what an administrator changed, is told along.
    """
    schools = schools_of(one.organisation for one in held)
    if schools:
        untold = untold_at(one.code for one in schools)
        changed = (*found.moved, *found.withdrawn, *found.restored, *untold)
        reconcile(changed, Teller(person, held), now)


def reconcile(signals: Iterable[str], who: Teller, now: datetime) -> list[str]:
    """Tell the cases of some signals how these stand now.

    What a case does not take, such as one that was closed, stays untold; the work list shows it.

    Returns:
        The cases that were told.
    """
    told = []
    for case, rows in groupby(told_otherwise(signals), key=lambda one: one.case):
        changed = list(rows)
        try:
            tell(case, list(_occurrences(case, changed)), who, now)
        except Refused:
            continue
        case_told(one.id for one in changed)
        told.append(case)
    return told


def _occurrences(case: str, changed: list[FoundSignal]) -> Iterator[Occurrence]:
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
