"""The filters of a list: only codes and days stand in the address, never what someone typed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Generic, Protocol, Self, cast

from django.db.models import Model, Q, QuerySet

from kantelpunt.foundation.text import Text
from kantelpunt.web.pages.saying import said
from kantelpunt.web.pages.short_days import local_moment
from kantelpunt.web.pages.table_columns import Row
from kantelpunt.web.pages.table_order import Rows, reach

_ALL = Text("Alle", "All")
_FROM = Text("{name} vanaf", "{name} from")
_UNTIL = Text("{name} tot en met", "{name} up to and including")


@dataclass(frozen=True)
class Option(Generic[Row]):
    """Something to choose in a filter.

    Attributes:
        code: what stands in the address; opaque, never a name.
        name: what people read; a plain string for a name that is data, as that of a school.
        where: which rows it leaves: a Q for a QuerySet, a function for a list. None: those of which
            the field of the filter equals the code.
    """

    code: str
    name: Text | str
    where: Q | Callable[[Row], bool] | None = None


@dataclass(frozen=True)
class ShownOption:
    """An option as it stands in the form."""

    code: str
    name: str
    is_chosen: bool


@dataclass(frozen=True)
class Field:
    """A field of the form above a list: a choice when it has options, otherwise a day."""

    key: str
    name: str
    value: str
    options: tuple[ShownOption, ...] = ()


class Filter(Protocol[Row]):
    """What a filter can do."""

    @property
    def key(self) -> str:
        """Its name in the address."""

    def asked(self, given: Mapping[str, str]) -> dict[str, str]:
        """What an address asks of this filter; what is unknown is left out."""

    def narrowed(self, rows: Rows[Row], asked: Mapping[str, str]) -> Rows[Row]:
        """The rows that are left."""

    def fields(self, asked: Mapping[str, str]) -> list[Field]:
        """Its fields in the form."""


@dataclass(frozen=True)
class Choice(Generic[Row]):
    """One of some options, or all.

    Attributes:
        key: its name in the address.
        name: what stands above it.
        options: what can be chosen; options that depend on the reader are given with the rows.
        field: the field that an option without `where` compares: a lookup for a QuerySet, a path
            of attributes for a list.
        default: the code that holds until someone chooses; empty for all.
    """

    key: str
    name: Text
    options: Sequence[Option[Row]] = ()
    field: str = ""
    default: str = ""

    def with_options(self, options: Sequence[Option[Row]]) -> Self:
        """The same filter with other options."""
        return replace(self, options=options)

    def asked(self, given: Mapping[str, str]) -> dict[str, str]:
        """The code that was chosen, when it is one of the options."""
        code = given.get(self.key)
        if code == "" and self.default:
            return {self.key: ""}
        return {self.key: code} if code and self._option(code) else {}

    def narrowed(self, rows: Rows[Row], asked: Mapping[str, str]) -> Rows[Row]:
        """The rows of the option."""
        option = self._option(asked.get(self.key, self.default))
        if option is None:
            return rows
        if isinstance(rows, QuerySet):
            return rows.filter(cast("Q", option.where or Q(**{self.field: option.code})))
        if option.where is None:
            return [row for row in rows if str(reach(row, self.field)) == option.code]
        holds = cast("Callable[[Row], bool]", option.where)
        return [row for row in rows if holds(row)]

    def fields(self, asked: Mapping[str, str]) -> list[Field]:
        """One choice, with all in front."""
        chosen = asked.get(self.key, self.default)
        names = [("", _ALL), *((option.code, option.name) for option in self.options)]
        options = tuple(
            ShownOption(code, said(name) if isinstance(name, Text) else name, code == chosen)
            for code, name in names
        )
        return [Field(self.key, said(self.name), chosen, options)]

    def _option(self, code: str) -> Option[Row] | None:
        return next((option for option in self.options if option.code == code), None)


@dataclass(frozen=True)
class Period(Generic[Row]):
    """From a day up to and including a day; either may be left open.

    Attributes:
        key: its name in the address; the days are `key-van` and `key-tot`.
        name: what stands above it.
        field: the day: a lookup for a QuerySet (`"at__date"` for a moment), a path of attributes
            for a list.
    """

    key: str
    name: Text
    field: str

    def asked(self, given: Mapping[str, str]) -> dict[str, str]:
        """The days that were given, when they are days."""
        days = {key: _day(given.get(key, "")) for key in self._keys}
        return {key: day.isoformat() for key, day in days.items() if day}

    def narrowed(self, rows: Rows[Row], asked: Mapping[str, str]) -> Rows[Row]:
        """The rows between those days; a row without a day only when no day was asked."""
        first, last = (_day(asked.get(key, "")) for key in self._keys)
        if isinstance(rows, QuerySet):
            return self._from_database(rows, first, last)
        if first is None and last is None:
            return rows
        days = [(_local_day(reach(row, self.field)), row) for row in rows]
        return [
            row for day, row in days if day is not None and (first or day) <= day <= (last or day)
        ]

    def fields(self, asked: Mapping[str, str]) -> list[Field]:
        """Two days."""
        return [
            Field(key, said(words).format(name=said(self.name)), asked.get(key, ""))
            for key, words in zip(self._keys, (_FROM, _UNTIL), strict=True)
        ]

    @property
    def _keys(self) -> tuple[str, str]:
        return f"{self.key}-van", f"{self.key}-tot"

    def _from_database(
        self, rows: QuerySet[Model, object], first: date | None, last: date | None
    ) -> QuerySet[Model, object]:
        if first:
            rows = rows.filter(**{f"{self.field}__gte": first})
        return rows.filter(**{f"{self.field}__lte": last}) if last else rows


def _day(given: str) -> date | None:
    try:
        return date.fromisoformat(given)
    except ValueError:
        return None


def _local_day(value: object) -> date | None:
    if isinstance(value, datetime):
        return local_moment(value).date()
    return value if isinstance(value, date) else None
