"""Values in the fields of a row; what cannot be read becomes a problem and None."""

import re
from datetime import date
from enum import StrEnum
from typing import TypeVar

from kantelpunt.foundation.errors import Problem
from kantelpunt.foundation.text import Text
from kantelpunt.interchange.package.tables import Row

# The minutes of a day: no number in the small files is greater.
MOST = 1440
_LONGEST_SHOWN = 60
_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DIGITS = re.compile(r"[0-9]{1,9}")
Choice = TypeVar("Choice", bound=StrEnum)


def iso_day(written: str) -> date | None:
    """The day that a text such as 2026-03-09 stands for; None when it stands for none."""
    try:
        return date.fromisoformat(written) if _ISO_DATE.fullmatch(written) else None
    except ValueError:
        return None


def shown(written: str) -> str:
    """What was written, in quotation marks; only its beginning when it is long."""
    cut = written if len(written) <= _LONGEST_SHOWN else f"{written[:_LONGEST_SHOWN]}…"
    return f'"{cut}"'


def filled(row: Row, column: str, problems: list[Problem]) -> str:
    """A field that may not be empty."""
    if not row[column]:
        text = Text(f"{column} is leeg; vul het in", f"{column} is empty; fill it in")
        problems.append(Problem("empty-field", text, row.at(column)))
    return row[column]


def day(row: Row, column: str, problems: list[Problem]) -> date | None:
    """An ISO date."""
    written = row[column]
    if (found := iso_day(written)) is not None:
        return found
    problems.append(Problem("bad-date", no_date(written), row.at(column)))
    return None


def no_date(written: str) -> Text:
    """What is said of a text that is no ISO date."""
    return Text(
        f"{shown(written)} is geen datum; schrijf bijvoorbeeld 2026-03-09",
        f"{shown(written)} is no date; write for example 2026-03-09",
    )


def day_or_none(row: Row, column: str, problems: list[Problem]) -> date | None:
    """An ISO date, or nothing."""
    return day(row, column, problems) if row[column] else None


def number_or_none(row: Row, column: str, problems: list[Problem]) -> int | None:
    """A whole number from 0 to the minutes of a day, or nothing."""
    written = row[column]
    if not written:
        return None
    number = int(written) if _DIGITS.fullmatch(written) else MOST + 1
    if number <= MOST:
        return number
    text = Text(
        f"{shown(written)} is geen heel getal van 0 tot en met {MOST}; schrijf bijvoorbeeld 45",
        f"{shown(written)} is no whole number from 0 to {MOST}; write for example 45",
    )
    problems.append(Problem("bad-number", text, row.at(column)))
    return None


def choice(row: Row, column: str, kind: type[Choice], problems: list[Problem]) -> Choice | None:
    """One of a listed set of words."""
    for member in kind:
        if member.value == row[column]:
            return member
    known = ", ".join(kind)
    text = Text(
        f"{shown(row[column])} kan niet in {column}; kies uit {known}",
        f"{shown(row[column])} cannot stand in {column}; choose from {known}",
    )
    problems.append(Problem("bad-value", text, row.at(column)))
    return None


def yes_or_no(row: Row, column: str, problems: list[Problem]) -> bool | None:
    """The word true or the word false."""
    if row[column] in ("true", "false"):
        return row[column] == "true"
    text = Text(
        f"{shown(row[column])} kan niet in {column}; kies uit true, false",
        f"{shown(row[column])} cannot stand in {column}; choose from true, false",
    )
    problems.append(Problem("bad-value", text, row.at(column)))
    return None
