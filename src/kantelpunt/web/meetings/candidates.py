"""What may be put on an agenda: cases that somebody sees, and pupils with a new signal."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Protocol

from kantelpunt.casework.overview import LooseEnd
from kantelpunt.casework.telling.case_words import case_word
from kantelpunt.foundation.text import Text
from kantelpunt.web.dossiers.months import cases_of_month, months_until
from kantelpunt.web.dossiers.selectors import cases_for
from kantelpunt.web.dossiers.shown import capital
from kantelpunt.web.gate.parts import Part
from kantelpunt.web.gate.seeing import own_schools, parts_seen, pupils_of_own_school
from kantelpunt.web.gate.viewer import Viewer
from kantelpunt.web.meetings.models import AgendaItem
from kantelpunt.web.pages.saying import language_of, said
from kantelpunt.web.protocols.selectors import teller
from kantelpunt.web.register.selectors import new_signals
from kantelpunt.web.schools.selectors import pupils

MOST = 60
"""As many as one page offers; others are put on an agenda from the page of the case."""


@dataclass(frozen=True)
class Candidate:
    """A case or a pupil that is on an agenda, or may be put on it.

    Attributes:
        name: of the pupil.
        small: class, and how the case stands.
        question: what is proposed to be asked.
        order: its place on the agenda now; None when it is not on it.
        item: the id of the point when it is on it.
    """

    case: str
    pupil: str
    name: str
    small: str
    question: str = ""
    order: int | None = None
    item: str = ""
    parents: bool = False
    child: bool = False

    def placed(self, order: int, *, family: bool) -> "Candidate":
        """The same at a place on an agenda; with the family when it is a meeting with families."""
        asked = family and bool(self.case)
        return replace(self, order=order, parents=asked, child=asked)


class _Case(Protocol):
    """What is needed of the row of a case."""

    id: str
    pupil: str
    version: str
    step: str
    overdue: bool
    loose_ends: list[str]


def of_cases(viewer: Viewer, cases: Iterable[str]) -> list[Candidate]:
    """Some cases, as far as they are open and the viewer may put them on an agenda."""
    return _cases(viewer, cases_for(viewer).filter(id__in=list(cases), closed=""))


def of_viewer(viewer: Viewer, *, without: Iterable[str] = ()) -> list[Candidate]:
    """The open cases that somebody sees, the first due first; at most so many."""
    rows = cases_for(viewer).filter(closed="").exclude(id__in=list(without))
    return _cases(viewer, rows.order_by("-overdue", "next_day", "id")[:MOST])


def of_school(viewer: Viewer, organisation: str) -> list[Candidate]:
    """The open cases of a school, late ones first, and then its pupils with a new signal."""
    rows = cases_for(viewer).filter(closed="", organisation=organisation)
    found = _cases(viewer, rows.order_by("-overdue", "next_day", "id")[:MOST])
    if organisation in own_schools(viewer):
        found += list(_signalled(viewer, organisation, MOST - len(found)))
    return found


def of_month(viewer: Viewer, organisation: str) -> list[Candidate]:
    """The open cases of the monthly list of an organisation, by school and then by pupil."""
    held = tuple(one for one in viewer.held if one.organisation == organisation)
    month = months_until(viewer.day)[0]
    rows = cases_of_month(replace(viewer, held=held), month).filter(closed="")
    return _cases(viewer, rows[:MOST])


def _cases(viewer: Viewer, rows: Iterable[_Case]) -> list[Candidate]:
    known = list(rows)
    seen = parts_seen(viewer, [row.id for row in known])
    may = [row for row in known if Part.MEETINGS in seen.get(row.id, ())]
    who = pupils([row.pupil for row in may], viewer.day)
    found = []
    for row in may:
        one = who.get(row.pupil)
        small = [one.group if one else "", _step(row.version, row.step)]
        found.append(
            Candidate(
                row.id,
                row.pupil,
                one.name if one else row.pupil,
                " · ".join(filter(None, small)),
                _asks(row),
            )
        )
    return found


def _step(version: str, step: str) -> str:
    named = teller(version, language_of()).names.headings.get(step)
    return named.in_(language_of()) if named else ""


def _asks(row: _Case) -> str:
    if {LooseEnd.NO_DIRECTOR, LooseEnd.OTHER_LEAD} & {*row.loose_ends}:
        return said(Text("Wie neemt de regie?", "Who takes the lead?"))
    if LooseEnd.OFFER_TERM_PASSED in row.loose_ends:
        return said(Text("Welk aanbod kan beginnen?", "Which offer can start?"))
    if row.overdue:
        return said(Text("Er is iets te laat. Wat is nodig?", "Something is late. What is needed?"))
    if row.loose_ends:
        return capital(said(case_word(LooseEnd(row.loose_ends[0]))))
    return said(Text("Hoe gaat het? Werkt wat we doen?", "How is it? Does what we do work?"))


def _signalled(viewer: Viewer, organisation: str, most: int) -> Iterator[Candidate]:
    own = pupils_of_own_school(viewer).filter(school__organisation=organisation)
    rows = list(new_signals(own)[: max(most, 0)])
    who = pupils([row.pupil for row in rows], viewer.day)
    new = said(Text("Nieuw signaal", "New signal"))
    latest = {row.pupil: row for row in reversed(rows)}
    for pupil, row in latest.items():
        one = who.get(pupil)
        yield Candidate(
            "",
            pupil,
            one.name if one else pupil,
            one.group if one else "",
            f"{new}: {said(row.name)}"[:300],
        )


def on_agenda(viewer: Viewer, items: Iterable[AgendaItem]) -> list[Candidate]:
    """The points of an agenda that somebody may change, in their order."""
    known = list(items)
    cases = {one.case: one for one in of_cases(viewer, [item.case for item in known if item.case])}
    own = [item.pupil for item in known if not item.case]
    seen = pupils_of_own_school(viewer).filter(pupil_id__in=own).values_list("pupil_id", flat=True)
    alone = set(seen) if own else set()
    who = pupils(alone, viewer.day) if alone else {}
    found = []
    for item in known:
        case = cases.get(item.case)
        if case is None and item.pupil not in alone:
            continue
        one = who.get(item.pupil)
        name = case.name if case else one.name if one else item.pupil
        found.append(
            Candidate(
                item.case,
                item.pupil,
                name,
                case.small if case else one.group if one else "",
                item.question,
                item.order,
                item.id,
                item.parents,
                item.child,
            )
        )
    return found
