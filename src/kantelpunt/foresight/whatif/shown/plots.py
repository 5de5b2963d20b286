"""Plots of weeks and of lengths, as SVG: two sides that are told apart without colour too."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeAlias
from xml.etree.ElementTree import Element

from kantelpunt.foundation.text import Language
from kantelpunt.foundation.written_days import written_month
from kantelpunt.protocol.telling.drawing.markup import element

Point: TypeAlias = tuple[float, float]
Placing: TypeAlias = Callable[[float], float]

WIDTH, HEIGHT = 400, 230
_LEFT, _RIGHT, _TOP, _BOTTOM = 52, 8, 34, 26
_FIRST, _SECOND = "#154273", "#a6491d"
_GRID, _INK = "#d9dde3", "#1b1b1b"
_BAR, _PAIR = 15, 48
_LABEL = 150
_STEPS = (1, 2, 2.5, 5, 10)


@dataclass(frozen=True)
class Sides:
    """Two rows of numbers beside each other; None for what is not shown.

    Attributes:
        title: what the numbers are, for who does not see the plot.
        names: of the two rows.
    """

    title: str
    about: str
    names: tuple[str, str]
    before: Sequence[int | None]
    after: Sequence[int | None]

    @property
    def top(self) -> int:
        """The largest number."""
        return max((one for one in (*self.before, *self.after) if one is not None), default=0)


def week_plot(sides: Sides, mondays: Sequence[date], language: Language) -> Element:
    """Two lines over the weeks of a school year.

    Args:
        sides: a number for each week.
        mondays: the first day of each week.
        language: of the names of months.
    """
    step, top = _scale(sides.top)
    wide, high = WIDTH - _LEFT - _RIGHT, HEIGHT - _TOP - _BOTTOM

    def across(place: float) -> float:
        return _LEFT + wide * place / max(len(mondays) - 1, 1)

    def up(number: float) -> float:
        return _TOP + high * (1 - number / top)

    inside = [
        *_grid(step, top, up),
        *_months(mondays, across, language),
        *_line(_points(sides.before, across, up), _FIRST, ""),
        *_line(_points(sides.after, across, up), _SECOND, "5 3"),
        *_legend(sides.names),
    ]
    return _picture(sides, HEIGHT, inside)


def bar_plot(sides: Sides, labels: Sequence[str], missing: str) -> Element:
    """Two bars for each label, one under the other, with their numbers.

    Args:
        sides: a number for each label.
        labels: what the bars are of.
        missing: written for a number that is not shown.
    """
    hatched = "schuin-" + "".join(one for one in sides.title.lower() if one.isalnum())
    height = _TOP + _PAIR * len(labels) + 6
    wide = WIDTH - _LABEL - 70
    top = max(sides.top, 1)
    inside: list[Element] = [*_legend(sides.names, hatched)]
    for place, label in enumerate(labels):
        y = _TOP + _PAIR * place + 6
        inside.append(_text(label, _LABEL - 8, y + _BAR + 5, "end"))
        for row, (numbers, fill) in enumerate(
            ((sides.before, _FIRST), (sides.after, f"url(#{hatched})"))
        ):
            number, top_of = numbers[place], y + row * (_BAR + 3)
            length = 0 if number is None else wide * number / top
            box = {
                "x": str(_LABEL),
                "y": str(top_of),
                "width": f"{length:.1f}",
                "height": str(_BAR),
            }
            if number:
                edge = _FIRST if row == 0 else _SECOND
                inside.append(element("rect", fill=fill, stroke=edge, **box))
            shown = missing if number is None else str(number)
            inside.append(_text(shown, _LABEL + length + 6, top_of + _BAR - 3, "start"))
    return _picture(sides, height, [_hatched(hatched), *inside])


def _scale(top: int) -> tuple[float, float]:
    """The distance between lines of the grid, and where the last one is."""
    least = max(top, 4) / 4
    power = 10 ** (len(str(int(least))) - 1)
    step = next(one * power for one in _STEPS if one * power >= least and one * power % 1 == 0)
    lines = -(-max(top, 1) // step)
    return step, step * lines


def _grid(step: float, top: float, up: Placing) -> Iterator[Element]:
    number = 0.0
    while number <= top:
        y = f"{up(number):.1f}"
        line = {"x1": str(_LEFT), "x2": str(WIDTH - _RIGHT), "y1": y, "y2": y}
        yield element("line", stroke=_GRID, **line)
        yield _text(str(int(number)), _LEFT - 6, up(number) + 4, "end")
        number += step


def _months(mondays: Sequence[date], across: Placing, language: Language) -> Iterator[Element]:
    """Every second month, where it begins."""
    first = mondays[0]
    for place, monday in enumerate(mondays):
        sunday = monday + timedelta(days=6)
        if sunday.day <= 7 and sunday.month % 2 == 1 and sunday > first + timedelta(days=14):
            x = across(place)
            line = {"x1": f"{x:.1f}", "x2": f"{x:.1f}", "y1": str(HEIGHT - _BOTTOM)}
            yield element("line", stroke=_INK, y2=str(HEIGHT - _BOTTOM + 5), **line)
            yield _text(written_month(sunday.month).in_(language)[:3], x, HEIGHT - 7, "middle")


def _points(numbers: Sequence[int | None], across: Placing, up: Placing) -> list[Point | None]:
    return [
        None if number is None else (across(place), up(number))
        for place, number in enumerate(numbers)
    ]


def _line(points: Sequence[Point | None], colour: str, dashes: str) -> Iterator[Element]:
    """In pieces, where some are not shown; a point by itself is a dot."""
    for piece in _pieces(points):
        if len(piece) == 1:
            ((x, y),) = piece
            yield element("circle", cx=f"{x:.1f}", cy=f"{y:.1f}", r="2.5", fill=colour)
            continue
        path = "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in piece)
        yield element(
            "path", d=path, stroke=colour, stroke_width="2.2", fill="none", stroke_dasharray=dashes
        )


def _pieces(points: Sequence[Point | None]) -> Iterator[list[Point]]:
    piece: list[Point] = []
    for point in (*points, None):
        if point is not None:
            piece.append(point)
        elif piece:
            yield piece
            piece = []


def _legend(names: tuple[str, str], hatched: str = "") -> Iterator[Element]:
    """Bars where the second is hatched by a pattern; lines without one."""
    for place, (name, colour) in enumerate(zip(names, (_FIRST, _SECOND), strict=True)):
        x = 8 + place * 180
        if not hatched:
            dashes = "5 3" if place else ""
            way = {"x1": str(x), "x2": str(x + 30), "y1": "15", "y2": "15"}
            yield element("line", stroke=colour, stroke_width="2.6", stroke_dasharray=dashes, **way)
        else:
            fill = f"url(#{hatched})" if place else colour
            box = {"x": str(x), "y": "8", "width": "30", "height": str(_BAR)}
            yield element("rect", fill=fill, stroke=colour, **box)
        yield _text(name, x + 37, 20, "start")


def _hatched(name: str) -> Element:
    path = "M-2 2L2 -2M0 10L10 0M8 12L12 8"
    lines = element("path", d=path, stroke=_SECOND, stroke_width="2")
    back = element("rect", width="10", height="10", fill="#fff")
    size = {"width": "10", "height": "10"}
    return element("pattern", back, lines, id=name, patternUnits="userSpaceOnUse", **size)


def _text(text: str, x: float, y: float, anchor: str) -> Element:
    return element("text", text, x=f"{x:.1f}", y=f"{y:.1f}", text_anchor=anchor, fill=_INK)


def _picture(sides: Sides, height: int, inside: Sequence[Element]) -> Element:
    return element(
        "svg",
        element("title", sides.title),
        element("desc", sides.about),
        *inside,
        viewBox=f"0 0 {WIDTH} {height}",
        role="img",
        font_size="13",
        font_family="system-ui, 'Liberation Sans', Arial, sans-serif",
        xmlns="http://www.w3.org/2000/svg",
    )
