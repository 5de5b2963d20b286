"""Days as numbers, and when terms end, worked out once per day and term."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from kantelpunt.calendar.due_dates import due_date
from kantelpunt.calendar.lesson_days import LessonDays
from kantelpunt.calendar.terms import Term, TermUnit

Days: TypeAlias = NDArray[np.int64]
"""Days as proleptic ordinals (`date.toordinal`), one for each start date."""

NEVER = date.max.toordinal()
_HOURS_A_DAY = 24


@dataclass
class Clock:
    """When terms end on one calendar.

    Attributes:
        lesson_days: of the school, up to after the last day that is asked for.
        fired: kept by who works out on which days signals fire.
    """

    lesson_days: LessonDays
    fired: dict[Hashable, "Days | None"] = field(default_factory=dict)
    _ends: dict[Term, dict[int, int]] = field(default_factory=dict)

    def due(self, term: Term, from_: Days) -> Days:
        """The last day of a term from each of these days.

        A day may be begun at any hour, so that 48 hours end on the second day after it.

        Raises:
            CalendarEnds: when the lesson days end before the term.
        """
        known = self._ends.setdefault(term, {})
        asked = from_.tolist()
        for day in asked:
            if day not in known:
                known[day] = self._end(term, date.fromordinal(day))
        return np.array([known[day] for day in asked], dtype=np.int64)

    def _end(self, term: Term, start: date) -> int:
        if term.unit is TermUnit.HOURS:
            term = Term(-(-term.amount // _HOURS_A_DAY), TermUnit.DAYS)
        return due_date(start, term, lesson_days=self.lesson_days).toordinal()


def days_of(numbered: Callable[[date], int], starts: Days) -> Days:
    """What a function says of each start date."""
    return np.array([numbered(date.fromordinal(day)) for day in starts.tolist()], dtype=np.int64)
