"""The day that the demonstration believes it is."""

from datetime import date
from typing import ClassVar

from django.db import models


class DemoClock(models.Model):
    """One row: the day of the demonstration."""

    day = models.DateField()

    objects: ClassVar[models.Manager["DemoClock"]]

    @classmethod
    def day_of_demo(cls) -> date | None:
        """The day, when it was set."""
        return cls.objects.values_list("day", flat=True).first()
