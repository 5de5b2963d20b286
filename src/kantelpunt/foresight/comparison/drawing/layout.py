"""What stands where in the picture, before it is drawn; all in pixels from the top left."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from kantelpunt.foresight.comparison.drawing.labels import Label
from kantelpunt.foresight.comparison.facts import Row
from kantelpunt.foresight.comparison.leads import LeadSort

WIDTH = 1200
SIDE = 300
"""How wide the column with the names is."""
PLOT_LEFT, PLOT_RIGHT = 314, 1192


@dataclass(frozen=True)
class Patch:
    """A rectangle of one colour."""

    x: float
    y: float
    width: float
    height: float
    fill: str


@dataclass(frozen=True)
class Upright:
    """A line from top to bottom."""

    x: float
    top: float
    bottom: float
    colour: str
    width: float = 1
    dashed: bool = False


@dataclass(frozen=True)
class Bar:
    """A step on the axis, or a sample of one.

    Attributes:
        is_open: whether it has no end.
        row: the step; None for a sample.
    """

    x: float
    y: float
    width: float
    height: float
    sort: LeadSort
    is_open: bool = False
    row: Row | None = None

    @property
    def right(self) -> float:
        """The x of its right edge."""
        return self.x + self.width


@dataclass
class Layout:
    """Everything in the picture; what comes later lies above.

    Attributes:
        y: how far down it is filled.
        shades: behind everything.
    """

    y: float = 0
    shades: list[Patch] = field(default_factory=list)
    lines: list[Upright] = field(default_factory=list)
    bars: list[Bar] = field(default_factory=list)
    limits: list[Upright] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)

    def say(self, *labels: Label) -> None:
        """Put labels in the picture."""
        self.labels += labels

    def say_all(self, labels: Iterable[Label]) -> None:
        """The same for a row of them."""
        self.labels += labels
