"""How often parents or pupil are told something, by a rule of the protocol or a region's choice."""

from collections.abc import Iterator

from kantelpunt.casework.conditions import conditions
from kantelpunt.casework.stages import Choices
from kantelpunt.casework.timers import Timer, TimerKind
from kantelpunt.foundation.register_terms import Sector
from kantelpunt.protocol.agreed_terms import TermKind
from kantelpunt.protocol.model.agreements import Duty, Enforce, Rule
from kantelpunt.protocol.model.people import PartyKind
from kantelpunt.protocol.model.protocol import Protocol

TOLD = "told "
"""Before whoever was spoken with, invited, or shown something, as a moment of a case."""


def contact_timers(protocol: Protocol, sector: Sector, choices: Choices) -> Iterator[Timer]:
    """A term per rule that asks to tell parents or pupil something every so long.

    A rhythm that the region must choose, and has not, sets no term.
    """
    for rule in protocol.rules:
        whom = _family(rule, protocol)
        every = choices.every(rule.every)
        asked = rule.enforce in (Enforce.ASK, Enforce.WARN) and rule.duty is Duty.MUST
        if asked and whom and every and (not rule.sector or sector in rule.sector):
            yield Timer(
                f"rules.{rule.id}",
                TimerKind.CONTACT,
                None,
                "not_in_text",
                TermKind.NOT_IN_TEXT,
                None,
                tuple(choices.resolved(who) for who in rule.who),
                when=conditions(rule.when, protocol.facts),
                unless=conditions(rule.unless, protocol.facts),
                item=rule.id,
                every=every,
                to=whom,
            )


def _family(rule: Rule, protocol: Protocol) -> tuple[str, ...]:
    """The parents whom a rule is for; without them the pupil."""
    for kind in (PartyKind.PARENTS, PartyKind.PUPIL):
        found = [who for who in rule.to if who in protocol.parties]
        named = tuple(who for who in found if protocol.parties[who].kind is kind)
        if named:
            return named
    return ()
