"""Which protocol a school, or a whole sector, works by from a day on."""

from typing import ClassVar

from django.db import models


class Assigned(models.Model):
    """A row of `protocols.csv`: either a school or a sector is filled; a school goes before.

    Attributes:
        confirmed_on: the day on which the boards confirmed the protocol; None: not told.
    """

    school = models.CharField(max_length=12, blank=True)
    sector = models.CharField(max_length=4, blank=True)
    protocol = models.CharField(max_length=60)
    first = models.DateField()
    confirmed_on = models.DateField(null=True)

    objects: ClassVar[models.Manager["Assigned"]]


class ChosenSetting(models.Model):
    """What the region chose where a protocol leaves it open; or a school, where each may."""

    protocol = models.CharField(max_length=60)
    setting = models.CharField(max_length=80)
    value = models.CharField(max_length=120)
    school = models.CharField(max_length=12, blank=True)

    objects: ClassVar[models.Manager["ChosenSetting"]]

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["protocol", "setting", "school"], name="setting_chosen_once"
            )
        ]
