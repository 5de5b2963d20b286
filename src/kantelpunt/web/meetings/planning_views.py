"""Pages that plan a meeting, move it, change its agenda, or cancel it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse

from kantelpunt.foundation.text import Text
from kantelpunt.web.dossiers.selectors import cases_for
from kantelpunt.web.gate.parts import Part
from kantelpunt.web.gate.seeing import require
from kantelpunt.web.gate.viewer import Viewer, viewer_of
from kantelpunt.web.journal.words import Action, Result
from kantelpunt.web.meetings import candidates, selectors, services
from kantelpunt.web.meetings.candidates import Candidate
from kantelpunt.web.meetings.forms import (
    ChooseForm,
    MeetingForm,
    PointForm,
    all_right,
    is_kind,
    point_forms,
    points_of,
)
from kantelpunt.web.meetings.inviting import (
    Agreed,
    agreed_called,
    agreed_in,
    nearby,
    people_to_ask,
    suggested,
)
from kantelpunt.web.meetings.kinds import TABLES, WITH_FAMILY, Kind, name_of
from kantelpunt.web.meetings.page import LIST, journalled
from kantelpunt.web.meetings.telling import NotKept
from kantelpunt.web.pages.clock import now_for
from kantelpunt.web.pages.saying import said
from kantelpunt.web.people.selectors import Someone
from kantelpunt.web.schools.selectors import groups_of, lives_in

_PLAN = Text("Overleg plannen", "Plan a meeting")
_PLANNED = Text("Het overleg is gepland.", "The meeting is planned.")


@dataclass(frozen=True)
class Asked:
    """What the address of the planning page asks for.

    Attributes:
        case: about which the meeting is, when it was planned from a case.
        schools: organisations of the schools whose people may be asked.
    """

    kind: Kind
    organisation: str
    agreed: Agreed | None
    case: str
    schools: tuple[str, ...]
    version: str


def plan(request: HttpRequest) -> HttpResponse:
    """First which meeting it is; then when and where, who comes, and about whom."""
    viewer = viewer_of(request)
    organisations = selectors.own_organisations(viewer)
    if not organisations:
        raise PermissionDenied
    case = request.GET.get("dossier", "")
    if case:
        require(viewer, case, Part.MEETINGS)
    chosen = _choice(request.GET, viewer, organisations, case)
    if "soort" not in request.GET or not chosen.is_valid():
        return _choose(request, chosen)
    return _plan(request, viewer, _asked(chosen, viewer))


def _choice(
    given: QueryDict, viewer: Viewer, organisations: Sequence[tuple[str, str]], case: str
) -> ChooseForm:
    rows = cases_for(viewer)
    rows = rows.filter(id=case) if case else rows.filter(closed="")
    versions = sorted(set(rows.values_list("version", flat=True)))
    asked = given if is_kind(given.get("soort", "")) else None
    return ChooseForm(
        asked,
        organisations=organisations,
        agreed=agreed_in(versions),
        initial={"dossier": case, "soort": Kind.TALK if case else Kind.SIX_WEEKLY},
    )


def _choose(request: HttpRequest, form: ChooseForm) -> HttpResponse:
    crumbs = [
        {"url": reverse("meetings:list"), "name": said(LIST)},
        {"url": "", "name": said(_PLAN)},
    ]
    return render(request, "meetings/choose.html", {"form": form, "crumbs": crumbs})


def _asked(form: ChooseForm, viewer: Viewer) -> Asked:
    cleaned = form.cleaned_data
    rows = cases_for(viewer).filter(id=cleaned["dossier"]) if cleaned["dossier"] else []
    row = next(iter(rows), None)
    agreed = agreed_called(cleaned["volgens"]) if cleaned["volgens"] else None
    version = agreed.code.partition("/")[0] if agreed else row.version if row else ""
    organisation = cleaned["organisatie"]
    schools = (organisation, row.organisation) if row else (organisation,)
    return Asked(
        Kind(cleaned["soort"]), organisation, agreed, row.id if row else "", schools, version
    )


def _plan(request: HttpRequest, viewer: Viewer, asked: Asked) -> HttpResponse:
    now = now_for(request)
    people = people_to_ask(asked.schools, now.date())
    offered = _offered(viewer, asked)
    data = request.POST if request.method == "POST" else None
    initial = _first_values(viewer, asked, people)
    form = MeetingForm(data, people=people, now=now, initial=initial)
    rows = point_forms(data, offered)
    if data is not None and all_right(form, *rows):
        points = points_of(rows)
        try:
            made = services.plan(_what(form, asked), _people(form, people), points, viewer, now)
        except NotKept as refused:
            _refused(request, form, refused, offered)
        else:
            journalled_points(request, made, rows)
            messages.success(request, said(_PLANNED))
            return redirect("meetings:meeting", made)
    context = {
        "form": form,
        "rows": rows,
        "kind": name_of(asked.kind),
        "crumbs": [
            {"url": reverse("meetings:list"), "name": said(LIST)},
            {"url": "", "name": said(_PLAN)},
        ],
    }
    return render(request, "meetings/plan.html", context, status=200 if data is None else 422)


def _offered(viewer: Viewer, asked: Asked) -> list[Candidate]:
    """The case from which it is planned, or all of a school or a month for their own meetings.

    For a team or table all cases are offered that the viewer sees, and none is chosen yet.
    """
    if asked.case:
        found = candidates.of_cases(viewer, [asked.case])
    elif asked.kind is Kind.SIX_WEEKLY:
        found = candidates.of_school(viewer, asked.organisation)
    elif asked.kind is Kind.MONTHLY:
        found = candidates.of_month(viewer, asked.organisation)
    elif asked.kind in (*TABLES, Kind.SUPPORT_TEAM):
        return candidates.of_viewer(viewer)
    else:
        return []
    family = asked.kind in WITH_FAMILY
    return [one.placed(place, family=family) for place, one in enumerate(found, 1)]


def _first_values(viewer: Viewer, asked: Asked, people: Sequence[Someone]) -> dict[str, object]:
    known = {one.person for one in people}
    chosen = {viewer.person} & known
    if asked.case and asked.kind in WITH_FAMILY:
        chosen |= _mentors(viewer, asked.case, people)
    chair = ""
    if asked.agreed:
        home = lives_in(cases_for(viewer).get(id=asked.case).pupil) if asked.case else ""
        near = nearby(people, asked.schools[-1], asked.version, home=home)
        chosen |= suggested(near, asked.agreed.who, asked.version)
        chairs = suggested(near, asked.agreed.chair, asked.version) if asked.agreed.chair else ()
        chair = next(iter(sorted(chairs)), "")
    return {"people": sorted(chosen), "chair": chair}


def _mentors(viewer: Viewer, case: str, people: Iterable[Someone]) -> set[str]:
    """Whoever is mentor of the pupil."""
    pupil = cases_for(viewer).get(id=case).pupil
    groups = groups_of(pupil, viewer.day)
    return {one.person for one in people if one.groups and one.may_know(groups)}


def _what(form: MeetingForm, asked: Asked) -> services.Plan:
    return services.Plan(
        asked.kind,
        asked.organisation,
        form.starts,
        form.cleaned_data["minutes"],
        form.cleaned_data["place"],
        form.cleaned_data["chair"],
        asked.agreed.code if asked.agreed else "",
    )


def _people(form: MeetingForm, people: Sequence[Someone]) -> list[Someone]:
    """Those who were ticked, and the chair."""
    wanted = {*form.cleaned_data["people"], form.cleaned_data["chair"]}
    return [one for one in people if one.person in wanted]


def _refused(
    request: HttpRequest, form: MeetingForm, refused: NotKept, offered: Iterable[Candidate]
) -> None:
    name = next((one.name for one in offered if one.case == refused.case), "")
    form.add_error(None, f"{name}: {refused.told}")
    journalled(
        request, Action.CHANGE, refused.case, result=Result.REFUSED, code=refused.refusal.code
    )


def journalled_points(request: HttpRequest, meeting: str, rows: Iterable[PointForm]) -> None:
    """Write down that an agenda was made or changed, with those whom it showed."""
    subjects = [row.candidate for row in rows]
    journalled(request, Action.CHANGE, meeting, subjects)
