"""The part of a protocol that sets a term, and how that term is told."""

from dataclasses import dataclass

from pydantic import BaseModel

from kantelpunt.protocol.agreed_terms import AgreedTerm, TermKind
from kantelpunt.protocol.model.closed import NOT_IN_TEXT
from kantelpunt.protocol.model.grounds import Clause
from kantelpunt.protocol.model.protocol import Protocol
from kantelpunt.protocol.model.signals import Signal
from kantelpunt.protocol.model.steps import Decision, Entry, Situation, Task, TippingPoint
from kantelpunt.protocol.model.times import Timed
from kantelpunt.protocol.telling.wording.phrases import any_of
from kantelpunt.protocol.telling.wording.teller import Teller
from kantelpunt.protocol.telling.wording.times import length, moment, or_agreed


@dataclass(frozen=True)
class ToldTerm:
    """A term in words.

    Attributes:
        term: how long; empty where no term is asked for.
        since: from when it counts; empty where it is not said.
        short: how long, in as few words as a bar has room for.
        part: the name of the task or the question of the decision that it belongs to, or empty.
        source: the place in a text on which it rests, where it has one of its own.
    """

    term: str = ""
    since: str = ""
    short: str = ""
    part: str = ""
    source: Clause | None = None


def part_at(protocol: Protocol, place: str) -> object:
    """What stands at a place such as `steps.basis.tipping_point`; None when nothing does."""
    here: object = protocol
    for key in place.split("."):
        here = _inside(here, key)
    return here


def _inside(here: object, key: str) -> object:
    if isinstance(here, BaseModel):
        return getattr(here, key, None)
    if isinstance(here, dict):
        return here.get(key)
    if isinstance(here, tuple):
        if key.isdecimal():
            return here[int(key)] if int(key) < len(here) else None
        return next((one for one in here if getattr(one, "id", None) == key), None)
    return None


def told_term(teller: Teller, place: str) -> ToldTerm:
    """The term at a place of a protocol, in words; an empty one where none stands there.

    A signal that opens the next step ends the one before it; it stands in the place of a term.
    """
    found = part_at(teller.protocol, place)
    match found:
        case TippingPoint():
            return told_tipping(teller, found)
        case Signal():
            name = teller.names.signals[found.id].in_(teller.language)
            told = teller.say(f"tot het signaal ‘{name}’", f"until the signal ‘{name}’")
            return ToldTerm(told, short=told, source=found.source)
        case Entry():
            told = _term(teller, found.after, or_else=False)
            short = _short(teller, found.after, found.from_, or_else=False)
            return ToldTerm(told, _since(teller, found.from_), short, source=found.source)
        case Task():
            return _told_timed(teller, found, found.name, found.source)
        case Decision():
            return _told_timed(teller, found, found.ask, found.source)
        case Situation():
            return told_stage_term(teller, found)
    return ToldTerm(short=teller.say("geen termijn", "no term"))


def told_stage_term(teller: Teller, stage: Situation) -> ToldTerm:
    """The term after which a case leaves a step, in words; an empty one where it has none."""
    point = stage.tipping_point or next(iter(stage.escalations), None)
    if point is None:
        return ToldTerm(short=teller.say("geen termijn", "no term"))
    return told_tipping(teller, point)


def told_tipping(teller: Teller, point: TippingPoint) -> ToldTerm:
    """A tipping point in words."""
    told = _term(teller, point.after, or_else=point.or_agreed)
    if point.decided_by:
        named = any_of(teller, point.decided_by)
        told += teller.say(f"; beslist door: {named}", f"; decided by: {named}")
    short = _short(teller, point.after, point.from_, or_else=point.or_agreed)
    if point.decided_by:
        short += teller.say("; mensen beslissen", "; people decide")
    return ToldTerm(told, _since(teller, point.from_), short, source=point.source)


def _told_timed(teller: Teller, timed: Timed, part: str, source: Clause | None) -> ToldTerm:
    told = _term(teller, timed.within, or_else=timed.or_agreed)
    short = _short(teller, timed.within, timed.from_, or_else=timed.or_agreed)
    return ToldTerm(told, _since(teller, timed.from_), short, part, source)


def _term(teller: Teller, term: AgreedTerm | None, *, or_else: bool) -> str:
    if term is None:
        return ""
    told = length(teller, term)
    return f"{told} {or_agreed(teller)}" if or_else else told


def _short(teller: Teller, term: AgreedTerm | None, since: str | None, *, or_else: bool) -> str:
    if term is None or term.kind is TermKind.NOT_IN_TEXT:
        return teller.say("geen termijn", "no term")
    told = length(teller, term)
    if since == "first_day_of_absence":
        told = teller.say(f"{told} verzuim", f"{told} of absence")
    return told + teller.say(" (of anders afgesproken)", " (or as agreed)") if or_else else told


def _since(teller: Teller, written: str | None) -> str:
    if written is None:
        return ""
    return teller.missing if written == NOT_IN_TEXT else moment(teller, written)
