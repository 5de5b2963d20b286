"""What time it is: by the clock of the machine, or by that of the demonstration."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from kantelpunt.web.pages.models import DemoClock

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
_ANSWERED_AT = "answered_at"


def now() -> datetime:
    """The moment it is, in Dutch local time; the demonstration has a clock of its own."""
    real = timezone.now()
    clock = DemoClock.objects.first() if settings.DEMO else None
    moment = clock.stood + (real - clock.since) if clock else real
    return moment.astimezone(AMSTERDAM)


def now_for(request: HttpRequest) -> datetime:
    """The moment at which a request is answered; the same from begin to end."""
    known: datetime | None = getattr(request, _ANSWERED_AT, None)
    if known is None:
        known = now()
        setattr(request, _ANSWERED_AT, known)
    return known


def set_demo_day(day: date) -> None:
    """Move the clock of the demonstration to a day, at the hour that it is there.

    Raises:
        RuntimeError: outside the demonstration; a mistake in the program.
    """
    set_demo_clock(datetime.combine(day, now().time(), AMSTERDAM))


def set_demo_clock(moment: datetime) -> None:
    """Put the clock of the demonstration to a moment, from which it goes on as clocks do.

    Elsewhere the clock cannot be set.

    Raises:
        RuntimeError: outside the demonstration; a mistake in the program.
    """
    if not settings.DEMO:
        raise RuntimeError("the clock can only be set in the demonstration")
    put = {"stood": moment, "since": timezone.now()}
    DemoClock.objects.update_or_create(pk=1, defaults=put)


def demo_clock_was_put_at() -> datetime | None:
    """To what moment the clock of the demonstration was put last; None where it was not."""
    return DemoClock.objects.values_list("stood", flat=True).first()


def at(day: date, hour: int = 9, minute: int = 0) -> datetime:
    """A moment of a day, in Dutch local time."""
    return datetime.combine(day, time(hour, minute), AMSTERDAM)
