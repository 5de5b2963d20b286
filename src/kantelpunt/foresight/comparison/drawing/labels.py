"""Texts in a picture that know how much room they take."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

# How wide letters of Arial and its like are, as a part of their size.
_WIDTHS = {
    letter: width
    for letters, width in (
        ("ijl'’‘|", 0.23),
        (" ft.,:;/!I[]", 0.28),
        ("r()-", 0.34),
        ("cksvxyz", 0.5),
        ("w", 0.73),
        ("m", 0.84),
        ("MW%", 0.9),
        ("@→", 1.02),
    )
    for letter in letters
}
_NORMAL, _CAPITAL = 0.56, 0.7
_BOLD = 1.07
_LEADING = 1.28


@dataclass(frozen=True)
class Label:
    """Lines of text under each other, from a top left corner.

    Attributes:
        x: the left edge, in pixels.
        y: the upper edge, in pixels.
        size: of the letters, in pixels.
        bold: how many of the first lines are bold.
        marked: whether the last line is marked as not being in the text.
        halo: the colour around the letters that parts them from lines behind, or empty.
    """

    lines: tuple[str, ...]
    x: float = 0
    y: float = 0
    size: int = 12
    bold: int = 0
    marked: bool = False
    colour: str = "#1b1b1b"
    halo: str = ""

    @property
    def width(self) -> float:
        """How wide the widest line is."""
        widths = [
            width_of(line, self.size, bold=number < self.bold)
            for number, line in enumerate(self.lines)
        ]
        return max(widths, default=0)

    @property
    def leading(self) -> float:
        """From one line to the next."""
        return self.size * _LEADING

    @property
    def height(self) -> float:
        """How high all lines together are."""
        return len(self.lines) * self.leading

    def at(self, x: float, y: float) -> "Label":
        """The same elsewhere."""
        return replace(self, x=x, y=y)


def width_of(text: str, size: int, *, bold: bool = False) -> float:
    """How wide a line of text is at most, in pixels."""
    parts = sum(_width(letter) for letter in text)
    return parts * size * (_BOLD if bold else 1)


def _width(letter: str) -> float:
    return _WIDTHS.get(letter, _CAPITAL if letter.isupper() else _NORMAL)


def wrapped(text: str, width: float, size: int, *, bold: bool = False) -> tuple[str, ...]:
    """A text in lines that are at most so many pixels wide; a longer word stands alone."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width_of(longer, size, bold=bold) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(lines)


def apart(labels: Sequence[Label]) -> list[Label]:
    """Labels of one row, each pushed to the right of those it would lie on."""
    placed: list[Label] = []
    for label in sorted(labels, key=lambda one: one.x):
        least = max((one.x + one.width + label.size for one in placed), default=label.x)
        placed.append(label.at(max(label.x, least), label.y))
    return placed
