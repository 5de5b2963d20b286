"""What of a protocol a case in one sector can come across, by id."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from kantelpunt.foresight.promises.certain_signals import least_days
from kantelpunt.foundation.register_terms import Sector
from kantelpunt.protocol.checking.ways import stages
from kantelpunt.protocol.model.agreements import Fact, Setting
from kantelpunt.protocol.model.protocol import Protocol
from kantelpunt.protocol.model.signals import Signal
from kantelpunt.protocol.model.steps import Decision, Situation, Task
from kantelpunt.protocol.model.times import Timed
from kantelpunt.protocol.signal_rules import SignalRule


@dataclass(frozen=True)
class Placed:
    """A step or situation, and its place in the file: `steps.basis`."""

    at: str
    stage: Situation


@dataclass(frozen=True)
class Act:
    """A task or decision, the step it belongs to, and its place in the file."""

    at: str
    stage: str
    timed: Timed


@dataclass(frozen=True)
class Ladder:
    """The steps and situations of one sector.

    Attributes:
        stages: by id, steps first, in the order of escalation.
        order: the number of each step; situations have none.
        acts: by moment, such as `task opp` or `decision plek`.
        hopes: ids of facts that hold a case in its step without ending it.
    """

    sector: Sector
    stages: Mapping[str, Placed]
    order: Mapping[str, int]
    acts: Mapping[str, Act]
    signals: tuple[Signal, ...]
    facts: Mapping[str, Fact]
    settings: Mapping[str, Setting]
    hopes: frozenset[str]

    @cached_property
    def rules(self) -> Mapping[str, SignalRule]:
        """Per signal its rule, made once for all start dates."""
        return {one.id: one.rule for one in self.signals}


def ladder_of(protocol: Protocol, sector: Sector) -> Ladder:
    """The steps and situations that a sector has in a protocol."""
    here = {
        stage.id: Placed(at, stage)
        for at, stage in stages(protocol)
        if not stage.sector or sector in stage.sector
    }
    steps = [step.id for step in protocol.steps if step.id in here]
    return Ladder(
        sector=sector,
        stages=here,
        order={step: number for number, step in enumerate(steps)},
        acts=dict(_acts(here)),
        signals=protocol.signals,
        facts=protocol.facts,
        settings={one.id: one for one in protocol.settings},
        hopes=_hopes(protocol),
    )


def ladder_groups(protocol: Protocol) -> list[tuple[Sector, ...]]:
    """The sectors of a protocol, those with the same ladder together."""
    groups: dict[tuple[object, ...], list[Sector]] = {}
    for sector in protocol.sector:
        groups.setdefault(_shape(protocol, sector), []).append(sector)
    return [tuple(group) for group in groups.values()]


def _shape(protocol: Protocol, sector: Sector) -> tuple[object, ...]:
    met = [stage.id for _, stage in stages(protocol) if not stage.sector or sector in stage.sector]
    fired = [
        (signal.id, least_days(signal.rule, sector))
        for signal in protocol.signals
        if not (signal.only and signal.only.sector) or sector in signal.only.sector
    ]
    return tuple(met), tuple(fired)


def _acts(here: Mapping[str, Placed]) -> Iterator[tuple[str, Act]]:
    for placed in here.values():
        parts: tuple[tuple[str, tuple[Task | Decision, ...]], ...] = (
            ("task", placed.stage.tasks),
            ("decision", placed.stage.decisions),
        )
        for kind, acts in parts:
            for act in acts:
                at = f"{placed.at}.{kind}s.{act.id}"
                yield f"{kind} {act.id}", Act(at, placed.stage.id, act)


def _hopes(protocol: Protocol) -> frozenset[str]:
    """Facts that hold for a while (`lasts`), keep a step from tipping, and end no case."""
    ending = {
        condition
        for _, stage in stages(protocol)
        for way_out in stage.exits
        if not way_out.to
        for condition in way_out.when
    }
    holding = {
        condition
        for _, stage in stages(protocol)
        for way in (stage.tipping_point, *stage.escalations)
        if way
        for condition in way.unless
    }
    lasting = {name for name, fact in protocol.facts.items() if fact.lasts is not None}
    return frozenset((holding & lasting) - ending)
