"""A month: the cases that ran in it, and what was reported and decided in them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TypeAlias

from django.db.models import F, Q, QuerySet

from kantelpunt.casework.events.work import DecisionTaken, ReportSent
from kantelpunt.foundation.text import Language, Text
from kantelpunt.foundation.written_days import written_month
from kantelpunt.protocol.functions import Sees
from kantelpunt.web.dossiers import store
from kantelpunt.web.dossiers.listing import named
from kantelpunt.web.dossiers.models import CaseRow
from kantelpunt.web.dossiers.selectors import cases_for, told
from kantelpunt.web.gate.parts import Part
from kantelpunt.web.gate.seeing import parts_seen
from kantelpunt.web.gate.viewer import Viewer, sees
from kantelpunt.web.pages.clock import at
from kantelpunt.web.schools.selectors import home_of

CaseOfMonth: TypeAlias = CaseRow
"""A row of `cases_of_month`, with the names that it adds."""
_SHOWN = 12


@dataclass(frozen=True)
class Month:
    """A month as far as it has gone by.

    Attributes:
        last: the last day that counts: of the month, or today.
    """

    first: date
    last: date

    @property
    def code(self) -> str:
        """As it stands in an address: `2026-03`."""
        return f"{self.first:%Y-%m}"

    @property
    def name(self) -> Text:
        """`maart 2026`."""
        words = written_month(self.first.month)
        return Text(f"{words.nl} {self.first.year}", f"{words.en} {self.first.year}")


def months_until(today: date) -> list[Month]:
    """The month that runs and those before it, a year in all."""
    found = [Month(today.replace(day=1), today)]
    while len(found) < _SHOWN:
        last = found[-1].first - timedelta(days=1)
        found.append(Month(last.replace(day=1), last))
    return found


def month_called(code: str, today: date) -> Month:
    """The month of a code; the one that runs when it is not among those that are shown."""
    known = months_until(today)
    return next((one for one in known if one.code == code), known[0])


def cases_of_month(viewer: Viewer, month: Month) -> QuerySet[CaseOfMonth]:
    """The cases that ran in a month, with names and `municipality`; by school, then by pupil.

    Only those of which the viewer sees what happened; of who works for municipalities only the
    pupils who live there, or whose school stands there while their home is not known.
    """
    ran = Q(closed="") | Q(closed_on__gte=month.first)
    rows = cases_for(viewer).filter(ran, opened_on__lte=month.last)
    seen = parts_seen(viewer, rows.values_list("id", flat=True))
    may = [case for case, parts in seen.items() if Part.TIMELINE in parts]
    found = named(CaseRow.objects.filter(id__in=may))
    found = found.annotate(municipality=home_of("pupil", "school"))
    where = _municipalities(viewer)
    if where:
        found = found.filter(municipality__in=where)
    return found.order_by(F("school_name"), F("pupil_order"), "id")


def _municipalities(viewer: Viewer) -> set[str]:
    """For whose children somebody works; empty: for all in the cases that are seen."""
    held = viewer.with_pupils
    if any(sees(one.function) is not Sees.MUNICIPALITY or not one.municipalities for one in held):
        return set()
    return {name for one in held for name in one.municipalities}


@dataclass(frozen=True)
class InMonth:
    """What was reported and decided in a case in a month, in sentences."""

    reports: tuple[str, ...] = ()
    decisions: tuple[str, ...] = ()


def told_in_month(
    cases: Iterable[str], month: Month, language: Language
) -> defaultdict[str, InMonth]:
    """Per case what was reported and decided (one query)."""
    found: defaultdict[str, InMonth] = defaultdict(InMonth)
    until = month.last + timedelta(days=1)
    for event in store.events_between(
        cases, (ReportSent, DecisionTaken), at(month.first, 0), at(until, 0)
    ):
        known, words = found[event.case], told(event, language)
        if isinstance(event.what, ReportSent):
            found[event.case] = replace(known, reports=(*known.reports, words))
        else:
            found[event.case] = replace(known, decisions=(*known.decisions, words))
    return found
