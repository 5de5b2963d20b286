"""What was tried as one HTML file that needs nothing else: no script, font or picture."""

from collections.abc import Iterator, Sequence
from datetime import date
from xml.etree.ElementTree import Element, tostring

from kantelpunt.foresight.whatif.shown import tables
from kantelpunt.foresight.whatif.shown.plots import Sides, bar_plot, week_plot
from kantelpunt.foresight.whatif.shown.sentences import (
    READING,
    changes,
    heading,
    main_difference,
    opening,
)
from kantelpunt.foresight.whatif.shown.stylesheet import ADDED
from kantelpunt.foresight.whatif.shown.told import AFTER, BEFORE, NOT_SHOWN, Told
from kantelpunt.foundation.text import Text
from kantelpunt.protocol.telling.document import Table
from kantelpunt.protocol.telling.drawing.markup import element
from kantelpunt.protocol.telling.shown.stylesheet import STYLESHEET

_MOST_PLOTS = 6
_SKIP = Text("Naar de belangrijkste cijfers", "To the main figures")
_TABLE = Text("Dezelfde cijfers in een tabel", "The same figures in a table")
_PER_WEEK = Text("per week", "per week")
_SAME = Text(
    "Van geen signaal is per week een verschil te tekenen.",
    "Of no signal a difference per week can be drawn.",
)
_MADE = Text(
    "Gemaakt door Kantelpunt. De getallen over mensen zijn aannames; hier staat niemands naam.",
    "Made by Kantelpunt. The numbers about people are assumptions; nobody's name stands here.",
)


def as_html(told: Told) -> str:
    """The whole file, as text."""
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("title", heading(told)),
        element("style", STYLESHEET + ADDED),
    )
    body = element(
        "body",
        element("a", told.say(_SKIP), href="#cijfers", class_="skip"),
        element("header", element("h1", heading(told)), *_opening(told)),
        element("main", *_sections(told)),
        element("footer", element("p", told.say(_MADE))),
        class_="tried",
    )
    whole = element("html", head, body, lang=str(told.language))
    return f"<!doctype html>\n{tostring(whole, encoding='unicode', method='html')}\n"


def _opening(told: Told) -> Iterator[Element]:
    yield element("ul", *(element("li", one) for one in changes(told)), class_="changes lead")
    yield element("p", main_difference(told), class_="lead")
    for one in opening(told):
        yield element("p", one)


def _sections(told: Told) -> Iterator[Element]:
    key = _table(tables.key_figures(told))
    reading = [element("p", told.say(one)) for one in READING]
    notes = [element("li", told.say(one)) for one in told.notes]
    yield _section(told, Text("De belangrijkste cijfers", "The main figures"), "cijfers", key)
    yield _section(
        told,
        Text("Hoe dit te lezen", "How to read this"),
        "lezen",
        *reading,
        *([element("ul", *notes)] if notes else []),
    )
    yield _section(
        told, Text("Signalen en dossiers", "Signals and cases"), "signalen", *_signals(told)
    )
    yield _section(told, Text("Dagen thuis", "Days at home"), "thuis", *_lengths(told))
    yield _section(told, Text("Werk per rol", "Work per role"), "werk", *_work(told))
    yield _section(told, Text("Stappen", "Steps"), "stappen", *_steps(told))
    assumed = _table(tables.assumed(told), numbers=False)
    yield _section(told, Text("Aannames", "Assumptions"), "aannames", assumed)


def _signals(told: Told) -> Iterator[Element]:
    moved = tables.differing(told, "signals")[:_MOST_PLOTS]
    plots = [_weekly(told, told.signal(one), "signals", one) for one in moved]
    cases = _weekly(told, told.say(Text("Dossiers geopend", "Cases opened")), "cases")
    yield element("div", *plots, cases, class_="plots")
    if not moved:
        yield element("p", told.say(_SAME))
    yield _table(tables.signals(told))
    yield _table(tables.children(told))


def _lengths(told: Told) -> Iterator[Element]:
    groups = {
        "at_home": Text("Kinderen thuis", "Children at home"),
        "all_cases": Text("Alle dossiers", "All cases"),
    }
    figures = []
    for group, name in groups.items():
        title = told.say(Text(f"{name.nl}: hoe lang", f"{name.en}: how long"))
        counts = (tables.periods(told, side, group) for side in ("as_is", "changed"))
        sides = Sides(title, told.say(_TABLE), _names(told), *counts)
        plot = bar_plot(sides, tables.length_names(told, group), told.say(NOT_SHOWN))
        figures.append(_figure(told, title, plot, tables.lengths(told, group, title)))
    yield element("div", *figures, class_="plots")
    yield _table(tables.ended(told))


def _work(told: Told) -> Iterator[Element]:
    together = Text("Alle gedane taken samen", "All tasks done together")
    plots = [_weekly(told, told.say(together), "work", "tasks_done")]
    for role in tables.differing(told, "roles", "tasks_done")[:_MOST_PLOTS]:
        done = told.say(Text("taken gedaan", "tasks done"))
        plots.append(_weekly(told, f"{told.role(role)}: {done}", "roles", role, "tasks_done"))
    for body in tables.differing(told, "meetings")[:_MOST_PLOTS]:
        spoken = told.say(Text("dossiers besproken", "cases spoken of"))
        plots.append(_weekly(told, f"{told.role(body)}: {spoken}", "meetings", body))
    yield element("div", *plots, class_="plots")
    yield _table(tables.roles(told))
    if (held := tables.meetings(told)).rows:
        yield _table(held)
    for kind in ("tasks_done", "decisions"):
        by_week = tables.roles_by_week(told, kind)
        if len(by_week.head) > 1:
            yield _folded(told, by_week)


def _steps(told: Told) -> Iterator[Element]:
    yield _table(tables.steps(told))


def _weekly(told: Told, title: str, *keys: str) -> Element:
    series = (told.series(side, *keys, "per_week") for side in ("as_is", "changed"))
    about = f"{title}, {told.say(_PER_WEEK)}. {told.say(_TABLE)}."
    weeks = told.whatif.before.weeks
    mondays = [date.fromisocalendar(int(one[:4]), int(one[6:]), 1) for one in weeks]
    plot = week_plot(Sides(title, about, _names(told), *series), mondays, told.language)
    caption = f"{title}, {told.say(_PER_WEEK)}"
    return _figure(told, caption, plot, tables.weeks(told, caption, *keys))


def _names(told: Told) -> tuple[str, str]:
    return told.say(BEFORE), told.say(AFTER)


def _figure(told: Told, title: str, plot: Element, table: Table) -> Element:
    return element("figure", element("h3", title), plot, _folded(told, table), class_="plot")


def _folded(told: Told, table: Table) -> Element:
    """A long table that is opened by who wants it; on paper it is open."""
    label = f"{told.say(_TABLE)}: {table.caption}"
    return element("details", element("summary", label), _table(table, weekly=True))


def _section(told: Told, title: Text, anchor: str, *inside: Element) -> Element:
    return element("section", element("h2", told.say(title)), *inside, id=anchor)


def _table(table: Table, *, numbers: bool = True, weekly: bool = False) -> Element:
    head = element("tr", *(element("th", name, scope="col") for name in table.head))
    rows = [element("tr", *_cells(table.head, cells)) for cells in table.rows]
    whole = element(
        "table",
        element("caption", table.caption),
        element("thead", head),
        element("tbody", *rows),
        class_="numbers" if numbers else "",
    )
    classes = "table weekly" if weekly else "table"
    return element("div", whole, class_=classes, tabindex="0")


def _cells(head: Sequence[str], cells: Sequence[str]) -> Iterator[Element]:
    for place, (name, cell) in enumerate(zip(head, cells, strict=True)):
        if place == 0:
            yield element("th", cell, scope="row")
        else:
            yield element("td", cell, data_label=name)
