"""The different texts of every column of a stretch of a file, found by a key."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kantelpunt.absence.columns import Int32s, Int64s
from kantelpunt.absence.kept_texts import KeptTexts
from kantelpunt.compiled.passes import CompiledPass
from kantelpunt.interchange.package.tables import LONGEST_LINE

TABLES = ("int64[]", "int64[]", "int64[]", "int32[]")
TEXTS = ("int64[]", "int32[]", "uint64[]", "uint8[]")
_MODULE = "kantelpunt.interchange.package.fields_pass"
_spread = CompiledPass(_MODULE, "spread", ("uint64[]", "int64", "int32[]"))
_key_texts = CompiledPass(_MODULE, "key_texts", ("uint8[]", "int64[]", "int32[]", "uint64[]"))
_FEWEST_SLOTS = 1 << 12
_WIDER = 4
_ROOM = 1 << 16


@dataclass
class TextTables:
    """The texts of all columns, one after another; see `fields_pass.read_fields`.

    Attributes:
        first: per column where its slots begin.
        room: per column how many slots it has.
        counts: per column how many texts.
        used: how many of the bytes in `kept` are in use.
    """

    first: Int64s
    room: Int64s
    counts: Int64s
    slots: Int32s
    offsets: Int64s
    lengths: Int32s
    keys: NDArray[np.uint64]
    kept: NDArray[np.uint8]
    used: int

    @classmethod
    def of(cls, known: Sequence[KeptTexts | None]) -> "TextTables":
        """Tables that begin with the texts that are known of each column."""
        counts = [0 if texts is None else len(texts) for texts in known]
        tables = cls._empty([_slots_for(count) for count in counts])
        parts, used = [], 0
        for column, texts in enumerate(known):
            if texts is None or not len(texts):
                continue
            begin = int(tables.first[column]) // 2
            end = begin + len(texts)
            tables.offsets[begin:end] = texts.offsets + used
            tables.lengths[begin:end] = texts.lengths
            parts.append(texts.kept)
            used += len(texts.kept)
            tables.counts[column] = len(texts)
        tables.used = used
        tables.kept = np.zeros(used + LONGEST_LINE + _ROOM, dtype=np.uint8)
        if parts:
            tables.kept[:used] = np.concatenate(parts)
        for column, count in enumerate(counts):
            own = slice(int(tables.first[column]) // 2, int(tables.first[column]) // 2 + count)
            _key_texts(tables.kept, tables.offsets[own], tables.lengths[own], tables.keys[own])
            tables.spread(column)
        return tables

    @classmethod
    def _empty(cls, room: Sequence[int]) -> "TextTables":
        sizes = np.array(room, dtype=np.int64)
        total = int(sizes.sum())
        return cls(
            np.cumsum(sizes) - sizes,
            sizes,
            np.zeros(len(sizes), dtype=np.int64),
            np.zeros(total, dtype=np.int32),
            np.empty(total // 2, dtype=np.int64),
            np.empty(total // 2, dtype=np.int32),
            np.empty(total // 2, dtype=np.uint64),
            np.empty(0, dtype=np.uint8),
            0,
        )

    def grow(self) -> None:
        """Make room for more texts where that lacks, or for more of their bytes."""
        full = self.counts * 2 == self.room
        if full.any():
            wide = self._empty(np.where(full, self.room * _WIDER, self.room).tolist())
            for column, count in enumerate(self.counts.tolist()):
                own = slice(int(self.first[column]) // 2, int(self.first[column]) // 2 + count)
                new = slice(int(wide.first[column]) // 2, int(wide.first[column]) // 2 + count)
                wide.offsets[new] = self.offsets[own]
                wide.lengths[new] = self.lengths[own]
                wide.keys[new] = self.keys[own]
                wide.counts[column] = count
                wide.spread(column)
            self.first, self.room, self.slots = wide.first, wide.room, wide.slots
            self.offsets, self.lengths, self.keys = wide.offsets, wide.lengths, wide.keys
        if self.used + LONGEST_LINE > len(self.kept):
            kept = np.zeros(2 * len(self.kept), dtype=np.uint8)
            kept[: self.used] = self.kept[: self.used]
            self.kept = kept

    def texts(self, column: int) -> KeptTexts:
        """The texts of a column."""
        first, count = int(self.first[column]) // 2, int(self.counts[column])
        own = slice(first, first + count)
        return KeptTexts(self.kept[: self.used], self.offsets[own], self.lengths[own])

    def spread(self, column: int) -> None:
        """Put the texts of a column in its slots, which are empty."""
        first, room = int(self.first[column]), int(self.room[column])
        keys = self.keys[first // 2 : (first + room) // 2]
        _spread(keys, int(self.counts[column]), self.slots[first : first + room])


def _slots_for(count: int) -> int:
    """At least twice as many as there are texts, with room for some more; a power of two."""
    return max(_FEWEST_SLOTS, 1 << (2 * count + _FEWEST_SLOTS // 2).bit_length())
