"""What time it is: the clock of the machine, or the date of the demonstration."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from kantelpunt.web.pages.models import DemoClock

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
_ANSWERED_AT = "answered_at"


def now() -> datetime:
    """The moment it is, in Dutch local time; in the demonstration its own day goes before."""
    real = timezone.now().astimezone(AMSTERDAM)
    day = DemoClock.day_of_demo() if settings.DEMO else None
    if day is None:
        return real
    return datetime.combine(day, real.time(), AMSTERDAM)


def now_for(request: HttpRequest) -> datetime:
    """The moment at which a request is answered; the same from begin to end."""
    known: datetime | None = getattr(request, _ANSWERED_AT, None)
    if known is None:
        known = now()
        setattr(request, _ANSWERED_AT, known)
    return known


def set_demo_day(day: date) -> None:
    """Move the clock of the demonstration; elsewhere the clock cannot be set.

    Raises:
        RuntimeError: outside the demonstration; a mistake in the program.
    """
    if not settings.DEMO:
        raise RuntimeError("the clock can only be set in the demonstration")
    DemoClock.objects.update_or_create(pk=1, defaults={"day": day})


def at(day: date, hour: int = 9, minute: int = 0) -> datetime:
    """A moment of a day, in Dutch local time."""
    return datetime.combine(day, time(hour, minute), AMSTERDAM)
