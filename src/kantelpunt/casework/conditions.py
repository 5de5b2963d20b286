"""Conditions of a protocol, ready to be held against a case."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from kantelpunt.protocol.model.agreements import Fact

_NOT = "not "
_SIGNAL = "signal "


@dataclass(frozen=True, slots=True)
class Condition:
    """A fact or signal that must be true, or untrue.

    Attributes:
        text: as the protocol writes it.
        fact: id of the fact; None for a signal.
        signals: the signals that tell it, as moments: `signal zestien-uur`.
        untrue: whether it must be untrue.
    """

    text: str
    fact: str | None
    signals: tuple[str, ...]
    untrue: bool

    @classmethod
    def of(cls, text: str, facts: Mapping[str, Fact]) -> "Condition":
        """Read a condition: `[not ](FACT | signal SIGNAL)`."""
        bare = text.removeprefix(_NOT)
        untrue = bare != text
        if bare.startswith(_SIGNAL):
            return cls(text, None, (bare,), untrue)
        told = tuple(f"{_SIGNAL}{signal}" for signal in facts[bare].signals)
        return cls(text, bare, told, untrue)

    def holds(self, facts: Mapping[str, bool], moments: Collection[str]) -> bool:
        """Whether it holds; what people judged goes before what signals tell."""
        judged = facts.get(self.fact) if facts and self.fact is not None else None
        if judged is None:
            judged = False
            for signal in self.signals:
                if signal in moments:
                    judged = True
                    break
        return judged != self.untrue

    @property
    def moments(self) -> tuple[str, ...]:
        """What may make it hold, or no longer hold, once it comes about."""
        return self.signals if self.fact is None else (*self.signals, f"fact {self.fact}")

    def is_about(self, moment: str) -> bool:
        """Whether what just came about, such as `fact ID` or `signal ID`, bears on it."""
        return moment in self.signals or moment == f"fact {self.fact}"


def conditions(texts: Iterable[str], facts: Mapping[str, Fact]) -> tuple[Condition, ...]:
    """Read several conditions."""
    return tuple(Condition.of(text, facts) for text in texts)
