"""A paper as the plain words that its typst source reads."""

from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from typing import TypeAlias
from zoneinfo import ZoneInfo

from kantelpunt.foundation.text import Language, Text
from kantelpunt.foundation.written_days import written_day
from kantelpunt.web.papers.printable import printable

Plain: TypeAlias = str | int | bool | list["Plain"] | dict[str, "Plain"] | None


AMSTERDAM = ZoneInfo("Europe/Amsterdam")
"""The clock by which people meet."""


def written_moment(moment: datetime) -> Text:
    """A day and an hour: `ma 9 maart 2026, 14.30 uur`.

    Args:
        moment: aware; it is told in Dutch time.

    Raises:
        ValueError: when it is not aware; a mistake in the program.
    """
    if moment.tzinfo is None:
        raise ValueError("a moment on a paper is aware: without a zone its hour is a guess")
    moment = moment.astimezone(AMSTERDAM)
    day = written_day(moment.date())
    return Text(f"{day.nl}, {moment:%H.%M} uur", f"{day.en}, {moment:%H:%M}")


def in_plain_words(value: object, language: Language) -> Plain:
    """The value as JSON has it: dates as people write them, texts as they can be printed.

    Raises:
        TypeError: for a value that has no place on a paper; a mistake in the program.
    """
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, str):
        return printable(value).strip()
    if isinstance(value, datetime):
        return written_moment(value).in_(language)
    if isinstance(value, date):
        return written_day(value).in_(language)
    if isinstance(value, tuple):
        plain = (in_plain_words(one, language) for one in value)
        return [one for one in plain if one != ""]
    if is_dataclass(value) and not isinstance(value, type):
        return {
            field.name: in_plain_words(getattr(value, field.name), language)
            for field in fields(value)
        }
    raise TypeError(f"{type(value).__name__} has no place on a paper")
