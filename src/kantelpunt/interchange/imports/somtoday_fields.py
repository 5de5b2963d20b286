"""Values of a Somtoday item; what cannot be read becomes a problem and None."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import TypeAlias

from kantelpunt.absence.columns import HIGHEST_LESSON
from kantelpunt.calendar.due_dates import AMSTERDAM
from kantelpunt.foundation.errors import Problem
from kantelpunt.foundation.text import Text
from kantelpunt.interchange.imports.json_items import Item
from kantelpunt.interchange.imports.spans import DAY_ENDS, DAY_STARTS

LocalMinute: TypeAlias = tuple[date, int]
"""A day in the Netherlands and the minute of it, counted from midnight."""


def number(item: Item, problems: list[Problem]) -> str | None:
    """The number by which the school knows the pupil."""
    found = item.get("leerling.leerlingnummer")
    if isinstance(found, str) and found.strip():
        return found.strip()
    if isinstance(found, int) and not isinstance(found, bool):
        return str(found)
    problems.append(no_value(item, "leerling.leerlingnummer", found))
    return None


def local(
    item: Item, key: str, problems: list[Problem], *, needed: bool = False
) -> LocalMinute | None:
    """A moment with its distance from UTC, as day and minute in the Netherlands."""
    found = item.get(key)
    if found is None and not needed:
        return None
    try:
        moment = datetime.fromisoformat(found) if isinstance(found, str) else None
        here = moment.astimezone(AMSTERDAM) if moment and moment.tzinfo else None
    except (ValueError, OverflowError):
        here = None
    if here is None:
        problems.append(Problem("bad-moment", _no_moment(_shown(found)), item.at(key)))
        return None
    return here.date(), 60 * here.hour + here.minute


def until_midnight(first: LocalMinute, last: LocalMinute) -> LocalMinute:
    """An end at midnight belongs to the day before."""
    if last[1] == DAY_STARTS and last > first:
        return last[0] - timedelta(days=1), DAY_ENDS
    return last


def lesson(item: Item, key: str, problems: list[Problem]) -> int | None:
    """The number of a lesson, or nothing."""
    found = item.get(key)
    if found is None:
        return None
    if isinstance(found, int) and not isinstance(found, bool) and 1 <= found <= HIGHEST_LESSON:
        return found
    problems.append(no_value(item, key, found, (f"1-{HIGHEST_LESSON}",)))
    return None


def no_value(item: Item, keys: str, found: object, known: Sequence[str] = ()) -> Problem:
    """The problem of a value that lacks or cannot stand there."""
    key = keys.rpartition(".")[2]
    nl = f"; verwacht werd {', '.join(known)}" if known else ""
    en = f"; expected was {', '.join(known)}" if known else ""
    if found is None:
        text = Text(f"{key} ontbreekt{nl}", f"{key} is missing{en}")
    else:
        shown = _shown(found)
        text = Text(f'"{shown}" kan niet in {key}{nl}', f'"{shown}" cannot stand in {key}{en}')
    return Problem("bad-value", text, item.at(keys))


def _shown(found: object) -> str:
    """A value as a message may show it: what is nested could hold names."""
    return "{…}" if isinstance(found, dict | list) else str(found)


def _no_moment(found: str) -> Text:
    return Text(
        f'"{found}" is geen tijdstip met tijdzone; verwacht werd bijvoorbeeld '
        "2026-03-09T08:30:00.000+01:00",
        f'"{found}" is no moment with a time zone; expected was for example '
        "2026-03-09T08:30:00.000+01:00",
    )
