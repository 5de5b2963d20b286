"""The rows of a list in order, from the database or from memory."""

import unicodedata
from collections.abc import Callable, Sequence
from typing import Protocol, cast

from django.db.models import F, Model, QuerySet

from kantelpunt.foundation.text import Text
from kantelpunt.web.pages.saying import said
from kantelpunt.web.pages.table_columns import Column, Row, Sort

Rows = QuerySet[Model, object] | Sequence[Row]
Keys = Sequence[object]


class _Comparable(Protocol):
    def __lt__(self, other: object, /) -> bool: ...


def ordered(
    rows: Rows[Row],
    column: Column[Row] | None,
    *,
    falling: bool,
    id_of: Callable[[Row], object],
) -> Rows[Row]:
    """Rows by a column, equal ones by their id; what has no value comes last, both ways."""
    sort = None if column is None else column.sort
    fields = () if sort is None else sort if isinstance(sort, tuple) else (sort,)
    if isinstance(rows, QuerySet):
        return _from_database(rows, cast("Sequence[Sort]", fields), falling=falling)
    in_order = sorted(rows, key=lambda row: cast("_Comparable", id_of(row)))
    for field in reversed(fields):
        in_order = _by_one(in_order, _reading(field), falling=falling)
    return in_order


def reach(row: object, path: str) -> object:
    """What is at the end of a path as `pupil__last_name`; None when it breaks off."""
    for name in path.split("__"):
        row = None if row is None else getattr(row, name)
    return row


def _from_database(
    rows: QuerySet[Model, object], fields: Sequence[Sort], *, falling: bool
) -> QuerySet[Model, object]:
    terms = [F(field) if isinstance(field, str) else field for field in fields]
    return rows.order_by(
        *(term.desc(nulls_last=True) if falling else term.asc(nulls_last=True) for term in terms),
        "pk",
    )


def _by_one(rows: list[Row], key: Callable[[Row], object], *, falling: bool) -> list[Row]:
    keyed = [(_as_read(key(row)), row) for row in rows]
    known = [pair for pair in keyed if pair[0] is not None]
    known.sort(key=lambda pair: cast("_Comparable", pair[0]), reverse=falling)
    return [row for _, row in known] + [row for value, row in keyed if value is None]


def _reading(field: Sort | Callable[[Row], object]) -> Callable[[Row], object]:
    if isinstance(field, str):
        return lambda row: reach(row, field)
    return cast("Callable[[Row], object]", field)


def _as_read(value: object) -> object:
    """Text without capitals and accents, so that it stands where a reader looks for it."""
    if isinstance(value, Text):
        value = said(value)
    if not isinstance(value, str):
        return value
    apart = unicodedata.normalize("NFKD", value.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def keys_together(rows: Rows[Row], field: str) -> list[Keys]:
    """The keys of rows with the same value of a field, where the first of them comes."""
    found: dict[object, list[object]] = {}
    for key, value in cast("QuerySet[Model]", rows).values_list("pk", field):
        found.setdefault(value, []).append(key)
    return list(found.values())


def of_keys(rows: Rows[Row], groups: Sequence[object]) -> list[Model]:
    """The rows that have these keys, in the order of the keys."""
    keys = [key for group in cast("Sequence[Keys]", groups) for key in group]
    known = cast("QuerySet[Model]", rows).in_bulk(keys)
    return [known[key] for key in keys]
