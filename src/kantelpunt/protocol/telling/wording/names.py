"""The names for people of everything that a protocol calls by an id."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kantelpunt.foundation.text import Text
from kantelpunt.protocol.model.protocol import Protocol
from kantelpunt.protocol.model.steps import Situation

_NUMBERED = re.compile(r"\b(stap|fase|trede|niveau|laag|situatie)\s+\d", re.IGNORECASE)


@dataclass(frozen=True)
class Names:
    """Names by id.

    Attributes:
        actors: parties, roles and bodies.
        stages: steps and situations, as they are called in a sentence.
        headings: steps and situations, as they are called above their own part.
        moments: what a term can run from, by kind and id: `task opp`, `meeting zwo`.
        others: promises, tiers, rules, consent, guides and ways out.
    """

    actors: Mapping[str, str]
    stages: Mapping[str, Text]
    headings: Mapping[str, Text]
    signals: Mapping[str, Text]
    facts: Mapping[str, str]
    settings: Mapping[str, str]
    products: Mapping[str, str]
    mandates: Mapping[str, str]
    rhythms: Mapping[str, str]
    moments: Mapping[str, str]
    themes: Mapping[str, str]
    sources: Mapping[str, str]
    others: Mapping[str, str]


def names_of(protocol: Protocol) -> Names:
    """The names in one protocol."""
    actors = {
        **{one: party.name for one, party in protocol.parties.items()},
        **{one: role.name for one, role in protocol.roles.items()},
        **{body.id: body.name for body in protocol.bodies},
    }
    stages = (*protocol.steps, *protocol.situations)
    outputs = {output.id: output.name for stage in stages for output in stage.outputs}
    rhythms = {
        **{one.id: one.name for one in protocol.reports},
        **{one.id: one.name for one in protocol.meetings},
    }
    return Names(
        actors=actors,
        stages=dict(_stages(protocol)),
        headings=dict(_headings(protocol)),
        signals={one.id: Text(one.name, one.name_en or one.name) for one in protocol.signals},
        facts={one: fact.ask for one, fact in protocol.facts.items()},
        settings={one.id: one.name for one in protocol.settings},
        products={**outputs, **{one.id: one.name for one in protocol.records}},
        mandates={one.id: one.name for one in protocol.mandates},
        rhythms=rhythms,
        moments=dict(_moments(protocol, stages)),
        themes={one: theme.name for one, theme in protocol.themes.items()},
        sources={one: source.title for one, source in protocol.sources.items()},
        others=_others(protocol, stages),
    )


def is_numbered(name: str) -> bool:
    """Whether a name says by itself which step it is: `Stap 3a: naar onderwijs`."""
    return _NUMBERED.search(name) is not None


def _stages(protocol: Protocol) -> Iterator[tuple[str, Text]]:
    for number, step in enumerate(protocol.steps, start=1):
        if is_numbered(step.name):
            yield step.id, Text(f"‘{step.name}’", f"‘{step.name}’")
        else:
            yield step.id, Text(f"stap {number} ({step.name})", f"step {number} ({step.name})")
    for situation in protocol.situations:
        named = f"‘{situation.name}’"
        yield situation.id, Text(f"de situatie {named}", f"the situation {named}")


def _headings(protocol: Protocol) -> Iterator[tuple[str, Text]]:
    for number, step in enumerate(protocol.steps, start=1):
        if is_numbered(step.name):
            yield step.id, Text(step.name, step.name)
        else:
            yield step.id, Text(f"Stap {number}. {step.name}", f"Step {number}. {step.name}")
    for situation in protocol.situations:
        yield situation.id, Text(situation.name, situation.name)


def _moments(protocol: Protocol, stages: Iterable[Situation]) -> Iterator[tuple[str, str]]:
    for stage in stages:
        yield from ((f"task {task.id}", task.name) for task in stage.tasks)
        yield from ((f"decision {one.id}", one.ask) for one in stage.decisions)
    yield from ((f"fact {one}", fact.ask) for one, fact in protocol.facts.items())
    yield from ((f"meeting {one.id}", one.name) for one in protocol.meetings)
    yield from ((f"report {one.id}", one.name) for one in protocol.reports)


def _others(protocol: Protocol, stages: Iterable[Situation]) -> dict[str, str]:
    ways_out = {one.id: one.name for stage in stages for one in stage.exits}
    parts = (
        protocol.promises,
        protocol.tiers,
        protocol.rules,
        protocol.consent,
        protocol.guides,
    )
    return ways_out | {one.id: one.name for part in parts for one in part}
