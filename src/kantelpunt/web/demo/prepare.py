"""Fills an empty database with the demonstration."""

from datetime import date

from django.db import transaction

from kantelpunt.web.demo.cases import write_cases
from kantelpunt.web.demo.meetings import write_meetings
from kantelpunt.web.demo.region import write_region
from kantelpunt.web.pages.clock import at, set_demo_day
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
