"""Lists: declared once, then sorted, filtered, paged and exported.

```python
class CasesTable(Table[Case]):
    caption = Text("Dossiers", "Cases")
    empty = Text("Hier komen dossiers te staan; ...", "Cases will stand here; ...")
    columns = (Column("pupil", Text("Leerling", "Pupil"), value=lambda case: case.pupil.name),)
    filters = (Choice("state", Text("Toestand", "State"), options=..., field="state"),)

page = CasesTable(cases_for(viewer)).page(request)
if page.export:
    return page.export_response(on_export=lambda ids: look(..., subjects=ids))
return render(request, "dossiers/list.html", {"table": page})
```

The template says `{% include "pages/_table.html" %}`.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Generic, cast

from django.core.paginator import Page, Paginator
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.utils.text import slugify

from kantelpunt.foundation.text import Text
from kantelpunt.web.pages.saying import said
from kantelpunt.web.pages.table_address import Address, address_of
from kantelpunt.web.pages.table_columns import Cell, Column, Row, cell_of
from kantelpunt.web.pages.table_exports import Export, exported
from kantelpunt.web.pages.table_filters import (
    Choice,
    Field,
    Filter,
    Option,
    Period,
    ShownOption,
)
from kantelpunt.web.pages.table_order import Keys, Rows, keys_together, of_keys, ordered, reach

__all__ = ["Cell", "Choice", "Column", "Export", "Option", "Period", "Table", "TablePage"]

_RANGE = Text("{first}-{last} van {total}", "{first}-{last} of {total}")
_ASCENDING = Text("{name}, oplopend", "{name}, ascending")
_DESCENDING = Text("{name}, aflopend", "{name}, descending")


class Table(Generic[Row]):
    """A list as it is declared, with its rows.

    Attributes:
        caption: what the list is; also the name of its file, so never the name of a pupil.
        empty: what will stand here and how it comes, for when there is nothing yet.
        columns: its columns; the first one names the row.
        filters: its filters.
        order: the key of the column by which it is ordered at first, `-` before it for descending.
        page_size: the most rows on a page.
        together: the field of which rows with the same value stand together, under the first
            cell of the first one; pages count those together, files hold every row. For a QuerySet.
    """

    caption: Text
    empty: Text
    columns: Sequence[Column[Row]] = ()
    filters: Sequence[Filter[Row]] = ()
    order: str = ""
    page_size: int = 50
    together: str = ""

    def __init__(
        self, rows: Rows[Row], *, options: Mapping[str, Sequence[Option[Row]]] | None = None
    ) -> None:
        """Take the rows; `options` are those of choices that depend on the reader, by their key."""
        self.given = rows
        given = options or {}
        self.filters = tuple(
            one.with_options(given[one.key])
            if isinstance(one, Choice) and one.key in given
            else one
            for one in self.filters
        )

    def id_of(self, row: Row) -> object:
        """What tells a row from others and can be ordered: its key or `id`, unless overridden."""
        return row.pk if isinstance(row, Model) else reach(row, "id")

    def page(self, request: HttpRequest) -> "TablePage[Row]":
        """The page that an address asks for; what is unknown in it counts for nothing."""
        given = {key: str(value) for key, value in request.GET.items()}
        address = address_of(given, self.filters, self.columns, default_order=self.order)
        return TablePage(self, address)


@dataclass(frozen=True)
class Head:
    """The head of a column; `direction` is the value of aria-sort, empty when not ordered by it."""

    name: str
    is_number: bool
    link: str = ""
    direction: str = ""


@dataclass(frozen=True)
class ShownRow:
    """A row as it is shown; its first cell names it, and those that stand together with it.

    Attributes:
        pick: what a tick before it chooses: the row, or all that stand together.
    """

    id: str
    cells: tuple[Cell, ...]
    pick: str


@dataclass(frozen=True)
class PageLink:
    """A page to go to; without a number it is a gap."""

    number: int | None
    link: str = ""
    is_current: bool = False


class TablePage(Generic[Row]):
    """What is shown of a list; the database is asked twice at most, and only when it is shown."""

    def __init__(self, table: Table[Row], address: Address) -> None:
        self._table = table
        self._address = address
        self.caption = said(table.caption)
        self.empty = said(table.empty)

    @property
    def export(self) -> Export | None:
        """The kind of file that is asked for, instead of a page."""
        return self._address.export

    @cached_property
    def columns(self) -> list[Head]:
        """The heads, with links that order the list."""
        return [self._head(column) for column in self._table.columns]

    @cached_property
    def rows(self) -> list[ShownRow]:
        """The rows of this page."""
        table, rows = self._table, cast("Sequence[Row]", self._page.object_list)
        if table.together:
            rows = cast("Sequence[Row]", of_keys(self._in_order(), rows))
        return [
            ShownRow(
                str(table.id_of(row)),
                tuple(cell_of(one, row) for one in table.columns),
                str(reach(row, table.together) if table.together else table.id_of(row)),
            )
            for row in rows
        ]

    @property
    def is_together(self) -> bool:
        """Whether rows stand together under one name."""
        return bool(self._table.together)

    @property
    def bodies(self) -> list[list[ShownRow]]:
        """The rows of this page, each time those that stand together."""
        if not self.is_together:
            return [self.rows]
        return [list(rows) for _, rows in groupby(self.rows, key=lambda row: row.pick)]

    @property
    def ids(self) -> list[str]:
        """The ids of the rows of this page, for the journal."""
        return [row.id for row in self.rows]

    @cached_property
    def filters(self) -> list[Field]:
        """The fields of the form."""
        return [field for one in self._table.filters for field in one.fields(self._address.asked)]

    @property
    def can_clear(self) -> bool:
        """Whether the reader chose something that can be undone."""
        return bool(self._address.asked)

    @cached_property
    def orders(self) -> list[ShownOption]:
        """All ways to order the list: for narrow screens, where the heads are not shown."""
        return [
            ShownOption(
                code, said(words).format(name=said(column.name)), code == self._address.order
            )
            for column in self._table.columns
            if column.sort is not None
            for code, words in ((column.key, _ASCENDING), (f"-{column.key}", _DESCENDING))
        ]

    @cached_property
    def pages(self) -> list[PageLink]:
        """The pages to go to; empty when there is only one."""
        paginator = self._page.paginator
        if paginator.num_pages == 1:
            return []
        here = self._page.number
        return [
            PageLink(number, self._address.link(page=number), number == here)
            if isinstance(number, int)
            else PageLink(None)
            for number in paginator.get_elided_page_range(here, on_each_side=2, on_ends=1)
        ]

    @property
    def previous(self) -> str:
        """The address of the page before this one, if any."""
        page = self._page
        return self._address.link(page=page.number - 1) if page.has_previous() else ""

    @property
    def next(self) -> str:
        """The address of the page after this one, if any."""
        page = self._page
        return self._address.link(page=page.number + 1) if page.has_next() else ""

    @property
    def total(self) -> int:
        """How many rows there are on all pages."""
        paginator = self._page.paginator
        if self.is_together:
            return sum(len(keys) for keys in cast("Sequence[Keys]", paginator.object_list))
        return paginator.count

    @property
    def range(self) -> str:
        """`51-100 van 312`."""
        page = self._page
        return said(_RANGE).format(
            first=page.start_index(), last=page.end_index(), total=page.paginator.count
        )

    @property
    def exports(self) -> list[tuple[str, str]]:
        """The kinds of file, each with its address."""
        return [(kind.name, self._address.link(export=kind)) for kind in Export]

    def export_response(self, on_export: Callable[[Sequence[str]], None]) -> HttpResponse:
        """All rows that the filters leave, of all pages, as the file that was asked for.

        Args:
            on_export: told the ids of the rows before anything is handed out; when it fails,
                nothing is.
        """
        kind = self._address.export or Export.CSV
        columns = self._table.columns
        rows = list(cast("Sequence[Row]", self._in_order()))
        on_export([str(self._table.id_of(row)) for row in rows])
        heads = [said(column.name) for column in columns]
        values = ([column.value(row) for column in columns] for row in rows)
        content = exported(kind, self.caption, heads, values)
        response = HttpResponse(content, content_type=kind.content_type)
        name = f"{slugify(self.caption)}.{kind}"
        response["Content-Disposition"] = (
            content_disposition_header(as_attachment=True, filename=name) or ""
        )
        response["Cache-Control"] = "no-store"
        return response

    @cached_property
    def _page(self) -> Page[Row]:
        rows, together = self._in_order(), self._table.together
        paged = keys_together(rows, together) if together else rows
        paginator = Paginator(cast("Sequence[Row]", paged), self._table.page_size)
        return paginator.get_page(self._address.page)

    def _in_order(self) -> Rows[Row]:
        table, address = self._table, self._address
        rows = table.given
        for one in table.filters:
            rows = one.narrowed(rows, address.asked)
        column = next((one for one in table.columns if one.key == address.order_key), None)
        return ordered(rows, column, falling=address.is_falling, id_of=table.id_of)

    def _head(self, column: Column[Row]) -> Head:
        name, order = said(column.name), self._address.order
        if column.sort is None:
            return Head(name, column.is_number)
        directions = {column.key: "ascending", f"-{column.key}": "descending"}
        turned = f"-{column.key}" if order == column.key else column.key
        link = self._address.link(order=turned)
        return Head(name, column.is_number, link, directions.get(order, ""))
