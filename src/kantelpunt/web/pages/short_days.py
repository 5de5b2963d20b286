"""Days as short as a table needs them: `ma 9 mrt 2026`."""

from datetime import date, datetime

from django.utils import timezone

from kantelpunt.foundation.text import Language, Text
from kantelpunt.foundation.written_days import written_day


def short_day(day: date) -> Text:
    """A day with its weekday and the first letters of its month: `ma 9 mrt 2026`."""
    return Text(*(_shortened(written_day(day).in_(language)) for language in Language))


def short_moment(moment: datetime) -> Text:
    """A moment in Dutch local time: `ma 9 mrt 2026, 14.10`."""
    local = local_moment(moment)
    day = short_day(local.date())
    return Text(f"{day.nl}, {local:%H.%M}", f"{day.en}, {local:%H:%M}")


def local_moment(moment: datetime) -> datetime:
    """A moment in Dutch local time; one that has no zone is taken as it is."""
    return timezone.localtime(moment) if timezone.is_aware(moment) else moment


def _shortened(written: str) -> str:
    weekday, day, month, year = written.split()
    return f"{weekday} {day} {'mrt' if month == 'maart' else month[:3]} {year}"
