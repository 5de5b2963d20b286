"""Faults in a protocol that can be read: rules that can never do what they say."""

from collections.abc import Iterator
from dataclasses import dataclass

from kantelpunt.foundation.register_terms import Category
from kantelpunt.foundation.text import Text
from kantelpunt.protocol.model.signals import Signal
from kantelpunt.protocol.reader import ProtocolVersion
from kantelpunt.protocol.signal_rules import Measure


@dataclass(frozen=True)
class Fault:
    """A fault, where it stands, and how to mend it."""

    at: str
    message: Text
    cure: Text


def faults(version: ProtocolVersion) -> list[Fault]:
    """Every fault in the structure of a protocol, in the order of the file."""
    signals = version.protocol.signals
    found: list[Fault] = []
    for signal in signals:
        found += _never_fires(signal)
    return found


def _never_fires(signal: Signal) -> Iterator[Fault]:
    only_late = signal.rule.of.categories == frozenset({Category.LATE})
    if only_late and signal.measure is not Measure.TIMES:
        yield Fault(
            f"signals.{signal.id}.of",
            Text(
                f"te laat komen telt niet in {signal.measure}: dit signaal gaat nooit af",
                f"lateness does not count in {signal.measure}: this signal never fires",
            ),
            Text(
                "tel met measure: times, of geef de redencode op school een andere categorie",
                "count with measure: times, or give the reason code another category at school",
            ),
        )
