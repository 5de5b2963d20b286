"""A protocol as a page of the application: its sections, its picture and its contents."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from xml.etree.ElementTree import Element, tostring

from django.utils.safestring import SafeString, mark_safe

from kantelpunt.foundation.text import Language, Text
from kantelpunt.protocol.telling.document import (
    Block,
    Drawing,
    Facts,
    Item,
    Labelled,
    Listing,
    Paragraph,
    Section,
    Table,
    Tone,
)
from kantelpunt.protocol.telling.drawing.markup import element
from kantelpunt.protocol.telling.parts.opening import opening
from kantelpunt.protocol.telling.wording.teller import MISSING
from kantelpunt.web.protocols.places import document
from kantelpunt.web.protocols.selectors import teller

_MISSING = re.compile(f"({re.escape(MISSING.nl)}|{re.escape(MISSING.en)})", re.IGNORECASE)
_DEEPEST = 6
_READ = Text("Zo is de tekst gelezen", "How the text was read")
_PICTURE = Text("De stappen in beeld; schuif opzij", "The steps in a picture; scroll sideways")
_APART = ("signals-", "steps-", "situations-")


@dataclass(frozen=True)
class Entry:
    """A line of the contents, with what stands under it."""

    title: str
    anchor: str
    under: tuple["Entry", ...] = ()


@dataclass(frozen=True)
class Read:
    """A protocol to read.

    Attributes:
        lead: what it is, in a few sentences.
        picture: the steps with what leads to and from them; empty without steps.
        body: its sections.
    """

    title: str
    lead: str
    picture: SafeString
    contents: tuple[Entry, ...]
    body: SafeString


@lru_cache(maxsize=32)
def reading(version: str, language: Language) -> Read:
    """A version as a page; what people wrote in it stays Dutch.

    Raises:
        KeyError: when there is no such version.
    """
    told = document(version, language)
    pictures = [
        block for one in told.sections for block in one.blocks if isinstance(block, Drawing)
    ]
    return Read(
        told.title,
        lead_of(version, language),
        _html(_picture(one.picture, language) for one in pictures),
        tuple(_entry(one) for one in told.sections),
        _html(_section(one, 2, language) for one in told.sections),
    )


def lead_of(version: str, language: Language) -> str:
    """What a version is, in a few sentences."""
    told = opening(teller(version, language))
    return " ".join(one.text for one in told if isinstance(one, Paragraph) and one.text)


def _html(elements: Iterable[Element]) -> SafeString:
    """Elements as HTML: whatever is put in them is escaped here."""
    text = "".join(tostring(one, encoding="unicode", method="html") for one in elements)
    return mark_safe(text)  # noqa: S308 - made of elements alone


def _entry(section: Section) -> Entry:
    under = (one for one in section.sections if one.anchor.startswith(_APART))
    return Entry(
        section.title, section.anchor, tuple(Entry(one.title, one.anchor) for one in under)
    )


def _picture(picture: Element, language: Language) -> Element:
    """As wide as it must be to be read; a narrow screen scrolls it."""
    wide = picture.get("viewBox", "0 0 1000 0").split()[2]
    copy = Element("svg", {**picture.attrib, "width": wide})
    copy.extend(picture)
    return element(
        "div",
        copy,
        class_="k-scroll",
        tabindex="0",
        role="region",
        aria_label=_PICTURE.in_(language),
    )


def _section(section: Section, level: int, language: Language) -> Element:
    return element(
        "section",
        element(f"h{min(level, _DEEPEST)}", section.title),
        *_blocks(section, language),
        *(_section(each, level + 1, language) for each in section.sections),
        id=section.anchor,
        class_="k-card" if level == 2 else "",
    )


def _blocks(section: Section, language: Language) -> Iterator[Element]:
    told = [block for block in section.blocks if isinstance(block, Paragraph)]
    yield from (element("p", *_marked(one.text)) for one in told if one.tone is Tone.PLAIN)
    for block in section.blocks:
        yield from _block(block, section.title, language)
    yield from _beneath([one for one in told if one.tone is not Tone.PLAIN], language)


def _block(block: Block, title: str, language: Language) -> Iterator[Element]:
    match block:
        case Facts():
            yield _facts(block.rows, title)
        case Listing():
            tag = "ol" if block.numbered else "ul"
            yield element(tag, *(_item(each, language) for each in block.items))
        case Table():
            yield _table(block.caption, block.head, block.rows)


def _beneath(paragraphs: Iterable[Paragraph], language: Language) -> Iterator[Element]:
    """Notes and the text it rests on; how that was read can be folded out.

    Ids in the file and rows of requirements are for who writes protocols, and left out.
    """
    read = []
    for one in paragraphs:
        match one.tone:
            case Tone.SOURCE:
                yield element("blockquote", element("p", *_marked(one.text)), class_="k-source")
            case Tone.READING:
                read.append(element("p", *_marked(one.text)))
            case Tone.REFERENCE:
                continue
            case _:
                yield element("p", *_marked(one.text), class_="k-quiet")
    if read:
        yield element("details", element("summary", _READ.in_(language)), *read)


def _item(item: Item, language: Language) -> Element:
    text = _marked(item.text)
    return element(
        "li",
        element("p", element("strong", *text)) if item.details else element("p", *text),
        *(_line(row) for row in item.details),
        *_beneath(item.beneath, language),
        id=item.anchor,
    )


def _line(row: Labelled) -> Element:
    label = element("span", f"{row.label}:", class_="k-quiet")
    if len(row.values) == 1:
        return element("p", label, " ", *_marked(row.values[0]))
    return element("div", label, element("ul", *(element("li", *_marked(v)) for v in row.values)))


def _facts(rows: tuple[Labelled, ...], title: str) -> Element:
    return _table_of(
        [],
        [
            element(
                "tr",
                element("th", row.label, scope="row", role="rowheader", class_=_CELL),
                element("td", *_values(row.values), role="cell", class_=_CELL),
                class_="utrecht-table__row",
                role="row",
            )
            for row in rows
        ],
        name=title,
    )


def _values(values: tuple[str, ...]) -> Iterator[Element | str]:
    if len(values) == 1:
        yield from _marked(values[0])
    else:
        yield element("ul", *(element("li", *_marked(one)) for one in values))


_CELL = "utrecht-table__cell"


def _table(caption: str, head: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> Element:
    """On a narrow screen every cell stands under its own heading; a wide one scrolls by itself."""
    heads = [
        element("th", name, scope="col", role="columnheader", class_="utrecht-table__header-cell")
        for name in head
    ]
    made = [
        element(
            "tr",
            element("th", *_marked(first), scope="row", role="rowheader", class_=_CELL),
            *(
                element("td", *_marked(cell), data_label=name, role="cell", class_=_CELL)
                for name, cell in zip(head[1:], cells, strict=True)
            ),
            class_="utrecht-table__row",
            role="row",
        )
        for first, *cells in rows
    ]
    top = element(
        "thead",
        element("tr", *heads, class_="utrecht-table__row", role="row"),
        class_="utrecht-table__header",
        role="rowgroup",
    )
    told = element("caption", caption, class_="utrecht-table__caption")
    table = _table_of([told, top], made)
    return element("div", table, class_="k-scroll", tabindex="0", role="region", aria_label=caption)


def _table_of(before: list[Element], rows: list[Element], name: str = "") -> Element:
    return element(
        "table",
        *before,
        element("tbody", *rows, class_="utrecht-table__body", role="rowgroup"),
        class_="utrecht-table utrecht-table--html-table k-table",
        role="table",
        aria_label=name,
    )


def _marked(text: str) -> Iterator[Element | str]:
    """The text, with what is not in the text of the agreement made visible."""
    for part in _MISSING.split(text):
        if _MISSING.fullmatch(part):
            yield element("em", part)
        elif part:
            yield part
