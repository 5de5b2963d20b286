"""Meetings: who is asked, about which cases, and what came of it."""

from typing import ClassVar

from django.db import models

from kantelpunt.web.meetings.kinds import Kind
from kantelpunt.web.pages.ids import new_id

_ID = 12


class State(models.TextChoices):
    """How far a meeting is."""

    PLANNED = "planned"
    HELD = "held"
    CANCELLED = "cancelled"


class Meeting(models.Model):
    """People who meet about cases.

    Attributes:
        organisation: opaque id of the organisation that calls it.
        agreed_as: the table or the meeting of a protocol that it is, as `inviting` writes it; or
            empty.
        chair: the person who chairs, or empty.
        made_by: the person who planned it.
        changed: how many times it was changed, so that two people do not undo each other's work.
    """

    id = models.CharField(primary_key=True, max_length=_ID, default=new_id, editable=False)
    kind = models.CharField(max_length=20, choices=[(one.value, one.value) for one in Kind])
    agreed_as = models.CharField(max_length=160, blank=True)
    organisation = models.CharField(max_length=_ID, db_index=True)
    starts = models.DateTimeField(db_index=True)
    minutes = models.PositiveSmallIntegerField(default=60)
    place = models.CharField(max_length=120, blank=True)
    chair = models.CharField(max_length=_ID, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.PLANNED)
    made_by = models.CharField(max_length=_ID)
    changed = models.PositiveIntegerField(default=0)

    objects: ClassVar[models.Manager["Meeting"]]


class GeneralAction(models.Model):
    """An action that was agreed and concerns no case, but for instance a school or a whole region.

    Attributes:
        by: the person who does it.
        done_on: the day on which a later meeting told that it was done.
    """

    id = models.CharField(primary_key=True, max_length=_ID, default=new_id, editable=False)
    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="general_actions")
    what = models.CharField(max_length=200)
    by = models.CharField(max_length=_ID)
    due = models.DateField()
    done_on = models.DateField(null=True)

    objects: ClassVar[models.Manager["GeneralAction"]]


class Invited(models.Model):
    """A person who is asked to a meeting, in one function.

    Attributes:
        present: whether the person was there; unknown until the meeting was held.
    """

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="invited")
    person = models.CharField(max_length=_ID, db_index=True)
    function = models.CharField(max_length=40)
    organisation = models.CharField(max_length=_ID)
    present = models.BooleanField(null=True)

    objects: ClassVar[models.Manager["Invited"]]

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["meeting", "person"], name="invited_once")
        ]


class Treated(models.TextChoices):
    """What became of a point of an agenda."""

    OPEN = "open"
    RECORDED = "recorded"
    NOT_TREATED = "not_treated"


class AgendaItem(models.Model):
    """A case that is on an agenda, or a pupil with a new signal and no case yet.

    Attributes:
        case: opaque id; empty for a pupil without a case.
        order: from 1.
        question: what is asked of the meeting.
        parents, child: whether the parents, and the pupil, are asked to come.
        called: how the case names this meeting; the events of the case hold it.
        minutes: hash of the text of the minutes, which is a text of the case.
        outcome: what was told to the case: `present`, `decisions` and `actions`.
    """

    id = models.CharField(primary_key=True, max_length=_ID, default=new_id, editable=False)
    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="agenda")
    case = models.CharField(max_length=_ID, blank=True, db_index=True)
    pupil = models.CharField(max_length=40)
    order = models.PositiveSmallIntegerField()
    question = models.CharField(max_length=300, blank=True)
    parents = models.BooleanField(default=False)
    child = models.BooleanField(default=False)
    called = models.CharField(max_length=80, blank=True)
    treated = models.CharField(max_length=12, choices=Treated.choices, default=Treated.OPEN)
    minutes = models.CharField(max_length=64, blank=True)
    outcome = models.JSONField(default=dict)
    recorded_by = models.CharField(max_length=_ID, blank=True)
    recorded_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["AgendaItem"]]

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["meeting", "case", "pupil"], name="on_agenda_once")
        ]
