"""Cases as pages and other parts of the application read them; who may see is the gate's."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from kantelpunt.casework.agreement import Agreement
from kantelpunt.casework.case import Case
from kantelpunt.casework.events.recorded import Event
from kantelpunt.casework.evolve import folded
from kantelpunt.casework.evolving.course import REVIEW
from kantelpunt.casework.overview import Overview, overview
from kantelpunt.casework.taking_part import Share, taking_part
from kantelpunt.foundation.text import Language
from kantelpunt.protocol.telling.wording.teller import Teller
from kantelpunt.web.dossiers import store
from kantelpunt.web.dossiers.models import Asked as Asked
from kantelpunt.web.dossiers.models import CaseRow
from kantelpunt.web.dossiers.surroundings import surroundings_of
from kantelpunt.web.dossiers.timeline import plain_sentence
from kantelpunt.web.gate.seeing import cases_seen
from kantelpunt.web.gate.viewer import Viewer
from kantelpunt.web.protocols.selectors import teller


@dataclass(frozen=True)
class Dossier:
    """A case with everything that a page about it needs.

    Attributes:
        row: what lists show of it.
        events: all of them, in their order; texts stand apart.
        seen: how it stands now.
        shares: who takes part, and who waits for consent.
    """

    row: CaseRow
    case: Case
    events: tuple[Event, ...]
    agreement: Agreement
    seen: Overview
    shares: tuple[Share, ...]

    def teller(self, language: Language) -> Teller:
        """Who tells the protocol on which it runs."""
        return teller(self.row.version, language)


def dossier(case: str, now: datetime) -> Dossier:
    """A case; everything that passed by now must have been recorded (`services.sweep`).

    Raises:
        CaseRow.DoesNotExist: when there is none.
    """
    row = CaseRow.objects.get(id=case)
    events = store.events_of(case)
    state = folded(events)
    around = surroundings_of(row, now.date())
    return Dossier(
        row,
        state,
        tuple(events),
        around.agreement,
        overview(state, around.agreement, around.terms, now),
        taking_part(state, around.agreement, now.date()),
    )


def cases_for(viewer: Viewer) -> QuerySet[CaseRow]:
    """The cases that somebody sees."""
    return CaseRow.objects.filter(id__in=cases_seen(viewer).values("case"))


def cases_of_pupil(pupil: str) -> list[CaseRow]:
    """The cases of a pupil, the latest first."""
    return list(CaseRow.objects.filter(pupil=pupil).order_by("-opened_on", "id"))


def pupils_of(cases: Iterable[str]) -> dict[str, str]:
    """Per case the pupil; what is no case is passed over."""
    return dict(CaseRow.objects.filter(id__in=list(cases)).values_list("id", "pupil"))


def open_case_of(pupil: str) -> str | None:
    """The open case of a pupil, when there is one."""
    rows = CaseRow.objects.filter(pupil=pupil, closed="").order_by("-opened_on")
    return rows.values_list("id", flat=True).first()


def asked_of(viewer: Viewer, *, until: date | None = None) -> QuerySet[Asked]:
    """What is asked of somebody in cases, the first due first; without a date last.

    What nobody else can do, and looking at the case again, is for the person who leads it, where
    there is one.
    """
    wanted = Q(pk__in=[])
    for held in viewer.with_pupils:
        wanted |= Q(organisation=held.organisation, function=held.function)
    led = Q(case__director="") | Q(case__director__in=viewer.stands_for)
    of_the_lead = (Q(instead=True) | Q(key=REVIEW)) & ~led
    rows = Asked.objects.filter(wanted, case__in=cases_for(viewer), case__closed="")
    rows = rows.exclude(of_the_lead)
    if until is not None:
        rows = rows.filter(due__lte=until)
    return rows.select_related("case").order_by(F("due").asc(nulls_last=True), "case_id", "key")


def late_with_others(viewer: Viewer) -> QuerySet[Asked]:
    """What is late in the cases that somebody leads, and is asked of others; the oldest first."""
    own = asked_of(viewer).filter(case=OuterRef("case"), key=OuterRef("key")).order_by()
    led = cases_for(viewer).filter(closed="", director__in=viewer.stands_for)
    return _late().filter(~Exists(own), case__in=led)


def late_in(cases: Iterable[str]) -> QuerySet[Asked]:
    """What is late in some cases, whoever is asked it; the oldest first."""
    return _late().filter(case__in=list(cases))


def _late() -> QuerySet[Asked]:
    rows = Asked.objects.filter(overdue=True)
    return rows.select_related("case").order_by("due", "case_id", "key")


def undated_for(viewer: Viewer) -> QuerySet[Asked]:
    """What is asked of somebody without a date in the text; what no other has to do comes first."""
    same = Asked.objects.filter(case=OuterRef("case"), key=OuterRef("key"))
    others = same.exclude(organisation=OuterRef("organisation"))
    rows = asked_of(viewer).filter(due=None).annotate(others=Exists(others))
    return rows.order_by("others", "case_id", "key")


def undated_of(viewer: Viewer) -> int:
    """How many things are asked of somebody without a date in the text."""
    rows = asked_of(viewer).filter(due=None).order_by()
    return rows.values("case_id", "key").distinct().count()


def asked_in(cases: Iterable[str], until: date) -> QuerySet[Asked]:
    """What is asked of anybody in some cases, up to and with a day."""
    return Asked.objects.filter(case__in=list(cases), due__lte=until).order_by("due", "id")


def loose_ends(viewer: Viewer) -> QuerySet[CaseRow]:
    """Cases with loose ends that somebody sees."""
    return cases_for(viewer).filter(closed="").exclude(loose_ends=[])


def people_in(rows: Iterable[CaseRow]) -> Sequence[str]:
    """The people who lead some cases."""
    return tuple({row.director for row in rows if row.director})


def told(event: Event, language: Language) -> str:
    """What happened, in a sentence; roles, never people."""
    return plain_sentence(teller(event.version, language), event.what)


def with_open_case(pupils: Iterable[str]) -> set[str]:
    """Of some pupils those of whom a case is open."""
    rows = CaseRow.objects.filter(pupil__in=list(pupils), closed="")
    return set(rows.values_list("pupil", flat=True))


def running_at(organisation: str, day: date) -> set[str]:
    """The pupils of whom a case of a school ran at the end of a day."""
    begun = CaseRow.objects.filter(organisation=organisation, opened_on__lte=day)
    running = begun.filter(Q(closed="") | Q(closed_on__gt=day))
    return set(running.values_list("pupil", flat=True))


def running_per_school(organisations: Iterable[str]) -> dict[str, int]:
    """Per school how many cases run."""
    rows = CaseRow.objects.filter(organisation__in=list(organisations), closed="")
    counted = rows.values_list("organisation").annotate(cases=Count("id"))
    return dict(counted.order_by())
