"""Pages of schools, for those who see all of their pupils."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from kantelpunt.foundation.text import Text
from kantelpunt.web.dossiers.school_contacts import school_contacts
from kantelpunt.web.dossiers.services import sweep
from kantelpunt.web.gate.looking import looked
from kantelpunt.web.gate.seeing import own_schools, require_area, require_school
from kantelpunt.web.gate.viewer import viewer_of
from kantelpunt.web.journal.words import Action, Kind
from kantelpunt.web.oversight.levels import Levels, levels_of
from kantelpunt.web.oversight.list_paper import list_for, list_paper
from kantelpunt.web.oversight.listing import SchoolsTable, school_rows
from kantelpunt.web.oversight.pyramid import pyramid, written_share
from kantelpunt.web.oversight.transfers import shown_transfers, without_handover
from kantelpunt.web.pages.clock import now_for
from kantelpunt.web.pages.saying import said
from kantelpunt.web.protocols.school_choices import school_settings
from kantelpunt.web.schools.handovers import receive
from kantelpunt.web.schools.selectors import SchoolInfo, pupils, schools_of

_RECEIVED = Text("De overdracht is bevestigd.", "The handover has been confirmed.")


def schools(request: HttpRequest) -> HttpResponse:
    """One's own schools; who has one goes there at once."""
    viewer = viewer_of(request)
    require_area(viewer, "schools")
    own = schools_of(own_schools(viewer))
    if len(own) == 1:
        return redirect("oversight:school", own[0].code)
    page = SchoolsTable(school_rows(own, viewer.day)).page(request)
    if page.export:
        return page.export_response(lambda ids: looked(request, Action.EXPORT, Kind.SCHOOL, ids))
    looked(request, Action.LIST, Kind.SCHOOL, page.ids)
    return render(request, "oversight/schools.html", {"table": page})


def school(request: HttpRequest, code: str) -> HttpResponse:
    """How the pupils of a school are spread, who moved, and how fresh that is."""
    one = _own(request, code)
    now, viewer = now_for(request), viewer_of(request)
    sweep(now)
    (row,) = school_rows([one], viewer.day)
    found = levels_of(one, row.until, now.date())
    who = pupils((each.pupil for each in found.moved), viewer.day)
    transfers = shown_transfers(code, viewer.day)
    seen = [*(each.pupil for each in found.moved), *(each.pupil for each in transfers)]
    looked(request, Action.LOOK, Kind.SCHOOL, [code, *dict.fromkeys(seen)])
    context = {
        "school": one,
        "row": row,
        "behind": (now.date() - row.until).days if row.until else None,
        "transfers": transfers,
        "choices": school_settings(code, viewer.day),
        "school_contacts": school_contacts(code, now.date()),
        "found": found,
        "figures": _figures(found),
        "picture": pyramid(found.levels),
        "moved": [(each, who.get(each.pupil)) for each in found.moved],
        "crumbs": [
            {"url": reverse("oversight:schools"), "name": said(Text("Scholen", "Schools"))},
            {"url": "", "name": one.name},
        ],
    }
    return render(request, "oversight/school.html", context)


def _figures(found: Levels) -> list[dict[str, object]]:
    return [
        {
            "name": said(one.name) if isinstance(one.name, Text) else one.name,
            "pupils": one.pupils,
            "share": "" if one.share is None else written_share(one.share),
            "goal": one.goal,
            "met": one.met,
        }
        for one in found.levels
    ]


def next_list(request: HttpRequest, code: str) -> HttpResponse:
    """The list for the next meeting, as a PDF."""
    one = _own(request, code)
    now, viewer = now_for(request), viewer_of(request)
    sweep(now)
    listed = list_for(viewer, one)
    subjects = [each for row in listed for each in (row.case, row.pupil) if each]
    looked(request, Action.EXPORT, Kind.SCHOOL, [code, *subjects])
    response = HttpResponse(list_paper(viewer, one, listed, now), content_type="application/pdf")
    name = said(Text("overleglijst", "meeting-list"))
    response["Content-Disposition"] = f'attachment; filename="{name}.pdf"'
    response["Cache-Control"] = "no-store"
    return response


@require_POST
def receive_pupil(request: HttpRequest, code: str) -> HttpResponse:
    """The school confirms that a pupil who came was handed over.

    Raises:
        Http404: when no such pupil waits for that.
    """
    one, viewer = _own(request, code), viewer_of(request)
    asked = request.POST.get("pupil")
    came = [each for each in without_handover(one.code, viewer.day) if each.now == one.code]
    found = [each for each in came if each.pupil == asked]
    if not found:
        raise Http404
    receive(found, viewer.person, viewer.day)
    looked(request, Action.CHANGE, Kind.PUPIL, [found[0].pupil], code="received")
    messages.success(request, said(_RECEIVED))
    return redirect("oversight:school", code)


def _own(request: HttpRequest, code: str) -> SchoolInfo:
    """A school of which somebody sees all pupils.

    Raises:
        PermissionDenied: for others.
        Http404: when none of one's own schools has this code.
    """
    viewer = viewer_of(request)
    require_area(viewer, "schools")
    found = next((one for one in schools_of(own_schools(viewer)) if one.code == code), None)
    if found is None:
        require_school(viewer, code)
        raise Http404
    return found
