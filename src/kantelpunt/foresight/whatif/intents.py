"""What people may do in each step of a protocol, with the salts of its luck."""

from collections.abc import Iterator
from dataclasses import dataclass

from kantelpunt.casework.agreement import Agreement
from kantelpunt.casework.stages import Stage
from kantelpunt.casework.timers import Timer, TimerKind
from kantelpunt.casework.ways import WayOn
from kantelpunt.foresight.behaviour.luck import salt
from kantelpunt.foresight.whatif.positions import Positions, conditions_in
from kantelpunt.protocol.agreed_terms import TermKind
from kantelpunt.protocol.model.steps import ExitKind

_ENDED_BY_OTHERS = (ExitKind.RESTORED, ExitKind.PLACED)


@dataclass(frozen=True, slots=True)
class Chance:
    """The salts of something that may happen: whether, after how many days, and which way."""

    whether: int
    when: int
    option: int

    @classmethod
    def of(cls, seed: int, what: str) -> "Chance":
        """For one seed and one thing."""
        return cls(salt(seed, what), salt(seed, f"{what}, when"), salt(seed, f"{what}, option"))


@dataclass(frozen=True, slots=True)
class Choosing:
    """A way on that people decide about, or for which they must establish something.

    Attributes:
        term: from the passing of which they decide; None where the text gives it no length.
    """

    way: WayOn
    term: Timer | None
    chance: Chance


@dataclass(frozen=True, slots=True)
class Intents:
    """What people may do in a step or situation.

    Attributes:
        restores, offers, consents, realised, waits: the luck of these.
        questions: those whose answer bears on the step, each with its luck.
        choosing: ways on that people decide about.
        plans: moments from which a term runs that is the term of a plan.
    """

    stage: Stage
    restores: Chance
    offers: Chance
    consents: Chance
    realised: Chance
    waits: Chance
    questions: tuple[tuple[str, Chance], ...]
    choosing: tuple[Choosing, ...]
    plans: frozenset[str]


def intents_of(positions: Positions, seed: int) -> dict[str, Intents]:
    """What people may do, per step and situation."""
    agreement = positions.agreement
    return {stage.id: _intents(stage, agreement, seed) for stage in agreement.stages.values()}


def _intents(stage: Stage, agreement: Agreement, seed: int) -> Intents:
    def chance(what: str) -> Chance:
        return Chance.of(seed, f"{stage.id} {what}")

    questions = [(fact, Chance.of(seed, f"fact {fact}")) for fact in _questions(stage, agreement)]
    of_plans = [one.from_ for one in _ways(stage) if one.kind_of_term is TermKind.PLAN_TERM]
    return Intents(
        stage,
        chance("restores"),
        chance("offers"),
        chance("consents"),
        chance("realised"),
        chance("waits"),
        tuple(questions),
        tuple(_choosing(stage, seed)),
        frozenset(of_plans),
    )


def _questions(stage: Stage, agreement: Agreement) -> Iterator[str]:
    """Facts that bear on a step and are no outcome of the model, nor told by signals."""
    facts = agreement.protocol.facts
    ended = {one.fact for out in stage.ways_out if out.kind in _ENDED_BY_OTHERS for one in out.when}
    required = {one.fact for way in stage.ways_on for one in way.requires}
    entering = {entry.fact.fact for entry in stage.ways_in if entry.fact}
    options = [
        condition
        for decision in stage.written.decisions
        for texts in (decision.when, *(option.when for option in decision.options))
        for condition in agreement.conditions(texts)
    ]
    bearing = dict.fromkeys(one.fact for one in (*conditions_in(stage), *options))
    for fact in bearing:
        own = fact is not None and fact not in ended | required | entering
        if fact is not None and own and not facts[fact].signals and not facts[fact].lasts:
            yield fact


def _choosing(stage: Stage, seed: int) -> Iterator[Choosing]:
    timers = {timer.key: timer for timer in _ways(stage)}
    for way in stage.ways_on:
        if way.decided_by or way.requires:
            timer = timers[way.key]
            term = timer if timer.has_length else None
            yield Choosing(way, term, Chance.of(seed, f"{way.key} on"))


def _ways(stage: Stage) -> list[Timer]:
    return [timer for timer in stage.timers if timer.kind is TimerKind.WAY]
