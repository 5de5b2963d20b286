"""Colour and pattern per sort of lead: none tells by its colour alone."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from kantelpunt.foresight.comparison.leads import LeadSort
from kantelpunt.protocol.telling.drawing.markup import element

LIMIT = "#a4161a"
PROMISE = "#1b1b1b"
SHADE, GRID, BAND = "#e9ecf1", "#d9dde3", "#e8f0fa"
MARKED, MARKED_INK, MARKED_LINE = "#fff1c2", "#4a3800", "#8a6d00"
COLOURS = {
    LeadSort.SCHOOL: "#154273",
    LeadSort.MUNICIPALITY: "#2f6b45",
    LeadSort.PARTNERSHIP: "#6a3d99",
    LeadSort.YOUTH_HEALTH: "#94306f",
    LeadSort.OTHER: "#0f6670",
    LeadSort.SEVERAL: "#a6491d",
    LeadSort.PARTY_UNKNOWN: "#565b00",
    LeadSort.NOBODY: "#5a5a5a",
}
_SHARE = 0.17
_SIDE = 8
# What is drawn in a square of eight by eight; solid where nothing is.
_PATTERNS = {
    LeadSort.MUNICIPALITY: "M-2 10L10 -2M-2 2L2 -2M6 10L10 6",
    LeadSort.PARTNERSHIP: "M2 0V8M6 0V8",
    LeadSort.YOUTH_HEALTH: "M0 2H8M0 6H8",
    LeadSort.OTHER: "M0 4H8M4 0V8",
    LeadSort.SEVERAL: "M0 0L8 8M8 0L0 8",
    LeadSort.PARTY_UNKNOWN: "M-2 -2L10 10M-2 6L2 10M6 -2L10 2",
    LeadSort.NOBODY: "M3 4H5",
}


def tint(sort: LeadSort) -> str:
    """The pale colour on which text stands; white where nobody is named."""
    if sort is LeadSort.NOBODY:
        return "#ffffff"
    colour = COLOURS[sort]
    parts = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return "#" + "".join(f"{round(255 - _SHARE * (255 - part)):02x}" for part in parts)


def pattern(sort: LeadSort) -> str:
    """What fills the strip of a bar."""
    return f"url(#strook-{sort})" if sort in _PATTERNS else COLOURS[sort]


def patterns() -> Iterator[Element]:
    """The patterns that a picture refers to."""
    for sort, path in _PATTERNS.items():
        square = element("rect", width=str(_SIDE), height=str(_SIDE), fill="#fff")
        lines = element("path", d=path, stroke=COLOURS[sort], stroke_width="2.4", fill="none")
        yield element(
            "pattern",
            square,
            lines,
            id=f"strook-{sort}",
            width=str(_SIDE),
            height=str(_SIDE),
            patternUnits="userSpaceOnUse",
        )
