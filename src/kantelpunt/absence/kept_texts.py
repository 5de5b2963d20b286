"""Many different texts as one row of bytes; each becomes a text when somebody asks for it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import overload

import numpy as np
from numpy.typing import NDArray

from kantelpunt.absence.columns import Int32s, Int64s


@dataclass(frozen=True, eq=False)
class KeptTexts(Sequence[str]):
    """Texts in UTF-8.

    Attributes:
        kept: the bytes of all texts, and perhaps more.
        offsets: per text where it begins in `kept`.
        lengths: per text how many bytes it has.
    """

    kept: NDArray[np.uint8]
    offsets: Int64s
    lengths: Int32s

    @classmethod
    def of(cls, texts: Sequence[str]) -> "KeptTexts":
        """Keep texts."""
        if isinstance(texts, KeptTexts):
            return texts
        written = [text.encode() for text in texts]
        lengths = np.array([len(text) for text in written], dtype=np.int32)
        offsets = np.cumsum(lengths, dtype=np.int64) - lengths
        return cls(np.frombuffer(b"".join(written), dtype=np.uint8), offsets, lengths)

    def __len__(self) -> int:
        return len(self.lengths)

    @overload
    def __getitem__(self, place: int) -> str: ...
    @overload
    def __getitem__(self, place: slice) -> "KeptTexts": ...
    def __getitem__(self, place: int | slice) -> "str | KeptTexts":
        if isinstance(place, slice):
            return KeptTexts(self.kept, self.offsets[place], self.lengths[place])
        first = int(self.offsets[place])
        return self._bytes[first : first + int(self.lengths[place])].decode()

    def __iter__(self) -> Iterator[str]:
        whole = self._bytes
        pairs = zip(self.offsets.tolist(), (self.offsets + self.lengths).tolist(), strict=True)
        if whole.isascii():
            text = whole.decode("ascii")
            return (text[first:end] for first, end in pairs)
        return (whole[first:end].decode() for first, end in pairs)

    def __contains__(self, text: object) -> bool:
        if not isinstance(text, str):
            return False
        written = text.encode()
        alike = np.flatnonzero(self.lengths == len(written)).tolist()
        return any(self._bytes.startswith(written, first) for first in self.offsets[alike].tolist())

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Sequence) or len(self) != len(other):
            return False
        if isinstance(other, KeptTexts) and self._stands_like(other):
            return True
        return all(mine == theirs for mine, theirs in zip(self, other, strict=True))

    __hash__ = None  # type: ignore[assignment]

    def at(self, places: Int64s) -> "KeptTexts":
        """The texts at some places."""
        return KeptTexts(self.kept, self.offsets[places], self.lengths[places])

    def extended(self, texts: Sequence[str]) -> "KeptTexts":
        """These and others after them."""
        more = KeptTexts.of(texts)
        return KeptTexts(
            np.concatenate([self.kept, more.kept]),
            np.concatenate([self.offsets, more.offsets + len(self.kept)]),
            np.concatenate([self.lengths, more.lengths]),
        )

    def _stands_like(self, other: "KeptTexts") -> bool:
        """Whether the same bytes stand at the same places."""
        end = int((self.offsets + self.lengths).max(initial=0))
        return (
            np.array_equal(self.offsets, other.offsets)
            and np.array_equal(self.lengths, other.lengths)
            and np.array_equal(self.kept[:end], other.kept[:end])
        )

    @cached_property
    def _bytes(self) -> bytes:
        return self.kept.tobytes()


def texts_at(texts: Sequence[str], places: Int64s) -> list[str]:
    """The texts at some places."""
    if isinstance(texts, KeptTexts):
        return list(texts.at(places))
    return [texts[place] for place in places.tolist()]
