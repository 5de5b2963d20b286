"""Rows of `absences.csv`, with what two reports of one day have in common counted once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from kantelpunt.foundation.errors import Place
from kantelpunt.interchange.imports.report import Counter


@dataclass(frozen=True)
class Absence:
    """One row to be.

    Attributes:
        lesson: the number of a lesson, or None when tied to none.
        minutes: None for the whole lesson or day.
        stretches: the parts of the day it covers, in minutes since midnight, when known;
            `minutes` is then their sum.
        late: whether the reason is coming late.
    """

    pupil: str
    school: str
    day: date
    reason: str
    place: Place
    lesson: int | None = None
    minutes: int | None = None
    stretches: tuple[tuple[int, int], ...] = ()
    late: bool = False

    @property
    def key(self) -> tuple[str, str, date, int | None, str]:
        """What makes a row the same row: the reason only where it is tied to no lesson."""
        reason = "" if self.lesson else self.reason
        return (self.pupil, self.school, self.day, self.lesson, reason)

    def fields(self) -> tuple[str, ...]:
        """The row as it is written."""
        lesson = "" if self.lesson is None else str(self.lesson)
        minutes = "" if self.minutes is None else str(self.minutes)
        return (self.pupil, self.school, self.day.isoformat(), lesson, minutes, self.reason)


def joined(absences: Iterable[Absence], counter: Counter) -> list[Absence]:
    """One row per key, in the order in which the keys last come.

    The package keeps the last of two rows with the same key. Two parts of one day are two facts,
    so their time is put together here; coming late twice cannot be kept apart, so it is listed.
    """
    rows: dict[tuple[str, str, date, int | None, str], Absence] = {}
    for absence in absences:
        earlier = rows.pop(absence.key, None)
        if earlier:
            counter.add("late_twice" if absence.late else "repeated", absence.place)
            absence = _together(earlier, absence)
        rows[absence.key] = absence
    return list(rows.values())


def _together(earlier: Absence, later: Absence) -> Absence:
    if later.lesson or not (earlier.stretches or later.stretches):
        return later
    if earlier.minutes is None or later.minutes is None:
        return replace(later, minutes=None, stretches=())
    stretches = _union([*earlier.stretches, *later.stretches])
    return replace(later, stretches=stretches, minutes=sum(end - start for start, end in stretches))


def _union(stretches: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    apart: list[tuple[int, int]] = []
    for start, end in sorted(stretches):
        if apart and start <= apart[-1][1]:
            apart[-1] = (apart[-1][0], max(end, apart[-1][1]))
        else:
            apart.append((start, end))
    return tuple(apart)
