"""Dates by which something is done, in words."""

from kantelpunt.foundation.text import Text
from kantelpunt.foundation.written_days import written_month

_SEASONS = {
    "spring": Text("het voorjaar", "spring"),
    "summer": Text("de zomer", "summer"),
    "autumn": Text("het najaar", "autumn"),
    "winter": Text("de winter", "winter"),
}


def by_then(due: str) -> Text:
    """`uiterlijk op 1 september 2021`, `uiterlijk in het najaar van 2021`, `elk jaar ...`."""
    first, _, rest = due.partition(" ")
    if first == "every":
        when = _day_of_year(rest)
        return Text(f"elk jaar uiterlijk {when.nl}", f"every year by {when.en}")
    if first in _SEASONS:
        season = _SEASONS[first]
        return Text(f"uiterlijk in {season.nl} van {rest}", f"by {season.en} {rest}")
    year, *parts = due.split("-")
    if not parts:
        return Text(f"uiterlijk in {year}", f"by {year}")
    when = _day_of_year("-".join(parts))
    return Text(f"uiterlijk {when.nl} {year}", f"by {when.en} {year}")


def _day_of_year(written: str) -> Text:
    """`op 1 september` from `09-01`, `in september` from `09`."""
    month, _, day = written.partition("-")
    name = written_month(int(month))
    if day:
        return Text(f"op {int(day)} {name.nl}", f"{int(day)} {name.en}")
    return Text(f"in {name.nl}", name.en)
