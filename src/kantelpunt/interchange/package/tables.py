"""Rows of delimited text, in and out: strict UTF-8, every mistake with file, line and column."""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kantelpunt.foundation.errors import MOST_SHOWN, InputRefused, Place, Problem, refuse
from kantelpunt.foundation.text import Text

LONGEST_LINE = 1_000_000
_BYTE_ORDER_MARK = "\ufeff"


@dataclass(frozen=True)
class Row:
    """One row of a table.

    Attributes:
        file: the name of the file.
        line: where the row begins, the first line being 1.
        fields: per column what stands there, without the spaces around it.
        columns: per column its number, from 1.
    """

    file: str
    line: int
    fields: Mapping[str, str]
    columns: Mapping[str, int]

    def __getitem__(self, column: str) -> str:
        return self.fields[column]

    def at(self, column: str = "") -> Place:
        """The place of a field of this row, or of the row itself."""
        if not column:
            return Place(self.file, self.line)
        return Place(self.file, self.line, self.columns.get(column), column)


@dataclass(frozen=True)
class Table:
    """A file with a header.

    Attributes:
        unknown: columns that stand in the file and were not asked for; they are not kept.
    """

    rows: tuple[Row, ...]
    unknown: tuple[str, ...] = ()


def read_text(path: Path) -> str:
    """A whole file as text, a byte-order mark left off; its lines may be of any length.

    Raises:
        InputRefused: when the file lacks, is empty or is not UTF-8.
    """
    _require_filled(path)
    raw = path.read_bytes()
    try:
        return raw.decode("utf-8").removeprefix(_BYTE_ORDER_MARK)
    except UnicodeDecodeError as error:
        at = Place(path.name, raw.count(b"\n", 0, error.start) + 1)
        raise refuse("not-utf-8", _not_utf_8(), at) from error


def iterate_fields(path: Path, delimiter: str = ",") -> Iterator[tuple[int, list[str]]]:
    """The rows of a delimited file one by one; see `read_fields`.

    Lines that are not UTF-8 are refused together, when all rows have gone by.
    """
    problems: list[Problem] = []
    reader = csv.reader(_lines(path, delimiter, problems), delimiter=delimiter, strict=True)
    line = 1
    try:
        for fields in reader:
            if fields:
                yield line, [field.strip() for field in fields]
            line = reader.line_num + 1
    except csv.Error as error:
        problems.append(Problem("no-csv", _no_csv(str(error)), Place(path.name, line)))
    except InputRefused as refused:
        problems += refused.problems
    if problems:
        raise InputRefused(problems)


def read_fields(path: Path, delimiter: str = ",") -> list[tuple[int, list[str]]]:
    """The rows of a delimited file, each with the line on which it begins; empty lines left off.

    Raises:
        InputRefused: when the file cannot be read as such.
    """
    return list(iterate_fields(path, delimiter))


def read_table(path: Path, columns: Sequence[str], optional: Sequence[str] = ()) -> Table:
    """A file with a header; see `read_fitting_rows`.

    Raises:
        InputRefused: with every column that lacks and every row of another length.
    """
    table, problems = read_fitting_rows(path, columns, optional)
    if problems:
        raise InputRefused(problems)
    return table


def read_fitting_rows(
    path: Path, columns: Sequence[str], optional: Sequence[str] = ()
) -> tuple[Table, list[Problem]]:
    """A file with a header, its columns found by name in any order, and rows that do not fit it.

    Args:
        path: the file.
        columns: the columns that must be there.
        optional: columns that may lack; their fields are then empty.

    Raises:
        InputRefused: when the file cannot be read, or with every column that lacks.
    """
    found = read_fields(path)
    if not found:
        raise empty_file(path.name)
    (line, header), *rows = found
    problems = header_problems(path.name, line, header, columns, optional)
    if problems:
        raise InputRefused(problems)
    problems = [
        row_length_problem(Place(path.name, line), len(fields), len(header))
        for line, fields in rows
        if len(fields) != len(header)
    ]
    wanted = (*columns, *optional)
    numbers = {name: header.index(name) + 1 for name in wanted if name in header}
    absent = [name for name in wanted if name not in header]
    places = [number - 1 for number in numbers.values()]
    names, empty = (*numbers, *absent), [""] * len(absent)
    kept = (
        Row(
            path.name,
            line,
            dict(zip(names, [*map(fields.__getitem__, places), *empty], strict=True)),
            numbers,
        )
        for line, fields in rows
        if len(fields) == len(header)
    )
    return Table(tuple(kept), tuple(name for name in header if name not in wanted)), problems


def header_problems(
    file: str,
    line: int,
    header: Sequence[str],
    columns: Sequence[str],
    optional: Sequence[str] = (),
) -> list[Problem]:
    """Columns that lack, and columns that stand there twice."""
    if len(header) < len(columns) and any(";" in written for written in header):
        return [Problem("missing-column", _semicolons(), Place(file, line))]
    problems = [
        Problem("missing-column", _missing(name, header), Place(file, line))
        for name in columns
        if name not in header
    ]
    return problems + [
        Problem("double-column", _double(name), Place(file, line, name=name))
        for name in (*columns, *optional)
        if header.count(name) > 1
    ]


def empty_file(file: str) -> InputRefused:
    """A file without even a header, to be raised."""
    return refuse("empty-file", _empty(), Place(file))


def row_length_problem(at: Place, found: int, wanted: int) -> Problem:
    """A row with more or fewer fields than the header."""
    return Problem("row-length", _length(found, wanted), at)


def write_rows(
    folder: Path, name: str, header: Sequence[str], rows: Iterable[Sequence[str]]
) -> int:
    """Write a CSV file in UTF-8 with commas and LF line ends; the number of rows written."""
    count = 0
    with (folder / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        for row in rows:
            writer.writerow(row)
            count += 1
    return count


def _require_filled(path: Path) -> None:
    if not path.is_file():
        raise refuse("missing-file", _lacks(path.name), Place(path.name))
    if path.stat().st_size == 0:
        raise empty_file(path.name)


def _lines(path: Path, delimiter: str, problems: list[Problem]) -> Iterator[str]:
    """The lines; one that is not UTF-8 becomes a problem, and in the first line a refusal."""
    _require_filled(path)
    with path.open("rb") as file:
        number = 0
        while raw := file.readline(LONGEST_LINE + 1):
            number += 1
            if len(raw) > LONGEST_LINE:
                raise refuse("long-line", _too_long(), Place(path.name, number))
            try:
                text = raw.decode("utf-8")
            except UnicodeDecodeError as error:
                column = _column_at(raw[: error.start].decode("utf-8"), delimiter)
                found = Problem("not-utf-8", _not_utf_8(), Place(path.name, number, column))
                if number == 1:
                    raise InputRefused([found]) from error
                problems.append(found if len(problems) < MOST_SHOWN else problems[-1])
                text = raw.decode("utf-8", errors="replace")
            yield text.removeprefix(_BYTE_ORDER_MARK) if number == 1 else text


def _column_at(before: str, delimiter: str) -> int:
    """The number of the field that goes on after the text before it in its line."""
    fields = next(csv.reader([before], delimiter=delimiter), [])
    return max(1, len(fields))


def _lacks(name: str) -> Text:
    return Text(
        f"bestand {name} ontbreekt; zet het op deze plaats of wijs een andere plaats aan",
        f"file {name} is missing; put it in this place or point at another place",
    )


def _empty() -> Text:
    return Text(
        "het bestand is leeg, ook zonder kopregel; lever het opnieuw aan",
        "the file is empty, without even a header; deliver it again",
    )


def _too_long() -> Text:
    return Text(
        "deze regel is langer dan 1 MB; lever een CSV-bestand aan met één rij per regel",
        "this line is longer than 1 MB; deliver a CSV file with one row per line",
    )


def _not_utf_8() -> Text:
    return Text(
        "deze regel is geen UTF-8; sla het bestand op als UTF-8 en lever het opnieuw aan",
        "this line is not UTF-8; save the file as UTF-8 and deliver it again",
    )


def _no_csv(why: str) -> Text:
    if "new-line" in why:
        return Text(
            "deze rij heeft een los regeleinde (CR); sla het bestand op met LF of CRLF",
            "this row holds a line end of its own (CR); save the file with LF or CRLF",
        )
    if "field larger" in why:
        return Text(
            "een veld in deze rij is te lang; sluit elk aanhalingsteken dat u opent",
            "a field in this row is too long; close every quotation mark that you open",
        )
    return Text(
        "de aanhalingstekens in deze rij kloppen niet; sluit elk aanhalingsteken dat u opent en "
        'schrijf er binnen een veld twee ("")',
        "the quotation marks in this row do not match; close every one that you open and write "
        'two ("") inside a field',
    )


def _length(found: int, wanted: int) -> Text:
    return Text(
        f"deze rij heeft {found} velden en de kopregel {wanted}; maak ze gelijk",
        f"this row has {found} fields and the header {wanted}; make them equal",
    )


def _double(name: str) -> Text:
    return Text(
        f"kolom {name} staat twee keer in de kopregel; laat er één staan",
        f"column {name} stands twice in the header; keep one",
    )


def _semicolons() -> Text:
    return Text(
        "de velden zijn met puntkomma's gescheiden, zodat de kolommen ontbreken; gebruik komma's",
        "the fields are parted by semicolons, so that the columns are missing; use commas",
    )


def _missing(name: str, header: Sequence[str]) -> Text:
    alike = next((written for written in header if written.lower() == name), None)
    if alike:
        return Text(
            f'kolom {name} ontbreekt: er staat "{alike}"; schrijf {name}',
            f'column {name} is missing: it says "{alike}"; write {name}',
        )
    return Text(
        f"kolom {name} ontbreekt in de kopregel; voeg hem toe",
        f"column {name} is missing in the header; add it",
    )
