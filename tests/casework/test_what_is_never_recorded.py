"""No decision outside a mandate, no sharing without legal base or consent: by an own reckoning."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from kantelpunt.casework.decide import Acted
from kantelpunt.casework.events.people import (
    ConsentGiven,
    ConsentRefused,
    ConsentWithdrawn,
    InformationShared,
    PartyAdded,
)
from kantelpunt.casework.events.work import DecisionTaken
from kantelpunt.casework.taking_part import legal_base
from tests.casework.drawn_tales import OPENED_ON, PEOPLE_AND_DECISIONS, SEEDS, tale

TURNS_SOON = st.sampled_from([12, 16]).flatmap(
    lambda age: st.integers(-30, 400).map(
        lambda days: (OPENED_ON + timedelta(days=days)).replace(year=2025 - age)
    )
)
"""Birth dates of pupils who turn 12 or 16 in the course of a tale, or just did."""


def years_old(born: date, day: date) -> int:
    """Whole years; who was born on 29 February is a year older on 1 March."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def who_must_consent(born: date | None, day: date) -> set[str]:
    """CM-21: below 12 the parents, from 12 both, from 16 the pupil."""
    if born is None:
        return {"ouders", "leerling"}
    age = years_old(born, day)
    return {"ouders"} if age < 12 else {"ouders", "leerling"} if age < 16 else {"leerling"}


def speakers(protocol, who: str) -> set[str]:
    """Everyone who is someone, or sits in it or belongs to it."""
    found = {who}
    found |= {name for name, role in protocol.roles.items() if who in role.party}
    for party, one in protocol.parties.items():
        if one.part_of == who:
            found |= speakers(protocol, party)
    for body in protocol.bodies:
        if body.id == who:
            found |= {name for seat in body.seats for name in seat.who}
    return found


@given(SEEDS, SEEDS, st.integers(5, 60), st.one_of(st.none(), TURNS_SOON))
def test_cm_21_nothing_is_shared_without_legal_base_or_consent(protocol, seed, most, born):
    told = tale(protocol, seed, most, born, kinds=PEOPLE_AND_DECISIONS)
    parties = told.surroundings.agreement.protocol.parties
    consents: dict[tuple[str, str], date | None] = {}
    for event in told.events:
        day = event.moment.date()
        match event.what:
            case ConsentGiven(to=to, by=by, until=until):
                consents[to, by] = until or date.max
            case ConsentRefused(to=to, by=by) | ConsentWithdrawn(to=to, by=by):
                consents[to, by] = None
            case PartyAdded(party=name) | InformationShared(party=name):
                party = parties[name]
                assert not party.no_cases
                family = party.kind in ("parents", "pupil") and not party.by_consent
                if not family and not legal_base(name, told.surroundings.agreement):
                    asked = [(name, by) for by in who_must_consent(born, day)]
                    assert all(day <= (consents.get(one) or date.min) for one in asked)


@given(SEEDS, SEEDS, st.integers(5, 60))
def test_cm_17_no_decision_is_taken_outside_its_mandate(protocol, seed, most):
    told = tale(protocol, seed, most, kinds=PEOPLE_AND_DECISIONS)
    agreement = told.surroundings.agreement
    mandates = {one.id: one for one in agreement.protocol.mandates}
    for move in told.moves:
        if not isinstance(move.what, DecisionTaken) or not isinstance(move.decided, Acted):
            continue
        decision = next(
            one
            for stage in agreement.stages.values()
            for one in stage.written.decisions
            if one.id == move.what.decision
        )
        role = move.actor.role
        assert _is_one_of(agreement, role, decision.by) or _stands_in(agreement, role, decision.by)
        assert 1 <= move.what.option <= len(decision.options)
        if decision.mandate:
            rests_on = mandates[move.what.mandate]
            assert rests_on.id == decision.mandate or rests_on.when
            holder = rests_on.holder
            assert _is_one_of(agreement, role, holder) or _stands_in(agreement, role, holder)


def _stands_in(agreement, role: str, named: tuple[str, ...]) -> bool:
    """Whether a step has a lead by exception in this role, in the place of one who is named."""
    leads = [stage.written.lead for stage in agreement.stages.values()]
    return any(
        _is_one_of(agreement, role, (instead.role,))
        for lead in leads
        if agreement.choices.resolved(lead.role) in named
        for instead in lead.unless
    )


def _is_one_of(agreement, role: str, named: tuple[str, ...]) -> bool:
    chosen = [agreement.choices.resolved(who) for who in named]
    every = set().union(*(speakers(agreement.protocol, who) for who in chosen))
    return "not_in_text" in named or role in every
