"""Where beside a bar a text may stand without lying on a line that runs down."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from kantelpunt.foresight.comparison.drawing.layout import Bar

_CLEAR = 6


@dataclass(frozen=True)
class Room:
    """A stretch from left to right that a text may fill.

    Attributes:
        is_inside: whether it lies on the bar.
        to_the_right: whether a text stands against its right edge.
    """

    left: float
    right: float
    is_inside: bool = False
    to_the_right: bool = False

    @property
    def width(self) -> float:
        """How wide it is."""
        return self.right - self.left


@dataclass(frozen=True)
class Rooms:
    """A row of the picture.

    Attributes:
        left: its left edge.
        right: its right edge.
        limits: the x of each line that runs down through it, ascending.
    """

    left: float
    right: float
    limits: tuple[float, ...]

    def beside(self, bar: Bar) -> Iterator[Room]:
        """The rooms of a bar: on it, to its right, to its left, in the order of liking."""
        for left, right in self._between(bar.x, bar.right):
            yield Room(left, right, is_inside=True)
        yield from (Room(*edges) for edges in list(self._between(bar.right, self.right))[:1])
        for left, right in list(self._between(self.left, bar.x))[-1:]:
            yield Room(left, right, to_the_right=True)

    def _between(self, left: float, right: float) -> Iterator[tuple[float, float]]:
        """The stretches between two edges that no line parts."""
        edges = [left, *(one for one in self.limits if left < one < right), right]
        for begin, end in pairwise(edges):
            if begin + _CLEAR < end - _CLEAR:
                yield begin + _CLEAR, end - _CLEAR
