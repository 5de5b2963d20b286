"""The day on which a test takes place: at noon, whatever hour it is where it runs."""

from datetime import date

from kantelpunt.web.pages.clock import at, set_demo_clock

_NOON = 12


def noon_of(day: date) -> None:
    """Put the clock of the demonstration to noon of a day; what is told that morning has been."""
    set_demo_clock(at(day, _NOON))
