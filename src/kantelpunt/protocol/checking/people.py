"""Faults in who takes part: a party that may know nothing, a role of nobody."""

from collections.abc import Iterator

from kantelpunt.foundation.text import Text
from kantelpunt.protocol.actors import Actors
from kantelpunt.protocol.checking.fault import Fault
from kantelpunt.protocol.checking.ways import stages
from kantelpunt.protocol.model.people import Party, PartyKind
from kantelpunt.protocol.model.protocol import Protocol
from kantelpunt.protocol.model.steps import Situation

_NEED_NONE = (PartyKind.PUPIL, PartyKind.PARENTS, PartyKind.SCHOOL)


def people_faults(protocol: Protocol) -> Iterator[Fault]:
    """Every fault of parties and roles, in the order of the file."""
    actors = Actors.of(protocol)
    involved = {
        party
        for _, stage in stages(protocol)
        for who in _involved(stage)
        for party in actors.parties_of(who)
    }
    for name, party in protocol.parties.items():
        if name in involved and not _may_know(party, protocol.parties):
            yield _without_ground(name)
    for name, role in protocol.roles.items():
        if not role.party and not role.among and not role.chosen_by:
            yield _of_nobody(name)


def _involved(stage: Situation) -> Iterator[str]:
    yield stage.lead.role
    yield from stage.participants.required
    yield from stage.participants.optional
    for task in stage.tasks:
        yield from task.by
        yield from task.with_


def _may_know(party: Party, parties: dict[str, Party]) -> bool:
    if party.kind in _NEED_NONE:
        return True
    if party.legal_base or party.by_consent:
        return not party.no_cases
    above = parties.get(party.part_of) if party.part_of else None
    return above is not None and _may_know(above, {})


def _without_ground(name: str) -> Fault:
    return Fault(
        f"parties.{name}",
        Text(
            "deze partij doet mee in een stap, maar niets zegt waarom zij van een leerling mag "
            "weten",
            "this party takes part in a step, but nothing says why it may know of a pupil",
        ),
        Text(
            "geef legal_base (de wet of afspraak), of by_consent: true",
            "give legal_base (the law or covenant), or by_consent: true",
        ),
    )


def _of_nobody(name: str) -> Fault:
    return Fault(
        f"roles.{name}",
        Text("deze rol hoort bij geen partij", "this role belongs to no party"),
        Text(
            "geef party, of zeg met chosen_by en among wie die per casus aanwijst",
            "give party, or say with chosen_by and among who names it case by case",
        ),
    )
