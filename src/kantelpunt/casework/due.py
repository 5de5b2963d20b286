"""When a term of a case passes, by the calendar of the school; derived, never stored."""

from bisect import bisect_left
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from kantelpunt.calendar.due_dates import AMSTERDAM, due_date, due_moment
from kantelpunt.calendar.lesson_days import LessonDays
from kantelpunt.calendar.terms import Term, TermUnit
from kantelpunt.calendar.vacations import is_working_day
from kantelpunt.casework.case import Case, Stretch
from kantelpunt.casework.timers import Timer
from kantelpunt.protocol.agreed_terms import TermKind

A_DAY = timedelta(days=1)
_INSTANT = timedelta(microseconds=1)
_HOURS = TermUnit.HOURS
_SCHOOL_WEEKS = frozenset({TermUnit.SCHOOL_WEEKS, TermUnit.LESSON_WEEKS})


def begin_of(day: date) -> datetime:
    """The first moment of a day, in Dutch local time."""
    return datetime.combine(day, time(), AMSTERDAM)


def last_day(passes: datetime) -> date:
    """The last day of a term that passes at a moment."""
    return (passes - _INSTANT).date()


@dataclass(eq=False)
class Terms:
    """Ends of terms on one calendar; each is worked out once.

    Attributes:
        lesson_days: of the school.
    """

    lesson_days: LessonDays
    _known: dict[tuple[date, Term], datetime] = field(default_factory=dict, repr=False)

    def passes(self, start: datetime | date, term: Term) -> datetime:
        """The moment on which a term has passed: overdue is the day after its last day."""
        if term.unit is _HOURS:
            begun = start if isinstance(start, datetime) else begin_of(start)
            return due_moment(begun, term.amount)
        day = start.date() if isinstance(start, datetime) else start
        known = self._known.get((day, term))
        if known is None:
            last = due_date(day, term, lesson_days=self.lesson_days)
            known = self._known[day, term] = begin_of(last + A_DAY)
        return known

    def passes_later(self, start: datetime, term: Term, suspended: tuple[Stretch, ...]) -> datetime:
        """The same when it stood still for some days: exactly these are given back."""
        if term.unit in (TermUnit.WORKING_DAYS, TermUnit.SCHOOL_DAYS):
            return begin_of(self._counted(start.date(), term, suspended) + A_DAY)
        if term.unit in _SCHOOL_WEEKS:
            return begin_of(self._in_lesson_weeks(start.date(), term, suspended) + A_DAY)
        passes = self.passes(start, term)
        for still in suspended:
            if begin_of(still.first) < passes and still.last >= start.date():
                first = max(still.first, start.date() + A_DAY)
                passes += (still.last - first).days * A_DAY + A_DAY
        return passes

    def _counted(self, start: date, term: Term, suspended: tuple[Stretch, ...]) -> date:
        """The n-th day that counts, those on which the term stood still left out."""
        in_school = term.unit is TermUnit.SCHOOL_DAYS
        day, left = start, term.amount
        while left:
            day = self.lesson_days.nth_after(day, 1) if in_school else day + A_DAY
            counts = in_school or is_working_day(day)
            left -= counts and not any(still.first <= day <= still.last for still in suspended)
        return day

    def _in_lesson_weeks(self, start: date, term: Term, suspended: tuple[Stretch, ...]) -> date:
        days, times = self.lesson_days.days, self.lesson_days.times
        wanted = times[self.lesson_days.place_on_or_after(start)] + 7 * term.amount
        for still in suspended:
            begun = times[self.lesson_days.place_on_or_after(still.first)]
            if begun <= wanted:
                wanted += times[self.lesson_days.place_on_or_after(still.last + A_DAY)] - begun
        return days[bisect_left(times, wanted)]


def start_of(case: Case, timer: Timer) -> datetime | date | None:
    """From when a term runs; None while that has not come."""
    if timer.from_ == "first_day_of_absence":
        return case.first_day
    if timer.from_ == "step_entered":
        return case.stages.get(timer.stage or "")
    if timer.from_ == "signal_fired" and timer.stage is not None:
        # The signal that led into the step, whatever signals came after it.
        led_into = case.moments.get(f"signal into {timer.stage}")
        return led_into or case.moments.get(timer.from_)
    moment = case.moments.get(timer.from_)
    if moment and timer.of_its_step and moment < case.stages.get(timer.stage or "", moment):
        return None
    return moment


def passes_at(case: Case, timer: Timer, terms: Terms) -> datetime | None:
    """The moment on which a term of a case passes; None when it does not run, or has no length."""
    start = start_of(case, timer)
    if start is None:
        return None
    term = timer.term
    if timer.every is not None:
        start, term = _last_done(case, timer, start), timer.every
        return terms.passes(start, term)
    if term is not None and not case.agreed_terms and not case.suspended:
        return terms.passes(start, term)
    if case.agreed_terms and timer.key in case.agreed_terms:
        term = Term.parse(case.agreed_terms[timer.key])
    elif timer.kind_of_term is TermKind.PLAN_TERM:
        return _end_of_plan(case, start)
    elif timer.kind_of_term is TermKind.AT_ONCE:
        return begin_of((start.date() if isinstance(start, datetime) else start) + A_DAY)
    if term is None:
        return None
    if case.suspended and (suspended := case.suspended.get(timer.key)):
        begun = start if isinstance(start, datetime) else begin_of(start)
        return terms.passes_later(begun, term, suspended)
    return terms.passes(start, term)


def _last_done(case: Case, timer: Timer, start: datetime | date) -> datetime | date:
    """A task that comes back runs from when it was done last, in this stay in the step."""
    done, entered = case.moments.get(f"task {timer.item}"), case.stages.get(timer.stage or "")
    return done if done is not None and (entered is None or done >= entered) else start


def _end_of_plan(case: Case, start: datetime | date) -> datetime | None:
    """The term of the plan itself: the day on which its goals are looked at."""
    day = start.date() if isinstance(start, datetime) else start
    ends = [plan.evaluated_on for plan in case.plans.values() if plan.evaluated_on >= day]
    return begin_of(max(ends) + A_DAY) if ends else None
