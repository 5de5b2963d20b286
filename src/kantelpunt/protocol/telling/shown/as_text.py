"""A page as text for a terminal, at most eighty characters wide."""

import textwrap
from collections.abc import Iterator

from kantelpunt.protocol.telling.document import (
    Block,
    Document,
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

WIDTH = 80
_INDENT = "  "
_LINES = ("=", "-", "·")


def as_text(document: Document) -> str:
    """The whole page, lines parted by newlines."""
    return "\n".join(_document(document))


def _document(document: Document) -> Iterator[str]:
    yield from _heading(document.title, 0)
    for block in document.opening:
        yield ""
        yield from _block(block, "")
    for section in document.sections:
        yield from _section(section, 1)


def _heading(title: str, level: int) -> Iterator[str]:
    lines = _wrapped(title)
    yield from lines
    if level < len(_LINES):
        yield _LINES[level] * max(len(line) for line in lines)


def _section(section: Section, level: int) -> Iterator[str]:
    yield ""
    if level == 1:
        yield ""
    title = section.title if level < len(_LINES) else f"{section.title}:"
    yield from _heading(title, level)
    for number, block in enumerate(section.blocks):
        if number and not isinstance(block, Paragraph):
            yield ""
        yield from _block(block, "")
    for under in section.sections:
        yield from _section(under, level + 1)


def _block(block: Block, indent: str) -> Iterator[str]:
    match block:
        case Paragraph():
            yield from _paragraph(block, indent)
        case Facts():
            for row in block.rows:
                yield from _labelled(row, indent)
        case Listing():
            for number, item in enumerate(block.items):
                if number and (item.details or item.beneath):
                    yield ""
                yield from _item(item, indent)
        case Table():
            yield from _table(block)
        case Drawing():
            return


def _paragraph(paragraph: Paragraph, indent: str) -> Iterator[str]:
    text = paragraph.text
    if paragraph.tone is Tone.REFERENCE:
        text = f"[{text}]"
    yield from _wrapped(text, indent)


def _labelled(row: Labelled, indent: str) -> Iterator[str]:
    """A label with its values; several stand under each other."""
    if len(row.values) == 1:
        yield from _wrapped(f"{row.label}: {row.values[0]}", indent, indent + _INDENT)
        return
    yield from _wrapped(f"{row.label}:", indent)
    for value in row.values:
        yield from _wrapped(value, f"{indent}{_INDENT}• ", f"{indent}{_INDENT}  ")


def _item(item: Item, indent: str) -> Iterator[str]:
    yield from _wrapped(item.text, f"{indent}- ", f"{indent}  ")
    for row in item.details:
        yield from _labelled(row, indent + _INDENT)
    for paragraph in item.beneath:
        yield from _paragraph(paragraph, indent + _INDENT)


def _table(table: Table) -> Iterator[str]:
    """A row under a row, where the columns do not fit."""
    yield from _wrapped(table.caption)
    for first, *cells in table.rows:
        yield from _wrapped(first, "- ", "  ")
        for name, cell in zip(table.head[1:], cells, strict=True):
            if cell:
                yield from _wrapped(f"{name}: {cell}", _INDENT, _INDENT * 2)


def _wrapped(text: str, first: str = "", rest: str | None = None) -> list[str]:
    return textwrap.wrap(
        text,
        WIDTH,
        initial_indent=first,
        subsequent_indent=first if rest is None else rest,
        break_on_hyphens=False,
    ) or [first.rstrip()]
