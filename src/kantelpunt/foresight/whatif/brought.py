"""The tasks and decisions that cases brought, as rows: when they were asked, and until when."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from kantelpunt.absence.columns import Int64s
from kantelpunt.casework.timers import Timer
from kantelpunt.foresight.behaviour.spread import NEVER
from kantelpunt.foresight.whatif.deciding import name_of
from kantelpunt.foresight.whatif.positions import Turn
from kantelpunt.foresight.whatif.running_case import RunningCase, Work


@dataclass(frozen=True, eq=False)
class Rows:
    """One task or decision of the protocol, in the cases in which it was asked.

    Attributes:
        case: per row the place of its case.
        asked: day numbers on which it was asked.
        start: day from which the term runs; NO_START without one.
        until: the day from which it is not asked any more; NEVER when it still is at the end.
        done: the day on which it was done, where the courses of cases depend on it.
    """

    timer: Timer
    case: Int64s
    asked: Int64s
    start: Int64s
    until: Int64s
    done: Int64s | None = None

    @property
    def name(self) -> str:
        """`task ID` or `decision ID`."""
        return name_of(self.timer)


def rows_of(cases: Sequence[RunningCase]) -> list[Rows]:
    """All that cases brought, by task and decision."""
    return [*_of_courses(cases), *_of_turns(cases)]


def _of_courses(cases: Sequence[RunningCase]) -> Iterator[Rows]:
    """That on which the courses of cases depend."""
    groups: dict[str, list[tuple[int, Work]]] = {}
    for place, case in enumerate(cases):
        for work in case.works:
            groups.setdefault(work.timer.key, []).append((place, work))
    for group in groups.values():
        rows = [(place, one.asked, one.start, one.until, one.done) for place, one in group]
        yield Rows(group[0][1].timer, *np.array(rows, dtype=np.int64).T)


_CASE, _NUMBER, _DAY, _FIRST_DAY = range(4)


def _of_turns(cases: Sequence[RunningCase]) -> Iterator[Rows]:
    """The other tasks: all cases that took the same turn were asked the same."""
    taken: dict[Turn, list[tuple[int, ...]]] = {}
    for place, case in enumerate(cases):
        for number, (day, turn, first_day, starts) in enumerate(case.brought):
            taken.setdefault(turn, []).append((place, number, day, first_day, *starts))
    timers: dict[str, Timer] = {}
    begun: dict[str, list[Int64s]] = {}
    ended: dict[str, list[Int64s]] = {}
    for turn, rows in taken.items():
        columns = np.array(rows, dtype=np.int64).T
        for timer in turn.asked:
            timers[timer.key] = timer
            begun.setdefault(timer.key, []).append(_with_start(columns, timer, turn))
        for timer in turn.not_asked:
            ended.setdefault(timer.key, []).append(columns[:_FIRST_DAY])
    for key, timer in timers.items():
        yield _paired(timer, _in_sequence(begun[key]), ended.get(key, []))


def _with_start(columns: Int64s, timer: Timer, turn: Turn) -> Int64s:
    """Case, number and day of a turn, and from when the term of one of its tasks runs."""
    if timer in turn.elsewhere:
        start = columns[_FIRST_DAY + 1 + turn.elsewhere.index(timer)]
    else:
        start = columns[_DAY if timer.from_ == "step_entered" else _FIRST_DAY]
    return np.stack([*columns[:_FIRST_DAY], start])


def _in_sequence(parts: Sequence[Int64s]) -> Int64s:
    """Rows by case, and in a case as they came."""
    rows = np.concatenate(parts, axis=1)
    return rows[:, np.lexsort((rows[_NUMBER], rows[_CASE]))]


def _paired(timer: Timer, begun: Int64s, ends: Sequence[Int64s]) -> Rows:
    """The nth time that a task is asked in a case lasts until its nth end there."""
    case, _, asked, start = begun
    until = np.full(len(case), NEVER, dtype=np.int64)
    if ends:
        ended = _in_sequence(ends)
        # Both as (case, how many times before), in ascending order: every end has its begin.
        own = np.stack([case, _times_before(case)], axis=1)
        other = np.stack([ended[_CASE], _times_before(ended[_CASE])], axis=1)
        most = int(max(own[:, 1].max(), other[:, 1].max())) + 1
        place = np.searchsorted(own @ [most, 1], other @ [most, 1])
        until[place] = ended[_DAY]
    return Rows(timer, case, asked, start, until)


def _times_before(case: Int64s) -> Int64s:
    """Per row how many rows of the same case come before it; rows are in the order of cases."""
    places = np.arange(len(case))
    return places - np.searchsorted(case, case)
