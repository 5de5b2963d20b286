"""The days on which a school is closed or open against the default: told, and taken back."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction

from kantelpunt.calendar.school_calendar import CalendarChange, SchoolCalendar
from kantelpunt.foundation.errors import InputRefused, Problem
from kantelpunt.foundation.text import Text
from kantelpunt.web.schools.calendars import calendar_of
from kantelpunt.web.schools.models import CalendarRow, School

_LONGEST = timedelta(days=366)


@dataclass(frozen=True)
class Told:
    """A row of a school's calendar."""

    id: int
    change: CalendarChange


def told_days(school: str) -> list[Told]:
    """What a school told of its calendar, in that order; a later row wins."""
    rows = CalendarRow.objects.filter(school_id=school).order_by("id")
    return [Told(one.pk, CalendarChange(one.first, one.last, one.open, one.reason)) for one in rows]


def told_row(row: int) -> tuple[str, Told] | None:
    """The school of a row, and the row; None when there is none."""
    found = CalendarRow.objects.filter(id=row).first()
    if found is None:
        return None
    change = CalendarChange(found.first, found.last, found.open, found.reason)
    return found.school_id, Told(row, change)


@transaction.atomic
def tell_days(school: str, change: CalendarChange) -> None:
    """A school is closed, or open, on some days.

    Raises:
        InputRefused: with everything that is wrong.
        CalendarEnds: for days of which no vacations are known.
    """
    School.objects.select_for_update().get(code=school)
    problems = list(_mistakes(change))
    if not problems:
        problems = list(_changes_nothing(calendar_of(school), change))
    if problems:
        raise InputRefused(problems)
    CalendarRow.objects.create(
        school_id=school,
        first=change.first,
        last=change.last,
        open=change.is_open,
        reason=change.reason.strip(),
    )


def take_back(row: int) -> None:
    """A row of a calendar no longer counts."""
    CalendarRow.objects.filter(id=row).delete()


def _mistakes(change: CalendarChange) -> Iterator[Problem]:
    if not change.reason.strip():
        yield Problem("no-reason", Text("Schrijf waarom.", "Write why."))
    if change.last < change.first:
        yield Problem(
            "last-before-first",
            Text(
                "De laatste dag ligt voor de eerste. Kies een latere dag.",
                "The last day lies before the first. Choose a later day.",
            ),
        )
    elif change.last - change.first > _LONGEST:
        yield Problem(
            "too-long",
            Text(
                "Dit is langer dan een jaar. Kijk de dagen na, of leg het per schooljaar vast.",
                "This is longer than a year. Check the days, or tell it per school year.",
            ),
        )


def _changes_nothing(calendar: SchoolCalendar, change: CalendarChange) -> Iterator[Problem]:
    after = SchoolCalendar(calendar.region, (*calendar.changes, change))
    if calendar.open_days(change.first, change.last) == after.open_days(change.first, change.last):
        nl, en = ("open", "open") if change.is_open else ("dicht", "closed")
        yield Problem(
            "day-stays-the-same",
            Text(
                f"Dit verandert niets: de school is op deze dagen al {nl}. Kijk de dagen na.",
                f"This changes nothing: the school is {en} on these days already. Check the days.",
            ),
        )
