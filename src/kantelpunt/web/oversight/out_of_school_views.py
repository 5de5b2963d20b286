"""Where the attendance office begins: children without a school, exemptions, the monthly list."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kantelpunt.web.gate.looking import looked
from kantelpunt.web.gate.seeing import require_area
from kantelpunt.web.gate.viewer import viewer_of
from kantelpunt.web.journal.words import Action, Kind
from kantelpunt.web.oversight.out_of_school_rows import (
    ChildRow,
    Ends,
    ExemptionRow,
    child_rows,
    exemption_rows,
)
from kantelpunt.web.oversight.out_of_school_tables import ChildrenTable, ExemptionsTable
from kantelpunt.web.oversight.region_crumbs import region_crumbs
from kantelpunt.web.pages.tables import Table
from kantelpunt.web.register.lacking import not_computable
from kantelpunt.web.schools.legal_status import EXEMPTIONS, RESIDENTS, handed_in

_AREA = "out_of_school"
_NEEDED = (RESIDENTS, EXEMPTIONS)


def home(request: HttpRequest) -> HttpResponse:
    """The ways on, for who sees children out of school with how many there are."""
    viewer = viewer_of(request)
    require_area(viewer, "municipality")
    context: dict[str, object] = {"lacks": _lacks()}
    if viewer.may_open(_AREA):
        exemptions = exemption_rows(viewer)
        context |= {
            "sees_children": True,
            "children": len(child_rows(viewer)),
            "exempt": len(exemptions),
            "ending": sum(one.ends is Ends.SOON for one in exemptions),
        }
    return render(request, "oversight/municipality.html", context)


def children(request: HttpRequest) -> HttpResponse:
    """Children who must go to school and are enrolled nowhere."""
    require_area(viewer_of(request), _AREA)
    table = ChildrenTable(child_rows(viewer_of(request)))
    return _listed(request, table, "oversight/without_school.html")


def exempt(request: HttpRequest) -> HttpResponse:
    """Exemptions that hold or are to come."""
    require_area(viewer_of(request), _AREA)
    table = ExemptionsTable(exemption_rows(viewer_of(request)))
    return _listed(request, table, "oversight/exemptions.html")


def _listed(
    request: HttpRequest, table: Table[ChildRow] | Table[ExemptionRow], template: str
) -> HttpResponse:
    """A list; where a file lacks, nothing but that."""
    lacks, page = _lacks(), table.page(request)
    if not lacks:
        if page.export:
            return page.export_response(lambda ids: looked(request, Action.EXPORT, Kind.PUPIL, ids))
        looked(request, Action.LIST, Kind.PUPIL, page.ids)
    context = {
        "table": page,
        "lacks": lacks,
        "not_computable": not_computable(viewer_of(request).day),
        "crumbs": region_crumbs(page.caption),
    }
    return render(request, template, context)


def _lacks() -> str:
    """The files that lack, by name; without one of them neither list can be told."""
    known = handed_in()
    return ", ".join(one for one in _NEEDED if one not in known)
