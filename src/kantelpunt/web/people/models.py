"""People, organisations and the functions that people hold in them."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from kantelpunt.protocol.model.people import PartyKind
from kantelpunt.web.pages.ids import new_id

_ID = 12


class People(BaseUserManager["Person"]):
    """Makes people."""

    def create_user(self, email: str, password: str | None = None, *, name: str = "") -> "Person":
        """Someone who can sign in; without a password, only by single sign-on."""
        person = self.model(email=self.normalize_email(email), name=name)
        person.set_password(password)
        person.save(using=self._db)
        return person


class Person(AbstractBaseUser):
    """Someone who uses the application.

    Attributes:
        demo: made for the demonstration; signs in with one click, and there alone.
    """

    id = models.CharField(primary_key=True, max_length=_ID, default=new_id, editable=False)
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120)
    is_active = models.BooleanField(default=True)
    demo = models.BooleanField(default=False)

    objects: ClassVar[People] = People()
    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    def __str__(self) -> str:
        return self.name


class Organisation(models.Model):
    """An organisation in which people hold functions.

    Attributes:
        kind: what sort of party it is to a protocol.
        municipalities: for whose children it works; empty: for all of the region.
        sectors: in which education, likewise; empty: in all.
    """

    id = models.CharField(primary_key=True, max_length=_ID, default=new_id, editable=False)
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=30, choices=[(one.value, one.value) for one in PartyKind])
    municipalities = models.JSONField(default=list, blank=True)
    sectors = models.JSONField(default=list, blank=True)

    objects: ClassVar[models.Manager["Organisation"]]

    def __str__(self) -> str:
        return self.name


class Position(models.Model):
    """A function that someone holds in an organisation.

    Attributes:
        function: as `policy/functions.yaml` has it.
        groups: of which groups someone is mentor; empty for other functions.
        first, last: the days between which it counts; without a last day, still.
    """

    id = models.CharField(primary_key=True, max_length=_ID, default=new_id, editable=False)
    person = models.ForeignKey(Person, models.CASCADE, related_name="positions")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="positions")
    function = models.CharField(max_length=40)
    groups = models.JSONField(default=list, blank=True)
    first = models.DateField()
    last = models.DateField(null=True, blank=True)

    objects: ClassVar[models.Manager["Position"]]

    class Meta:
        indexes: ClassVar = [models.Index(fields=["organisation", "function"])]


class Replacement(models.Model):
    """Someone is away, and someone else stands in; or nobody does yet.

    Attributes:
        by: who stands in; None while nobody does, and then the cases are loose ends.
    """

    id = models.CharField(primary_key=True, max_length=_ID, default=new_id, editable=False)
    position = models.ForeignKey(Position, models.CASCADE, related_name="replacements")
    by = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="stands_in")
    first = models.DateField()
    last = models.DateField(null=True, blank=True)

    objects: ClassVar[models.Manager["Replacement"]]
