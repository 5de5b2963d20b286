"""Dates relative and absolute together: `di 9 december`, over 3 schooldagen."""

from bisect import bisect_left
from dataclasses import dataclass
from datetime import date

from kantelpunt.calendar.lesson_days import LessonDays
from kantelpunt.foundation.text import Text

_FAR = 21


@dataclass(frozen=True)
class Due:
    """A last day as a page shows it.

    Attributes:
        day: the last day.
        told: how far away it is.
        late: whether it has passed.
    """

    day: date
    told: Text
    late: bool


def due(day: date, today: date, lesson_days: LessonDays | None = None) -> Due:
    """How far a last day is away: in school days where these are known and it is near.

    Args:
        day: the last day.
        today: the day it is.
        lesson_days: of the school.
    """
    if day == today:
        return Due(day, Text("vandaag", "today"), late=False)
    away = (day - today).days
    count, nl, en = _counted(day, today, abs(away), lesson_days)
    if away < 0:
        return Due(day, Text(f"{count} {nl} te laat", f"{count} {en} late"), late=True)
    if away == 1:
        return Due(day, Text("morgen", "tomorrow"), late=False)
    return Due(day, Text(f"over {count} {nl}", f"in {count} {en}"), late=False)


def _counted(
    day: date, today: date, away: int, lesson_days: LessonDays | None
) -> tuple[int, str, str]:
    if lesson_days is not None and away <= _FAR:
        first, last = min(day, today), max(day, today)
        days = lesson_days.days
        if days and days[0] <= first and last <= days[-1]:
            number = bisect_left(days, last) - bisect_left(days, first)
            if number:
                return number, *_plural(number, ("schooldag", "schooldagen", "school day"))
    return away, *_plural(away, ("dag", "dagen", "day"))


def _plural(number: int, words: tuple[str, str, str]) -> tuple[str, str]:
    one, more, english = words
    return (one, english) if number == 1 else (more, f"{english}s")
