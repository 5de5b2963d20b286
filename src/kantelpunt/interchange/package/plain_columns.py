"""Columns of a large file in plain ASCII, read by a compiled pass, in stretches side by side.

The file is read in blocks, twice: to count its rows, and to read them. So the memory holds its
columns and a few blocks, never the file.
"""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import accumulate, pairwise
from pathlib import Path
from typing import TypeAlias, TypeVar

import numpy as np
from numpy.typing import NDArray

from kantelpunt.absence.columns import Coded, Int32s, Int64s
from kantelpunt.absence.vocabulary import Vocabulary
from kantelpunt.interchange.package import fields_pass
from kantelpunt.interchange.package.tables import LONGEST_LINE

_BLOCK = 4 << 20
_FIRST_SLOTS = 1 << 12
_FIRST_KEPT = 1 << 16
_LINE_END = 10
_ORDINARY_LINE = 1 << 12

_Stretch: TypeAlias = tuple[int, int]
_Number = TypeVar("_Number", bound=np.generic)


@dataclass(frozen=True)
class PlainColumns:
    """A plain file: its header, and the columns that were asked for, all of one length."""

    header: tuple[str, ...]
    columns: dict[str, Coded]


@dataclass(frozen=True)
class _Rows:
    """What the stretches share: where to read, and where to write the code of every text."""

    path: Path
    column_of: Int64s
    codes: Int32s


def plain_columns(path: Path, names: Sequence[str], threads: int) -> PlainColumns | None:
    """Read columns of a file; None when it is not plain or anything in it is out of order.

    Args:
        path: a file that exists.
        names: the columns, each of which must stand once in the header.
        threads: how many stretches of the file are read side by side.
    """
    with path.open("rb") as file:
        raw = file.readline(LONGEST_LINE)
    header = _plain_header(raw)
    if header is None or any(header.count(name) != 1 for name in names):
        return None
    column_of = np.array([names.index(name) if name in names else -1 for name in header])
    with ThreadPoolExecutor(threads) as pool:
        stretches = _stretches(path, len(raw), threads)
        counts = list(pool.map(lambda stretch: _count(path, stretch), stretches))
        bounds = list(pairwise(accumulate(counts, initial=0)))
        rows = _Rows(path, column_of, np.empty((len(names), sum(counts)), dtype=np.int32))
        found = list(pool.map(lambda part: _read(rows, *part), zip(stretches, bounds, strict=True)))
        texts = [each for each in found if each is not None]
        if len(texts) < len(found):
            return None
        columns = pool.map(
            lambda number: _joined(rows.codes[number], bounds, [each[number] for each in texts]),
            range(len(names)),
        )
        return PlainColumns(header, dict(zip(names, columns, strict=True)))


def _plain_header(raw: bytes) -> tuple[str, ...] | None:
    if not raw.endswith(b"\n") or b'"' in raw or not raw.isascii():
        return None
    text = raw.decode("ascii").removesuffix("\n").removesuffix("\r")
    header = tuple(text.split(","))
    plain = text.isprintable() and all(name == name.strip() for name in header)
    return header if plain else None


def _stretches(path: Path, first: int, threads: int) -> list[_Stretch]:
    """Stretches of whole lines, about equally long, from a place on."""
    size = path.stat().st_size
    cuts = [first]
    with path.open("rb") as file:
        for number in range(1, threads):
            file.seek(max(cuts[-1], first + (size - first) * number // threads))
            file.readline(LONGEST_LINE)
            cuts.append(min(file.tell(), size))
    return list(pairwise([*cuts, size]))


def _blocks(path: Path, stretch: _Stretch) -> Iterator[NDArray[np.uint8]]:
    """The lines of a stretch, a few megabytes at a time; each block takes the place of the last."""
    at, last = stretch
    # Fresh memory for every block would cost more than reading it.
    room = np.empty(min(_BLOCK, last - at) + 1, dtype=np.uint8)
    with path.open("rb", buffering=0) as file:
        while at < last:
            file.seek(at)
            size = file.readinto(room[: min(_BLOCK, last - at)].data)
            if not size:
                return
            whole = _through_last_line(room[:size]) if at + size < last else 0
            size = whole or size
            at += size
            # The last line may lack its end. Any other one that does is too long for the pass.
            if room[size - 1] != _LINE_END:
                room[size] = _LINE_END
                size += 1
            yield room[:size]


def _through_last_line(block: NDArray[np.uint8]) -> int:
    """How many bytes there are up to and including the last line end; 0 without one."""
    for length in (_ORDINARY_LINE, LONGEST_LINE):
        tail = block[-length:].tobytes()
        end = tail.rfind(b"\n")
        if end >= 0:
            return len(block) - len(tail) + end + 1
    return 0


def _count(path: Path, stretch: _Stretch) -> int:
    return sum(int(fields_pass.count_lines(block)) for block in _blocks(path, stretch))


@dataclass
class _Texts:
    """The different texts of every column of one stretch, as the pass keeps them."""

    slots: Int32s
    offsets: Int64s
    lengths: Int32s
    hashes: NDArray[np.uint64]
    counts: Int64s
    kept: NDArray[np.uint8]

    def grow(self, used: int) -> None:
        """Make room for more texts where that lacks, or for more of their bytes."""
        columns, slots = self.slots.shape
        if self.counts.max() * 2 == slots:
            self.slots = np.zeros((columns, slots * 2), dtype=np.int32)
            self.offsets = _wider(self.offsets)
            self.lengths = _wider(self.lengths)
            self.hashes = _wider(self.hashes)
            fields_pass.spread(self.hashes, self.counts, self.slots)
        if used + LONGEST_LINE > len(self.kept):
            self.kept = _wider(self.kept)

    def columns(self, used: int) -> list[Vocabulary]:
        """Per column its texts, without the room that is left."""
        kept = self.kept[:used].copy()
        return [
            Vocabulary(kept, offsets[:count].copy(), lengths[:count].copy(), hashes[:count].copy())
            for offsets, lengths, hashes, count in zip(
                self.offsets, self.lengths, self.hashes, self.counts.tolist(), strict=True
            )
        ]


def _wider(array: NDArray[_Number]) -> NDArray[_Number]:
    """The same with as much room again; what is not used yet takes no memory."""
    room = np.zeros((*array.shape[:-1], array.shape[-1] * 2), dtype=array.dtype)
    room[..., : array.shape[-1]] = array
    return room


def _no_texts(columns: int) -> _Texts:
    shape = columns, _FIRST_SLOTS // 2
    return _Texts(
        np.zeros((columns, _FIRST_SLOTS), dtype=np.int32),
        np.zeros(shape, dtype=np.int64),
        np.zeros(shape, dtype=np.int32),
        np.zeros(shape, dtype=np.uint64),
        np.zeros(columns, dtype=np.int64),
        np.zeros(_FIRST_KEPT, dtype=np.uint8),
    )


def _read(rows: _Rows, stretch: _Stretch, bounds: tuple[int, int]) -> list[Vocabulary] | None:
    """Write the codes of a stretch; per column its texts, or None when anything is odd."""
    texts = _no_texts(len(rows.codes))
    state = np.array([0, *bounds, 0], dtype=np.int64)
    for block in _blocks(rows.path, stretch):
        state[0] = 0
        while True:
            ended = fields_pass.read_fields(
                block,
                state,
                rows.column_of,
                LONGEST_LINE,
                rows.codes,
                texts.slots,
                (texts.offsets, texts.lengths, texts.hashes, texts.counts),
                texts.kept,
            )
            if ended != fields_pass.GROW:
                break
            texts.grow(int(state[3]))
        if ended == fields_pass.ODD:
            return None
    # A file that grows shorter while it is read is left to the other readers.
    return texts.columns(int(state[3])) if state[1] == state[2] else None


def _joined(codes: Int32s, bounds: Sequence[_Stretch], texts: Sequence[Vocabulary]) -> Coded:
    """One column of stretches, each text kept once over all; `codes` is written over."""
    whole = texts[0]
    for (first, last), values in zip(bounds[1:], texts[1:], strict=True):
        whole, places = whole.joined(values)
        codes[first:last] = places[codes[first:last]]
    return Coded(codes, whole)
