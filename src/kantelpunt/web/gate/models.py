"""Who takes part in which case: by the case itself, or put before a table; for the gate alone."""

from typing import ClassVar

from django.db import models


class TakesPart(models.Model):
    """An organisation takes part in a case, and sees its part of it.

    Attributes:
        case, pupil, organisation: opaque ids.
        function: only for who holds this function there; empty: any function that sees cases.
        part: `whole`, `plan` or `asked`, as `casework.taking_part` has it; `leads` for the function
            in which somebody leads the case; `table`, or `waits` for who sits there and may not
            know of the case yet.
        ground: the legal base or consent on which it rests, as it is shown; of who waits, the
            party for which consent is asked.
        meeting: the meeting of a table before which the case is put, and by which it rests; empty:
            it follows from the case itself.
    """

    case = models.CharField(max_length=12, db_index=True)
    pupil = models.CharField(max_length=40, db_index=True)
    organisation = models.CharField(max_length=12)
    function = models.CharField(max_length=40, blank=True)
    part = models.CharField(max_length=10)
    ground = models.CharField(max_length=300, blank=True)
    meeting = models.CharField(max_length=12, blank=True, db_index=True)

    objects: ClassVar[models.Manager["TakesPart"]]

    class Meta:
        indexes: ClassVar = [models.Index(fields=["organisation", "part"])]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["case", "organisation", "function", "meeting"], name="takes_part_once"
            )
        ]
