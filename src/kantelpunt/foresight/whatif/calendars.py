"""The days of a school year as numbers: lesson days, and ends of terms."""

from bisect import bisect_left
from dataclasses import dataclass, field

import numpy as np

from kantelpunt.absence.columns import Int64s, day_number, day_of
from kantelpunt.calendar.holiday_regions import HolidayRegion
from kantelpunt.calendar.lesson_days import LessonDays
from kantelpunt.calendar.school_calendar import SchoolCalendar
from kantelpunt.calendar.school_years import SchoolYear
from kantelpunt.calendar.terms import Term
from kantelpunt.calendar.vacations import missing_vacations, require_covered
from kantelpunt.casework.due import Terms
from kantelpunt.foresight.behaviour.spread import NEVER
from kantelpunt.foundation.errors import CalendarEnds

THREE_MONTHS = Term.parse("3 months")


@dataclass(eq=False)
class Days:
    """The calendar of schools of one vacation region, without days of their own.

    Attributes:
        first, last: day numbers of the first and last day of the school year.
        begin: the day number of the first day in the arrays.
        terms: ends of terms.
        next_lesson: per day the first lesson day on or after it; NEVER after the year.
        last_lesson: per day the last lesson day on or before it.
    """

    first: int
    last: int
    begin: int
    terms: Terms
    next_lesson: list[int]
    last_lesson: list[int]
    _passes: dict[tuple[int, Term], int] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, region: HolidayRegion, year: SchoolYear) -> "Days":
        """The days of a school year, and as many before as a period of absence may reach back.

        Raises:
            CalendarEnds: when the vacations of the year or the one before are not known.
        """
        require_covered([region], year.previous, year)
        after = SchoolYear(year.start_year + 1)
        known = year.last if missing_vacations(region, after) else after.last
        lesson_days = LessonDays.of(SchoolCalendar(region).open_days(year.previous.first, known))
        numbers = [day_number(day) for day in lesson_days.days]
        begin, last = day_number(year.previous.first), day_number(year.last)
        in_year = [number for number in numbers if number <= last]
        nexts, lasts = [], []
        for day in range(begin, last + 1):
            place = bisect_left(in_year, day)
            nexts.append(in_year[place] if place < len(in_year) else NEVER)
            here = place < len(in_year) and in_year[place] == day
            lasts.append(in_year[place if here else max(place - 1, 0)])
        first = day_number(year.first)
        return cls(first, last, begin, Terms(lesson_days), nexts, lasts)

    def on_lesson_day(self, day: int) -> int:
        """The first lesson day of the year on or after a day; NEVER when there is none."""
        place = day - self.begin
        return self.next_lesson[place] if place < len(self.next_lesson) else NEVER

    def by_lesson_day(self, day: int) -> int:
        """The last lesson day on or before a day."""
        return self.last_lesson[min(max(day - self.begin, 0), len(self.last_lesson) - 1)]

    def when_done(self, done: int, due: int | None, asked: int) -> int:
        """The lesson day on which something is done: moved on, or back from a last day.

        Args:
            done: the day on which it would be done; NEVER stays so.
            due: the last day of its term; None without one.
            asked: the day on which it was asked; it is not done before.
        """
        if due is not None and done == due:
            back = self.by_lesson_day(due)
            if back >= asked:
                return back
        return self.on_lesson_day(max(done, asked))

    def all_done(self, done: Int64s, due: Int64s | None, asked: Int64s) -> Int64s:
        """The same for many; all have a term or none has."""
        later = np.maximum(done, asked)
        place = np.clip(later - self.begin, 0, len(self.next_lesson) - 1)
        on = np.where(later > self.last, NEVER, np.array(self.next_lesson)[place])
        if due is None:
            return on
        place = np.clip(due - self.begin, 0, len(self.last_lesson) - 1)
        back = np.array(self.last_lesson)[place]
        return np.where((done == due) & (back >= asked), back, on)

    def passes(self, start: int, term: Term) -> int:
        """The first day on which a term is overdue; NEVER when nobody knows the days till then."""
        known = self._passes.get((start, term))
        if known is None:
            known = self._passes[start, term] = self._found(start, term)
        return known

    def _found(self, start: int, term: Term) -> int:
        try:
            moment = self.terms.passes(day_of(start), term)
        except CalendarEnds:
            return NEVER
        day = day_number(moment.date())
        return day + 1 if moment.time().hour or moment.time().minute else day

    def all_pass(self, starts: Int64s, term: Term) -> Int64s:
        """The same for many starts."""
        days, place = np.unique(starts, return_inverse=True)
        found = [self.passes(day, term) for day in days.tolist()]
        return np.array(found, dtype=np.int64)[place]
