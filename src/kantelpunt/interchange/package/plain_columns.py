"""Columns of a large file in plain ASCII, read by a compiled pass, in stretches side by side.

The file is read in blocks, twice: to count its rows, and to read them. So the memory holds its
columns and a few blocks, never the file.
"""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import accumulate, pairwise
from pathlib import Path
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from kantelpunt.absence.columns import Coded, Int32s, Int64s
from kantelpunt.absence.kept_texts import KeptTexts
from kantelpunt.compiled.passes import CompiledPass
from kantelpunt.interchange.package.field_states import GROW, ODD
from kantelpunt.interchange.package.recoding import Known, translate
from kantelpunt.interchange.package.tables import LONGEST_LINE
from kantelpunt.interchange.package.text_tables import TABLES, TEXTS, TextTables

_BLOCK = 8 << 20
# A shorter file is read in one stretch: laying two together takes longer than is won.
_STRETCH = 16 << 20
_LINE_END = 10

_Stretch: TypeAlias = tuple[int, int]
_read_fields = CompiledPass(
    "kantelpunt.interchange.package.fields_pass",
    "read_fields",
    (
        *("uint8[]", "int64[]", "int64[]", "int64", "int32[,]"),
        *(TABLES, TEXTS, "int64[]", "int64[]"),
    ),
)


@dataclass(frozen=True)
class PlainColumns:
    """A plain file: its header, and the columns that were asked for, all of one length."""

    header: tuple[str, ...]
    columns: dict[str, Coded]


@dataclass(frozen=True)
class _Rows:
    """What the stretches share: where to read, and where to write the code of every text.

    Attributes:
        known: per column the texts that have the first codes, if any.
    """

    path: Path
    column_of: Int64s
    codes: Int32s
    known: Sequence[KeptTexts | None]


def plain_columns(
    path: Path,
    names: Sequence[str],
    threads: int,
    known: Known,
    *,
    shortest: int = _STRETCH,
) -> PlainColumns | None:
    """Read columns of a file; None when it is not plain or anything in it is out of order.

    Args:
        path: a file that exists.
        names: the columns, each of which must stand once in the header.
        threads: how many stretches of the file are read side by side.
        known: texts of some columns, which keep their places; asked for when rows are counted.
        shortest: about how many bytes a stretch has at least.
    """
    with path.open("rb") as file:
        raw = file.readline(LONGEST_LINE)
    header = _plain_header(raw)
    if header is None or any(header.count(name) != 1 for name in names):
        return None
    column_of = np.array([names.index(name) if name in names else -1 for name in header])
    with ThreadPoolExecutor(threads) as pool:
        stretches = _stretches(path, len(raw), threads, shortest)
        counts = list(pool.map(lambda stretch: _count(path, stretch), stretches))
        bounds = list(pairwise(accumulate(counts, initial=0)))
        given = known()
        texts = [KeptTexts.of(given[name]) if name in given else None for name in names]
        rows = _Rows(path, column_of, np.empty((len(names), sum(counts)), dtype=np.int32), texts)
        found = list(pool.map(lambda part: _read(rows, *part), zip(stretches, bounds, strict=True)))
        tables = [each for each in found if each is not None]
        if len(tables) < len(found):
            return None
        columns = pool.map(
            lambda number: _joined(
                rows.codes[number], bounds, [each.texts(number) for each in tables], texts[number]
            ),
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


def _stretches(path: Path, first: int, threads: int, shortest: int) -> list[_Stretch]:
    """Stretches of whole lines, about equally long, from a place on."""
    size = path.stat().st_size
    parts = min(threads, 1 + size // shortest)
    cuts = [first]
    with path.open("rb") as file:
        for number in range(1, parts):
            file.seek(max(cuts[-1], first + (size - first) * number // parts))
            file.readline(LONGEST_LINE)
            cuts.append(min(file.tell(), size))
    return list(pairwise([*cuts, size]))


def _blocks(path: Path, stretch: _Stretch) -> Iterator[NDArray[np.uint8]]:
    """The lines of a stretch, a few megabytes at a time, each time in the same memory."""
    at, last = stretch
    room = np.empty(min(_BLOCK, last - at) + 1, dtype=np.uint8)
    with path.open("rb", buffering=0) as file:
        file.seek(at)
        begun = 0
        while at < last:
            end = begun + (file.readinto(room.data[begun:-1][: last - at]) or 0)
            if end == begun:
                return
            at += end - begun
            ends = end if at >= last else _after_last_line(room[:end])
            # The last line may lack its end. Any other one that does is too long for the pass.
            if ends == 0 or (ends == end and room[end - 1] != _LINE_END):
                room[end] = _LINE_END
                yield room[: end + 1]
                begun = 0
                continue
            yield room[:ends]
            begun = end - ends
            room[:begun] = room[ends:end].copy()


def _after_last_line(block: NDArray[np.uint8]) -> int:
    """Where the line begins that does not end in a block; 0 when no line ends there."""
    near = block[-LONGEST_LINE:]
    ends = np.flatnonzero(near == _LINE_END)
    return len(block) - len(near) + int(ends[-1]) + 1 if len(ends) else 0


def _count(path: Path, stretch: _Stretch) -> int:
    return sum(int(np.count_nonzero(block == _LINE_END)) for block in _blocks(path, stretch))


def _read(rows: _Rows, stretch: _Stretch, bounds: tuple[int, int]) -> TextTables | None:
    """Write the codes of a stretch; its texts, or None when anything is odd."""
    texts = TextTables.of(rows.known)
    state = np.array([0, *bounds, texts.used], dtype=np.int64)
    before, lengths = (np.zeros(len(rows.column_of), dtype=np.int64) for _ in range(2))
    for block in _blocks(rows.path, stretch):
        state[0] = 0
        while True:
            ended = _read_fields(
                block,
                state,
                rows.column_of,
                LONGEST_LINE,
                rows.codes,
                (texts.first, texts.room, texts.counts, texts.slots),
                (texts.offsets, texts.lengths, texts.keys, texts.kept),
                before,
                lengths,
            )
            texts.used = int(state[3])
            if ended != GROW:
                break
            texts.grow()
        if ended == ODD:
            return None
    # A file that grows shorter while it is read is left to the other readers.
    return texts if state[1] == state[2] else None


def _joined(
    codes: Int32s,
    bounds: Sequence[_Stretch],
    texts: Sequence[KeptTexts],
    known: KeptTexts | None,
) -> Coded:
    """One column of stretches, each text kept once over all; `codes` is written over."""
    shared = 0 if known is None else len(known)
    if len(texts) == 1 and len(texts[0]) > shared:
        return Coded(codes, texts[0])
    places: dict[str, int] = {}
    for (first, last), values in zip(bounds, texts, strict=True):
        table = [places.setdefault(text, shared + len(places)) for text in values[shared:]]
        if table != list(range(shared, shared + len(table))):
            whole = np.concatenate([np.arange(shared), table]).astype(np.int32)
            translate(whole, codes[first:last])
    if known is None:
        return Coded(codes, tuple(places))
    return Coded(codes, known.extended(tuple(places)) if places else known)
