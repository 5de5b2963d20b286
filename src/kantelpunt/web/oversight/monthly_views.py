"""The monthly list: for who works for municipalities or for the partnership."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from kantelpunt.foundation.text import Text
from kantelpunt.web.dossiers.months import Month, month_called
from kantelpunt.web.dossiers.services import sweep
from kantelpunt.web.gate.looking import looked
from kantelpunt.web.gate.seeing import require_area
from kantelpunt.web.gate.viewer import viewer_of
from kantelpunt.web.journal.words import Action, Kind
from kantelpunt.web.meetings.kinds import Kind as MeetingKind
from kantelpunt.web.oversight.monthly_figures import figures_of
from kantelpunt.web.oversight.monthly_listing import MonthlyFile, MonthlyTable
from kantelpunt.web.oversight.monthly_paper import figures_on_paper, list_on_paper
from kantelpunt.web.oversight.monthly_rows import MonthlyRow, rows_of
from kantelpunt.web.oversight.region_crumbs import region_crumbs
from kantelpunt.web.pages.clock import now_for
from kantelpunt.web.pages.saying import said
from kantelpunt.web.pages.table_exports import as_csv
from kantelpunt.web.people.selectors import Held

_AREA = "municipality"
_LIST, _FIGURES = Text("maandlijst", "monthly-list"), Text("maandcijfers", "monthly-figures")
_HEADS = (
    Text("Onderdeel", "Part"),
    Text("Waarvan", "Of what"),
    Text("Dossiers", "Cases"),
)


@dataclass(frozen=True)
class _Asked:
    """A month, its rows, and through which function they are shown first."""

    month: Month
    rows: Sequence[MonthlyRow]
    held: Held
    today: date

    @property
    def cases(self) -> list[str]:
        """Whom it shows, for the journal."""
        return [one.id for one in self.rows]


def _asked(request: HttpRequest) -> _Asked:
    viewer, now = viewer_of(request), now_for(request)
    require_area(viewer, _AREA)
    sweep(now)
    month = month_called(request.GET.get("maand", ""), now.date())
    held = viewer.held_for(_AREA)
    rows = rows_of(replace(viewer, held=held), month)
    return _Asked(month, rows, held[0], now.date())


def monthly(request: HttpRequest) -> HttpResponse:
    """The list of a month, and its figures."""
    asked = _asked(request)
    table = MonthlyFile if "als" in request.GET else MonthlyTable
    page = table(asked.rows, asked.month, asked.today).page(request)
    if page.export:
        return page.export_response(lambda ids: looked(request, Action.EXPORT, Kind.CASE, ids))
    looked(request, Action.LIST, Kind.CASE, page.ids)
    meeting = {"soort": MeetingKind.MONTHLY, "organisatie": asked.held.organisation}
    context = {
        "table": page,
        "month": asked.month,
        "figures": figures_of(asked.rows, asked.month),
        "crumbs": region_crumbs(page.caption),
        "plan": reverse("meetings:plan", query=meeting),
    }
    return render(request, "oversight/monthly.html", context)


def monthly_paper(request: HttpRequest) -> HttpResponse:
    """The whole list of a month as a PDF."""
    asked = _asked(request)
    looked(request, Action.EXPORT, Kind.CASE, asked.cases)
    pdf = list_on_paper(asked.rows, asked.month, asked.held.organisation_name, asked.today)
    return _file(pdf, _LIST, "pdf", "application/pdf")


def figures_paper(request: HttpRequest) -> HttpResponse:
    """The figures of a month as a PDF, without names."""
    asked = _asked(request)
    looked(request, Action.EXPORT, Kind.REGISTER, [], detail=_FIGURES.nl)
    figures = figures_of(asked.rows, asked.month)
    pdf = figures_on_paper(figures, asked.month, asked.held.organisation_name, asked.today)
    return _file(pdf, _FIGURES, "pdf", "application/pdf")


def figures_file(request: HttpRequest) -> HttpResponse:
    """The same as CSV."""
    asked = _asked(request)
    looked(request, Action.EXPORT, Kind.REGISTER, [], detail=_FIGURES.nl)
    rows = [
        (one.name, each.name, each.told)
        for one in figures_of(asked.rows, asked.month)
        for each in one.counts
    ]
    content = as_csv([said(head) for head in _HEADS], rows)
    return _file(content, _FIGURES, "csv", "text/csv; charset=utf-8")


def _file(content: bytes, name: Text, kind: str, content_type: str) -> HttpResponse:
    response = HttpResponse(content, content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{said(name)}.{kind}"'
    response["Cache-Control"] = "no-store"
    return response
