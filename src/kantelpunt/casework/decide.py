"""What a command brings about: events, or a refusal. No clock, no files, no chance."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple, TypeAlias

from kantelpunt.casework.agreement import Agreement
from kantelpunt.casework.bringing_about import BRINGING_ABOUT, fresh_from
from kantelpunt.casework.case import Case
from kantelpunt.casework.clock import advance
from kantelpunt.casework.draft import Draft
from kantelpunt.casework.due import Terms
from kantelpunt.casework.events.course import (
    Evaluated,
    MovedToVersion,
    Opened,
    Reopened,
    SignalAttached,
    SignalWithdrawn,
    StepEvaluated,
)
from kantelpunt.casework.events.recorded import Actor, Event, Occurrence
from kantelpunt.casework.events.work import NoteWritten, ReportSent
from kantelpunt.casework.follows import settle
from kantelpunt.casework.judging import course, judged, offers, people, terms, work
from kantelpunt.casework.judging.told import REGISTER, Judging, Told, refused
from kantelpunt.casework.refusal import Refusal
from kantelpunt.foundation.text import Text

_JUDGING: Judging = {
    **course.JUDGING,
    **people.JUDGING,
    **work.JUDGING,
    **judged.JUDGING,
    **terms.JUDGING,
    **offers.JUDGING,
}
IN_CLOSED_CASES = (
    Reopened,
    Evaluated,
    StepEvaluated,
    NoteWritten,
    ReportSent,
    MovedToVersion,
)
"""What may still be told of a closed case."""

_FOR_OTHERS = frozenset({"not-your-role", "no-mandate", "unknown-actor"})
"""Refusals by which something is for somebody else to tell."""


@dataclass(frozen=True, eq=False)
class Surroundings:
    """In what surroundings a case runs.

    Attributes:
        agreement: the version of the protocol on which it runs.
        terms: ends of terms on the calendar of the school.
        others: versions to which it may be moved, by id.
    """

    agreement: Agreement
    terms: Terms
    others: Mapping[str, Agreement] = field(default_factory=dict)


class Acted(NamedTuple):
    """A case after a command, and the events that must be kept.

    Attributes:
        case: the state after these events.
        events: none when nothing came of it.
    """

    case: Case
    events: tuple[Event, ...]


Decided: TypeAlias = Acted | Refusal


def opened(
    case: str, what: Opened, surroundings: Surroundings, now: datetime, actor: Actor
) -> Decided:
    """Open a case.

    Args:
        case: the id it gets.
        what: why and about whom.
        surroundings: in which it will run.
        now: the moment, in Dutch local time.
        actor: who opens it.
    """
    blank = Case.blank(case, surroundings.agreement.id, what.sector)
    return decide(blank, what, surroundings, now, actor)


def advanced(case: Case, surroundings: Surroundings, now: datetime) -> Acted:
    """Let everything pass that has passed at a moment."""
    draft = Draft.of(case, surroundings.agreement, surroundings.terms)
    advance(draft, now)
    return Acted(draft.case, tuple(draft.events))


def decide(
    case: Case, what: Occurrence, surroundings: Surroundings, now: datetime, actor: Actor
) -> Decided:
    """Judge what someone tells, and let follow what follows.

    Everything that passed by itself before `now` comes first. A refusal brings about nothing.

    Args:
        case: its state; of a case that is not there yet, see `opened`.
        what: what someone says has happened, or is decided.
        surroundings: in which the case runs.
        now: the moment, in Dutch local time.
        actor: who tells it.
    """
    return _decided(case, what, surroundings, now, actor)


def registered(
    case: Case, what: SignalAttached | SignalWithdrawn, surroundings: Surroundings, now: datetime
) -> Decided:
    """Take over how a signal of a case stands by the register: nobody tells it.

    What people decide on does not come about by it, see docs/decisions/0011.
    """
    return _decided(case, what, surroundings, now, None)


def _decided(
    case: Case, what: Occurrence, surroundings: Surroundings, now: datetime, actor: Actor | None
) -> Decided:
    early = _too_early(case, what, now)
    if early:
        return early
    draft = Draft.of(case, surroundings.agreement, surroundings.terms)
    if case.sequence:
        advance(draft, now)
    who = actor or REGISTER
    told = Told(draft.case, draft.agreement, draft.terms, now, who, surroundings.others)
    refusal = _refusal(what, told)
    if refusal:
        return refusal
    draft.add(what, now, actor)
    fresh = fresh_from(what)
    bring_about: Callable[..., None] | None = BRINGING_ABOUT.get(type(what))
    if bring_about:
        bring_about(draft, what, told)
    if not draft.case.closed:
        settle(draft, fresh, now, actor.role if actor else None)
        advance(draft, now)
    return Acted(draft.case, tuple(draft.events))


def may_tell(
    case: Case, what: Occurrence, surroundings: Surroundings, now: datetime, actor: Actor
) -> bool:
    """Whether something is for someone to tell: in that role, on that mandate.

    It is judged by the rules of `decide`; what else may still lack, such as what must be
    established first, does not count.

    Args:
        case: with everything recorded that has passed by now.
        what: what someone would tell.
        surroundings: in which the case runs.
        now: the moment, in Dutch local time.
        actor: who would tell it.
    """
    agreement, terms, others = surroundings.agreement, surroundings.terms, surroundings.others
    refusal = _refusal(what, Told(case, agreement, terms, now, actor, others))
    return refusal is None or refusal.code not in _FOR_OTHERS


def _refusal(what: Occurrence, told: Told) -> Refusal | None:
    judge = _JUDGING.get(type(what))
    if what.by_itself or judge is None:
        return refused(
            what,
            "follows-by-itself",
            Text("dit volgt vanzelf uit het protocol", "this follows from the protocol by itself"),
            Text("Leg vast wat er gebeurd is", "Record what has happened"),
        )
    if not told.case.sequence and not isinstance(what, Opened):
        return refused(
            what,
            "not-opened",
            Text("deze casus is er nog niet", "this case is not there yet"),
            Text("Open de casus eerst", "Open the case first"),
        )
    if told.case.closed and not isinstance(what, IN_CLOSED_CASES):
        return refused(
            what,
            "case-closed",
            Text("de casus is gesloten", "the case is closed"),
            Text("Heropen de casus eerst", "Reopen the case first"),
        )
    return _unknown_actor(what, told) or judge(what, told)


def _too_early(case: Case, what: Occurrence, now: datetime) -> Refusal | None:
    if case.moment is None or now >= case.moment:
        return None
    last = case.moment.isoformat(timespec="minutes")
    return refused(
        what,
        "before-the-last",
        Text(
            f"{now.isoformat(timespec='minutes')} ligt voor de laatste gebeurtenis, {last}",
            f"{now.isoformat(timespec='minutes')} lies before the last event, {last}",
        ),
        Text(
            "Leg het vast met het tijdstip van nu; noem de eerdere dag in de tekst",
            "Record it with the moment it is now; name the earlier day in the text",
        ),
    )


def _unknown_actor(what: Occurrence, told: Told) -> Refusal | None:
    actors, actor, known = told.agreement.actors, told.actor, told.agreement.everyone
    if not known or actor is REGISTER:
        return None  # a protocol that names nobody lets everybody act
    if actor.role not in known:
        given, all_known = actor.role, sorted(known)
    elif actor.organisation not in actors.parties:
        given, all_known = actor.organisation, sorted(actors.parties)
    else:
        return None
    names = ", ".join(all_known)
    return refused(
        what,
        "unknown-actor",
        Text(
            f'"{given}" is geen rol of partij van dit protocol',
            f'"{given}" is no role or party of this protocol',
        ),
        Text(f"Kies uit: {names}", f"Choose from: {names}"),
    )
