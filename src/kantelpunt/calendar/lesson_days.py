"""Lesson days and lesson-week time: the clock that stands still in a vacation."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from kantelpunt.foundation.errors import CalendarEnds, Problem
from kantelpunt.foundation.text import Text

DAYS_A_WEEK = 7


@dataclass(frozen=True)
class LessonDays:
    """A row of lesson days, with the lesson-week time of each.

    A lesson week is an ISO week with at least one lesson day. The lesson-week time of a lesson
    day is 7 x (the number of lesson weeks before its week) + its weekday (Monday 0). Two days
    lie within N lesson weeks of each other when their lesson-week times differ by less than 7N.

    Attributes:
        days: the lesson days, ascending.
        times: the lesson-week time of each, in days.
    """

    days: tuple[date, ...]
    times: tuple[int, ...]

    @classmethod
    def of(cls, days: Iterable[date]) -> "LessonDays":
        """Order the days and give each its lesson-week time."""
        ordered = tuple(sorted(set(days)))
        times = []
        week, monday = -1, None
        for day in ordered:
            if (own_monday := monday_of(day)) != monday:
                week, monday = week + 1, own_monday
            times.append(DAYS_A_WEEK * week + day.weekday())
        return cls(ordered, tuple(times))

    def __contains__(self, day: date) -> bool:
        place = bisect_left(self.days, day)
        return place < len(self.days) and self.days[place] == day

    def place_on_or_after(self, day: date) -> int:
        """The place in `days` of the first lesson day on or after a day.

        Raises:
            CalendarEnds: when the row ends before such a day.
        """
        place = bisect_left(self.days, day)
        if place == len(self.days):
            raise _ends(self, f"{day.isoformat()}")
        return place

    def nth_after(self, start: date, count: int) -> date:
        """The `count`-th lesson day after `start`; `start` itself does not count.

        Raises:
            CalendarEnds: when the row ends before it.
        """
        place = bisect_left(self.days, start + timedelta(days=1)) + count - 1
        if place >= len(self.days):
            raise _ends(self, f"{start.isoformat()} + {count}")
        return self.days[place]

    def weeks_after(self, start: date, weeks: int) -> date:
        """The day whose lesson-week time lies 7 x `weeks` later, or the next lesson day.

        A start on a day without lessons counts from the next lesson day.

        Raises:
            CalendarEnds: when the row ends before it.
        """
        wanted = self.times[self.place_on_or_after(start)] + DAYS_A_WEEK * weeks
        place = bisect_left(self.times, wanted)
        if place == len(self.times):
            raise _ends(self, f"{start.isoformat()} + {weeks}")
        return self.days[place]


def monday_of(day: date) -> date:
    """The Monday of a day's ISO week."""
    return day - timedelta(days=day.weekday())


def _ends(lesson_days: LessonDays, asked: str) -> CalendarEnds:
    last = lesson_days.days[-1].isoformat() if lesson_days.days else "-"
    text = Text(
        f"de lesdagen zijn bekend tot en met {last}; gevraagd werd {asked}; "
        "maak de kalender langer",
        f"lesson days are known up to and including {last}; asked was {asked}; "
        "make the calendar longer",
    )
    return CalendarEnds([Problem("calendar-ends", text)])
