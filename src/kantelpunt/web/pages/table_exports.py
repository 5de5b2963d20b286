"""A whole list as a file: CSV, or a workbook. No cell of it can start a formula."""

import csv
import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from io import BytesIO, StringIO

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from kantelpunt.foundation.text import Text
from kantelpunt.web.pages.short_days import local_moment
from kantelpunt.web.pages.table_columns import Shown, written

# A spreadsheet may take a cell that begins with one of these for a formula (OWASP, CSV injection).
# In the Netherlands it may also split a line of CSV at semicolons, so a cell can begin after one.
_BEGIN_OF_FORMULA = re.compile(r"(^ *(?=[\t\r\n])|(?:^|[;\t\r\n])\s*(?=[=+\-@＝＋－＠]))")
_LONGEST_CELL = 32_767
_WIDEST_COLUMN = 60


class Export(StrEnum):
    """A kind of file; its value stands in the address and ends the name of the file."""

    CSV = "csv"
    XLSX = "xlsx"

    @property
    def content_type(self) -> str:
        """The media type."""
        if self is Export.CSV:
            return "text/csv; charset=utf-8"
        return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def exported(
    kind: Export, title: str, heads: Sequence[str], rows: Iterable[Sequence[Shown]]
) -> bytes:
    """The file: one line of heads, then a line for each row."""
    return as_csv(heads, rows) if kind is Export.CSV else as_xlsx(title, heads, rows)


def as_csv(heads: Sequence[str], rows: Iterable[Sequence[Shown]]) -> bytes:
    """UTF-8 with its mark, commas, lines that end in CRLF; days as 2026-03-09."""
    out = StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow([_defused(head) for head in heads])
    writer.writerows([_csv_value(value) for value in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def as_xlsx(title: str, heads: Sequence[str], rows: Iterable[Sequence[Shown]]) -> bytes:
    """A workbook with one sheet; days are days, numbers are numbers, all else is text.

    Text beyond 32,767 characters, the most that a cell can hold, is cut off with an ellipsis.
    """
    out = BytesIO()
    with xlsxwriter.Workbook(
        out, {"in_memory": True, "default_date_format": "dd-mm-yyyy", "remove_timezone": True}
    ) as book:
        sheet = book.add_worksheet(_sheet_name(title))
        bold = book.add_format({"bold": True})
        moment = book.add_format({"num_format": "dd-mm-yyyy hh:mm"})
        for column, head in enumerate(heads):
            sheet.write_string(0, column, head, bold)
        for line, row in enumerate(rows, start=1):
            for column, value in enumerate(row):
                if isinstance(value, datetime):
                    sheet.write_datetime(line, column, local_moment(value), moment)
                else:
                    _write(sheet, line, column, value)
        sheet.freeze_panes(1, 0)
        sheet.autofit(max_width=_WIDEST_COLUMN * 7)
    return out.getvalue()


def _write(sheet: Worksheet, line: int, column: int, value: Shown) -> None:
    if value is None:
        return
    if isinstance(value, date):
        sheet.write_datetime(line, column, value)
    elif isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        sheet.write_number(line, column, value)
    else:
        text = written(value)
        fits = len(text) <= _LONGEST_CELL
        sheet.write_string(line, column, text if fits else text[: _LONGEST_CELL - 1] + "…")


def _csv_value(value: Shown) -> str | int | float | Decimal:
    match value:
        case datetime():
            return local_moment(value).strftime("%Y-%m-%d %H:%M")
        case date():
            return value.isoformat()
        case bool() | None | str() | Text():
            return _defused(written(value))
        case _:
            return value


def _defused(text: str) -> str:
    return _BEGIN_OF_FORMULA.sub(r"\1'", text)


def _sheet_name(title: str) -> str:
    return "".join(" " if sign in "[]:*?/\\'" else sign for sign in title)[:31].strip() or "1"
