"""What an address asks of a list, and the addresses to which a list leads."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from kantelpunt.web.pages.table_columns import Column, Row
from kantelpunt.web.pages.table_exports import Export
from kantelpunt.web.pages.table_filters import Filter

_ORDER, _PAGE, _EXPORT = "volgorde", "pagina", "als"


@dataclass(frozen=True)
class Address:
    """What an address asks, as far as the list knows it; nothing else is ever handed on.

    Attributes:
        asked: what the filters are asked, by the keys in the address.
        order: key of the column, `-` before it for descending; empty for the order of the ids.
        page: the number of the page as it was written.
        export: the kind of file, when one is asked for.
    """

    asked: Mapping[str, str]
    order: str
    page: str
    export: Export | None

    @property
    def order_key(self) -> str:
        """The key of the column by which the list is ordered."""
        return self.order.removeprefix("-")

    @property
    def is_falling(self) -> bool:
        """Whether the order is descending."""
        return self.order.startswith("-")

    def link(self, *, order: str = "", page: int = 0, export: str = "") -> str:
        """This address with another order, page or kind of file; always from the first page."""
        parts = {_ORDER: order or self.order, _PAGE: str(page or ""), _EXPORT: export}
        return "?" + urlencode({**self.asked, **{key: one for key, one in parts.items() if one}})


def address_of(
    given: Mapping[str, str],
    filters: Sequence[Filter[Row]],
    columns: Sequence[Column[Row]],
    *,
    default_order: str,
) -> Address:
    """Read an address; what the list does not know counts for nothing."""
    asked: dict[str, str] = {}
    for one in filters:
        asked |= one.asked(given)
    codes = {code for one in columns if one.sort is not None for code in (one.key, f"-{one.key}")}
    order = given.get(_ORDER, "")
    kinds = {str(kind): kind for kind in Export}
    return Address(
        asked=asked,
        order=order if order in codes else default_order,
        page=given.get(_PAGE, ""),
        export=kinds.get(given.get(_EXPORT, "")),
    )
