"""Steps and situations of a protocol, ready for cases."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from kantelpunt.calendar.terms import Term
from kantelpunt.casework.conditions import Condition, conditions
from kantelpunt.casework.timers import Timer, TimerKind, length
from kantelpunt.casework.ways import WayIn, WayOn, WayOut, way_in, way_on, way_out
from kantelpunt.protocol.agreed_terms import (
    AgreedTerm,
    Interval,
    TermKind,
    agreed_term_from,
    interval_from,
)
from kantelpunt.protocol.model.protocol import Protocol
from kantelpunt.protocol.model.steps import Rung, Situation, Step, TippingPoint


@dataclass(frozen=True, slots=True, eq=False)
class Stage:
    """A step or situation.

    Attributes:
        place: its place in the protocol: `steps.ID` or `situations.ID`.
        written: as the protocol has it.
        rank: its place among the steps, from 0; -1 for a situation.
        rung: on the common ladder; None for a situation.
        ladder: the first step of those that follow each other, to which it belongs.
        leads: who leads: the first of which the conditions hold.
        timers: of ways on, tasks and decisions.
        timed: those of which the text gives a term, or people may agree one.
        by_key: the ways on by their place in the protocol.
    """

    id: str
    place: str
    written: Situation
    rank: int
    rung: Rung | None
    ladder: str
    leads: tuple[tuple[tuple[Condition, ...], str], ...]
    ways_on: tuple[WayOn, ...]
    ways_out: tuple[WayOut, ...]
    ways_in: tuple[WayIn, ...]
    timers: tuple[Timer, ...]
    timed: tuple[Timer, ...]
    by_key: Mapping[str, WayOn]


@dataclass(frozen=True)
class Choices:
    """What a region chose where the protocol leaves it a choice; its default elsewhere."""

    chosen: Mapping[str, str]

    def resolved(self, who: str) -> str:
        """Who it is, where `setting ID` may stand for someone."""
        setting = who.removeprefix("setting ")
        return who if setting == who else self.chosen.get(setting, "not_in_text")

    def term(self, agreed: AgreedTerm | None) -> tuple[TermKind, Term | None]:
        """How a term is given, and its length."""
        if agreed is not None and agreed.kind is TermKind.SETTING and agreed.setting:
            chosen = self.chosen.get(agreed.setting)
            return length(agreed_term_from(chosen) if chosen else None)
        return length(agreed)

    def every(self, interval: Interval | None) -> Term | None:
        """Every so long; None for so often in a year, and while the region has not chosen."""
        if interval is not None and interval.setting:
            chosen = self.chosen.get(interval.setting)
            return interval_from(chosen).term if chosen else None
        return interval.term if interval else None


def prepared(protocol: Protocol, choices: Choices) -> Iterator[Stage]:
    """Every step and situation of a protocol, in its order."""
    ladders = _ladders(protocol)
    for rank, step in enumerate(protocol.steps):
        yield _stage(f"steps.{step.id}", step, rank, ladders[step.id], protocol, choices)
    for one in protocol.situations:
        yield _stage(f"situations.{one.id}", one, -1, one.id, protocol, choices)


def _stage(
    place: str, written: Situation, rank: int, ladder: str, protocol: Protocol, choices: Choices
) -> Stage:
    facts = protocol.facts
    lead = written.lead
    leads = [(conditions(one.when, facts), choices.resolved(one.role)) for one in lead.unless]
    leads.append(((), choices.resolved(lead.role)))
    on = [(f"{place}.{name}", way) for name, way in ways(written)]
    ways_on = tuple(way_on(key, way, facts) for key, way in on)
    timers = tuple(_timers(place, written, protocol, choices))
    return Stage(
        written.id,
        place,
        written,
        rank,
        written.rung if isinstance(written, Step) else None,
        ladder,
        tuple(leads),
        ways_on,
        tuple(way_out(f"{place}.exits.{out.id}", out, facts) for out in written.exits),
        tuple(
            way_in(f"{place}.entered.{number}", entry, facts)
            for number, entry in enumerate(written.entered, 1)
        ),
        timers,
        tuple(one for one in timers if one.has_length or one.or_agreed),
        {way.key: way for way in ways_on},
    )


def ways(stage: Situation) -> list[tuple[str, TippingPoint]]:
    """The ways on from a stage, each with its place in it."""
    first = [("tipping_point", stage.tipping_point)] if stage.tipping_point else []
    others = [(f"escalations.{n}", way) for n, way in enumerate(stage.escalations, 1)]
    return first + others


def _timers(place: str, stage: Situation, protocol: Protocol, choices: Choices) -> Iterator[Timer]:
    own = {f"task {task.id}" for task in stage.tasks}
    own |= {f"decision {decision.id}" for decision in stage.decisions}
    for timer in _written_timers(place, stage, protocol, choices):
        yield replace(timer, of_its_step=True) if timer.from_ in own else timer


def _written_timers(
    place: str, stage: Situation, protocol: Protocol, choices: Choices
) -> Iterator[Timer]:
    facts = protocol.facts
    lead = (choices.resolved(stage.lead.role),)
    for name, way in ways(stage):
        kind, term = choices.term(way.after)
        yield Timer(
            f"{place}.{name}",
            TimerKind.WAY,
            stage.id,
            way.from_,
            kind,
            term,
            tuple(way.decided_by) or lead,
            way.or_agreed,
            item=way.to,
        )
    for task in stage.tasks:
        kind, term = choices.term(task.within)
        yield Timer(
            f"{place}.tasks.{task.id}",
            TimerKind.TASK,
            stage.id,
            task.from_ or "step_entered",
            kind,
            term,
            tuple(choices.resolved(who) for who in task.by),
            task.or_agreed,
            conditions(task.when, facts),
            conditions(task.unless, facts),
            task.id,
            task.may,
            every=task.every.term if task.every else None,
        )
    for one in stage.decisions:
        kind, term = choices.term(one.within)
        yield Timer(
            f"{place}.decisions.{one.id}",
            TimerKind.DECISION,
            stage.id,
            one.from_ or "step_entered",
            kind,
            term,
            tuple(one.by),
            one.or_agreed,
            conditions(one.when, facts),
            item=one.id,
        )


def _ladders(protocol: Protocol) -> dict[str, str]:
    """Per step the first step of its ladder: those that tip into each other belong together."""
    ladder = {step.id: step.id for step in protocol.steps}

    def first(step: str) -> str:
        while ladder[step] != step:
            step = ladder[step]
        return step

    for step in protocol.steps:
        decided = [option.to for one in step.decisions for option in one.options if option.to]
        for to in [*(way.to for _, way in ways(step)), *decided]:
            if to in ladder:
                ladder[first(to)] = first(step.id)
    return {step: first(step) for step in ladder}
