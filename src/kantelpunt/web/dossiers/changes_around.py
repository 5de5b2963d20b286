"""What stands around cases changes: a calendar, or what the region chose. What moves by it?

Running terms move and the timeline says why; before, it can be foreseen in numbers, without a case.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum

from django.db import transaction
from django.db.models import QuerySet

from kantelpunt.casework import moving
from kantelpunt.casework.decide import Surroundings, advanced
from kantelpunt.casework.due import Terms
from kantelpunt.casework.evolve import folded
from kantelpunt.foundation.register_terms import Sector
from kantelpunt.web.dossiers import store
from kantelpunt.web.dossiers.models import CaseRow
from kantelpunt.web.dossiers.projection import project
from kantelpunt.web.dossiers.surroundings import surroundings_of
from kantelpunt.web.pages.remembering import remembering
from kantelpunt.web.protocols.selectors import agreement_by

Before = Callable[[CaseRow, Surroundings], Surroundings]
"""The surroundings of a case as they were, from those that they are now."""


@dataclass(frozen=True)
class Moved:
    """What a change moved: terms, and the cases in which they run."""

    terms: int
    cases: int


def calendar_changed(school: str, before: Terms, now: datetime, why: str) -> Moved:
    """Move the running terms of every open case of a school (CM-12).

    Args:
        school: code of the school, whose calendar has been changed by now.
        before: ends of terms on the calendar as it was.
        now: the moment.
        why: what was changed, as the timeline says it.
    """
    cases = CaseRow.objects.filter(school=school, closed="")
    return _all_moved(cases, lambda _, around: replace(around, terms=before), now, why)


def choices_changed(protocol: str, before: Mapping[str, str], now: datetime, why: str) -> Moved:
    """Move the running terms of every open case on a protocol.

    Args:
        protocol: of which the region has chosen otherwise by now.
        before: what it had chosen, per setting.
        now: the moment.
        why: what was chosen otherwise, as the timeline says it.
    """
    return _all_moved(_running(protocol), _chosen(before), now, why)


@transaction.atomic
def _all_moved(cases: QuerySet[CaseRow], before: Before, now: datetime, why: str) -> Moved:
    with remembering():
        ids = list(cases.order_by("id").values_list("id", flat=True))
        counts = [_moved(one, before, now, why) for one in ids]
    return Moved(sum(counts), sum(count > 0 for count in counts))


def _moved(case: str, before: Before, now: datetime, why: str) -> int:
    """How many terms of a case moved; what had passed as it was before stays so."""
    row, history = store.row_for_writing(case), store.events_of(case)
    around = surroundings_of(row, now.date())
    was = before(row, around)
    passed = advanced(folded(history), was, now)
    told = moving.terms_moved(passed.case, was, around, now, why)
    later = advanced(folded([*history, *passed.events, *told]), around, now)
    store.keep([*passed.events, *told, *later.events], {})
    project(row, later.case, around.agreement, around.terms, now)
    return len(told)


def _running(protocol: str) -> QuerySet[CaseRow]:
    return CaseRow.objects.filter(closed="", version__startswith=f"{protocol}@")


def _chosen(choices: Mapping[str, str]) -> Before:
    def by_these(row: CaseRow, around: Surroundings) -> Surroundings:
        return replace(around, agreement=agreement_by(row.version, Sector(row.sector), choices))

    return by_these


class Shift(StrEnum):
    """What happens to something that is asked in a case."""

    EARLIER = "earlier"
    LATER = "later"
    DATED = "dated"
    UNDATED = "undated"
    COMES = "comes"
    GOES = "goes"
    LATE = "late"


@dataclass
class Foreseen:
    """What a change would move, in numbers.

    Attributes:
        running: how many cases run on the protocol; in `cases` of them something changes.
        leads: in how many another role would lead.
        shifts: per version and place in it, how often what happens.
    """

    running: int = 0
    cases: int = 0
    leads: int = 0
    shifts: dict[tuple[str, str], Counter[Shift]] = field(
        default_factory=lambda: defaultdict(Counter)
    )


def foreseen(protocol: str, chosen: Mapping[str, str], now: datetime) -> Foreseen:
    """What other choices of the region would move in running cases; nothing changes yet."""
    found = Foreseen()
    with remembering():
        for row in _running(protocol):
            found.running += 1
            around = surroundings_of(row, now.date())
            case = advanced(store.state_of(row.id), around, now).case
            then = _chosen(chosen)(row, around)
            seen = moving.preview(case, around.agreement, then.agreement, around.terms, now)
            other_lead = seen.lead[0] != seen.lead[1]
            found.leads += other_lead
            found.cases += other_lead or bool(seen.changes)
            for one in seen.changes:
                found.shifts[row.version, one.key].update(_shifts(one, now.date()))
    return found


def _shifts(one: moving.Change, today: date) -> Iterator[Shift]:
    if not one.stays:
        yield Shift.GOES
        return
    if not one.there:
        yield Shift.COMES
    elif one.was is None:
        yield Shift.DATED
    elif one.becomes is None:
        yield Shift.UNDATED
    else:
        yield Shift.EARLIER if one.becomes < one.was else Shift.LATER
    if one.becomes is not None and one.becomes < today and (one.was is None or one.was >= today):
        yield Shift.LATE
