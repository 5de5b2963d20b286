"""Chance with a seed, which Hypothesis draws."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import TypeVar

Item = TypeVar("Item")


@dataclass(frozen=True)
class Dice:
    """The same seed gives the same throws."""

    random: Random

    @classmethod
    def of(cls, seed: int) -> "Dice":
        """Dice that begin with a seed."""
        return cls(Random(seed))

    def number(self, least: int, most: int) -> int:
        """A whole number, bounds included."""
        return self.random.randint(least, most)

    def one_in(self, many: int) -> bool:
        """Whether something happens that happens once in so many times."""
        return self.random.randrange(many) == 0

    def one(self, items: Sequence[Item]) -> Item:
        """One of these."""
        return self.random.choice(items)

    def some(self, items: Sequence[Item], most: int = 2) -> list[Item]:
        """None of these half of the times, or a few."""
        if self.one_in(2):
            return []
        return self.random.sample(items, self.number(1, min(most, len(items))))
