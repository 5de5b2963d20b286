"""The condition of a signal with those of the signals that it names under `unless`."""

from collections.abc import Sequence
from dataclasses import dataclass

from kantelpunt.protocol.signal_rules import SignalRule


@dataclass(frozen=True)
class Condition:
    """A rule, and the conditions that make it false on a day on which one of them holds."""

    rule: SignalRule
    unless: tuple["Condition", ...] = ()


def condition_of(rule: SignalRule, rules: Sequence[SignalRule]) -> Condition:
    """The condition of a rule among the rules of its protocol version.

    A checked protocol has no circles; a name that is not there is passed over.
    """
    others = [other for other in rules if other.signal in rule.unless]
    return Condition(rule, tuple(condition_of(other, rules) for other in others))


def is_plain(condition: Condition) -> bool:
    """Whether the value alone, held against one number, says if a condition holds."""
    rule = condition.rule
    return (
        not condition.unless
        and not rule.measure.is_time
        and rule.bound is None
        and rule.average is None
        and not rule.only.are_set
    )


def has_limits(condition: Condition) -> bool:
    """Whether it matters who the child is, to a condition or to one under its `unless`."""
    return condition.rule.only.are_set or any(has_limits(other) for other in condition.unless)
