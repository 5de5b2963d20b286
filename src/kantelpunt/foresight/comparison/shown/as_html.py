"""The comparison as one HTML file that needs nothing else: no script, font or picture."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element, tostring

from kantelpunt.foresight.comparison.drawing.picture import drawn_parts
from kantelpunt.foresight.comparison.facts import Comparison
from kantelpunt.foresight.comparison.shown.stylesheet import ADDED
from kantelpunt.foresight.comparison.told import (
    heading,
    opening,
    other_ways,
    promises,
    remarks,
    table,
)
from kantelpunt.foundation.text import Text
from kantelpunt.protocol.telling.document import Table
from kantelpunt.protocol.telling.drawing.markup import element
from kantelpunt.protocol.telling.shown.stylesheet import STYLESHEET
from kantelpunt.protocol.telling.wording.teller import MISSING

_SKIP = Text("Naar de tabel met dezelfde feiten", "To the table with the same facts")
_PICTURE = Text(
    "Tijdas; alles wat erop staat, staat ook in de tabel eronder.",
    "Time axis; all that is on it is also in the table beneath.",
)
_FACTS = Text("Dezelfde feiten in een tabel", "The same facts in a table")
_OTHERS = Text("Andere wegen", "Other ways")
_PROMISES = Text("Wat beloofd is", "What is promised")
_READ = Text("Hoe dit gelezen wordt", "How to read this")
_HOW = (
    Text(
        "Elke balk is een stap op de langste weg die de tekst toelaat: het verzuim gaat door, "
        "niemand doet iets eerder dan moet, en niets maakt een einde aan de casus. Een stap loopt "
        "tot en met de laatste dag van zijn termijn; de dag daarna is de casus in de volgende. "
        "Opent een signaal de volgende stap, dan is zij daar op de dag van dat signaal.",
        "Each bar is a step on the longest way that the text allows: the absence goes on, nobody "
        "acts before they must, and nothing ends the case. A step runs up to and including the "
        "last day of its term; the day after, the case is in the next one. Where a signal opens "
        "the next step, it is there on the day of that signal.",
    ),
    Text(
        "Een balk zonder einde (gestippeld) heeft geen laatste dag: de tekst noemt er geen. "
        "Niets is daarvoor bedacht.",
        "A bar without an end (dashed) has no last day: the text gives none. None was made up.",
    ),
    Text(
        "Onderbouwde hoop is niet meegerekend; waar zij een stap langer laat duren, staat dat "
        "hieronder.",
        "Substantiated hope is not counted; where it makes a step last longer, that is told below.",
    ),
)
_MADE = Text(
    "Gemaakt uit de protocolbestanden door Kantelpunt.",
    "Made from the protocol files by Kantelpunt.",
)


def as_html(told: Comparison) -> str:
    """The whole file, as text."""
    language = told.language
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("title", heading(told)),
        element("style", STYLESHEET + ADDED),
    )
    body = element(
        "body",
        element("a", _SKIP.in_(language), href="#feiten", class_="skip"),
        element(
            "header", element("h1", heading(told)), *(element("p", one) for one in opening(told))
        ),
        element("main", *_main(told)),
        element("footer", element("p", _MADE.in_(language))),
        class_="wide",
    )
    whole = element("html", head, body, lang=str(language))
    return f"<!doctype html>\n{tostring(whole, encoding='unicode', method='html')}\n"


def _main(told: Comparison) -> Iterator[Element]:
    language = told.language
    yield _figure(told)
    reading = [element("p", one.in_(language)) for one in _HOW]
    points = element("ul", *(element("li", one) for one in remarks(told)), class_="remarks")
    yield _section(_READ.in_(language), "lezen", *reading, points)
    yield _section(_FACTS.in_(language), "feiten", _table(told, table(told), names=2))
    yield _section(_PROMISES.in_(language), "beloften", _table(told, promises(told), names=2))
    others = other_ways(told)
    if others.rows:
        yield _section(_OTHERS.in_(language), "andere-wegen", _table(told, others, names=2))


def _section(title: str, anchor: str, *inside: Element) -> Element:
    return element("section", element("h2", title), *inside, id=anchor)


def _figure(told: Comparison) -> Element:
    """The head repeats on every sheet of paper; no protocol is cut in two."""
    legend, head, *lanes = drawn_parts(told)
    axis = element(
        "div",
        element("div", head, class_="head"),
        *(element("div", lane) for lane in lanes),
        class_="axis",
    )
    caption = element("figcaption", _PICTURE.in_(told.language))
    return element("figure", legend, axis, caption, tabindex="0")


def _table(told: Comparison, shown: Table, *, names: int) -> Element:
    """A table whose first columns name the row; a group for each protocol."""
    groups: dict[str, list[Element]] = {}
    for cells in shown.rows:
        row = element("tr", *_cells(told, shown.head, cells, names))
        groups.setdefault(cells[0], []).append(row)
    head = element("tr", *(element("th", name, scope="col") for name in shown.head))
    whole = element(
        "table",
        element("caption", shown.caption),
        element("thead", head),
        *(element("tbody", *rows) for rows in groups.values()),
    )
    return element("div", whole, class_="table", tabindex="0")


def _cells(
    told: Comparison, head: tuple[str, ...], cells: tuple[str, ...], names: int
) -> Iterator[Element]:
    missing = MISSING.in_(told.language)
    for number, (name, cell) in enumerate(zip(head, cells, strict=True)):
        inside = _marked(cell, missing)
        if number < names:
            yield element("th", *inside, scope="row")
        else:
            yield element("td", *inside, data_label=name)


def _marked(text: str, missing: str) -> Iterator[Element | str]:
    """The text, with what is not in the text of an agreement made visible."""
    for number, part in enumerate(text.split(missing)):
        if number:
            yield element("mark", missing)
        if part:
            yield part
