"""Faults in steps and situations: nobody gets there, nobody leads, nobody gets out."""

from collections.abc import Iterator

from kantelpunt.foundation.text import Text
from kantelpunt.protocol.actors import Actors
from kantelpunt.protocol.agreed_terms import TermKind
from kantelpunt.protocol.checking.fault import Fault
from kantelpunt.protocol.checking.ways import reachable, stages, ways_on
from kantelpunt.protocol.model.closed import NOT_IN_TEXT
from kantelpunt.protocol.model.people import PartyKind
from kantelpunt.protocol.model.protocol import Protocol
from kantelpunt.protocol.model.steps import Situation, Step

_FAMILY = {
    PartyKind.PARENTS: Text("ouders", "parents"),
    PartyKind.PUPIL: Text("de leerling", "the pupil"),
}


def step_faults(protocol: Protocol) -> Iterator[Fault]:
    """Every fault of every step and situation, in the order of the file."""
    actors, there = Actors.of(protocol), reachable(protocol)
    for at, stage in stages(protocol):
        if stage.id not in there:
            yield _unreachable(at)
        if stage.lead.role == NOT_IN_TEXT and not stage.reading:
            yield _without_lead(at)
        if not stage.last:
            yield from _way_out(at, stage)
        if isinstance(stage, Step):
            yield from _limit(at, stage)
            yield from _family(at, stage, actors)


def _unreachable(at: str) -> Fault:
    return Fault(
        at,
        Text("hier kan geen casus komen", "no case can come here"),
        Text(
            "laat een signaal dit openen (opens), geef entered, of laat een kantelpunt hierheen "
            "wijzen",
            "let a signal open this (opens), give entered, or let a tipping point lead here",
        ),
    )


def _without_lead(at: str) -> Fault:
    return Fault(
        f"{at}.lead",
        Text(
            "niemand heeft de leiding, en niets zegt waarom", "nobody leads, and nothing says why"
        ),
        Text(
            "noem wie de leiding heeft, of zeg in een reading dat de tekst dit openlaat",
            "name who leads, or say in a reading that the text leaves this open",
        ),
    )


def _way_out(at: str, stage: Situation) -> Iterator[Fault]:
    ends = any(not way_out.to for way_out in stage.exits) or any(
        not option.to for decision in stage.decisions for option in decision.options
    )
    if not ends and not any(way.to != stage.id for way in ways_on(stage)):
        yield Fault(
            at,
            Text("een casus kan hier niet meer weg", "a case cannot leave here"),
            Text(
                "geef een tipping_point, exits of decisions; is dit de laatste instantie, schrijf "
                "dan last: true",
                "give a tipping_point, exits or decisions; if this is the last authority, write "
                "last: true",
            ),
        )


def _limit(at: str, step: Step) -> Iterator[Fault]:
    """A step ends in time, unless the text says that it does not: then a reading tells so."""
    told = bool(step.reading or (step.tipping_point and step.tipping_point.reading))
    ways = [way for way in (step.tipping_point, *step.escalations) if way]
    limited = any(way.after.kind is not TermKind.NOT_IN_TEXT for way in ways)
    if not limited and not told:
        yield Fault(
            f"{at}.tipping_point",
            Text("deze stap kan eindeloos duren", "this step can last for ever"),
            Text(
                "geef tipping_point.after, zoals 4 school_weeks; noemt de tekst geen termijn, zeg "
                "dat dan in een reading",
                "give tipping_point.after, such as 4 school_weeks; if the text names no term, say "
                "so in a reading",
            ),
        )


def _family(at: str, step: Step, actors: Actors) -> Iterator[Fault]:
    taking_part = [*step.participants.required, *step.participants.optional]
    missing = [kind for kind in _FAMILY if kind not in actors.kinds(taking_part)]
    if missing:
        nl = " en ".join(_FAMILY[kind].nl for kind in missing)
        en = " and ".join(_FAMILY[kind].en for kind in missing)
        yield Fault(
            f"{at}.participants",
            Text(f"{nl} doen hier niet mee", f"{en} do not take part here"),
            Text(
                "zet hen bij participants: required, of optional met een reading",
                "add them to participants: required, or optional with a reading",
            ),
        )
