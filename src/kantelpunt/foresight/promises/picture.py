"""A small picture of a school year: on which first days of absence a promise fails."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from kantelpunt.calendar.holiday_regions import HolidayRegion
from kantelpunt.foundation.text import Language, Text
from kantelpunt.foundation.written_days import written_month

HOLDS, SOME, FAILS = "·", "▒", "█"
_LABEL = 10
_RULED = (1, 5, 10, 15, 20, 25, 30)

LEGEND = Text(
    f"{HOLDS} gehaald  {FAILS} niet gehaald  {SOME} in een deel van de regio's niet gehaald",
    f"{HOLDS} kept  {FAILS} not kept  {SOME} not kept in some of the regions",
)


def picture(
    starts: Mapping[HolidayRegion, Sequence[date]],
    failing: Mapping[HolidayRegion, frozenset[date]],
    language: Language,
) -> Iterator[str]:
    """A row for each month with lesson days, a column for each day, then what the marks mean.

    Args:
        starts: the lesson days of the year in each region.
        failing: those on which the promise fails.
        language: of the names of the months.
    """
    marks = {day: _mark(day, starts, failing) for days in starts.values() for day in days}
    ruler = [" "] * 32
    for number in _RULED:
        ruler[number - 1 : number - 1 + len(str(number))] = str(number)
    yield (" " * _LABEL + "".join(ruler)).rstrip()
    for year, month in sorted({(day.year, day.month) for day in marks}):
        in_month = {day.day: mark for day, mark in marks.items() if _is_in(day, year, month)}
        row = "".join(in_month.get(number, " ") for number in range(1, 32))
        yield f"{written_month(month).in_(language):<{_LABEL}}{row}".rstrip()
    yield LEGEND.in_(language)


def _is_in(day: date, year: int, month: int) -> bool:
    return (day.year, day.month) == (year, month)


def _mark(
    day: date,
    starts: Mapping[HolidayRegion, Sequence[date]],
    failing: Mapping[HolidayRegion, frozenset[date]],
) -> str:
    open_in = [region for region, days in starts.items() if day in days]
    failed = [region for region in open_in if day in failing.get(region, frozenset())]
    if not failed:
        return HOLDS
    return FAILS if len(failed) == len(open_in) else SOME
