"""The legend: a sample of everything that the picture is made of, with its name."""

from collections.abc import Iterator

from kantelpunt.foresight.comparison.drawing.colours import LIMIT, PROMISE, SHADE
from kantelpunt.foresight.comparison.drawing.labels import Label
from kantelpunt.foresight.comparison.drawing.layout import WIDTH, Bar, Layout, Patch, Upright
from kantelpunt.foresight.comparison.facts import Comparison
from kantelpunt.foresight.comparison.leads import LEAD_WORDS, LeadSort
from kantelpunt.foundation.text import Text

_SAMPLE, _TALL, _GAP, _ROW = 34, 18, 22, 26
_BESIDE = 8
_LEFT = 8.0
_HEADING = Text("Wie leidt:", "Who leads:")
_OPEN = Text("einde staat niet in de tekst", "the end is not in the text")
_VACATION = Text("schoolvakantie", "school vacation")
_LIMIT = Text("landelijk: drie maanden", "national: three months")
_PROMISE = Text("eigen belofte van het protocol", "the protocol's own promise")


def put_legend(layout: Layout, told: Comparison) -> None:
    """Put the legend at the top, in as many rows as it needs."""
    leads = [(sort.value, LEAD_WORDS[sort]) for sort in told.sorts]
    x = _heading(layout, _HEADING.in_(told.language))
    x = _items(layout, told, leads, x)
    layout.y += _ROW
    _items(layout, told, list(_others(told)), _LEFT)
    layout.y += _ROW + 6


def _others(told: Comparison) -> Iterator[tuple[str, Text]]:
    rows = [row for lane in told.lanes for row in lane.rows]
    if any(row.is_open for row in rows):
        yield "open", _OPEN
    if told.vacations:
        yield "vacation", _VACATION
    yield "limit", _LIMIT
    if any(told.own_promises(lane) for lane in told.lanes):
        yield "promise", _PROMISE


def _heading(layout: Layout, text: str) -> float:
    label = Label((text,), _LEFT, layout.y + 2, bold=1)
    layout.say(label)
    return _LEFT + label.width + _GAP


def _items(layout: Layout, told: Comparison, items: list[tuple[str, Text]], x: float) -> float:
    for sample, name in items:
        label = Label((name.in_(told.language),))
        wide = _SAMPLE + _BESIDE + label.width
        if x + wide > WIDTH:
            x, layout.y = _LEFT, layout.y + _ROW
        _sample(layout, sample, x)
        layout.say(label.at(x + _SAMPLE + _BESIDE, layout.y + 2))
        x += wide + _GAP
    return x


def _sample(layout: Layout, sample: str, x: float) -> None:
    y, middle = layout.y, x + _SAMPLE / 2
    match sample:
        case "open":
            layout.bars.append(Bar(x, y, _SAMPLE, _TALL, LeadSort.NOBODY, is_open=True))
        case "vacation":
            layout.shades.append(Patch(x, y, _SAMPLE, _TALL, SHADE))
        case "limit":
            layout.limits.append(Upright(middle, y, y + _TALL, LIMIT, 3))
        case "promise":
            layout.limits.append(Upright(middle, y, y + _TALL, PROMISE, 2, dashed=True))
        case _:
            layout.bars.append(Bar(x, y, _SAMPLE, _TALL, LeadSort(sample)))
