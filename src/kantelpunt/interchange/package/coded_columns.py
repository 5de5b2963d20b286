"""Large files as columns of texts, each different text kept once.

A file in good order is read by Arrow, with all its threads. Any other file is read again row by
row, so that what is wrong can be told with line and column.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
from pyarrow import csv

from kantelpunt.absence.columns import Coded, Int32s
from kantelpunt.foundation.errors import MOST_SHOWN, InputRefused, Place, Problem
from kantelpunt.interchange.package.tables import (
    LONGEST_LINE,
    header_problems,
    iterate_fields,
    row_length_problem,
)

_BLOCK = 8 << 20


@dataclass(frozen=True)
class CodedColumns:
    """A file as columns.

    Attributes:
        line: per row the line on which it begins, the header being line 1.
        numbers: per column its number in the file, from 1.
        unknown: columns that stand in the file and were not asked for.
    """

    file: str
    columns: dict[str, Coded]
    line: Int32s
    numbers: dict[str, int]
    unknown: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.line)

    def at(self, row: int, column: str) -> Place:
        """The place of a field."""
        return Place(self.file, int(self.line[row]), self.numbers.get(column), column)


def read_columns(path: Path, names: Sequence[str]) -> CodedColumns:
    """Read the columns of a file, in any order.

    Raises:
        InputRefused: when the file lacks, is empty or no CSV, lacks a column, or has rows of
            another length: with every such mistake, up to a hundred.
    """
    return _quickly(path, names) or _row_by_row(path, names)


def _quickly(path: Path, names: Sequence[str]) -> CodedColumns | None:
    """Read a file in good order; None when there is anything to look at more closely."""
    newlines = _newlines(path) if path.is_file() else None
    if not newlines:
        return None
    text = pa.dictionary(pa.int32(), pa.string())
    try:
        table = csv.read_csv(
            path,
            read_options=csv.ReadOptions(block_size=_BLOCK),
            parse_options=csv.ParseOptions(ignore_empty_lines=False),
            convert_options=csv.ConvertOptions(
                column_types=dict.fromkeys(names, text), include_columns=list(names)
            ),
        )
        header = csv.open_csv(path).schema.names
    except (pa.ArrowInvalid, pa.ArrowKeyError):
        return None
    # A quoted line end or a last line without one would put rows on other lines than counted.
    if table.num_rows != newlines - 1 or any(header.count(name) != 1 for name in names):
        return None
    columns = {}
    for name, column in zip(names, table.unify_dictionaries().columns, strict=True):
        whole = column.combine_chunks()
        chunk = whole.chunk(0) if isinstance(whole, pa.ChunkedArray) else whole
        values = chunk.dictionary.to_pylist()
        if any(value != value.strip() for value in values):
            return None
        columns[name] = Coded(chunk.indices.to_numpy(zero_copy_only=False), values)
    return CodedColumns(
        path.name,
        columns,
        np.arange(2, table.num_rows + 2, dtype=np.int32),
        {name: header.index(name) + 1 for name in names},
        tuple(name for name in header if name not in names),
    )


def _newlines(path: Path) -> int | None:
    """The number of lines, the last one with or without its end; None at a line too long."""
    count, since = 0, 0
    last = b""
    with path.open("rb") as file:
        while block := file.read(LONGEST_LINE):
            count += block.count(b"\n")
            first, end = block.find(b"\n"), block.rfind(b"\n")
            if since + (first if first >= 0 else len(block)) > LONGEST_LINE:
                return None
            since = len(block) - end - 1 if end >= 0 else since + len(block)
            last = block[-1:]
    return count + (last not in (b"", b"\n"))


def _row_by_row(path: Path, names: Sequence[str]) -> CodedColumns:
    rows = iterate_fields(path)
    line, header = next(rows, (1, []))
    problems = header_problems(path.name, line, header, names)
    if problems:
        raise InputRefused(problems)
    numbers = {name: header.index(name) for name in names}
    places: dict[str, dict[str, int]] = {name: {} for name in names}
    codes: dict[str, list[int]] = {name: [] for name in names}
    lines: list[int] = []
    for line, fields in rows:
        if len(fields) != len(header):
            problems.append(_row_length(path, line, fields, header))
            if len(problems) > MOST_SHOWN:
                break
            continue
        lines.append(line)
        for name, number in numbers.items():
            known = places[name]
            codes[name].append(known.setdefault(fields[number], len(known)))
    if problems:
        raise InputRefused(problems)
    return CodedColumns(
        path.name,
        {name: Coded(np.array(codes[name], dtype=np.int32), tuple(places[name])) for name in names},
        np.array(lines, dtype=np.int32),
        {name: number + 1 for name, number in numbers.items()},
        tuple(name for name in header if name not in names),
    )


def _row_length(path: Path, line: int, fields: Sequence[str], header: Sequence[str]) -> Problem:
    return row_length_problem(Place(path.name, line), len(fields), len(header))
