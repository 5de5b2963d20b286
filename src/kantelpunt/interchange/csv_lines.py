"""Columns of texts as the lines of a CSV file."""

import csv
import io
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

import numpy as np

from kantelpunt.absence.columns import Coded
from kantelpunt.compiled.passes import CompiledPass

_ROWS_AT_ONCE = 1 << 14
_join_fields = CompiledPass(
    "kantelpunt.interchange.lines_pass",
    "join_fields",
    ("int64", "int64", "int32[,]", "int64[]", "int64[]", "uint8[]", "uint8[]"),
)


def csv_lines(header: Sequence[str], columns: Sequence[Coded]) -> Iterator[str]:
    """The header and then the rows, many at a time; lines end in LF.

    Each different text is put between quotation marks where it must be, and then copied into as
    many lines as it stands in.
    """
    yield _line(header)
    ends = [","] * (len(columns) - 1) + ["\n"]
    texts = [
        written
        for column, end in zip(columns, ends, strict=True)
        for written in _written(column.values, end)
    ]
    offsets = np.array([0, *accumulate(map(len, texts))], dtype=np.int64)
    of_column = np.array([0, *accumulate(len(column.values) for column in columns)])
    codes = np.array([column.codes for column in columns], dtype=np.int32)
    whole = np.frombuffer(b"".join(texts), dtype=np.uint8)
    longest = sum(
        max(map(len, texts[first:last]), default=0) for first, last in pairwise(of_column.tolist())
    )
    rows = codes.shape[1]
    lines = np.empty(longest * min(rows, _ROWS_AT_ONCE), dtype=np.uint8)
    for first in range(0, rows, _ROWS_AT_ONCE):
        last = min(first + _ROWS_AT_ONCE, rows)
        filled = _join_fields(first, last, codes, of_column[:-1], offsets, whole, lines)
        yield lines[:filled].tobytes().decode()


def _written(texts: Sequence[str], end: str) -> list[bytes]:
    """Each text as a field, with what ends it."""
    if any(mark in "".join(texts) for mark in ',"\r\n'):
        return [(_field(text) + end).encode() for text in texts]
    return [(text + end).encode() for text in texts]


def _field(text: str) -> str:
    """A text as one of several fields."""
    return _line(["", text])[1:-1]


def _line(fields: Sequence[str]) -> str:
    written = io.StringIO(newline="")
    csv.writer(written, lineterminator="\n").writerow(fields)
    return written.getvalue()
