"""A page as one HTML file that needs nothing else: no script, font or picture."""

import re
from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element, tostring

from kantelpunt.foundation.text import Language, Text
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
from kantelpunt.protocol.telling.drawing.markup import element
from kantelpunt.protocol.telling.shown.stylesheet import STYLESHEET
from kantelpunt.protocol.telling.wording.teller import MISSING

_MISSING = re.compile(f"({re.escape(MISSING.nl)}|{re.escape(MISSING.en)})", re.IGNORECASE)
_IN_CONTENTS = ("signals-", "steps-", "situations-")
_SKIP = Text("Naar de inhoud", "To the content")
_CONTENTS = Text("Inhoud", "Contents")
_MADE = Text(
    "Gemaakt uit het protocolbestand door Kantelpunt.", "Made from the protocol file by Kantelpunt."
)


def as_html(document: Document, language: Language) -> str:
    """The whole file, as text."""
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("title", document.title),
        element("style", STYLESHEET),
    )
    body = element(
        "body",
        element("a", _SKIP.in_(language), href="#inhoud", class_="skip"),
        element("header", element("h1", document.title), *_blocks(document.opening)),
        _contents(document, language),
        element(
            "main", *(_section(each, 2) for each in document.sections), id="inhoud", tabindex="-1"
        ),
        element("footer", element("p", _MADE.in_(language))),
    )
    whole = element("html", head, body, lang=str(language))
    return f"<!doctype html>\n{tostring(whole, encoding='unicode', method='html')}\n"


def _contents(document: Document, language: Language) -> Element:
    items = []
    for section in document.sections:
        under = [one for one in section.sections if one.anchor.startswith(_IN_CONTENTS)]
        inner = [element("ol", *(_entry(one) for one in under))] if under else []
        items.append(element("li", _link(section), *inner))
    title = element("h2", _CONTENTS.in_(language), id="inhoudsopgave")
    return element("nav", title, element("ol", *items), aria_labelledby="inhoudsopgave")


def _entry(section: Section) -> Element:
    return element("li", _link(section))


def _link(section: Section) -> Element:
    return element("a", section.title, href=f"#{section.anchor}")


def _section(section: Section, level: int) -> Element:
    return element(
        "section",
        element(f"h{min(level, 6)}", section.title),
        *_blocks(section.blocks),
        *(_section(each, level + 1) for each in section.sections),
        id=section.anchor,
    )


def _blocks(blocks: Iterable[Block]) -> Iterator[Element]:
    for block in blocks:
        match block:
            case Paragraph():
                yield _paragraph(block)
            case Facts():
                yield _facts(block.rows)
            case Listing():
                tag = "ol" if block.numbered else "ul"
                yield element(tag, *(_item(each) for each in block.items), class_="rules")
            case Table():
                yield _table(block)
            case Drawing():
                yield element("figure", block.picture, tabindex="0")


def _paragraph(paragraph: Paragraph) -> Element:
    return element("p", *_marked(paragraph.text), class_=str(paragraph.tone))


def _facts(rows: tuple[Labelled, ...]) -> Element:
    return element("dl", *(element("div", *_labelled(row)) for row in rows))


def _labelled(row: Labelled) -> Iterator[Element]:
    yield element("dt", row.label)
    for value in row.values:
        yield element("dd", *_marked(value))


def _item(item: Item) -> Element:
    ids = [each.text for each in item.beneath if each.tone is Tone.REFERENCE]
    return element(
        "li",
        element(
            "p",
            *_marked(item.text),
            *(element("small", one, class_="reference") for one in ids),
            class_="what" if item.details else "said",
        ),
        *([_facts(item.details)] if item.details else []),
        *(_paragraph(each) for each in item.beneath if each.tone is not Tone.REFERENCE),
        id=item.anchor,
    )


def _table(table: Table) -> Element:
    """On a narrow screen every cell stands under its own heading."""
    head = element("tr", *(element("th", name, scope="col") for name in table.head))
    rows = [
        element(
            "tr",
            element("th", *_marked(first), scope="row"),
            *(
                element("td", *_marked(cell), data_label=name)
                for name, cell in zip(table.head[1:], cells, strict=True)
            ),
        )
        for first, *cells in table.rows
    ]
    whole = element(
        "table",
        element("caption", table.caption),
        element("thead", head),
        element("tbody", *rows),
    )
    return element("div", whole, class_="table marks" if table.marks else "table")


def _marked(text: str) -> Iterator[Element | str]:
    """The text, with what is not in the text of the agreement made visible."""
    for part in _MISSING.split(text):
        if _MISSING.fullmatch(part):
            yield element("mark", part)
        elif part:
            yield part
