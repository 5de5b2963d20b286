"""The tables of the journal. Entries are added; they are never changed or taken away."""

from typing import ClassVar, NoReturn, TypeVar

from django.db import models

HASH = 64
WORD = 32
ID = 64

Row = TypeVar("Row", bound=models.Model)


class AppendOnly(Exception):
    """What stands in the journal was about to be changed: a mistake in the program."""


class AddedRows(models.QuerySet[Row]):
    """Rows that can be read and added, and nothing else."""

    def update(self, **kwargs: object) -> NoReturn:
        """Refused.

        Raises:
            AppendOnly: always.
        """
        raise AppendOnly(f"entries are not changed: {sorted(kwargs)}")

    def delete(self) -> NoReturn:
        """Refused.

        Raises:
            AppendOnly: always.
        """
        raise AppendOnly("entries are not deleted")


class Added(models.Model):
    """A row that is added once, and stays as it is."""

    class Meta:
        """Has no table of its own."""

        abstract = True

    def save(self, *_args: object, **_kwargs: object) -> None:
        """Add the row.

        Raises:
            AppendOnly: when it stands there already.
        """
        if not self._state.adding:
            raise AppendOnly("entries are not changed")
        super().save(force_insert=True)

    def delete(self, *_args: object, **_kwargs: object) -> NoReturn:
        """Refused.

        Raises:
            AppendOnly: always.
        """
        raise AppendOnly("entries are not deleted")


class Entry(Added):
    """One thing that somebody did; what the fields mean stands in `chain.Facts`."""

    number = models.PositiveBigIntegerField(primary_key=True)
    moment = models.DateTimeField(db_index=True)
    actor = models.CharField(max_length=ID, blank=True)
    role = models.CharField(max_length=ID, blank=True)
    organisation = models.CharField(max_length=ID, blank=True)
    action = models.CharField(max_length=WORD)
    kind = models.CharField(max_length=WORD)
    subjects = models.JSONField(default=list, blank=True)
    parts = models.JSONField(default=list, blank=True)
    result = models.CharField(max_length=WORD)
    code = models.CharField(max_length=ID, blank=True)
    origin = models.CharField(max_length=HASH, blank=True)
    detail_hash = models.CharField(max_length=HASH, blank=True)
    # No two entries follow on the same one, whatever a program does wrong.
    previous = models.CharField(max_length=HASH, blank=True, unique=True)
    hash = models.CharField(max_length=HASH)

    objects = AddedRows.as_manager()

    class Meta:
        """How entries are found."""

        indexes: ClassVar = [
            models.Index(fields=["actor", "number"], name="journal_by_actor"),
            models.Index(fields=["action", "number"], name="journal_by_action"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.action} {self.kind}"


class Subject(Added):
    """By whom or what an entry is found: one row for each of its subjects."""

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="found_by")
    subject = models.CharField(max_length=ID)

    objects = AddedRows.as_manager()

    class Meta:
        """A subject finds an entry once."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["subject", "entry"], name="journal_by_subject"),
        ]

    def __str__(self) -> str:
        return f"{self.entry_id} {self.subject}"


class Detail(models.Model):
    """A text that belongs to an entry, and can be destroyed without breaking the chain."""

    hash = models.CharField(max_length=HASH, primary_key=True)
    salt = models.CharField(max_length=HASH, blank=True)
    text = models.TextField(blank=True)
    destroyed_on = models.DateField(null=True, blank=True)
    because = models.CharField(max_length=WORD, blank=True)

    def __str__(self) -> str:
        return self.hash


class Head(models.Model):
    """How far the journal is. One row, whose lock decides whose turn it is to add an entry."""

    id = models.PositiveSmallIntegerField(primary_key=True)
    number = models.PositiveBigIntegerField(default=0)
    hash = models.CharField(max_length=HASH, blank=True)

    def __str__(self) -> str:
        return f"{self.number}:{self.hash}"
