"""Columns of a file in good order, read by Arrow."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pyarrow as pa
from pyarrow import csv

from kantelpunt.absence.columns import Coded, Int32s
from kantelpunt.interchange.package.tables import LONGEST_LINE

_BLOCK = 8 << 20


def arrow_columns(
    path: Path, names: Sequence[str]
) -> tuple[Sequence[str], dict[str, Coded]] | None:
    """Read a file in good order: its header, and the columns that were asked for.

    Returns:
        None when there is anything to look at more closely.
    """
    newlines = _newlines(path) if path.is_file() else None
    if not newlines:
        return None
    text = pa.dictionary(pa.int32(), pa.string())
    try:
        header = csv.open_csv(path).schema.names
        # Columns that are not kept are read all the same: they too must be UTF-8.
        types = dict.fromkeys(header, pa.string()) | dict.fromkeys(names, text)
        table = csv.read_csv(
            path,
            read_options=csv.ReadOptions(block_size=_BLOCK),
            convert_options=csv.ConvertOptions(column_types=types),
        ).select(list(names))
    except (pa.ArrowInvalid, KeyError, UnicodeDecodeError):
        return None
    # An empty line or a quoted line end would put rows on other lines than counted.
    if table.num_rows != newlines - 1 or any(header.count(name) != 1 for name in names):
        return None
    columns = {}
    for name, column in zip(names, table.unify_dictionaries().columns, strict=True):
        whole = column.combine_chunks()
        chunk = whole.chunk(0) if isinstance(whole, pa.ChunkedArray) else whole
        values = chunk.dictionary.to_pylist()
        if any(value != value.strip() for value in values):
            return None
        columns[name] = Coded(_codes(chunk), values)
    return header, columns


def _codes(column: pa.DictionaryArray) -> Int32s:
    """The codes of a column without empty places; Arrow's own way would import pandas."""
    whole = np.frombuffer(column.indices.buffers()[1] or b"", dtype=np.int32)
    first = column.indices.offset
    return whole[first : first + len(column)]


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
