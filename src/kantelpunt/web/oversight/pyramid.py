"""The levels of a school as a picture: the same figures stand beside it in a table."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element, tostring

from django.utils.safestring import SafeString, mark_safe

from kantelpunt.foundation.text import Text
from kantelpunt.protocol.telling.drawing.markup import element
from kantelpunt.web.oversight.levels import Level
from kantelpunt.web.pages.saying import said

_WIDTH, _HEIGHT, _GAP = 440, 92, 4
_COLOURS = ("#8f1d1d", "#8a5a00", "#1f6f9c", "#2f7d4f")
_TITLE = Text("Leerlingen per niveau", "Pupils per level")


def pyramid(levels: tuple[Level, ...]) -> SafeString:
    """An SVG; how wide a level is says nothing, its numbers do.

    Args:
        levels: the highest first.
    """
    if not levels:
        return SafeString("")
    height = len(levels) * (_HEIGHT + _GAP)
    picture = element(
        "svg",
        element("title", said(_TITLE), id="piramide-titel"),
        element("desc", "; ".join(_told(one) for one in levels), id="piramide-uitleg"),
        *(part for number, one in enumerate(levels) for part in _level(number, one, len(levels))),
        viewBox=f"0 0 {_WIDTH} {height}",
        width=str(_WIDTH),
        role="img",
        aria_labelledby="piramide-titel piramide-uitleg",
        font_family="Arial, Helvetica, sans-serif",
    )
    return mark_safe(tostring(picture, encoding="unicode"))  # noqa: S308 - made of elements


def _level(number: int, one: Level, count: int) -> Iterator[Element]:
    top, bottom = number / count, (number + 1) / count
    y, middle = number * (_HEIGHT + _GAP), _WIDTH / 2
    least = 70.0
    upper, lower = (least + share * (middle - least) for share in (top, bottom))
    points = (
        f"{middle - upper:.0f},{y} {middle + upper:.0f},{y} "
        f"{middle + lower:.0f},{y + _HEIGHT} {middle - lower:.0f},{y + _HEIGHT}"
    )
    yield element("polygon", points=points, fill=_COLOURS[number % len(_COLOURS)])
    for line, size, text in ((44, 26, str(one.pupils)), (68, 16, _percent(one))):
        yield element(
            "text",
            text,
            x=f"{middle:.0f}",
            y=str(y + line),
            fill="#fff",
            font_size=str(size),
            font_weight="bold",
            text_anchor="middle",
        )


def _percent(one: Level) -> str:
    return "" if one.share is None else written_share(one.share)


def written_share(share: float) -> str:
    """`4,5%`, in English `4.5%`."""
    plain = f"{share:g}"
    return said(Text(f"{plain.replace('.', ',')}%", f"{plain}%"))


def _told(one: Level) -> str:
    name = said(one.name) if isinstance(one.name, Text) else one.name
    return f"{name}: {one.pupils} ({_percent(one)})"
