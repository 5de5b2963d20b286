"""Columns of numbers as columns of texts, and these as the rows of a CSV file, by Arrow."""

from collections.abc import Callable, Sequence
from typing import BinaryIO

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from kantelpunt.absence.columns import Coded, day_of

_ROWS_AT_ONCE = 1 << 19
_NEEDS_QUOTES = frozenset(',"\r\n')


def texts_of(numbers: NDArray[np.signedinteger], text: Callable[[int], str]) -> Coded:
    """A column of numbers as texts; every different number is written once."""
    encoded = pa.array(numbers).dictionary_encode()
    return Coded(
        encoded.indices.to_numpy(zero_copy_only=False),
        [text(number) for number in encoded.dictionary.to_pylist()],
    )


def days_of(numbers: NDArray[np.signedinteger], none: int | None = None) -> Coded:
    """Day numbers as ISO dates; the number that stands for no day is left empty."""
    return texts_of(numbers, lambda number: "" if number == none else day_of(number).isoformat())


def append_rows(file: BinaryIO, columns: Sequence[Coded]) -> int:
    """Write rows to a CSV file with commas and LF line ends; the number of rows."""
    *before, last = columns
    values = [pa.array(map(_field, column.values), pa.string()) for column in before]
    values.append(pa.array((_field(value) + "\n" for value in last.values), pa.string()))
    for first in range(0, len(last), _ROWS_AT_ONCE):
        fields = [
            pc.take(texts, pa.array(column.codes[first : first + _ROWS_AT_ONCE]))
            for texts, column in zip(values, columns, strict=True)
        ]
        # Joined texts lie one after another in memory, and that is the file.
        _, ends, content = pc.binary_join_element_wise(*fields, ",").buffers()
        end = np.frombuffer(ends, dtype=np.int32)[len(fields[0])]
        file.write(memoryview(content)[:end])
    return len(last)


def _field(value: str) -> str:
    if _NEEDS_QUOTES.isdisjoint(value):
        return value
    return '"' + value.replace('"', '""') + '"'
