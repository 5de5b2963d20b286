"""Large files as columns of texts, each different text kept once.

A long file in plain ASCII is read by a compiled pass, any other file in good order by Arrow. What
is left is read row by row, so that what is wrong can be told with line and column.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np

from kantelpunt.absence.columns import Coded, Int32s
from kantelpunt.foundation.errors import MOST_SHOWN, InputRefused, Place, Problem
from kantelpunt.interchange.package.plain_columns import plain_columns
from kantelpunt.interchange.package.recoding import Known, known_first
from kantelpunt.interchange.package.tables import (
    empty_file,
    header_problems,
    iterate_fields,
    row_length_problem,
)

# Shorter files take no time, whoever reads them.
_LONG_FILE = 1 << 16


@dataclass(frozen=True)
class CodedColumns:
    """A file as columns.

    Attributes:
        line: per row the line on which it begins, the header being line 1.
        numbers: per column its number in the file, from 1.
        unknown: columns that stand in the file and were not asked for.
        problems: rows of another length than the header; they are not among the columns.
    """

    file: str
    columns: dict[str, Coded]
    line: Int32s
    numbers: dict[str, int]
    unknown: tuple[str, ...]
    problems: tuple[Problem, ...] = field(default=())

    def __len__(self) -> int:
        return len(self.line)

    def at(self, row: int, column: str) -> Place:
        """The place of a field."""
        return Place(self.file, int(self.line[row]), self.numbers.get(column), column)


def read_columns(
    path: Path,
    names: Sequence[str],
    *,
    threads: int = 1,
    long_file: int = _LONG_FILE,
    known: Known = dict,
) -> CodedColumns:
    """Read the columns of a file, in any order.

    Args:
        path: the file.
        names: the columns that must be there.
        threads: how many threads may work at a long file.
        long_file: from how many bytes on a file is worth the compiled pass.
        known: gives of some columns the texts that come first among its values, there or not.

    Raises:
        InputRefused: when the file lacks, is empty or no CSV in UTF-8, or lacks a column.
    """
    if path.is_file() and path.stat().st_size >= long_file:
        plain = plain_columns(path, names, threads, known)
        if plain is not None:
            return _in_order(path, names, plain.header, plain.columns)
    # Most long files are in plain ASCII, and need no Arrow, which takes long to load.
    from kantelpunt.interchange.package.arrow_columns import arrow_columns

    quick = arrow_columns(path, names)
    if quick is not None:
        header, columns = quick
        return _in_order(path, names, header, known_first(columns, known))
    read = _row_by_row(path, names)
    return replace(read, columns=known_first(read.columns, known))


def _in_order(
    path: Path, names: Sequence[str], header: Sequence[str], columns: dict[str, Coded]
) -> CodedColumns:
    """A file in which every row stands on a line of its own."""
    rows = len(columns[names[0]])
    return CodedColumns(
        path.name,
        columns,
        np.arange(2, rows + 2, dtype=np.int32),
        {name: header.index(name) + 1 for name in names},
        tuple(name for name in header if name not in names),
    )


def _row_by_row(path: Path, names: Sequence[str]) -> CodedColumns:
    rows = iterate_fields(path)
    line, header = next(rows, (1, []))
    if not header:
        raise empty_file(path.name)
    problems = header_problems(path.name, line, header, names)
    if problems:
        raise InputRefused(problems)
    numbers = {name: header.index(name) for name in names}
    places: dict[str, dict[str, int]] = {name: {} for name in names}
    codes: dict[str, list[int]] = {name: [] for name in names}
    lines: list[int] = []
    for line, fields in rows:
        if len(fields) != len(header):
            few = len(problems) < MOST_SHOWN
            problems.append(_row_length(path, line, fields, header) if few else problems[-1])
            continue
        lines.append(line)
        for name, number in numbers.items():
            known = places[name]
            codes[name].append(known.setdefault(fields[number], len(known)))
    return CodedColumns(
        path.name,
        {name: Coded(np.array(codes[name], dtype=np.int32), tuple(places[name])) for name in names},
        np.array(lines, dtype=np.int32),
        {name: number + 1 for name, number in numbers.items()},
        tuple(name for name in header if name not in names),
        tuple(problems),
    )


def _row_length(path: Path, line: int, fields: Sequence[str], header: Sequence[str]) -> Problem:
    return row_length_problem(Place(path.name, line), len(fields), len(header))
