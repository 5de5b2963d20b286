"""Fills an empty database with the demonstration, or goes on with one that was filled before."""

from datetime import date

from django.db import transaction

from kantelpunt.web.demo.cases import write_cases
from kantelpunt.web.demo.meetings import write_meetings
from kantelpunt.web.demo.region import write_region
from kantelpunt.web.journal.selectors import entries
from kantelpunt.web.pages.clock import at, demo_clock_was_put_at, set_demo_clock, set_demo_day
from kantelpunt.web.register.detecting import detect_all

DAY = date(2026, 3, 9)


@transaction.atomic
def prepare(day: date = DAY) -> None:
    """Fill an empty database: a region of about 3,000 pupils, as it stands on a day.

    Args:
        day: the day that the demonstration begins on, in school year 2025-2026.
    """
    set_demo_day(day)
    prepared = write_region(day)
    detect_all(at(day))
    write_cases(prepared, day)
    write_meetings(day)


def go_on() -> None:
    """Let the clock of a demonstration that was prepared before go on from when it was left.

    Every look stands in the journal, so nobody was there after its last entry.
    """
    moments = [demo_clock_was_put_at(), *entries().values_list("moment", flat=True)[:1]]
    known = [one for one in moments if one is not None]
    if known:
        set_demo_clock(max(known))
