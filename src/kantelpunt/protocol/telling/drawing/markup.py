"""Elements of HTML and SVG: whatever is put in them is escaped when they are written."""

from xml.etree.ElementTree import Element


def element(tag: str, *inside: Element | str, **attributes: str) -> Element:
    """An element with what stands in it, in order.

    Args:
        tag: its name.
        inside: elements and texts.
        attributes: a name that is a word of Python ends in `_`; `_` within it is written as `-`.
    """
    made = Element(tag, {_name(key): value for key, value in attributes.items() if value})
    last: Element | None = None
    for one in inside:
        if isinstance(one, Element):
            made.append(one)
            last = one
        elif last is None:
            made.text = (made.text or "") + one
        else:
            last.tail = (last.tail or "") + one
    return made


def _name(key: str) -> str:
    return key.rstrip("_").replace("_", "-")
