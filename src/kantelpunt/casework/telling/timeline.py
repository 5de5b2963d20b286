"""The timeline of a case on eighty columns: who, what, and what happened by which rule."""

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from itertools import groupby
from typing import TypeAlias

from kantelpunt.casework.events.clocks import TermMoved
from kantelpunt.casework.events.course import (
    Closed,
    DeadlinePassed,
    Escalated,
    StepEntered,
    StepLeft,
)
from kantelpunt.casework.events.judged import FactLapsed
from kantelpunt.casework.events.recorded import Actor, Event, Occurrence
from kantelpunt.casework.refusal import Refusal
from kantelpunt.casework.telling.named import day, who
from kantelpunt.casework.telling.rules import Rule, rule_of
from kantelpunt.casework.telling.sentences import sentence_of
from kantelpunt.protocol.model.grounds import Clause
from kantelpunt.protocol.telling.wording.teller import Teller, sentence

WIDTH = 80
INDENT = " " * 8
BY_ITSELF = "►"
REFUSED = "✗"


@dataclass(frozen=True)
class Refused:
    """Something that someone told and that was refused.

    Attributes:
        line: where it stands in a file.
        expected: whether that was foreseen.
    """

    moment: datetime
    actor: Actor
    refusal: Refusal
    version: str
    line: int | None = None
    expected: bool = False


Item: TypeAlias = Event | Refused


def timeline(tellers: Mapping[str, Teller], items: Sequence[Item]) -> Iterator[str]:
    """Lines of at most eighty columns.

    Args:
        tellers: per version of a protocol on which the case ran, who tells it.
        items: events in their order, and refusals between them.
    """
    before: datetime | None = None
    for same in _together(items):
        first, teller = same[0], tellers[same[0].version]
        on = first.moment.date()
        if before is None or on != before.date():
            if before is not None:
                yield ""
            yield day(teller, on)
        if isinstance(first, Refused):
            yield from _refusal(teller, first)
        else:
            events = [one for one in same if isinstance(one, Event)]
            told_at = _at(first.moment, before)
            if first.actor:
                yield from _by_people(teller, first)
            else:
                yield from _by_itself(teller, events, told_at)
        before = first.moment


def rule_key(what: Occurrence) -> str | None:
    """The place of the rule by which something happened by itself; None where people told it."""
    match what:
        case StepEntered(rule=rule) | StepLeft(rule=rule) | Escalated(rule=rule):
            return rule
        case DeadlinePassed(timer=timer) | TermMoved(timer=timer):
            return timer
        case Closed(rule=rule):
            return rule
        case FactLapsed(fact=fact):
            return f"facts.{fact}"
    return None


def source_words(teller: Teller, clause: Clause) -> str:
    """The place in a text; of the main text of the protocol the place alone."""
    title = "" if clause.in_ == teller.main_source else f"{teller.names.sources[clause.in_]}, "
    return teller.say(f"Bron: {title}{clause.at}", f"Source: {title}{clause.at}")


def wrapped(text: str, first: str, rest: str = INDENT) -> list[str]:
    """A text over several lines; `first` stands before the first one."""
    return textwrap.wrap(
        text, WIDTH, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False
    )


def _together(items: Sequence[Item]) -> Iterator[list[Item]]:
    """What follows from one rule at one moment belongs together."""

    def sort(numbered: tuple[int, Item]) -> object:
        number, one = numbered
        if isinstance(one, Refused) or one.actor is not None:
            return number
        return (one.moment, rule_key(one.what))

    for _, group in groupby(enumerate(items), sort):
        yield [one for _, one in group]


def _by_people(teller: Teller, event: Event) -> Iterator[str]:
    assert event.actor is not None
    role = who(teller, [event.actor.role])
    yield from wrapped(f"{role}: {sentence_of(teller, event.what)}", f"  {event.moment:%H:%M} ")


def _by_itself(teller: Teller, events: Sequence[Event], told_at: str) -> Iterator[str]:
    told = " ".join(sentence_of(teller, one.what) for one in events)
    label = teller.say("Vanzelf", "By itself")
    yield from wrapped(f"{label}: {told}", f" {BY_ITSELF}{told_at}".ljust(len(INDENT)))
    key = rule_key(events[0].what)
    if key is not None:
        yield from _rule(teller, rule_of(teller, key))


def _rule(teller: Teller, rule: Rule) -> Iterator[str]:
    says = rule.says or rule.words
    yield from wrapped(f"{teller.say('Regel', 'Rule')}: {says} [{rule.key}]", INDENT)
    if rule.clause is not None:
        yield from wrapped(source_words(teller, rule.clause), INDENT)


def _refusal(teller: Teller, one: Refused) -> Iterator[str]:
    role, refusal = who(teller, [one.actor.role]), one.refusal
    at = teller.say(f", regel {one.line}", f", line {one.line}") if one.line else ""
    label = (
        teller.say(f"Geweigerd, zoals verwacht{at}", f"Refused, as expected{at}")
        if one.expected
        else teller.say(f"GEWEIGERD{at}", f"REFUSED{at}")
    )
    told = refusal.tried.in_(teller.language), refusal.why.in_(teller.language)
    yield from wrapped(f"{role}: {told[0]}. {sentence(told[1])}", f" {REFUSED}{one.moment:%H:%M} ")
    possible = sentence(refusal.possible.in_(teller.language))
    yield from wrapped(f"{label} ({refusal.code}). {possible}", INDENT)


def _at(moment: datetime, before: datetime | None) -> str:
    """The time of day, where it says more than that a day began or that it came at once."""
    return "" if moment == before or moment.time() == time() else f"{moment:%H:%M}"
