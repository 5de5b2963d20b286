"""Pages of somebody's own work."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from kantelpunt.foundation.text import Text
from kantelpunt.web.dossiers.services import sweep
from kantelpunt.web.gate.looking import looked
from kantelpunt.web.gate.seeing import own_schools, require_area
from kantelpunt.web.gate.viewer import viewer_of
from kantelpunt.web.journal.words import Action, Kind
from kantelpunt.web.pages.clock import now_for
from kantelpunt.web.pages.saying import said
from kantelpunt.web.pages.tables import Option
from kantelpunt.web.work.listing import TasksTable
from kantelpunt.web.work.news import judges
from kantelpunt.web.work.own_pupils import OwnPupilsTable, own_pupils_of
from kantelpunt.web.work.tasks import Task, schools_in, tasks_of
from kantelpunt.web.work.today import today_of

_ELSEWHERE = (
    ("journal", "inspection:journal", Text("Naar het inzagelogboek", "To the access journal")),
    ("administration", "administration:home", Text("Naar het beheer", "To administration")),
)


def today(request: HttpRequest) -> HttpResponse:
    """What is asked of somebody today; who meets no pupils is led to where the own work is."""
    viewer = viewer_of(request)
    if not viewer.with_pupils:
        ways = [
            (reverse(page), said(words))
            for area, page, words in _ELSEWHERE
            if viewer.may_open(area)
        ]
        return render(request, "work/elsewhere.html", {"ways": ways})
    now = now_for(request)
    sweep(now)
    found = today_of(viewer, now)
    if found.cases:
        looked(request, Action.LIST, Kind.CASE, [*found.cases, *found.pupils])
    if found.new.pupils:
        looked(request, Action.LIST, Kind.SIGNAL, found.new.subjects)
    context = {
        "found": found,
        "judges": judges(viewer),
        "imports": bool(own_schools(viewer)),
        "many_schools": not own_schools(viewer, whole=False),
    }
    return render(request, "work/today.html", context)


def tasks(request: HttpRequest) -> HttpResponse:
    """All that is asked of somebody, also later and without a date."""
    require_area(viewer_of(request), "dossiers")
    now = now_for(request)
    sweep(now)
    found = tasks_of(viewer_of(request), now)
    options: list[Option[Task]] = [Option(code, name) for code, name in schools_in(found).items()]
    page = TasksTable(found, options={"school": options}).page(request)
    subjects = {one.id: (one.case, one.pupil) for one in found}
    if page.export:
        return page.export_response(
            lambda ids: looked(
                request, Action.EXPORT, Kind.CASE, [each for one in ids for each in subjects[one]]
            )
        )
    looked(request, Action.LIST, Kind.CASE, [each for one in page.ids for each in subjects[one]])
    return render(request, "work/tasks.html", {"table": page})


def own_pupils(request: HttpRequest) -> HttpResponse:
    """The pupils of one's own groups or school."""
    viewer = viewer_of(request)
    require_area(viewer, "signals")
    page = OwnPupilsTable(own_pupils_of(viewer)).page(request)
    if page.export:
        return page.export_response(lambda ids: looked(request, Action.EXPORT, Kind.PUPIL, ids))
    looked(request, Action.LIST, Kind.PUPIL, page.ids)
    return render(request, "work/pupils.html", {"table": page})
