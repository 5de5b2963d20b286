"""Signing in with one click, and moving the day; in the demonstration alone."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import wraps

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_POST

from kantelpunt.calendar.school_years import SchoolYear
from kantelpunt.foundation.text import Text
from kantelpunt.foundation.written_days import written_day
from kantelpunt.interchange.functions_file import functions
from kantelpunt.web.demo.region import SPEC
from kantelpunt.web.dossiers.selectors import cases_for
from kantelpunt.web.dossiers.services import sweep
from kantelpunt.web.gate.viewer import Viewer, function_name
from kantelpunt.web.pages.clock import now as now_of_demonstration
from kantelpunt.web.pages.clock import now_for, set_demo_day
from kantelpunt.web.pages.saying import said
from kantelpunt.web.people.demonstration import people_of_demonstration, sign_in_for_demonstration
from kantelpunt.web.people.selectors import Someone

View = Callable[[HttpRequest], HttpResponse]
_TO_BEGIN_WITH = (
    "absence_coordinator",
    "mentor",
    "attendance_officer",
    "case_director",
    "youth_doctor",
    "privacy_officer",
    "administrator",
)
_STEPS = {"day": timedelta(days=1), "week": timedelta(days=7)}


@dataclass(frozen=True)
class Group:
    """The people in a function."""

    name: Text
    people: tuple[Someone, ...]


def in_demonstration(view: View) -> View:
    """Elsewhere there is no such page."""

    @wraps(view)
    def guarded(request: HttpRequest) -> HttpResponse:
        if not settings.DEMO:
            raise Http404
        return view(request)

    return guarded


@in_demonstration
@require_GET
def choose(request: HttpRequest) -> HttpResponse:
    """Everybody as whom one can look around, by function."""
    day = now_for(request).date()
    groups = list(_groups(people_of_demonstration(day)))
    context = {
        "first": list(_first(groups, day)),
        "groups": groups,
        "next": request.GET.get("next", ""),
    }
    return render(request, "demo/choose.html", context)


def _groups(people: list[Someone]) -> Iterator[Group]:
    """In the order of the functions file."""
    for function in functions().by_id:
        own = tuple(one for one in people if one.function == function)
        if own:
            yield Group(function_name(function), own)


def _first(groups: list[Group], day: date) -> Iterator[tuple[Text, Someone]]:
    """Of each of the functions with which one best begins, whoever has most to look at."""
    by_function = {group.people[0].function: group for group in groups}
    for function in _TO_BEGIN_WITH:
        group = by_function.get(function)
        if group:
            yield group.name, max(group.people, key=lambda one: _cases(one, day))


def _cases(one: Someone, day: date) -> int:
    return cases_for(Viewer.of(one.person, day)).filter(closed="").count()


@in_demonstration
@require_POST
def sign_in(request: HttpRequest) -> HttpResponse:
    """Sign in as somebody, and go to where one wanted to be."""
    if not sign_in_for_demonstration(request, request.POST.get("person", "")):
        raise Http404
    return HttpResponseRedirect(_back(request, "/"))


@in_demonstration
@require_POST
def clock(request: HttpRequest) -> HttpResponse:
    """Move the day, and let everything pass in all cases that passes until then."""
    before = now_for(request).date()
    day = _wanted(request, before)
    if day is None:
        messages.error(request, said(_cannot(before)))
        return HttpResponseRedirect(_back(request, reverse("demo:choose")))
    set_demo_day(day)
    moved = sweep(now_of_demonstration())
    name = written_day(day)
    told = Text(
        f"Het is nu {name.nl}. Aantal dossiers waarin een termijn verliep: {moved}.",
        f"It is {name.en} now. Number of cases in which a term passed: {moved}.",
    )
    messages.success(request, said(told))
    return HttpResponseRedirect(_back(request, reverse("demo:choose")))


def _cannot(first: date) -> Text:
    begin, end = written_day(first), written_day(SPEC.school_year.last)
    return Text(
        f"Deze dag kan niet. Kies een dag van {begin.nl} tot en met {end.nl}. Wilt u terug in de "
        "tijd? Begin dan opnieuw: make demo FRESH=1.",
        f"This day cannot be. Choose a day from {begin.en} to {end.en}. To go back in time, begin "
        "anew: make demo FRESH=1.",
    )


def _wanted(request: HttpRequest, today: date) -> date | None:
    """The day that is asked for; None when there is none, or cases cannot go there."""
    step = _STEPS.get(request.POST.get("step", ""))
    try:
        day = today + step if step else date.fromisoformat(request.POST.get("date", ""))
    except ValueError:
        return None
    return day if today <= day and SchoolYear.of(day) == SPEC.school_year else None


def _back(request: HttpRequest, otherwise: str) -> str:
    back = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()})
    return back if back and safe else otherwise
