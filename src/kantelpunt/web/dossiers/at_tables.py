"""Which organisations may know of a case that is put before a table (CM-21)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from kantelpunt.casework.agreement import Agreement
from kantelpunt.casework.case import Case
from kantelpunt.casework.taking_part import consents_awaited
from kantelpunt.web.dossiers import store
from kantelpunt.web.dossiers.models import CaseRow
from kantelpunt.web.dossiers.organisations import Involved, involved
from kantelpunt.web.dossiers.surroundings import agreement_of
from kantelpunt.web.schools.selectors import municipalities_of


@dataclass(frozen=True)
class MayKnow:
    """Who may know of a case, taking part in it or not; nobody else may.

    Attributes:
        organisations: those with a legal base, or with all the consent that they need.
        waits: per organisation that needs consent, the party for which it is asked.
    """

    organisations: frozenset[str]
    waits: Mapping[str, str]


def may_know(here: Sequence[Involved], case: Case, agreement: Agreement, day: date) -> MayKnow:
    """As the engine judges it of the parties for which organisations stand."""
    known, waits = set(), {}
    for one in here:
        parties = [name for name in one.parties if not agreement.parties[name].no_cases]
        if not all(consents_awaited(name, case, agreement, day) for name in parties):
            known.add(one.id)
        elif parties:
            waits[one.id] = parties[0]
    return MayKnow(frozenset(known), waits)


def may_know_of(cases: Iterable[str], now: datetime) -> dict[str, MayKnow]:
    """Of each of some cases that is open."""
    found = {}
    for row in CaseRow.objects.filter(id__in=list(cases), closed=""):
        agreement = agreement_of(row)
        here = involved(agreement, row.organisation, municipalities_of(row.school, row.pupil))
        found[row.id] = may_know(here, store.state_of(row.id), agreement, now.date())
    return found
