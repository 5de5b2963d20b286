"""Above the lanes: the first day, the three months, vacations, months and weeks."""

from collections.abc import Iterator

from kantelpunt.foresight.comparison.day_words import long_day, short_month, vacation_word
from kantelpunt.foresight.comparison.drawing.axis import Axis
from kantelpunt.foresight.comparison.drawing.colours import GRID, LIMIT, SHADE
from kantelpunt.foresight.comparison.drawing.labels import Label, apart
from kantelpunt.foresight.comparison.drawing.layout import PLOT_RIGHT, Layout, Patch, Upright
from kantelpunt.foresight.comparison.facts import Comparison
from kantelpunt.foundation.text import Language, Text

_SOFT = "#4a4a4a"
_SMALL = 11
_EVERY = 2
_TICK = 4
_FIRST_DAY = Text("eerste dag: ", "first day: ")
_LIMIT = Text("drie maanden: ", "three months: ")
_MONTH = Text("Maand", "Month")
_WEEKS = Text("Weken sinds de eerste dag", "Weeks since the first day")
_VACATIONS = Text("Schoolvakanties, regio ", "School vacations, region ")


def put_head(layout: Layout, told: Comparison, axis: Axis) -> None:
    """Put the head beneath what is there."""
    language = told.language
    first = Label(
        (_FIRST_DAY.in_(language) + long_day(told.start, language),), axis.left, layout.y, bold=1
    )
    limit = Label(
        (_LIMIT.in_(language) + long_day(told.three_months, language),),
        size=13,
        bold=1,
        colour=LIMIT,
    )
    middle = axis.end(told.three_months) - limit.width / 2
    limit = limit.at(min(middle, PLOT_RIGHT - limit.width), layout.y)
    layout.say_all(apart([first, limit]))
    layout.y += 20
    top = layout.y
    _vacations(layout, told, axis)
    _side(layout, _MONTH.in_(language))
    for label in _months(axis, layout.y, language):
        layout.say(label)
        tick = label.x - _TICK
        layout.lines.append(Upright(tick, label.y, label.y + label.height, _SOFT))
    layout.y += 17
    _side(layout, _WEEKS.in_(language))
    layout.say_all(_weeks(axis, layout.y))
    layout.y += 20
    for one in told.vacations:
        x = axis.begin(one.first)
        layout.shades.append(Patch(x, top, axis.end(one.last) - x, layout.y - top, SHADE))
    layout.lines.append(Upright(axis.left, top, layout.y, "#1b1b1b", 1.5))
    layout.limits.append(Upright(axis.end(told.three_months), top, layout.y, LIMIT, 3))


def _side(layout: Layout, text: str) -> None:
    layout.say(Label((text,), 8, layout.y, _SMALL, colour=_SOFT))


def _vacations(layout: Layout, told: Comparison, axis: Axis) -> None:
    if not told.vacations:
        return
    _side(layout, _VACATIONS.in_(told.language) + str(told.region))
    labels = [
        Label(_in_two(vacation_word(one.name).in_(told.language)), size=_SMALL, colour=_SOFT)
        for one in told.vacations
    ]
    placed = []
    for one, label in zip(told.vacations, labels, strict=True):
        middle = (axis.begin(one.first) + axis.end(one.last)) / 2
        x = min(max(middle - label.width / 2, axis.left), axis.right - label.width)
        placed.append(label.at(x, layout.y))
    layout.say_all(apart(placed))
    layout.y += 32


def _in_two(name: str) -> tuple[str, ...]:
    """A long word in two lines: `herfst-`, `vakantie`."""
    if " " in name:
        return tuple(name.split(" ", 1))
    first = name.removesuffix("vakantie")
    return (f"{first}-", "vakantie") if first != name else (name,)


def _months(axis: Axis, y: float, language: Language) -> Iterator[Label]:
    for day in axis.months():
        name = short_month(day.month, language)
        label = Label((f"1 {name}",), axis.begin(day) + _TICK, y, _SMALL, colour=_SOFT)
        if label.x + label.width <= axis.right:
            yield label


def _weeks(axis: Axis, y: float) -> Iterator[Label]:
    for count, day in axis.weeks(_EVERY):
        label = Label((str(count),), 0, y, _SMALL, colour=_SOFT)
        x = axis.begin(day) - label.width / 2
        if x + label.width <= axis.right:
            yield label.at(x, y)


def put_days(layout: Layout, told: Comparison, axis: Axis, top: float) -> None:
    """Put what runs down from a y: vacations, weeks, the first day, three months."""
    bottom = layout.y
    for one in told.vacations:
        x = axis.begin(one.first)
        layout.shades.append(Patch(x, top, axis.end(one.last) - x, bottom - top, SHADE))
    for _, day in axis.weeks(_EVERY):
        layout.lines.append(Upright(axis.begin(day), top, bottom, GRID))
    layout.lines.append(Upright(axis.left, top, bottom, "#1b1b1b", 1.5))
    layout.limits.append(Upright(axis.end(told.three_months), top, bottom, LIMIT, 3))
