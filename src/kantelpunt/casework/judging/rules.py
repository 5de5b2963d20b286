"""Rules of the protocol that the machine holds: what they forbid is refused."""

from kantelpunt.casework.events.recorded import Occurrence
from kantelpunt.casework.follows import hold
from kantelpunt.casework.judging.told import Told, refused
from kantelpunt.casework.refusal import Refusal
from kantelpunt.casework.rules_now import asking
from kantelpunt.foundation.text import Text
from kantelpunt.protocol.model.agreements import Duty, Enforce, Rule


def forbidden(what: Occurrence, told: Told, to: str) -> Refusal | None:
    """Something is given to a party before what a rule asks first is established.

    Args:
        what: what someone tells.
        told: in what surroundings.
        to: the party to which it is given.
    """
    for rule in told.agreement.protocol.rules:
        if _forbids(rule, told, to):
            lacking = ", ".join(rule.unless)
            return refused(
                what,
                "rule-forbids",
                Text(
                    f'dit mag niet volgens de regel "{rule.name}"',
                    f'the rule "{rule.name}" forbids this',
                ),
                Text(f"Stel eerst vast: {lacking}", f"First establish: {lacking}"),
            )
    return None


def still_asked(what: Occurrence, told: Told) -> Refusal | None:
    """A case is closed while a rule that the machine holds still asks something in it."""
    for rule in asking(told.case, told.agreement):
        if rule.enforce is Enforce.REFUSE:
            because = ", ".join(rule.when)
            return refused(
                what,
                "rule-forbids",
                Text(
                    f'de regel "{rule.name}" vraagt hier nog iets',
                    f'the rule "{rule.name}" still asks something here',
                ),
                Text(
                    f"Stel eerst vast dat dit niet meer zo is: {because}",
                    f"First establish that this is no longer so: {because}",
                ),
            )
    return None


def _forbids(rule: Rule, told: Told, to: str) -> bool:
    in_step = not rule.steps or any(step in told.case.stages for step in rule.steps)
    return (
        rule.enforce is Enforce.REFUSE
        and rule.duty is Duty.MUST_NOT
        and bool(rule.unless)
        and in_step
        and told.agreement.speaks_for(to, rule.to)
        and told.speaks_for(*rule.who)
        and hold(told.case, told.agreement.conditions(rule.when))
        and not any(hold(told.case, (one,)) for one in told.agreement.conditions(rule.unless))
    )
