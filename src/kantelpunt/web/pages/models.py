"""The clock of the demonstration."""

from typing import ClassVar

from django.db import models


class DemoClock(models.Model):
    """One row: where the clock of the demonstration was put, and when that was.

    Attributes:
        stood: the moment to which it was put.
        since: the moment by the clock of the machine at which that was done.
    """

    stood = models.DateTimeField()
    since = models.DateTimeField()

    objects: ClassVar[models.Manager["DemoClock"]]
