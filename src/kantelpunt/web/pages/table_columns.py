"""The columns of a list: what a cell says, how it is ordered, where it leads."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Generic, TypeVar

from django.db.models import F
from django.db.models.expressions import Expression
from django.utils.formats import localize

from kantelpunt.foundation.text import Text
from kantelpunt.web.pages.saying import said
from kantelpunt.web.pages.short_days import short_day, short_moment

Row = TypeVar("Row")
Shown = str | Text | bool | int | float | Decimal | date | None
Sort = str | F | Expression

_YES = Text("ja", "yes")
_NO = Text("nee", "no")


@dataclass(frozen=True)
class Column(Generic[Row]):
    """One column.

    Attributes:
        key: its name in the address (`?volgorde=key`).
        name: what stands above it, and before each cell on a phone.
        value: what a cell says; days and numbers stay what they are until they are shown.
        sort: by which the list can be ordered: one or more fields (`"pupil__last_name"`, for a
            QuerySet also `Lower(...)`) or, for a list only, a function. None: cannot be ordered.
            What has no value comes last, both ways.
        link: the address to which a cell leads; empty or None for no link.
        small: a second line.
        is_number: whether its cells stand to the right, so that digits stand below each other.
        tag: makes a cell a tag: `ok`, `warn`, `late` or `info`; empty or None for plain text.
    """

    key: str
    name: Text
    value: Callable[[Row], Shown]
    sort: Sort | tuple[Sort, ...] | Callable[[Row], object] | None = None
    link: Callable[[Row], str | None] | None = None
    small: Callable[[Row], Shown] | None = None
    tag: Callable[[Row], str | None] | None = None
    is_number: bool = False


@dataclass(frozen=True)
class Cell:
    """What one cell shows; `day` is the value for machines when it is a day, as ISO 8601."""

    name: str
    text: str
    link: str = ""
    tag: str = ""
    small: str = ""
    day: str = ""
    is_number: bool = False


def cell_of(column: Column[Row], row: Row) -> Cell:
    """The cell of a row in a column, in the language of the page."""
    value = column.value(row)
    return Cell(
        name=said(column.name),
        text=written(value),
        link=(column.link and column.link(row)) or "",
        tag=(column.tag and column.tag(row)) or "",
        small=written(column.small(row)) if column.small else "",
        day=value.isoformat() if isinstance(value, date) else "",
        is_number=column.is_number,
    )


def written(value: Shown) -> str:
    """A value as people read it, in the language of the page; nothing for None."""
    match value:
        case None:
            return ""
        case Text():
            return said(value)
        case bool():
            return said(_YES if value else _NO)
        case datetime():
            return said(short_moment(value))
        case date():
            return said(short_day(value))
        case str():
            return value
        case _:
            return str(localize(value))
