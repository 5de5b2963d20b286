"""What a page is made of, whatever it is shown on: headings, sentences, facts, lists, tables."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias
from xml.etree.ElementTree import Element


class Tone(StrEnum):
    """What sort of remark something is."""

    PLAIN = "plain"
    LEAD = "lead"
    NOTE = "note"
    READING = "reading"
    SOURCE = "source"
    BASE = "base"
    REFERENCE = "reference"


@dataclass(frozen=True)
class Paragraph:
    """A few sentences."""

    text: str
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True)
class Labelled:
    """A label with what belongs to it: one value, or several, each apart."""

    label: str
    values: tuple[str, ...]


@dataclass(frozen=True)
class Facts:
    """Labels with their values."""

    rows: tuple[Labelled, ...]


@dataclass(frozen=True)
class Item:
    """One of a list: what it is, what belongs to it, and on what it rests.

    Attributes:
        anchor: the name by which a link finds it, or empty.
    """

    text: str
    details: tuple[Labelled, ...] = ()
    beneath: tuple[Paragraph, ...] = ()
    anchor: str = ""


@dataclass(frozen=True)
class Listing:
    """Things of one kind, under each other."""

    items: tuple[Item, ...]
    numbered: bool = False


@dataclass(frozen=True)
class Table:
    """Rows under headings; the first column says what a row is about.

    Attributes:
        marks: whether the other columns hold marks only, and so may be narrow.
    """

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    marks: bool = False


@dataclass(frozen=True)
class Drawing:
    """A picture as SVG elements; what it shows is told in words elsewhere on the page."""

    picture: Element


Block: TypeAlias = Paragraph | Facts | Listing | Table | Drawing


@dataclass(frozen=True)
class Section:
    """A heading with what stands under it.

    Attributes:
        anchor: the name by which a link finds it.
    """

    title: str
    anchor: str
    blocks: tuple[Block, ...] = ()
    sections: tuple["Section", ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands under the heading."""
        return not self.blocks and not self.sections


@dataclass(frozen=True)
class Document:
    """A whole page."""

    title: str
    opening: tuple[Block, ...]
    sections: tuple[Section, ...]


def texts_in(document: Document) -> Iterator[str]:
    """Every text on a page, in order."""
    yield document.title
    for block in document.opening:
        yield from _in_block(block)
    for section in document.sections:
        yield from _in_section(section)


def _in_section(section: Section) -> Iterator[str]:
    yield section.title
    for block in section.blocks:
        yield from _in_block(block)
    for under in section.sections:
        yield from _in_section(under)


def _in_block(block: Block) -> Iterator[str]:
    match block:
        case Paragraph():
            yield block.text
        case Facts():
            yield from _in_rows(block.rows)
        case Listing():
            for item in block.items:
                yield item.text
                yield from _in_rows(item.details)
                yield from (one.text for one in item.beneath)
        case Table():
            yield block.caption
            for row in (block.head, *block.rows):
                yield from row
        case Drawing():
            return


def _in_rows(rows: tuple[Labelled, ...]) -> Iterator[str]:
    for row in rows:
        yield row.label
        yield from row.values
