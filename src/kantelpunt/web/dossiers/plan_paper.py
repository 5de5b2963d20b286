"""A plan on paper: out of its events and its text."""

from collections.abc import Iterator
from datetime import date

from kantelpunt.casework.events.recorded import Event
from kantelpunt.casework.events.work import (
    PlanAgreed,
    PlanDrawnUp,
    PlanRefused,
    PlanRevised,
    PlanSeen,
)
from kantelpunt.casework.payloads import Payload
from kantelpunt.casework.telling.named import product, who
from kantelpunt.foundation.text import Language, Text
from kantelpunt.protocol.model.people import PartyKind
from kantelpunt.web.dossiers import plan_text
from kantelpunt.web.dossiers.selectors import Dossier
from kantelpunt.web.dossiers.store import texts_of
from kantelpunt.web.papers.opp import Answer, Goal, OppPaper, Support, View
from kantelpunt.web.papers.parties import Contact, Person, Sender
from kantelpunt.web.people.selectors import names_of, organisation_names
from kantelpunt.web.schools.selectors import parents_of, pupil, school

_FAMILY = Text("Leerling en ouders", "Pupil and parents")
_PARENT = Text("ouder met gezag", "parent with authority")
_PUPIL = Text("leerling", "pupil")


def latest_version(dossier: Dossier, plan: str) -> tuple[Event, PlanDrawnUp | PlanRevised] | None:
    """The event by which a plan is as it is; None when there is no such plan."""
    for event in reversed(dossier.events):
        what = event.what
        if isinstance(what, PlanDrawnUp | PlanRevised) and what.plan == plan:
            return event, what
    return None


def opp_of(dossier: Dossier, plan: str, language: Language, day: date) -> OppPaper | None:
    """The plan as it is handed over; None when there is no such plan."""
    found = latest_version(dossier, plan)
    if found is None:
        return None
    event, what = found
    kept = texts_of(dossier.row.id).get(what.text or "", ("", None))[1]
    parts = plan_text.read(kept.text) if isinstance(kept, Payload) else {}
    child, where = pupil(dossier.row.pupil, day), dossier.row.organisation
    sender = organisation_names([where]).get(where, "")
    views = parts.get("views", "")
    return OppPaper(
        sender=Sender(sender),
        pupil=child.name if child else dossier.row.pupil,
        school=school(dossier.row.school).name if dossier.row.school else "",
        born=child.birth_date if child else None,
        group=child.group if child else "",
        written_on=event.moment.date(),
        why=parts.get("why", ""),
        helps=plan_text.lines(parts.get("helps", "")),
        views=(View(_FAMILY.in_(language), views),) if views else (),
        goals=tuple(Goal(goal) for goal in what.goals),
        support=tuple(Support(line) for line in plan_text.lines(parts.get("support", ""))),
        director=_director(dossier, language),
        contacts=_contacts(dossier, language),
        evaluated_on=what.evaluated_on,
        answers=tuple(_answers(dossier, event, plan, language, day)),
        name="" if "opp" in plan else product(dossier.teller(language), plan).strip("‘’"),
    )


def _director(dossier: Dossier, language: Language) -> Person | None:
    leads = dossier.case.director
    if leads is None:
        return None
    name = names_of([leads.person]).get(leads.person, "")
    return Person(name, who(dossier.teller(language), [leads.role])) if name else None


def _contacts(dossier: Dossier, language: Language) -> tuple[Contact, ...]:
    contact = dossier.case.contact
    if contact is None:
        return ()
    name = names_of([contact.person]).get(contact.person, "")
    return (Contact(name, who(dossier.teller(language), [contact.role])),) if name else ()


def _answers(
    dossier: Dossier, drawn_up: Event, plan: str, language: Language, day: date
) -> Iterator[Answer]:
    """Each parent with authority and the pupil, whether they answered or not; then the others."""
    given = _given(dossier, drawn_up, plan)
    parties = dossier.agreement.protocol.parties
    for name, party in parties.items():
        if party.kind is PartyKind.PARENTS:
            with_authority = [one for one in parents_of(dossier.row.pupil) if one.authority]
            for parent in with_authority:
                yield _answer(parent.name, _PARENT.in_(language), given.get(name, {}))
            if with_authority:
                given.pop(name, None)
        elif party.kind is PartyKind.PUPIL:
            child = pupil(dossier.row.pupil, day)
            found = given.pop(name, {})
            yield _answer(child.name if child else "", _PUPIL.in_(language), found)
    teller = dossier.teller(language)
    for name, found in given.items():
        yield _answer(who(teller, [name]), "", found)


def _given(dossier: Dossier, drawn_up: Event, plan: str) -> dict[str, dict[str, date | str]]:
    """Per role what it said since the plan is as it is, with the day."""
    found: dict[str, dict[str, date | str]] = {}
    for event in dossier.events:
        what, on = event.what, event.moment.date()
        if event.sequence < drawn_up.sequence or getattr(what, "plan", None) != plan:
            continue
        match what:
            case PlanSeen(by=by):
                found.setdefault(by, {})["seen_on"] = on
            case PlanAgreed(by=by):
                found[by] = {"seen_on": on, **found.get(by, {}), "agreed_on": on}
                found[by].pop("refused_on", None)
            case PlanRefused(by=by, reason=reason):
                found[by] = {"seen_on": on, **found.get(by, {}), "refused_on": on, "reason": reason}
                found[by].pop("agreed_on", None)
    return found


def _answer(name: str, role: str, given: dict[str, date | str]) -> Answer:
    def day(key: str) -> date | None:
        found = given.get(key)
        return found if isinstance(found, date) else None

    return Answer(
        name,
        role,
        seen_on=day("seen_on"),
        agreed_on=day("agreed_on"),
        refused_on=day("refused_on"),
        reason=str(given.get("reason", "")) if day("refused_on") else "",
    )
