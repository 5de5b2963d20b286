"""From columns of texts to columns of numbers; every text is looked at once."""

from collections.abc import Callable, Iterator
from itertools import repeat
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from kantelpunt.absence.columns import (
    AFTERNOON,
    HIGHEST_LESSON,
    MORNING,
    NO_LESSON,
    NO_MINUTES,
    STILL_ENROLLED,
    Coded,
    Int8s,
    Int32s,
    day_number,
)
from kantelpunt.foundation.errors import MOST_SHOWN, Problem
from kantelpunt.foundation.text import Text
from kantelpunt.interchange.package.coded_columns import CodedColumns
from kantelpunt.interchange.package.fields import iso_day, no_date, shown

# Longer than any day at school; what is more is cut off by the day's schedule all the same.
_MOST_MINUTES = 1_000_000
_MOST_DIGITS = 6
_Number = TypeVar("_Number", bound=np.signedinteger)
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


def lessons(read: CodedColumns, column: str, problems: list[Problem]) -> Int8s:
    """A lesson number, a part of the day, or neither."""

    def number(text: str) -> int | None:
        if text in _PARTS:
            return _PARTS[text]
        found = int(text) if _is_whole(text) and len(text) < 9 else 0
        return found if 1 <= found <= HIGHEST_LESSON else None

    return _numbers(read, column, number, _no_lesson, "bad-lesson", problems, np.int8)


def filled_in(read: CodedColumns, column: str, problems: list[Problem]) -> Coded:
    """Texts that may not be empty."""
    found = read.columns[column]
    text = Text(f"{column} is leeg; vul het in", f"{column} is empty; fill it in")
    if "" in found.values:
        problems += _bad_rows(read, column, lambda value: None if value else text, "empty-field")
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
    kind: type[_Number] = np.int32,  # type: ignore[assignment]
) -> NDArray[_Number]:
    coded = read.columns[column]
    found = [number(value) for value in coded.values]
    problems += _bad_rows(
        read,
        column,
        lambda value: None if number(value) is not None else message(value),
        code,
        [place for place, one in enumerate(found) if one is None],
    )
    table = np.array([one or 0 for one in found], dtype=kind)
    return table[coded.codes] if len(table) else np.zeros(0, dtype=kind)


def _bad_rows(
    read: CodedColumns,
    column: str,
    fault: Callable[[str], Text | None],
    code: str,
    bad: list[int] | None = None,
) -> Iterator[Problem]:
    coded = read.columns[column]
    if bad is None:
        bad = [place for place, value in enumerate(coded.values) if fault(value)]
    if not bad:
        return
    rows = np.flatnonzero(np.isin(coded.codes, bad))
    found = None
    for row in rows[:MOST_SHOWN].tolist():
        text = fault(coded[row])
        if text is not None:
            found = Problem(code, text, read.at(row, column))
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
