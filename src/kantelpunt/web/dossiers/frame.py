"""What stands around every tab of a case: who it is about, the clock, the ladder, who leads."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeAlias

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from kantelpunt.casework.course import course
from kantelpunt.casework.events.course import AttendanceRestored
from kantelpunt.casework.events.recorded import Occurrence
from kantelpunt.casework.events.work import TaskDone
from kantelpunt.casework.overview import ToDo
from kantelpunt.casework.telling.named import who
from kantelpunt.foundation.text import Text
from kantelpunt.interchange.functions_file import functions
from kantelpunt.protocol.telling.wording.teller import Teller
from kantelpunt.web.dossiers.acts.act import Group, Setting
from kantelpunt.web.dossiers.acts.known import offered, task_of
from kantelpunt.web.dossiers.acts.may import for_viewer
from kantelpunt.web.dossiers.ladder import shown_course
from kantelpunt.web.dossiers.school_contacts import school_contacts
from kantelpunt.web.dossiers.selectors import Dossier, dossier
from kantelpunt.web.dossiers.shown import (
    ShownShare,
    ShownToDo,
    capital,
    promises_together,
    shown_named_by,
    shown_shares,
    shown_to_do,
    shown_waiting,
    three_months,
)
from kantelpunt.web.dossiers.surroundings import surroundings_of
from kantelpunt.web.gate.looking import looked
from kantelpunt.web.gate.parts import Part
from kantelpunt.web.gate.seeing import held_for, require
from kantelpunt.web.gate.selectors import taking_part_in
from kantelpunt.web.gate.viewer import viewer_of
from kantelpunt.web.journal.words import Action, Kind
from kantelpunt.web.pages.clock import now_for
from kantelpunt.web.pages.saying import language_of, said
from kantelpunt.web.people.selectors import names_of
from kantelpunt.web.schools.selectors import pupil

TABS = (
    ("dossiers:case", Text("Overzicht", "Overview"), Part.HEAD),
    ("dossiers:timeline", Text("Tijdlijn", "Timeline"), Part.TIMELINE),
    ("dossiers:absence", Text("Verzuim", "Absence"), Part.ABSENCE),
    ("dossiers:plan", Text("Plan", "Plan"), Part.PLAN),
    ("meetings:of_case", Text("Overleg", "Meetings"), Part.ATTENDED),
    ("dossiers:sharing", Text("Delen", "Sharing"), Part.SHARING),
    ("dossiers:documents", Text("Stukken", "Documents"), Part.DOCUMENTS),
)
"""Tabs with addresses of their own; a doctor's documents stand under the same one."""

Menu: TypeAlias = list[tuple[str, list[tuple[str, str]]]]
"""Per group the addresses and names of acts."""


@dataclass(frozen=True)
class Tab:
    """A tab of a case."""

    url: str
    name: str
    current: bool


@dataclass(frozen=True)
class Opened:
    """A case that somebody opened on a tab.

    Attributes:
        parts: what that person sees of it.
        setting: in which acts are done.
    """

    dossier: Dossier
    parts: frozenset[Part]
    setting: Setting
    now: datetime


def opened(request: HttpRequest, case: str, part: Part) -> Opened:
    """Open a case for somebody who sees a part of it; it is journalled.

    Raises:
        PermissionDenied: for who does not.
    """
    parts = require(viewer_of(request), case, part)
    now = now_for(request)
    found = dossier(case, now)
    looked(request, Action.LOOK, Kind.CASE, [case, found.row.pupil], parts=[part])
    return Opened(found, parts, Setting(found, viewer_of(request), parts, now), now)


def frame(one: Opened, tab: str) -> dict[str, object]:
    """The context around a tab."""
    row, seen, now = one.dossier.row, one.dossier.seen, one.now
    teller = one.dossier.teller(language_of())
    around = surroundings_of(row, now.date())
    found = course(one.dossier.case, one.dossier.events, around.agreement, around.terms, now)
    clock = three_months(seen.clocks)
    shares = _shares(one, teller) if Part.SHARING in one.parts else []
    names = names_of([row.director, _contact(one.dossier)])
    who_it_is = pupil(row.pupil, now.date())
    name = who_it_is.name if who_it_is else row.pupil
    director = names.get(row.director, "")
    contact = one.dossier.case.contact
    menu = _menu(one.setting)
    return {
        "case": row,
        "pupil": who_it_is,
        "name": name,
        "age": who_it_is.age_on(now.date()) if who_it_is else None,
        "protocol_name": teller.protocol.title,
        "seen": seen,
        "parts": {str(part) for part in one.parts},
        "clock": clock,
        "back_since": _back_since(one),
        "days_left": (clock.due - now.date()).days if clock else 0,
        "course": shown_course(found, teller, now.date(), clock, director),
        "situations": _situations(one.dossier),
        "director": director,
        "director_role": who(teller, [row.director_role]) if row.director_role else "",
        "lead_role": who(teller, [seen.lead]) if seen.lead else "",
        "named_by": shown_named_by(one.dossier.agreement, seen.lead, teller),
        "contact": names.get(contact.person, "") if contact else "",
        "contact_role": who(teller, [contact.role]) if contact else "",
        "school_contacts": school_contacts(row.school, now.date()),
        "next": _next(one),
        "shares": shares,
        "not_yet": sum(each.lacks for each in shares),
        "waiting": shown_waiting(seen.waiting),
        "tabs": list(_tabs(row.id, one.parts, tab)),
        "menu": menu,
        "learn_url": _learn(one.dossier, menu),
        "crumbs": [
            {"url": reverse("dossiers:list"), "name": said(Text("Dossiers", "Cases"))},
            {"url": "", "name": name},
        ],
    }


def _shares(one: Opened, teller: Teller) -> list[ShownShare]:
    return shown_shares(taking_part_in(one.dossier.row.id), one.dossier.shares, teller)


def _back_since(one: Opened) -> date | None:
    """The day from which the pupil goes to school again, as it was told last."""
    told = (each.what for each in reversed(one.dossier.events))
    return next((what.on for what in told if isinstance(what, AttendanceRestored)), None)


def _contact(one: Dossier) -> str:
    return one.case.contact.person if one.case.contact else ""


def _situations(one: Dossier) -> list[str]:
    names = one.teller(language_of()).names.stages
    return [
        names[stage].in_(language_of())
        for stage in one.seen.stages
        if stage in one.agreement.stages and one.agreement.stages[stage].rank < 0
    ]


def to_do(one: Opened) -> list[ShownToDo]:
    """What must be done now, with buttons for what is asked of this person."""
    teller = one.dossier.teller(language_of())
    terms = surroundings_of(one.dossier.row, one.now.date()).terms
    may = for_viewer(one.setting)
    return promises_together(
        shown_to_do(each, one.setting, teller, terms.lesson_days, mine=_is_mine(each, one, may))
        for each in one.dossier.seen.to_do
    )


def _is_mine(each: ToDo, one: Opened, may: Callable[[Occurrence], bool]) -> bool:
    """Whether it is asked of this person, or of somebody for whom this person records it."""
    row, agreement = one.dossier.row, one.dossier.agreement
    task = task_of(agreement, each.key)
    if task:
        return may(TaskDone(task))
    if row.director == one.setting.viewer.person:
        return True
    protocol = agreement.protocol.protocol
    known = functions().by_id
    return any(
        agreement.speaks_for(role, each.whose)
        for held in held_for(one.setting.viewer, row.id)
        if held.function in known
        for role in known[held.function].roles_in(protocol)
    )


def _next(one: Opened) -> dict[str, object] | None:
    """What comes first, in words, with its day."""
    teller = one.dossier.teller(language_of())
    terms = surroundings_of(one.dossier.row, one.now.date()).terms
    dated = [each for each in one.dossier.seen.to_do if each.due and not each.overdue]
    if not dated:
        return None
    first = shown_to_do(dated[0], one.setting, teller, terms.lesson_days, mine=False)
    return {"what": capital(first.what), "due": first.due}


def _tabs(case: str, parts: frozenset[Part], current: str) -> list[Tab]:
    found = []
    for name, words, part in TABS:
        if part not in parts and not (part is Part.DOCUMENTS and Part.MEDICAL in parts):
            continue
        try:
            found.append(Tab(reverse(name, args=[case]), said(words), name == current))
        except NoReverseMatch:
            continue
    return found


def _learn(dossier: Dossier, menu: Menu) -> str:
    """Where is written what was learned from a closed case, as long as nobody did; else empty."""
    if not dossier.case.closed or dossier.case.evaluated:
        return ""
    url = reverse("dossiers:act", args=[dossier.row.id, "evaluatie"])
    return url if any(url == one for _, acts in menu for one, _ in acts) else ""


def _menu(setting: Setting) -> Menu:
    """Acts by group, for the menu "Meer"."""
    found = [
        (act.group, reverse("dossiers:act", args=[setting.dossier.row.id, act.key]), said(act.name))
        for act in offered(setting)
    ]
    groups = [
        (said(group.value), [(url, name) for one, url, name in found if one is group])
        for group in Group
    ]
    return [(title, acts) for title, acts in groups if acts]
