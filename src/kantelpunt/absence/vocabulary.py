"""The different texts of a long column, kept as bytes: a text is made when it is asked for."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import overload

import numpy as np
from numpy.typing import NDArray

from kantelpunt.absence import vocabulary_pass
from kantelpunt.absence.columns import Int32s, Int64s

NOWHERE = -1
_FEWEST_SLOTS = 16


@dataclass(frozen=True, eq=False)
class Vocabulary(Sequence[str]):
    """Different texts in ASCII, one after another.

    Attributes:
        kept: their bytes.
        offsets, lengths: per text where its bytes begin and how many they are.
        hashes: per text a number that depends on nothing but its bytes.
    """

    kept: NDArray[np.uint8]
    offsets: Int64s
    lengths: Int32s
    hashes: NDArray[np.uint64]

    def __len__(self) -> int:
        return len(self.offsets)

    @overload
    def __getitem__(self, place: int) -> str: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[str]: ...
    def __getitem__(self, place: int | slice) -> str | Sequence[str]:
        if isinstance(place, slice):
            return self.taken(np.arange(len(self))[place])
        first = int(self.offsets[place])
        return self.kept[first : first + int(self.lengths[place])].tobytes().decode("ascii")

    def __iter__(self) -> Iterator[str]:
        whole = self.kept.tobytes().decode("ascii")
        for first, length in zip(self.offsets.tolist(), self.lengths.tolist(), strict=True):
            yield whole[first : first + length]

    def __contains__(self, text: object) -> bool:
        if text == "":
            return bool((self.lengths == 0).any())
        return any(own == text for own in self)

    def taken(self, places: Int64s) -> "Vocabulary":
        """The texts at these places; their bytes stay where they are."""
        return Vocabulary(
            self.kept, self.offsets[places], self.lengths[places], self.hashes[places]
        )

    def places_of(self, asked: "Vocabulary") -> Int32s:
        """Per asked text its place here, or NOWHERE."""
        slots = _FEWEST_SLOTS
        while slots < 2 * len(self):
            slots *= 2
        known = self.kept, self.offsets, self.lengths, self.hashes
        looked_for = asked.kept, asked.offsets, asked.lengths, asked.hashes
        room = np.zeros(slots, dtype=np.int32)
        return np.asarray(vocabulary_pass.places_of(known, looked_for, room))

    def joined(self, more: "Vocabulary") -> tuple["Vocabulary", Int32s]:
        """These texts and the new ones after them; and per text of `more` its place there."""
        places = self.places_of(more)
        new = np.flatnonzero(places == NOWHERE)
        places[new] = np.arange(len(self), len(self) + len(new))
        added = more.taken(new)
        whole = Vocabulary(
            np.concatenate([self.kept, more.kept]),
            np.concatenate([self.offsets, added.offsets + len(self.kept)]),
            np.concatenate([self.lengths, added.lengths]),
            np.concatenate([self.hashes, added.hashes]),
        )
        return whole, places


def texts_at(values: Sequence[str], places: Int64s) -> list[str]:
    """The texts at these places."""
    if isinstance(values, Vocabulary):
        return list(values.taken(places))
    return [values[place] for place in places.tolist()]


def places_in(known: Sequence[str], asked: Sequence[str]) -> Int32s:
    """Per asked text its place among the known ones, which are all different; or NOWHERE."""
    if isinstance(known, Vocabulary) and isinstance(asked, Vocabulary):
        return known.places_of(asked)
    places = {text: place for place, text in enumerate(known)}
    return np.array([places.get(text, NOWHERE) for text in asked], dtype=np.int32)
