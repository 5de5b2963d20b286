"""Fills an empty database with the demonstration."""

from datetime import date

from django.db import transaction

from kantelpunt.web.demo.region import write_region
from kantelpunt.web.pages.clock import set_demo_day

DAY = date(2026, 3, 9)


@transaction.atomic
def prepare(day: date = DAY) -> None:
    """Fill an empty database: a region of about 3,000 pupils, as it stands on a day.

    Args:
        day: the day that the demonstration begins on, in school year 2025-2026.
    """
    set_demo_day(day)
    write_region(day)
