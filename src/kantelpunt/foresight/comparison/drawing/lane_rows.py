"""A lane in the picture: its name, a row with a bar for each step, and what follows undated."""

from collections.abc import Iterator
from dataclasses import replace

from kantelpunt.foresight.comparison.day_words import short_day
from kantelpunt.foresight.comparison.drawing.axis import Axis
from kantelpunt.foresight.comparison.drawing.calendar_head import put_days
from kantelpunt.foresight.comparison.drawing.colours import BAND, PROMISE, tint
from kantelpunt.foresight.comparison.drawing.labels import Label, wrapped
from kantelpunt.foresight.comparison.drawing.layout import (
    PLOT_RIGHT,
    SIDE,
    WIDTH,
    Bar,
    Layout,
    Patch,
    Upright,
)
from kantelpunt.foresight.comparison.drawing.rooms import Rooms
from kantelpunt.foresight.comparison.facts import Comparison, Lane, Promised, Row
from kantelpunt.foundation.text import Language, Text
from kantelpunt.protocol.telling.wording.teller import MISSING

STRIP = 8
_BAND, _BAR, _BETWEEN = 26, 40, 6
_SIDE_SIZE = 12
_LEAD = Text("Regie: ", "Lead: ")
_TIPS = Text("kantelt ", "tips ")
_BEGINS = Text("de eerste stap begint ", "the first step begins ")
_AT_MOST = Text("uiterlijk ", "by ")
_NO_END = Text("einde ", "the end ")
_THEN = Text("Daarna, zonder datum: ", "After that, without a date: ")
_UNTIL = Text("t/m ", "until ")
_OWN = Text("Eigen belofte", "Own promise")


def put_lane(layout: Layout, told: Comparison, lane: Lane, axis: Axis) -> None:
    """Put a lane beneath what is there."""
    layout.shades.append(Patch(0, layout.y, WIDTH, _BAND, BAND))
    layout.say(Label((f"{lane.protocol}: {lane.title}",), 8, layout.y + 4, 14, bold=1))
    layout.y += _BAND
    top, own = layout.y, told.own_promises(lane)
    layout.y += 4
    for promised in own:
        _promise(layout, told.language, promised, axis)
    limits = [axis.end(told.three_months), *(axis.end(one.until) for one in own if one.until)]
    rooms = Rooms(axis.left, PLOT_RIGHT, tuple(sorted(limits)))
    for row in lane.rows:
        _row(layout, told.language, row, axis, rooms)
    if lane.rows:
        put_days(layout, told, axis, top)
    for promised in own:
        if promised.until:
            x = axis.end(promised.until)
            layout.limits.append(Upright(x, top, layout.y, PROMISE, 2, dashed=True))
    for text in _beneath(lane, told.language):
        label = Label(wrapped(text, WIDTH - 16, _SIDE_SIZE), 8, layout.y + 2, _SIDE_SIZE)
        layout.say(label)
        layout.y += label.height + 4
    layout.y += 8


def _beneath(lane: Lane, language: Language) -> Iterator[str]:
    if lane.later:
        yield _THEN.in_(language) + "; ".join(row.name for row in lane.later) + "."
    if not lane.rows:
        yield from lane.remarks


def _promise(layout: Layout, language: Language, promised: Promised, axis: Axis) -> None:
    if promised.until is None:
        return
    layout.say(Label((_OWN.in_(language),), 8, layout.y + 2, _SIDE_SIZE))
    text = f"{promised.length}: {_UNTIL.in_(language)}{short_day(promised.until, language)}"
    label = Label((text,), size=_SIDE_SIZE, bold=1, halo="#ffffff")
    x = axis.end(promised.until) - 6 - label.width
    layout.say(label.at(max(x, axis.left + 4), layout.y + 2))
    layout.y += 20


def _row(layout: Layout, language: Language, row: Row, axis: Axis, rooms: Rooms) -> None:
    side = list(_beside(row, language))
    bar = _bar(row, axis, layout.y)
    label = _on_bar(bar, row, language, rooms)
    y = layout.y
    for one in side:
        layout.say(one.at(8, y))
        y += one.height
    layout.bars.append(bar)
    layout.say(label)
    layout.y = max(y, bar.y + bar.height, label.y + label.height) + _BETWEEN


def _beside(row: Row, language: Language) -> Iterator[Label]:
    width = SIDE - 16
    name = wrapped(row.name, width, _SIDE_SIZE, bold=True)
    yield Label(name, size=_SIDE_SIZE, bold=len(name))
    if row.part:
        yield Label(wrapped(row.part, width, _SIDE_SIZE), size=_SIDE_SIZE)
    lead = _LEAD.in_(language) + row.leader
    yield Label(wrapped(lead, width, _SIDE_SIZE), size=_SIDE_SIZE, colour="#4a4a4a")


def _bar(row: Row, axis: Axis, y: float) -> Bar:
    begin = axis.begin(row.from_ or axis.first)
    end = axis.end(row.until) if row.until else axis.right
    return Bar(begin, y, end - begin, _BAR, row.sort, is_open=row.is_open, row=row)


def bar_lines(row: Row, language: Language) -> tuple[str, ...]:
    """What stands on a bar: how long, and on which day it tips or ends at most."""
    if row.until is None:
        return (row.short, _NO_END.in_(language) + MISSING.in_(language))
    if row.tips_on:
        begins = _TIPS if row.stage else _BEGINS
        return (row.short, begins.in_(language) + short_day(row.tips_on, language))
    return (row.short, _AT_MOST.in_(language) + short_day(row.until, language))


def _on_bar(bar: Bar, row: Row, language: Language, rooms: Rooms) -> Label:
    """The text of a bar: on it where it fits, else to the right, else to the left of it.

    It stays clear of the lines that run down; where it fits nowhere in one piece it is wrapped.
    """
    lines = bar_lines(row, language)
    label = Label(lines, size=_SIDE_SIZE, bold=1, marked=row.is_open, halo="#ffffff")
    free = list(rooms.beside(bar))
    room = next((one for one in free if label.width <= one.width), None)
    if room is None:
        room = max(free, key=lambda one: one.width)
        first = wrapped(lines[0], room.width, _SIDE_SIZE, bold=True)
        label = replace(label, lines=(*first, *lines[1:]), bold=len(first))
    if room.is_inside:
        label = replace(label, halo=tint(bar.sort))
    x = room.right - label.width if room.to_the_right else room.left
    return label.at(x, bar.y + 1)
