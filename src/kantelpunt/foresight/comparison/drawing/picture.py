"""The picture as SVG: every shape of the layout as an element."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element, tostring

from kantelpunt.foresight.comparison.drawing.arranging import head_part, lane_part, legend_part
from kantelpunt.foresight.comparison.drawing.colours import (
    COLOURS,
    MARKED,
    MARKED_INK,
    MARKED_LINE,
    pattern,
    patterns,
    tint,
)
from kantelpunt.foresight.comparison.drawing.labels import Label
from kantelpunt.foresight.comparison.drawing.lane_rows import STRIP
from kantelpunt.foresight.comparison.drawing.layout import WIDTH, Bar, Layout, Patch, Upright
from kantelpunt.foresight.comparison.facts import Comparison
from kantelpunt.foresight.comparison.leads import LEAD_WORDS
from kantelpunt.foresight.comparison.told import heading, opening, spoken
from kantelpunt.foundation.text import Text
from kantelpunt.protocol.telling.drawing.markup import element
from kantelpunt.protocol.telling.wording.teller import sentence

_LEGEND = Text("Legenda", "Legend")


def picture(told: Comparison) -> str:
    """The whole picture as a file of its own."""
    parts = [legend_part(told), head_part(told), *(lane_part(told, lane) for lane in told.lanes)]
    height = sum(part.y for part in parts)
    groups, y = [], 0.0
    for part in parts:
        groups.append(element("g", *_shapes(part), transform=f"translate(0 {_px(y)})"))
        y += part.y
    # As a file of its own it may be shown on black.
    ground = element("path", d=f"M0 0H{WIDTH}V{height:.0f}H0Z", fill="#fff")
    words = " ".join([*opening(told), *(spoken(told, lane) for lane in told.lanes)])
    whole = _svg(height, "tijdas", heading(told), words, [_defined(), ground, *groups])
    return tostring(whole, encoding="unicode")


def drawn_parts(told: Comparison) -> Iterator[Element]:
    """The same in pieces, one under the other: legend, calendar, then one for each protocol.

    Each is told to a screen reader by itself. Patterns stand in the first one.
    """
    language = told.language
    legend, head = legend_part(told), head_part(told)
    named = " ".join(sentence(LEAD_WORDS[sort].in_(language)) for sort in told.sorts)
    title = _LEGEND.in_(language)
    yield _svg(legend.y, "tijdas-legenda", title, named, [_defined(), *_shapes(legend)])
    words = " ".join(opening(told))
    yield _svg(head.y, "tijdas-kop", heading(told), words, list(_shapes(head)))
    for lane in told.lanes:
        part = lane_part(told, lane)
        name = f"tijdas-{lane.protocol}"
        yield _svg(part.y, name, lane.title, spoken(told, lane), list(_shapes(part)))


def _defined() -> Element:
    return element("defs", *patterns())


def _svg(height: float, name: str, title: str, words: str, shapes: list[Element]) -> Element:
    return element(
        "svg",
        element("title", title, id=f"{name}-titel"),
        element("desc", words, id=f"{name}-uitleg"),
        *shapes,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {WIDTH} {height:.0f}",
        role="img",
        aria_labelledby=f"{name}-titel {name}-uitleg",
        font_family="Arial, 'Liberation Sans', Helvetica, sans-serif",
    )


def _shapes(layout: Layout) -> Iterator[Element]:
    yield from (_patch(one) for one in layout.shades)
    yield from (_upright(one) for one in layout.lines)
    for bar in layout.bars:
        yield from _bar(bar)
    yield from (_upright(one) for one in layout.limits)
    for label in layout.labels:
        yield from _label(label)


def _patch(patch: Patch) -> Element:
    return element(
        "rect",
        x=_px(patch.x),
        y=_px(patch.y),
        width=_px(patch.width),
        height=_px(patch.height),
        fill=patch.fill,
    )


def _upright(line: Upright) -> Element:
    return element(
        "line",
        x1=_px(line.x),
        x2=_px(line.x),
        y1=_px(line.top),
        y2=_px(line.bottom),
        stroke=line.colour,
        stroke_width=_px(line.width),
        stroke_dasharray="5 4" if line.dashed else "",
    )


def _bar(bar: Bar) -> Iterator[Element]:
    """A pale field with a strip of the pattern beneath; without an end its outline is dashed."""
    colour, top = COLOURS[bar.sort], bar.height - STRIP
    yield _patch(Patch(bar.x, bar.y, bar.width, bar.height, tint(bar.sort)))
    # A pattern begins in the corner of what it fills, only if that lies at the origin.
    yield element(
        "rect",
        width=_px(bar.width),
        height=str(STRIP),
        fill=pattern(bar.sort),
        transform=f"translate({_px(bar.x)} {_px(bar.y + top)})",
    )
    yield element(
        "path",
        d=_outline(bar),
        fill="none",
        stroke=colour,
        stroke_width="1.5",
        stroke_dasharray="5 4" if bar.is_open else "",
    )


def _outline(bar: Bar) -> str:
    """All around; without an end, open on the right."""
    left, right = _px(bar.x), _px(bar.right)
    top, bottom = _px(bar.y), _px(bar.y + bar.height)
    if bar.is_open:
        return f"M{right} {top}H{left}V{bottom}H{right}"
    return f"M{left} {top}H{right}V{bottom}H{left}Z"


def _label(label: Label) -> Iterator[Element]:
    last = len(label.lines) - 1
    if label.marked:
        yield from _mark(label)
    spans = [
        element(
            "tspan",
            line,
            x=_px(label.x),
            y=_px(label.y + number * label.leading + label.size),
            font_weight="700" if number < label.bold else "",
            fill=MARKED_INK if label.marked and number == last else "",
            stroke="none" if label.marked and number == last else "",
        )
        for number, line in enumerate(label.lines)
    ]
    yield element(
        "text",
        *spans,
        font_size=str(label.size),
        fill=label.colour,
        stroke=label.halo,
        stroke_width="4" if label.halo else "",
        stroke_linejoin="round" if label.halo else "",
        paint_order="stroke" if label.halo else "",
    )


def _mark(label: Label) -> Iterator[Element]:
    """The ground under the last line, as pages mark what is not in the text."""
    top = label.y + label.height - label.leading
    line = Label(label.lines[-1:], size=label.size)
    yield _patch(Patch(label.x - 2, top, line.width + 4, label.leading, MARKED))
    yield element(
        "line",
        x1=_px(label.x - 2),
        x2=_px(label.x + line.width + 2),
        y1=_px(top + label.leading),
        y2=_px(top + label.leading),
        stroke=MARKED_LINE,
        stroke_width="1.5",
        stroke_dasharray="2 2",
    )


def _px(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
