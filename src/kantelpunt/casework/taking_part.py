"""Who takes part in a case, with how much of it, and on what ground (CM-20, CM-21)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kantelpunt.casework.agreement import Agreement
from kantelpunt.casework.case import REPORTED_TO, Case
from kantelpunt.casework.consenting import consent_lacking
from kantelpunt.casework.stages import Stage
from kantelpunt.protocol.model.people import Party, PartyKind

OWN_SCHOOL = "own_school"
"""The ground of the pupil's school, which needs no other to know its pupil."""
CONSENT = "consent"
"""The ground of who takes part with consent alone."""
FAMILY = frozenset({PartyKind.PUPIL, PartyKind.PARENTS})
"""They consent, and need no ground to know of their own case."""
_WHOLE = frozenset(
    {
        PartyKind.ATTENDANCE_OFFICE,
        PartyKind.MUNICIPALITY,
        PartyKind.PARTNERSHIP,
        PartyKind.SCHOOL_BOARD,
    }
)
_USUAL_SCHOOL = "school"
_STEP = "step "
_REMOVED = "removed "


class Part(StrEnum):
    """With how much of a case a party takes part."""

    WHOLE = "whole"
    PLAN = "plan"
    ASKED = "asked"
    NONE = "none"


@dataclass(frozen=True)
class Share:
    """A party's part in a case.

    It says nothing of which organisation stands as that party: of three partnerships in a
    protocol it is the one to which the pupil's school belongs.

    Attributes:
        party: id in the protocol.
        part: `whole`; `plan`, its own tasks and the shared part of the plan; `asked`, only what
            is asked of it; or `none`, as long as consent lacks.
        ground: the legal base in the words of the protocol, `own_school` or `consent`.
        waits_for: whose consent lacks.
    """

    party: str
    part: Part
    ground: str
    waits_for: tuple[str, ...] = ()


def taking_part(case: Case, agreement: Agreement, day: date) -> tuple[Share, ...]:
    """The parties that take part on a day, and those that wait for consent (CM-20).

    The pupil's school has the whole. By its legal base a party takes part that leads, must take
    part, acts or decides in a step or situation the case is in or has been in, and any party that
    someone added. Whom a report was sent to sees only what is asked of it, unless it takes part by
    more. A party that takes part where the case asks for it is added by someone first.
    Who needs consent takes part in a step that names it, and only as long as everybody consents
    who must at that age (CM-21); until then it waits. A party that is told of no pupil never
    takes part, nor does one for other sectors, and one that was removed stays out until someone
    adds it again. Parents and pupil are no parties in this: what they see of their own case rests
    on another right.

    Args:
        case: as it stands.
        agreement: on which it runs.
        day: on which age and consent are judged.
    """
    school = own_school(agreement)
    acting, named = _by_the_steps(case, agreement)
    reported = _reported_to(case, agreement)
    found = [] if school is None else [Share(school, Part.WHOLE, OWN_SCHOOL)]
    for name, party in agreement.parties.items():
        if name == school or party.no_cases or party.kind in FAMILY:
            continue
        added = name in case.parties
        if not added and f"{_REMOVED}{name}" in case.moments:
            continue
        base = legal_base(name, agreement)
        if base and (added or name in acting):
            found.append(Share(name, _part_by_law(party), base))
        elif base and name in reported:
            found.append(Share(name, Part.ASKED, base))
        elif not base and (added or name in named):
            found.append(_by_consent(name, party, consent_lacking(case, agreement, name, day)))
    return tuple(found)


def legal_base(party: str, agreement: Agreement) -> str:
    """The law or covenant by which a party may know of a case; empty where consent is needed.

    A part of a party shares the base of the whole, unless its own line asks for consent.
    """
    parties = agreement.protocol.parties
    seen: set[str] = set()
    here: str | None = party
    while here is not None and here in parties and here not in seen:
        seen.add(here)
        one = parties[here]
        if one.by_consent or one.no_cases:
            return ""
        if one.legal_base:
            return one.legal_base
        if here == own_school(agreement):
            return OWN_SCHOOL
        here = one.part_of
    return ""


def consents_awaited(party: str, case: Case, agreement: Agreement, day: date) -> list[str]:
    """Whose consent lacks before a party may know of a case: of nobody where a law is enough."""
    if legal_base(party, agreement):
        return []
    return consent_lacking(case, agreement, party, day)


def own_school(agreement: Agreement) -> str | None:
    """The party as which the pupil's own school stands; None where a protocol has no school.

    Other schools in a protocol, such as one for special education, have a ground of their own.
    """
    schools = [
        name
        for name, party in agreement.protocol.parties.items()
        if party.kind is PartyKind.SCHOOL and not (party.by_consent or party.no_cases)
    ]
    if _USUAL_SCHOOL in schools:
        return _USUAL_SCHOOL
    without_base = (name for name in schools if not agreement.protocol.parties[name].legal_base)
    return next(without_base, None)


def _part_by_law(party: Party) -> Part:
    if party.kind in _WHOLE:
        return Part.WHOLE
    return Part.ASKED if party.kind is PartyKind.YOUTH_HEALTH else Part.PLAN


def _by_consent(name: str, party: Party, lacking: list[str]) -> Share:
    """Consent is given to an end: it opens the plan, and to youth health what is asked of it."""
    if lacking:
        return Share(name, Part.NONE, CONSENT, tuple(lacking))
    part = Part.ASKED if party.kind is PartyKind.YOUTH_HEALTH else Part.PLAN
    return Share(name, part, CONSENT)


def _by_the_steps(case: Case, agreement: Agreement) -> tuple[frozenset[str], frozenset[str]]:
    """Parties that act in a step the case is in or was in; parties that a current step names."""
    acting: set[str] = set()
    named: set[str] = set()
    been = {name.removeprefix(_STEP) for name in case.moments if name.startswith(_STEP)}
    for name in {*case.stages, *been}:
        stage = agreement.stages.get(name)
        if stage is None:
            continue
        here = set(_behind(_who_acts(case, agreement, stage), agreement))
        acting |= here
        if name in case.stages:
            named |= here | set(_behind(stage.written.participants.optional, agreement))
    return frozenset(acting), frozenset(named)


def _reported_to(case: Case, agreement: Agreement) -> frozenset[str]:
    """Parties to whom a report was sent."""
    who = (name.removeprefix(REPORTED_TO) for name in case.moments if name.startswith(REPORTED_TO))
    return frozenset(_behind(who, agreement))


def _who_acts(case: Case, agreement: Agreement, stage: Stage) -> Iterator[str]:
    """Who leads, must take part, does a task or decides."""
    written = stage.written
    yield agreement.lead(case, stage)
    yield from written.lead.together_with
    yield from written.participants.required
    for task in written.tasks:
        yield from task.by
        yield from task.with_
    for decision in written.decisions:
        yield from decision.by
    for way in (written.tipping_point, *written.escalations):
        if way is not None:
            yield from way.decided_by


def _behind(everyone: Iterable[str], agreement: Agreement) -> Iterator[str]:
    """The parties behind those who are named.

    A role that is given case by case brings in nobody by itself: of all from whom is chosen only
    the one who is chosen has to know. Neither does a role of family and professions together:
    "those involved" are who takes part already.
    """
    actors = agreement.actors
    for one in everyone:
        who = agreement.choices.resolved(one)
        role = actors.roles.get(who)
        if role is None or (role.party and not actors.kinds(role.party) & FAMILY):
            yield from actors.parties_of(who)
