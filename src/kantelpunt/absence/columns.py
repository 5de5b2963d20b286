"""The large tables of a region package, as flat columns.

Days are whole numbers: days since 1970-01-01, as in `numpy.datetime64[D]`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Int8s: TypeAlias = NDArray[np.int8]
Int16s: TypeAlias = NDArray[np.int16]
Int32s: TypeAlias = NDArray[np.int32]
Int64s: TypeAlias = NDArray[np.int64]

NO_LESSON = 0
MORNING = 21
AFTERNOON = 22
HIGHEST_LESSON = 20
NO_MINUTES = -1
STILL_ENROLLED = np.iinfo(np.int32).max
NOWHERE = -1

_EPOCH = date(1970, 1, 1).toordinal()


def day_number(day: date) -> int:
    """Days since 1970-01-01."""
    return day.toordinal() - _EPOCH


def day_of(number: int) -> date:
    """The day that a day number stands for."""
    return date.fromordinal(int(number) + _EPOCH)


@dataclass(frozen=True)
class Coded:
    """A column of texts in which each different text is kept once.

    Attributes:
        codes: per row the place of its text in `values`.
        values: the different texts.
    """

    codes: Int32s
    values: Sequence[str]

    @classmethod
    def of(cls, texts: Sequence[str]) -> "Coded":
        """Keep each different text once, in the order in which they first come."""
        places: dict[str, int] = {}
        codes = [places.setdefault(text, len(places)) for text in texts]
        return cls(np.asarray(codes, dtype=np.int32), tuple(places))

    def __getitem__(self, row: int) -> str:
        return self.values[int(self.codes[row])]

    def __len__(self) -> int:
        return len(self.codes)

    def texts(self) -> Iterator[str]:
        """The text of each row."""
        return map(self.values.__getitem__, self.codes.tolist())


def places_among(texts: Sequence[str], known: Sequence[str]) -> Int32s:
    """Per text its place among known ones, or NOWHERE; no text comes twice.

    Columns that were read with the known ones at hand begin with these, and need no search.
    """
    if texts is known or (len(texts) >= len(known) and texts[: len(known)] == known):
        found = np.arange(len(texts), dtype=np.int32)
        found[len(known) :] = NOWHERE
        return found
    places = {text: place for place, text in enumerate(known)}
    return np.array([places.get(text, NOWHERE) for text in texts], dtype=np.int32)


def looked_up(table: Int32s, codes: Int32s) -> Int32s:
    """Per code what stands in a table; the codes themselves where it gives each its own number."""
    if np.array_equal(table, np.arange(len(table), dtype=np.int32)):
        return codes
    return table[codes]


@dataclass(frozen=True)
class AbsenceTable:
    """`absences.csv`: one row per registration, in the order of the file.

    Attributes:
        lesson: 1 to 20, MORNING, AFTERNOON, or NO_LESSON when it is tied to none.
        minutes: or NO_MINUTES for the whole lesson, part of the day, or day.
        line: the line in the file, the header being line 1.
    """

    pupil: Coded
    school: Coded
    day: Int32s
    lesson: Int8s
    minutes: Int32s
    reason: Coded
    line: Int32s

    def __len__(self) -> int:
        return len(self.day)


@dataclass(frozen=True)
class EnrolmentTable:
    """`pupils.csv`: one row per enrolment, in the order of the file.

    Attributes:
        last: the last enrolled day, or STILL_ENROLLED.
    """

    pupil: Coded
    school: Coded
    birth_day: Int32s
    group: Coded
    first: Int32s
    last: Int32s
    line: Int32s

    def __len__(self) -> int:
        return len(self.first)


@dataclass(frozen=True)
class ResidentTable:
    """`residents.csv`: who lives where, children enrolled nowhere included.

    Attributes:
        last: the last day of living there, or STILL_ENROLLED when it goes on.
    """

    pupil: Coded
    birth_day: Int32s
    municipality: Coded
    first: Int32s
    last: Int32s
    line: Int32s


@dataclass(frozen=True)
class ExemptionTable:
    """`exemptions.csv`: exemptions from compulsory education, by article of the Leerplichtwet."""

    pupil: Coded
    article: Coded
    first: Int32s
    last: Int32s
    line: Int32s


@dataclass(frozen=True)
class QualificationTable:
    """`qualifications.csv`: what ends the duty to qualify, and from which day."""

    pupil: Coded
    kind: Coded
    first: Int32s
    line: Int32s
