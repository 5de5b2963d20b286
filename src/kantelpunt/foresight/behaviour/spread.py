"""After how many days something happens, and for which share it never does."""

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

import numpy as np

from kantelpunt.absence.columns import Int64s
from kantelpunt.foresight.behaviour.luck import Floats

NEVER = 1 << 30
"""A day that does not come."""


@dataclass(frozen=True)
class Spread:
    """Lengths of time, each with its share; what the shares leave of the whole never happens.

    Attributes:
        days: calendar days, ascending.
        shares: between 0 and 1, together at most 1.

    Raises:
        ValueError: when there are not as many shares as days, or they are more than the whole.
    """

    days: tuple[int, ...]
    shares: tuple[float, ...]

    def __post_init__(self) -> None:
        if len(self.days) != len(self.shares) or sum(self.shares) > 1 + 1e-9:
            raise ValueError("a share for each number of days, together at most 1")

    @cached_property
    def bounds(self) -> tuple[float, ...]:
        """Up to which number of luck each length goes; a share that is whole leaves nothing out."""
        found = [round(one, 9) for one in accumulate(self.shares)]
        return tuple(found)

    def of(self, lot: float) -> int:
        """The days for a number of luck, or NEVER."""
        place = bisect_right(self.bounds, lot)
        return self.days[place] if place < len(self.days) else NEVER

    def of_all(self, lots: Floats) -> Int64s:
        """The same for many numbers."""
        table = np.array([*self.days, NEVER], dtype=np.int64)
        return table[np.searchsorted(np.array(self.bounds), lots, side="right")]

    def __str__(self) -> str:
        parts = zip(self.days, self.shares, strict=True)
        return ", ".join(f"{days}: {share:.0%}" for days, share in parts)
