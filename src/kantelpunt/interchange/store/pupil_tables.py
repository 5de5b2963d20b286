"""Tables of pupils as Parquet files: texts once per file, days as dates, none as null."""

from dataclasses import fields
from pathlib import Path
from typing import TypeVar

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from numpy.typing import NDArray

from kantelpunt.absence.columns import NO_MINUTES, STILL_ENROLLED, Coded

Table = TypeVar("Table")
# More rows and texts than any part holds: a file is one group of rows with one list of texts.
_WHOLE = 1 << 30
_NONE = {"last": STILL_ENROLLED, "minutes": NO_MINUTES}
_TYPES = {
    "birth_day": pa.date32(),
    "day": pa.date32(),
    "first": pa.date32(),
    "last": pa.date32(),
    "lesson": pa.int8(),
    "minutes": pa.int32(),
    "line": pa.int32(),
}
_TEXTS = pa.dictionary(pa.int32(), pa.string())


def write_table(table: object, path: Path) -> None:
    """Write a table of pupils (a dataclass of columns) as one Parquet file."""
    columns = {name: getattr(table, name) for name in column_names(type(table))}
    pq.write_table(
        pa.table({name: _arrow(name, column) for name, column in columns.items()}),
        path,
        row_group_size=_WHOLE,
        dictionary_pagesize_limit=_WHOLE,
        use_dictionary=[name for name in columns if name != "line"],
        column_encoding={"line": "DELTA_BINARY_PACKED"},
        compression="zstd",
    )


def read_table(kind: type[Table], path: Path, rows: int) -> Table:
    """Read back a table of pupils that has so many rows.

    Raises:
        OSError, pyarrow.ArrowException, ValueError: when the file is not what was written.
    """
    names = column_names(kind)
    found = pq.read_table(path, columns=list(names), partitioning=None, use_threads=True)
    wanted = pa.schema([(name, _TYPES.get(name, _TEXTS)) for name in names])
    if not found.schema.equals(wanted) or len(found) != rows:
        raise ValueError(f"{path.name} has other columns or another number of rows")
    columns = found.unify_dictionaries().combine_chunks()
    return kind(**{name: _column(name, columns.column(name)) for name in names})


def column_names(kind: type) -> tuple[str, ...]:
    """The columns of a table of pupils."""
    return tuple(field.name for field in fields(kind))


def _arrow(name: str, column: Coded | NDArray[np.signedinteger]) -> pa.Array:
    if isinstance(column, Coded):
        values = pa.array(column.values, pa.string())
        return pa.DictionaryArray.from_arrays(pa.array(column.codes, pa.int32()), values)
    none = column == _NONE[name] if name in _NONE else None
    return pa.Array.from_pandas(column, type=_TYPES[name], mask=none)


def _column(name: str, chunked: pa.ChunkedArray) -> Coded | NDArray[np.signedinteger]:
    kind = _TYPES.get(name, _TEXTS)
    whole = chunked.chunk(0) if chunked.num_chunks else pa.array([], kind)
    if kind is _TEXTS:
        return Coded(
            whole.indices.to_numpy(zero_copy_only=False), tuple(whole.dictionary.to_pylist())
        )
    numbers = whole.view(pa.int32()) if pa.types.is_date32(kind) else whole
    if name in _NONE:
        numbers = pc.fill_null(numbers, _NONE[name])
    found: NDArray[np.signedinteger] = numbers.to_numpy(zero_copy_only=False)
    return found
