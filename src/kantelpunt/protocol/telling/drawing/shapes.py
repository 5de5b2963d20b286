"""The shapes of a diagram: boxes with wrapped text, arrows, and how high a text gets."""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from kantelpunt.protocol.telling.drawing.markup import element

SIZE = 14
LEADING = 19
PADDING = 12
_WIDTH_OF_LETTER = 0.53
_BULLET = "• "
_HANGING = 10
INK, LINE, PAPER = "#1b1b1b", "#5a5a5a", "#ffffff"


@dataclass(frozen=True)
class Line:
    """A line of text in a box.

    Attributes:
        indent: how far from the left, in pixels.
    """

    text: str
    bold: bool = False
    indent: int = 0


@dataclass(frozen=True)
class Box:
    """A box of a given width around lines of text, at x and y in pixels."""

    x: float
    y: float
    width: float
    lines: tuple[Line, ...]

    @property
    def height(self) -> float:
        """As high as its text needs."""
        return height_of(self.lines)

    @property
    def middle(self) -> float:
        """The y of its middle."""
        return self.y + self.height / 2


def height_of(lines: Sequence[Line]) -> float:
    """How high a box around lines of text is, in pixels."""
    return len(lines) * LEADING + 2 * PADDING


def wrapped(text: str, width: float, *, bold: bool = False) -> tuple[Line, ...]:
    """A text in lines that fit into a box of a width in pixels."""
    return tuple(Line(line, bold) for line in textwrap.wrap(text, _letters(width, bold=bold)))


def bullet(text: str, width: float) -> tuple[Line, ...]:
    """The same for one of a list, its first line marked."""
    fit = _letters(width, bold=False) - len(_BULLET)
    first, *rest = textwrap.wrap(text, fit)
    return (Line(_BULLET + first), *(Line(line, indent=_HANGING) for line in rest))


def _letters(width: float, *, bold: bool) -> int:
    letter = SIZE * _WIDTH_OF_LETTER * (1.08 if bold else 1)
    return max(int((width - 2 * PADDING) / letter), 8)


def box(shape: Box, *, bar: str = "", dashed: bool = False) -> Element:
    """A box with its text; a bar of a colour on the left where one is given."""
    outline = element(
        "rect",
        x=_px(shape.x),
        y=_px(shape.y),
        width=_px(shape.width),
        height=_px(shape.height),
        rx="6",
        fill=PAPER,
        stroke=LINE,
        stroke_width="1.5",
        stroke_dasharray="5 4" if dashed else "",
    )
    parts = [outline]
    if bar:
        parts.append(
            element(
                "rect",
                x=_px(shape.x),
                y=_px(shape.y),
                width="7",
                height=_px(shape.height),
                rx="3",
                fill=bar,
            )
        )
    left, top = shape.x + PADDING + (4 if bar else 0), shape.y + PADDING
    return element("g", *parts, words(left, top, shape.lines))


def words(x: float, y: float, lines: Sequence[Line]) -> Element:
    """Lines of text under each other, from a top left corner."""
    spans = [
        element(
            "tspan",
            line.text,
            x=_px(x + line.indent),
            y=_px(y + number * LEADING + SIZE),
            font_weight="700" if line.bold else "",
        )
        for number, line in enumerate(lines)
    ]
    return element("text", *spans, fill=INK)


def arrow(*points: tuple[float, float]) -> Element:
    """A line from point to point, with a head at its end."""
    return element(
        "polyline",
        points=" ".join(f"{_px(x)},{_px(y)}" for x, y in points),
        fill="none",
        stroke=LINE,
        stroke_width="1.8",
        marker_end="url(#pijl)",
    )


def arrow_head() -> Element:
    """The head that arrows have."""
    head = element("path", d="M0,0 L10,5 L0,10 z", fill=LINE)
    return element(
        "defs",
        element(
            "marker",
            head,
            id="pijl",
            viewBox="0 0 10 10",
            refX="9",
            refY="5",
            markerWidth="8",
            markerHeight="8",
            orient="auto",
        ),
    )


def _px(value: float) -> str:
    return f"{value:.0f}"
