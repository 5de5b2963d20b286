"""A calendar changes, and with it the terms of cases and the signals: all of it, or nothing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from kantelpunt.calendar.school_calendar import CalendarChange
from kantelpunt.calendar.school_years import SchoolYear
from kantelpunt.foundation.text import Text
from kantelpunt.foundation.written_days import written_day
from kantelpunt.web.dossiers.changes_around import Moved, calendar_changed
from kantelpunt.web.register.detecting import detect_school
from kantelpunt.web.register.standing import Found
from kantelpunt.web.schools import closing_days
from kantelpunt.web.schools.calendars import terms_of


@dataclass(frozen=True)
class Changed:
    """What a change of a calendar did."""

    moved: Moved
    found: Found

    def told(self) -> Sequence[Text]:
        """In sentences."""
        return (terms_told(self.moved), *signals_told(self.found))


def signals_told(found: Found) -> Sequence[Text]:
    """What became of signals, in a sentence; nothing when nothing did."""
    raised, gone, other = len(found.raised), len(found.withdrawn), len(found.moved)
    if not raised and not gone and not other:
        return ()
    return (
        Text(
            f"Signalen: {raised} nieuw, {gone} ingetrokken, {other} op een andere dag.",
            f"Signals: {raised} new, {gone} withdrawn, {other} on another day.",
        ),
    )


def terms_told(moved: Moved) -> Text:
    """What became of running terms, in a sentence."""
    if not moved.terms:
        return Text("Er is geen termijn verschoven.", "No term has moved.")
    return Text(
        f"Verschoven termijnen: {moved.terms}, in dossiers: {moved.cases}.",
        f"Terms that moved: {moved.terms}, in cases: {moved.cases}.",
    )


def tell(school: str, change: CalendarChange, now: datetime) -> Changed:
    """A school is closed, or open, on some days.

    Raises:
        InputRefused: with everything that is wrong.
        CalendarEnds: for days of which no vacations are known.
    """
    why = _why(change)
    return _changed(school, lambda: closing_days.tell_days(school, change), why, now)


def take_back(school: str, told: closing_days.Told, now: datetime) -> Changed:
    """What a school told of some days no longer counts."""
    why = f"vervallen: {_why(told.change)}"
    return _changed(school, lambda: closing_days.take_back(told.id), why, now)


@transaction.atomic
def _changed(school: str, change: Callable[[], None], why: str, now: datetime) -> Changed:
    year = SchoolYear.of(now.date())
    before = terms_of(school, year)
    change()
    return Changed(calendar_changed(school, before, now, why), detect_school(school, now))


def _why(change: CalendarChange) -> str:
    """What changed, as the timeline says it: events are written in Dutch."""
    state = "open" if change.is_open else "dicht"
    first, last = written_day(change.first).nl, written_day(change.last).nl
    days = first if change.first == change.last else f"{first} tot en met {last}"
    return f"school {state} op {days}: {change.reason.strip()}"
