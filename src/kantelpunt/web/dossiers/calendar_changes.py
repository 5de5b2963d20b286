"""A school changed its calendar: running terms of its cases move, and the timeline says why."""

from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction

from kantelpunt.casework import moving
from kantelpunt.casework.decide import advanced
from kantelpunt.casework.due import Terms
from kantelpunt.casework.evolve import folded
from kantelpunt.web.dossiers import store
from kantelpunt.web.dossiers.models import CaseRow
from kantelpunt.web.dossiers.projection import project
from kantelpunt.web.dossiers.surroundings import surroundings_of


@dataclass(frozen=True)
class Moved:
    """What a change of the calendar moved: terms, and the cases in which they run."""

    terms: int
    cases: int


@transaction.atomic
def calendar_changed(school: str, before: Terms, now: datetime, why: str) -> Moved:
    """Move the running terms of every open case of a school (CM-12).

    Args:
        school: code of the school, whose calendar has been changed by now.
        before: ends of terms on the calendar as it was.
        now: the moment.
        why: what was changed, as the timeline says it.
    """
    cases = CaseRow.objects.filter(school=school, closed="").values_list("id", flat=True)
    counts = [_moved(case, before, now, why) for case in list(cases)]
    return Moved(sum(counts), sum(count > 0 for count in counts))


def _moved(case: str, before: Terms, now: datetime, why: str) -> int:
    """How many terms of a case moved; what had passed by the calendar as it was stays so."""
    row, history = store.row_for_writing(case), store.events_of(case)
    around = surroundings_of(row, now.date())
    passed = advanced(folded(history), replace(around, terms=before), now)
    told = moving.calendar_changed(passed.case, around.agreement, before, around.terms, now, why)
    later = advanced(folded([*history, *passed.events, *told]), around, now)
    store.keep([*passed.events, *told, *later.events], {})
    project(row, later.case, around.agreement, around.terms, now)
    return len(told)
