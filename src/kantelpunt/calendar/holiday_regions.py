"""The holiday regions, for who needs their names and no vacations."""

from enum import StrEnum


class HolidayRegion(StrEnum):
    """The three regions over which the Dutch school vacations are spread."""

    NOORD = "noord"
    MIDDEN = "midden"
    ZUID = "zuid"
