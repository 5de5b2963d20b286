"""Pages of cases."""

from collections.abc import Callable, Iterator, Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kantelpunt.calendar.school_years import SchoolYear
from kantelpunt.casework.events.course import SignalAttached
from kantelpunt.casework.events.recorded import Occurrence
from kantelpunt.casework.events.work import NoteKind, NoteWritten
from kantelpunt.web.dossiers import selectors, store
from kantelpunt.web.dossiers.absence import WORDS, Week, weeks
from kantelpunt.web.dossiers.absence import told as told_of
from kantelpunt.web.dossiers.acts.known import offered
from kantelpunt.web.dossiers.acts.people import shared_with
from kantelpunt.web.dossiers.frame import Opened, frame, opened, to_do
from kantelpunt.web.dossiers.lacking import lacking
from kantelpunt.web.dossiers.listing import CasesTable, named
from kantelpunt.web.dossiers.plans import answered, shown_consents, shown_plans, shown_shared
from kantelpunt.web.dossiers.timeline import Told, told
from kantelpunt.web.gate.looking import looked
from kantelpunt.web.gate.parts import Part
from kantelpunt.web.gate.seeing import require_area
from kantelpunt.web.gate.viewer import viewer_of
from kantelpunt.web.journal.words import Action, Kind
from kantelpunt.web.pages.saying import language_of
from kantelpunt.web.people.selectors import names_of
from kantelpunt.web.register.days import days_of, submitted_until
from kantelpunt.web.schools.calendars import calendar_of
from kantelpunt.web.schools.selectors import parents_of

_LATEST = 5
_WEEKS_A_COLUMN = 14


def cases(request: HttpRequest) -> HttpResponse:
    """The cases that somebody sees."""
    require_area(viewer_of(request), "dossiers")
    page = CasesTable(named(selectors.cases_for(viewer_of(request)))).page(request)
    if page.export:
        return page.export_response(lambda ids: looked(request, Action.EXPORT, Kind.CASE, ids))
    looked(request, Action.LIST, Kind.CASE, page.ids)
    return render(request, "dossiers/list.html", {"table": page})


def overview(request: HttpRequest, case: str) -> HttpResponse:
    """How a case stands: who is at the wheel, what is next, and when."""
    one = opened(request, case, Part.HEAD)
    work = to_do(one)
    context = frame(one, "dossiers:case")
    context["late"] = [each for each in work if each.due and each.due.late]
    context["coming"] = [each for each in work if each.due and not each.due.late]
    context["undated"] = [each for each in work if not each.due]
    if Part.TIMELINE in one.parts:
        context["lacking"] = list(lacking(one.setting))
        context["latest"] = _told(request, case, one)[:_LATEST]
    else:
        medical = _told_of(request, case, one, _is_medical)
        context["medical"] = medical
        context["shared"] = _told_of(request, case, one, shared_with(one.setting))
        lines = _told(request, case, one)
        context["own"] = [each for each in lines if each.own and each not in medical][:_LATEST]
    return render(request, "dossiers/overview.html", context)


def timeline(request: HttpRequest, case: str) -> HttpResponse:
    """What happened, newest first."""
    one = opened(request, case, Part.TIMELINE)
    kind = request.GET.get("soort", "")
    lines = _told(request, case, one)
    if kind == "zelf":
        lines = [each for each in lines if each.who]
    elif kind == "vanzelf":
        lines = [each for each in lines if not each.who]
    context = frame(one, "dossiers:timeline")
    return render(request, "dossiers/timeline.html", {**context, "lines": lines, "kind": kind})


def _told(request: HttpRequest, case: str, one: Opened) -> list[Told]:
    events = one.dossier.events
    people = {event.actor.person for event in events if event.actor}
    return list(
        told(
            events,
            store.texts_of(case),
            one.parts,
            names_of(people),
            language_of(),
            viewer_of(request).person,
        )
    )


def _told_of(
    request: HttpRequest, case: str, one: Opened, wanted: Callable[[Occurrence], bool]
) -> list[Told]:
    """What somebody who sees no timeline may read of it all the same."""
    found = {event.sequence for event in one.dossier.events if wanted(event.what)}
    return [each for each in _told(request, case, one) if each.sequence in found] if found else []


def _is_medical(what: Occurrence) -> bool:
    """What youth health wrote for itself; whoever else asks does not get it."""
    return isinstance(what, NoteWritten) and what.kind is NoteKind.MEDICAL


def absence(request: HttpRequest, case: str) -> HttpResponse:
    """The absence of this school year, day by day."""
    one = opened(request, case, Part.ABSENCE)
    row, today = one.dossier.row, one.now.date()
    year = SchoolYear.of(today)
    days = days_of(row.pupil, year.first, today)
    signals = frozenset(
        event.what.fired_on
        for event in one.dossier.events
        if isinstance(event.what, SignalAttached)
    )
    calendar = calendar_of(row.school) if row.school else None
    shown = list(weeks(days, calendar, year, today, signals)) if calendar else []
    context = frame(one, "dossiers:absence")
    context["columns"] = list(batched(shown, _WEEKS_A_COLUMN))
    context["kinds"] = [(kind.value, words) for kind, words in WORDS.items()]
    context["registered"] = [(day, told_of(days[day])) for day in sorted(days, reverse=True)]
    context["submitted_until"] = submitted_until(row.school)
    return render(request, "dossiers/absence.html", context)


def batched(rows: Sequence[Week], size: int) -> Iterator[Sequence[Week]]:
    """The weeks in columns of one length."""
    for first in range(0, len(rows), size):
        yield rows[first : first + size]


def plan(request: HttpRequest, case: str) -> HttpResponse:
    """The plans and who saw them and agreed."""
    one = opened(request, case, Part.PLAN)
    context = frame(one, "dossiers:plan")
    teller = one.dossier.teller(language_of())
    context["plans"] = list(shown_plans(one.dossier, teller, store.texts_of(case)))
    context["may"] = {act.key for act in offered(one.setting)}
    return render(request, "dossiers/plan.html", context)


def sharing(request: HttpRequest, case: str) -> HttpResponse:
    """Who sees along, on what ground, and what consent there is."""
    one = opened(request, case, Part.SHARING)
    context = frame(one, "dossiers:sharing")
    teller = one.dossier.teller(language_of())
    context["consents"] = shown_consents(one.dossier.events, teller)
    context["answers"] = answered(one.dossier, teller)
    context["shared"] = shown_shared(one.dossier.events, teller)
    context["may"] = {act.key for act in offered(one.setting)}
    context["parents"] = parents_of(one.dossier.row.pupil)
    return render(request, "dossiers/sharing.html", context)
