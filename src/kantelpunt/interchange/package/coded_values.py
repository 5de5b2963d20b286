"""From columns of texts to columns of numbers; every text is looked at once."""

from collections.abc import Callable, Iterator
from itertools import repeat

import numpy as np

from kantelpunt.absence.columns import (
    AFTERNOON,
    HIGHEST_LESSON,
    MORNING,
    NO_LESSON,
    NO_MINUTES,
    STILL_ENROLLED,
    Coded,
    Int32s,
    day_number,
)
from kantelpunt.foundation.errors import MOST_SHOWN, Problem
from kantelpunt.foundation.text import Text
from kantelpunt.interchange.package.coded_columns import CodedColumns
from kantelpunt.interchange.package.fields import iso_day, no_date, shown
from kantelpunt.interchange.package.recoding import translate

# Longer than any day at school; what is more is cut off by the day's schedule all the same.
_MOST_MINUTES = 1_000_000
_MOST_DIGITS = 6
_PARTS = {"": NO_LESSON, "am": MORNING, "pm": AFTERNOON}


def days(read: CodedColumns, column: str, problems: list[Problem]) -> Int32s:
    """ISO dates as day numbers."""

    def number(text: str) -> int | None:
        found = iso_day(text)
        return None if found is None else day_number(found)

    return _numbers(read, column, number, no_date, "bad-date", problems)


def last_days(read: CodedColumns, column: str, problems: list[Problem]) -> Int32s:
    """ISO dates as day numbers; an empty field means that it goes on."""

    def number(text: str) -> int | None:
        if not text:
            return STILL_ENROLLED
        found = iso_day(text)
        return None if found is None else day_number(found)

    return _numbers(read, column, number, no_date, "bad-date", problems)


def minutes(read: CodedColumns, column: str, problems: list[Problem]) -> Int32s:
    """Whole minutes from 0; an empty field means the whole lesson, part of the day or day."""

    def number(text: str) -> int | None:
        if not text:
            return NO_MINUTES
        if not _is_whole(text):
            return None
        return _MOST_MINUTES if len(text.lstrip("0")) > _MOST_DIGITS else int(text)

    return _numbers(read, column, number, _no_minutes, "bad-number", problems)


def lessons(read: CodedColumns, column: str, problems: list[Problem]) -> Int32s:
    """A lesson number, a part of the day, or neither."""

    def number(text: str) -> int | None:
        if text in _PARTS:
            return _PARTS[text]
        found = int(text) if _is_whole(text) and len(text) < 9 else 0
        return found if 1 <= found <= HIGHEST_LESSON else None

    return _numbers(read, column, number, _no_lesson, "bad-lesson", problems)


def filled_in(read: CodedColumns, column: str, problems: list[Problem]) -> Coded:
    """Texts that may not be empty."""
    found = read.columns[column]
    if "" in found.values:
        text = Text(f"{column} is leeg; vul het in", f"{column} is empty; fill it in")
        empty = [found.values.index("")]
        problems += _bad_rows(read, column, lambda _: text, "empty-field", empty)
    return found


def _is_whole(text: str) -> bool:
    return text.isascii() and text.isdecimal()


def _numbers(
    read: CodedColumns,
    column: str,
    number: Callable[[str], int | None],
    message: Callable[[str], Text],
    code: str,
    problems: list[Problem],
) -> Int32s:
    coded = read.columns[column]
    found = [number(value) for value in coded.values]
    bad = [place for place, one in enumerate(found) if one is None]
    problems += _bad_rows(read, column, message, code, bad)
    table = np.array([one or 0 for one in found], dtype=np.int32)
    if bad or not coded.codes.flags.writeable:
        return table[coded.codes] if len(table) else np.zeros(0, dtype=np.int32)
    # A column of millions of rows is not copied: its codes become the numbers.
    del read.columns[column]
    translate(table, coded.codes)
    return coded.codes


def _bad_rows(
    read: CodedColumns, column: str, message: Callable[[str], Text], code: str, bad: list[int]
) -> Iterator[Problem]:
    if not bad:
        return
    coded = read.columns[column]
    rows = np.flatnonzero(np.isin(coded.codes, bad))
    found = None
    for row in rows[:MOST_SHOWN].tolist():
        found = Problem(code, message(coded[row]), read.at(row, column))
        yield found
    # More are only counted: a million problems would fill the memory, and nobody sees them.
    if found is not None:
        yield from repeat(found, len(rows[MOST_SHOWN:]))


def _no_minutes(value: str) -> Text:
    return Text(
        f"{shown(value)} is geen heel aantal minuten vanaf 0; schrijf bijvoorbeeld 45",
        f"{shown(value)} is no whole number of minutes from 0; write for example 45",
    )


def _no_lesson(value: str) -> Text:
    return Text(
        f"{shown(value)} is geen lesuur; schrijf een getal van 1 tot en met {HIGHEST_LESSON}, am "
        "of pm, of laat het leeg",
        f"{shown(value)} is no lesson; write a number from 1 to {HIGHEST_LESSON}, am or pm, or "
        "leave it empty",
    )
