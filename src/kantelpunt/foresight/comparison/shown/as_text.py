"""The comparison on a terminal: bars of characters with their dates, eighty columns wide."""

import textwrap
from collections.abc import Iterator
from datetime import date, timedelta

from kantelpunt.foresight.comparison.day_words import long_day, short_day, short_month
from kantelpunt.foresight.comparison.facts import Comparison, Lane, Row
from kantelpunt.foresight.comparison.leads import LEAD_WORDS, LeadSort
from kantelpunt.foresight.comparison.told import heading, opening
from kantelpunt.foundation.text import Text
from kantelpunt.protocol.telling.wording.teller import MISSING

WIDTH = 80
_INDENT = "  "
_PLOT = WIDTH - len(_INDENT)
_BAR, _NO_STEP, _OPEN, _ARROW, _LIMIT, _VACATION = "█", "─", "░", "►", "│", "v"
_LEAD = Text("Regie", "Lead")
_THEN = Text("Daarna, zonder datum: ", "After that, without a date: ")
_PROMISE = Text("Belofte", "Promise")
_LEGEND = Text(
    "█ stap  ─ nog geen stap  ░ einde staat niet in de tekst  │ drie maanden  v vakantie",
    "█ step  ─ no step yet  ░ the end is not in the text  │ three months  v vacation",
)


def as_text(told: Comparison) -> str:
    """The whole text, lines parted by newlines."""
    return "\n".join(_lines(told))


def _lines(told: Comparison) -> Iterator[str]:
    title = heading(told)
    yield title
    yield "=" * len(title)
    for one in opening(told):
        yield ""
        yield from textwrap.wrap(one, WIDTH)
    yield ""
    yield from textwrap.wrap(_LEGEND.in_(told.language), WIDTH)
    for lane in told.lanes:
        yield ""
        yield ""
        yield from _lane(told, lane)


def _lane(told: Comparison, lane: Lane) -> Iterator[str]:
    language = told.language
    yield from textwrap.wrap(f"{lane.protocol}: {lane.title}", WIDTH)
    if lane.rows:
        yield _INDENT + _months(told)
        yield _INDENT + _days(told)
    for row in lane.rows:
        yield from _wrapped(row.title)
        yield _INDENT + _bar(told, row)
        yield from _wrapped(_dated(told, row), _INDENT * 2)
        yield from _wrapped(f"{_LEAD.in_(language)}: {_leader(told, row)}", _INDENT * 2)
    if lane.later:
        names = "; ".join(row.name for row in lane.later)
        yield from _wrapped(f"{_THEN.in_(language)}{names}.")
    for promised in told.own_promises(lane):
        if promised.until:
            until = long_day(promised.until, language)
            yield from _wrapped(f"{_PROMISE.in_(language)}: {promised.name} ({until}).")
    for remark in lane.remarks:
        yield from _wrapped(remark)


def _leader(told: Comparison, row: Row) -> str:
    """By name, and the sort where the name does not say it."""
    sort = LEAD_WORDS[row.sort].in_(told.language)
    says_it = row.sort is LeadSort.NOBODY or sort in row.leader.lower()
    return row.leader if says_it else f"{row.leader} ({sort})"


def _wrapped(text: str, indent: str = _INDENT) -> list[str]:
    return textwrap.wrap(text, WIDTH, initial_indent=indent, subsequent_indent=indent)


def _dated(told: Comparison, row: Row) -> str:
    """From when until when, by which term: `8 weken; ma 8 sep – ma 3 nov, kantelt di 4 nov`."""
    language = told.language
    begin = short_day(row.from_, language) if row.from_ else ""
    if row.until is None:
        missing = MISSING.in_(language)
        open_end = Text(f"vanaf {begin}, einde {missing}", f"from {begin}, the end {missing}")
        return f"{row.short}; {open_end.in_(language)}"
    dated = f"{begin} – {short_day(row.until, language)}"
    if row.tips_on:
        tips = short_day(row.tips_on, language)
        dated += Text(f", dan verder op {tips}", f", then on by {tips}").in_(language)
    return f"{row.short}; {dated}"


def _column(told: Comparison, day: date) -> int:
    """The column in which a day falls."""
    days = (told.last - told.start).days + 1
    return (day - told.start).days * _PLOT // days


def _months(told: Comparison) -> str:
    line = [" "] * _PLOT
    for column, name in _month_names(told):
        if column + len(name) <= _PLOT:
            line[column : column + len(name)] = name
    return "".join(line).rstrip()


def _month_names(told: Comparison) -> Iterator[tuple[int, str]]:
    day = told.start
    while day <= told.last:
        if day.day == 1:
            name = short_month(day.month, told.language)
            yield _column(told, day), f"1 {name}"
        day += timedelta(days=1)


def _days(told: Comparison) -> str:
    """A line with the vacations and the three months."""
    line = ["·"] * _PLOT
    for one in told.vacations:
        for column in range(_column(told, one.first), _column(told, one.last) + 1):
            line[column] = _VACATION
    line[_column(told, told.three_months)] = _LIMIT
    return "".join(line)


def _bar(told: Comparison, row: Row) -> str:
    line = [" "] * _PLOT
    begin = _column(told, row.from_ or told.start)
    if row.until:
        end = _column(told, row.until)
        line[begin : end + 1] = (_BAR if row.stage else _NO_STEP) * (end + 1 - begin)
    else:
        line[begin:] = _OPEN * (_PLOT - begin - 1) + _ARROW
    limit = _column(told, told.three_months)
    if line[limit] in (" ", _OPEN):
        line[limit] = _LIMIT
    return "".join(line).rstrip()
