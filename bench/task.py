"""The easier task that the rivals compute, what they are given for it, and what they give back."""

from dataclasses import dataclass

import numpy as np

from kantelpunt.absence.meanings import CATEGORIES
from kantelpunt.absence.register import Register

SIGNALS = (
    "zestien-uur",
    "langdurig-relatief",
    "vierde-ziekmelding",
    "zevende-ziektedag",
    "negen-keer-te-laat",
)


@dataclass(frozen=True)
class Records:
    """Settled registrations of one school year, sorted by pupil and day, joined beforehand.

    All that costs a join stands beside the record already: the rivals begin where our own pass
    begins, in the layout that suits a column store best.

    Attributes:
        pupil: number of the pupil.
        day: day number (days since 1970).
        lesson_day: number of the lesson day; one more on the next lesson day of that school.
        lesson_time: lesson-week time of the day.
        half_minutes: length of the record.
        scheduled: half minutes scheduled that day.
        enough: sixteen hours at that school, in half minutes.
        category: as text, with each text once.
        authorised: or not.
    """

    pupil: np.ndarray
    day: np.ndarray
    lesson_day: np.ndarray
    lesson_time: np.ndarray
    half_minutes: np.ndarray
    scheduled: np.ndarray
    enough: np.ndarray
    category: np.ndarray
    categories: tuple[str, ...]
    authorised: np.ndarray


@dataclass(frozen=True)
class FirstDays:
    """Per signal and pupil the first lesson day on which the condition holds.

    Attributes:
        signal: place in SIGNALS.
        pupil: number of the pupil.
        day: day number.
    """

    signal: np.ndarray
    pupil: np.ndarray
    day: np.ndarray

    @classmethod
    def of(cls, signal: np.ndarray, pupil: np.ndarray, day: np.ndarray) -> "FirstDays":
        """In order, so that two can be laid side by side."""
        order = np.lexsort((day, pupil, signal))
        return cls(
            np.asarray(signal)[order].astype(np.int64),
            np.asarray(pupil)[order].astype(np.int64),
            np.asarray(day)[order].astype(np.int64),
        )

    def __len__(self) -> int:
        return len(self.pupil)

    def differs_from(self, other: "FirstDays") -> str | None:
        """What is different, or None when every row is the same."""
        rows = set(zip(self.signal.tolist(), self.pupil.tolist(), self.day.tolist(), strict=True))
        others = set(
            zip(other.signal.tolist(), other.pupil.tolist(), other.day.tolist(), strict=True)
        )
        if rows == others and len(self) == len(other):
            return None
        only, missing = sorted(rows - others)[:3], sorted(others - rows)[:3]
        return f"{len(self)} rows against {len(other)}; too many {only}, lacking {missing}"


def records_of(register: Register) -> Records:
    """The records of a register as one wide table."""
    lines = register.lines
    counts = register.settled.last - register.settled.first
    pupil = np.repeat(np.arange(len(counts), dtype=np.int32), counts)
    place = register.settled.place
    if len(place) != counts.sum():
        raise AssertionError("a benchmark region has no records that are left out")
    return Records(
        pupil=pupil,
        day=lines.day[place],
        lesson_day=place,
        lesson_time=lines.lesson_time[place],
        half_minutes=register.settled.half_minutes,
        scheduled=lines.scheduled[place],
        enough=32 * lines.hour_minutes[place].astype(np.int32),
        category=(register.settled.kind // 2).astype(np.int8),
        categories=tuple(str(category) for category in CATEGORIES),
        authorised=register.settled.kind % 2 == 1,
    )
