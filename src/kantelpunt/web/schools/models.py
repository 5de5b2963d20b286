"""Schools, their calendars and contacts, pupils, enrolments, what frees from school, parents."""

from typing import ClassVar

from django.db import models

from kantelpunt.foundation.register_terms import Sector

_ID = 12


class School(models.Model):
    """A school location, as `schools.csv` of a region package has it.

    Attributes:
        code: BRIN and location number.
        organisation: opaque id of the organisation in which its people hold functions.
    """

    code = models.CharField(primary_key=True, max_length=12)
    name = models.CharField(max_length=120)
    sector = models.CharField(max_length=4, choices=[(one.value, one.value) for one in Sector])
    municipality = models.CharField(max_length=80)
    holiday_region = models.CharField(max_length=10)
    lesson_minutes = models.PositiveIntegerField(null=True, blank=True)
    lessons_per_day = models.PositiveIntegerField(null=True, blank=True)
    day_minutes = models.PositiveIntegerField(null=True, blank=True)
    morning_minutes = models.PositiveIntegerField(null=True, blank=True)
    organisation = models.CharField(max_length=_ID, db_index=True)

    objects: ClassVar[models.Manager["School"]]

    def __str__(self) -> str:
        return self.name


class RegularContact(models.Model):
    """Somebody of another organisation who is the regular contact of a school.

    Attributes:
        kind: of the organisation; a school has one contact of each.
        position: opaque id of the function that somebody holds there.
    """

    school = models.ForeignKey(School, models.CASCADE, related_name="contacts")
    kind = models.CharField(max_length=30)
    position = models.CharField(max_length=_ID)

    objects: ClassVar[models.Manager["RegularContact"]]

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["school", "kind"], name="one_contact_of_a_kind")
        ]


class CalendarRow(models.Model):
    """Days on which a school is closed or open otherwise than by default; a later row wins."""

    school = models.ForeignKey(School, models.CASCADE, related_name="calendar")
    first = models.DateField()
    last = models.DateField()
    open = models.BooleanField()
    reason = models.CharField(max_length=120)

    objects: ClassVar[models.Manager["CalendarRow"]]


class Pupil(models.Model):
    """A pupil; names come from `names.csv` alone, and detection never reads them.

    Attributes:
        id: the opaque id of the region package.
        municipality: where the pupil lives; empty when that is not known.
    """

    id = models.CharField(primary_key=True, max_length=40)
    birth_date = models.DateField(null=True, blank=True)
    first_name = models.CharField(max_length=60, blank=True)
    prefix = models.CharField(max_length=20, blank=True)
    last_name = models.CharField(max_length=80, blank=True)
    municipality = models.CharField(max_length=80, blank=True)

    objects: ClassVar[models.Manager["Pupil"]]

    class Meta:
        indexes: ClassVar = [models.Index(fields=["last_name", "first_name"])]

    @property
    def name(self) -> str:
        """First name, prefix and last name; the id while no name is known."""
        return " ".join(filter(None, (self.first_name, self.prefix, self.last_name))) or self.id


class Enrolment(models.Model):
    """A pupil at a school, from a day until a day; both count."""

    pupil = models.ForeignKey(Pupil, models.CASCADE, related_name="enrolments")
    school = models.ForeignKey(School, models.CASCADE, related_name="enrolments")
    group = models.CharField(max_length=20)
    first = models.DateField()
    last = models.DateField(null=True, blank=True)

    objects: ClassVar[models.Manager["Enrolment"]]

    class Meta:
        indexes: ClassVar = [models.Index(fields=["school", "group"])]


class Received(models.Model):
    """A school confirmed that the school before handed a pupil over; `by` is who told it."""

    pupil = models.ForeignKey(Pupil, models.CASCADE, related_name="received")
    school = models.ForeignKey(School, models.CASCADE, related_name="received")
    by = models.CharField(max_length=_ID)
    on = models.DateField()

    objects: ClassVar[models.Manager["Received"]]

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["pupil", "school"], name="received_once")
        ]


class Parent(models.Model):
    """A parent of a pupil, from `contacts.csv`.

    Attributes:
        authority: whether this parent has parental authority, and so consents.
        household: parents of one household get one letter.
        secret_address: letters and pages never show where this household lives.
    """

    pupil = models.ForeignKey(Pupil, models.CASCADE, related_name="parents")
    name = models.CharField(max_length=120)
    authority = models.BooleanField()
    household = models.CharField(max_length=40, blank=True)
    language = models.CharField(max_length=40, blank=True)
    secret_address = models.BooleanField(default=False)

    objects: ClassVar[models.Manager["Parent"]]


class Residence(models.Model):
    """Where a child lives, from a day until a day; both count. Also of one enrolled nowhere."""

    pupil = models.ForeignKey(Pupil, models.CASCADE, related_name="residences")
    municipality = models.CharField(max_length=80, db_index=True)
    first = models.DateField()
    last = models.DateField(null=True, blank=True)

    objects: ClassVar[models.Manager["Residence"]]


class Exemption(models.Model):
    """An exemption from compulsory education, by article of the Leerplichtwet; both days count."""

    pupil = models.ForeignKey(Pupil, models.CASCADE, related_name="exemptions")
    article = models.CharField(max_length=20)
    first = models.DateField()
    last = models.DateField(null=True, blank=True)

    objects: ClassVar[models.Manager["Exemption"]]


class Qualification(models.Model):
    """What ends the duty to qualify, from a day."""

    pupil = models.ForeignKey(Pupil, models.CASCADE, related_name="qualifications")
    kind = models.CharField(max_length=40)
    first = models.DateField()

    objects: ClassVar[models.Manager["Qualification"]]


class HandedIn(models.Model):
    """A file that may lack and was handed in, empty or not: what it tells is known."""

    file = models.CharField(primary_key=True, max_length=40)

    objects: ClassVar[models.Manager["HandedIn"]]
