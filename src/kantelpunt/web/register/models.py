"""Absence as schools hand it in, and the signals that are found in it."""

from datetime import date
from typing import ClassVar

from django.db import models

from kantelpunt.foundation.text import Text
from kantelpunt.web.pages.ids import new_id
from kantelpunt.web.register.receipts import text_in

_ID = 12


class Import(models.Model):
    """A file that was handed in for a school, and what became of it.

    Attributes:
        number: the how many-th of its school it is.
        first, last: the period that it covers; what stood there before is replaced.
        digest: SHA-256 of the file, so that the same file twice changes nothing.
        counts: rows that were kept, parked and left out; signals that came and went.
    """

    id = models.CharField(primary_key=True, max_length=_ID, default=new_id, editable=False)
    school = models.CharField(max_length=12)
    number = models.PositiveIntegerField()
    by = models.CharField(max_length=_ID)
    at = models.DateTimeField()
    first = models.DateField()
    last = models.DateField()
    digest = models.CharField(max_length=64)
    counts = models.JSONField(default=dict)

    objects: ClassVar[models.Manager["Import"]]

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["school", "number"], name="import_numbered_once")
        ]


class Draft(models.Model):
    """A file that somebody looks through before it is imported; gone when that is done.

    Attributes:
        by: the only one who sees it.
    """

    id = models.CharField(primary_key=True, max_length=_ID, default=new_id, editable=False)
    school = models.CharField(max_length=12)
    by = models.CharField(max_length=_ID)
    at = models.DateTimeField()
    content = models.BinaryField()

    objects: ClassVar[models.Manager["Draft"]]


class ParkedRow(models.Model):
    """A row of an import that is kept apart until somebody mends what it lacks (CM-01).

    Attributes:
        superseded: whether a later row of the file tells otherwise of the same lesson, so that
            this one counts for nothing even when it is mended.
        why: `reason`, `pupil` or `lesson`: what is not known, or does not fit the school.
    """

    source = models.ForeignKey(Import, models.CASCADE, related_name="parked")
    line = models.PositiveIntegerField()
    pupil = models.CharField(max_length=40)
    day = models.DateField()
    lesson = models.CharField(max_length=3, blank=True)
    minutes = models.PositiveIntegerField(null=True)
    reason = models.CharField(max_length=40)
    why = models.CharField(max_length=40)
    superseded = models.BooleanField(default=False)

    objects: ClassVar[models.Manager["ParkedRow"]]


class Absence(models.Model):
    """A registration, as `absences.csv` of a region package has it; in the order of their ids."""

    pupil = models.CharField(max_length=40)
    school = models.CharField(max_length=12)
    day = models.DateField()
    lesson = models.CharField(max_length=3, blank=True)
    minutes = models.PositiveIntegerField(null=True)
    reason = models.CharField(max_length=40)

    objects: ClassVar[models.Manager["Absence"]]

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["pupil", "day"]),
            models.Index(fields=["school", "day"]),
        ]


class Reason(models.Model):
    """What a code means; an empty school: at every school without a row of its own."""

    school = models.CharField(max_length=12, blank=True)
    code = models.CharField(max_length=40)
    category = models.CharField(max_length=30)
    authorised = models.BooleanField()

    objects: ClassVar[models.Manager["Reason"]]

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["school", "code"], name="reason_told_once")
        ]


class Schedule(models.Model):
    """A weekday on which the schedule of a school or group differs from the default."""

    school = models.CharField(max_length=12, db_index=True)
    group = models.CharField(max_length=20, blank=True)
    weekday = models.PositiveSmallIntegerField()
    lessons = models.PositiveSmallIntegerField(null=True)
    minutes = models.PositiveSmallIntegerField(null=True)

    objects: ClassVar[models.Manager["Schedule"]]


class Submission(models.Model):
    """Up to which day a school has handed in its registrations; later days are unknown."""

    school = models.CharField(primary_key=True, max_length=12)
    submitted_until = models.DateField()

    objects: ClassVar[models.Manager["Submission"]]


class SignalState(models.TextChoices):
    """What people made of a signal."""

    NEW = "new"
    IN_CASE = "in_case"
    LEFT = "left"
    WITHDRAWN = "withdrawn"


class FoundSignal(models.Model):
    """A signal that fired, with its receipt; or a threshold that is near (`warning`).

    Attributes:
        school: where the pupil was enrolled; empty for what is not about lesson days.
        first_day: day of the first registration that contributed.
        receipt: what explains it, as `detection` writes receipts.
        case: the case that it was joined to.
        case_knows: whether the case was told how the signal stands now.
        judged_by, judged_at, reason: who judged it, when and why it was left.
        moved_from: the day on which it fired before registrations were put right.
        withdrawn_on, withdrawn_because: when registrations were put right, and what changed, as an
            object with `nl` and `en`.
        withdrawal_seen: whether somebody took note of that.
    """

    id = models.CharField(primary_key=True, max_length=_ID, default=new_id, editable=False)
    pupil = models.CharField(max_length=40)
    school = models.CharField(max_length=12)
    version = models.CharField(max_length=80)
    signal = models.CharField(max_length=80)
    warning = models.BooleanField(default=False)
    fired_on = models.DateField()
    first_day = models.DateField()
    value = models.CharField(max_length=20)
    threshold = models.CharField(max_length=20)
    comparison = models.CharField(max_length=10)
    receipt = models.JSONField(default=dict)
    state = models.CharField(max_length=12, choices=SignalState.choices, default=SignalState.NEW)
    case = models.CharField(max_length=_ID, blank=True, db_index=True)
    case_knows = models.BooleanField(default=True)
    judged_by = models.CharField(max_length=_ID, blank=True)
    judged_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=300, blank=True)
    moved_from = models.DateField(null=True)
    withdrawn_on = models.DateField(null=True)
    withdrawn_because = models.JSONField(default=dict)
    withdrawal_seen = models.BooleanField(default=True)

    objects: ClassVar[models.Manager["FoundSignal"]]

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["pupil", "signal", "fired_on", "warning"], name="signal_found_once"
            )
        ]
        indexes: ClassVar = [models.Index(fields=["school", "state", "fired_on"])]

    @property
    def withdrawn(self) -> bool:
        """Whether it no longer holds."""
        return self.state == SignalState.WITHDRAWN

    @property
    def name(self) -> Text:
        """The signal by name."""
        kept = self.receipt.get("name")
        return text_in(kept) if kept else Text(self.signal, self.signal)

    @property
    def told(self) -> Text:
        """What came true against which norm; of one that was withdrawn, why."""
        if self.withdrawn_because:
            return text_in(self.withdrawn_because)
        sentences = self.receipt.get("sentences")
        return text_in(sentences[0]) if sentences else self.name

    @property
    def day(self) -> date:
        """On which it came true, or was withdrawn."""
        return (self.withdrawn_on if self.withdrawn else None) or self.fired_on
