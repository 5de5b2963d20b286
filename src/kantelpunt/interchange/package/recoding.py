"""Codes of a long column that become other codes, or the numbers they stand for, in their place."""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias

import numpy as np

from kantelpunt.absence.columns import Coded, Int32s
from kantelpunt.compiled.passes import CompiledPass

Known: TypeAlias = Callable[[], Mapping[str, Sequence[str]]]
"""Gives the texts of some columns that are known from other files."""
_translate = CompiledPass(
    "kantelpunt.interchange.package.fields_pass", "translate", ("int32[]", "int32[]")
)


def translate(table: Int32s, codes: Int32s) -> None:
    """Put in the place of each code what stands in a table."""
    _translate(table, codes)


def known_first(columns: Mapping[str, Coded], known: Known) -> dict[str, Coded]:
    """The same columns, those with known texts coded anew so that these keep their places."""
    given = known()
    return {
        name: _known_first(column, given[name]) if name in given else column
        for name, column in columns.items()
    }


def _known_first(column: Coded, known: Sequence[str]) -> Coded:
    places = {text: place for place, text in enumerate(known)}
    table = [places.setdefault(text, len(places)) for text in column.values]
    codes = np.array(table, dtype=np.int32)[column.codes] if table else column.codes
    return Coded(codes, tuple(places))
