"""Cases: their events are the truth; how a case stands is worked out of them, and kept beside."""

from typing import Any, ClassVar

from django.db import models

from kantelpunt.web.pages.ids import new_id

_ID = 12


class CaseRow(models.Model):
    """How a case stands, worked out of its events; may be thrown away and made again.

    Attributes:
        school: code; empty for a child that no school knows.
        organisation: opaque id of the school, or of the office that stands in its place.
        sequence: of the last event that is kept.
        step: the step that leads, or empty.
        director: the person who leads, or empty; `director_role` in which role.
        next_day: the first last day that is still to come.
        wakes_at: the moment at which something passes by itself.
        offer_due: the last day of the three months.
        loose_ends: what lacks, as `casework.overview.LooseEnd`.
        waits: causes for which is waited.
    """

    id = models.CharField(primary_key=True, max_length=_ID, default=new_id, editable=False)
    pupil = models.CharField(max_length=40, db_index=True)
    school = models.CharField(max_length=12, blank=True, db_index=True)
    organisation = models.CharField(max_length=_ID)
    sector = models.CharField(max_length=4)
    version = models.CharField(max_length=80)
    sequence = models.PositiveIntegerField(default=0)
    opened_on = models.DateField()
    closed = models.CharField(max_length=30, blank=True)
    closed_on = models.DateField(null=True)
    step = models.CharField(max_length=80, blank=True)
    rung = models.CharField(max_length=30, blank=True)
    director = models.CharField(max_length=_ID, blank=True, db_index=True)
    director_role = models.CharField(max_length=80, blank=True)
    first_day = models.DateField(null=True)
    next_day = models.DateField(null=True)
    wakes_at = models.DateTimeField(null=True, db_index=True)
    offer_due = models.DateField(null=True)
    offered = models.BooleanField(default=False)
    overdue = models.BooleanField(default=False)
    loose_ends = models.JSONField(default=list)
    waits = models.JSONField(default=list)

    objects: ClassVar[models.Manager["CaseRow"]]


class EventRow(models.Model):
    """An event of a case; rows are only ever added.

    Attributes:
        what: the fields of what happened, as `casework.written` writes them.
        person, role, party: who told it; empty when it follows from the protocol.
        organisation: opaque id of the organisation of who told it.
    """

    case = models.ForeignKey(CaseRow, models.PROTECT, related_name="events")
    sequence = models.PositiveIntegerField()
    moment = models.DateTimeField()
    kind = models.CharField(max_length=40)
    what = models.JSONField()
    version = models.CharField(max_length=80)
    person = models.CharField(max_length=_ID, blank=True)
    role = models.CharField(max_length=80, blank=True)
    party = models.CharField(max_length=80, blank=True)
    organisation = models.CharField(max_length=_ID, blank=True)

    objects: ClassVar[models.Manager["EventRow"]]

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "sequence"], name="event_numbered_once")
        ]

    def save(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - as Django has it
        """Add the event.

        Raises:
            TypeError: when it stands there already; a mistake in the program.
        """
        if not self._state.adding:
            raise TypeError("events are only ever added")
        super().save(*args, **kwargs)

    def delete(self, *_: object, **__: object) -> tuple[int, dict[str, int]]:
        """Events are never removed."""
        raise TypeError("events are never removed")


class TextRow(models.Model):
    """A text that stands apart from its event, which holds the salted hash alone.

    Attributes:
        kind: who may read it: `general`, `medical`, `restricted`, `plan`, `meeting`.
        destroyed_on, because: what is left when it was destroyed.
    """

    hash = models.CharField(primary_key=True, max_length=64)
    case = models.ForeignKey(CaseRow, models.PROTECT, related_name="texts")
    kind = models.CharField(max_length=12)
    salt = models.BinaryField()
    text = models.TextField(blank=True)
    destroyed_on = models.DateField(null=True)
    because = models.CharField(max_length=12, blank=True)

    objects: ClassVar[models.Manager["TextRow"]]


class Asked(models.Model):
    """Something that must be done in a case, for whom; worked out of the events.

    Attributes:
        key: the place in the protocol that asks it, or `task ID`, `waiting CAUSE`, `review`.
        organisation, function: who may do it; empty ones: nobody in this region, a loose end.
        instead: whether it is recorded for who has no sign-in, such as parents.
    """

    case = models.ForeignKey(CaseRow, models.CASCADE, related_name="asked")
    key = models.CharField(max_length=260)
    due = models.DateField(null=True)
    overdue = models.BooleanField()
    whose = models.JSONField(default=list)
    organisation = models.CharField(max_length=_ID, blank=True)
    function = models.CharField(max_length=40, blank=True)
    instead = models.BooleanField(default=False)

    objects: ClassVar[models.Manager["Asked"]]

    class Meta:
        indexes: ClassVar = [models.Index(fields=["organisation", "function", "due"])]


class Document(models.Model):
    """A file in a case; its content stands outside the web root.

    Attributes:
        part: of which part of the case it is: `general`, `medical`, `restricted`, `plan`.
        content_type: judged by the content.
    """

    id = models.CharField(primary_key=True, max_length=_ID, default=new_id, editable=False)
    case = models.ForeignKey(CaseRow, models.PROTECT, related_name="documents")
    name = models.CharField(max_length=200)
    part = models.CharField(max_length=12)
    content_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    by = models.CharField(max_length=_ID)
    at = models.DateTimeField()

    objects: ClassVar[models.Manager["Document"]]
