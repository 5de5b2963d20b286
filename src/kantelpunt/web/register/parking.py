"""Which rows cannot be placed, and taking them in once what they lack is mended (CM-01)."""

from collections.abc import Iterable, Sequence

import numpy as np

from kantelpunt.absence.columns import (
    AFTERNOON,
    MORNING,
    NO_LESSON,
    NO_MINUTES,
    AbsenceTable,
    Coded,
    day_number,
)
from kantelpunt.absence.parking import ParkedFor, park
from kantelpunt.absence.region import Region
from kantelpunt.foundation.text import Text
from kantelpunt.web.register.models import Absence, ParkedRow
from kantelpunt.web.register.reading import FILE, HandedRow
from kantelpunt.web.register.region import meanings
from kantelpunt.web.schools.region_tables import enrolments_table, schools_table

_PARTS = {"": NO_LESSON, "am": MORNING, "pm": AFTERNOON}
_AT_ONCE = 500
WHY = {
    ParkedFor.UNKNOWN_REASON: Text("code niet bekend", "code not known"),
    ParkedFor.UNKNOWN_SCHOOL: Text("school niet bekend", "school not known"),
    ParkedFor.UNKNOWN_PUPIL: Text("leerling niet bekend", "pupil not known"),
    ParkedFor.WRONG_PART: Text(
        "dagdeel of lesuur past niet bij de school", "part of the day does not fit the school"
    ),
}


def parked_places(school: str, rows: Sequence[HandedRow | ParkedRow]) -> dict[int, ParkedFor]:
    """Per place among the rows why it cannot be placed; the rest can."""
    region = Region(
        schools_table(),
        enrolments_table({row.pupil for row in rows}),
        _table(school, rows),
        meanings(),
    )
    return {
        place: one.cause
        for one in park(region, 1).parked
        if one.file == FILE
        for place in one.lines
    }


def _table(school: str, rows: Sequence[HandedRow | ParkedRow]) -> AbsenceTable:
    """The rows as a table in which the line of a row is its place."""
    return AbsenceTable(
        Coded.of([row.pupil for row in rows]),
        Coded.of([school for _ in rows]),
        np.asarray([day_number(row.day) for row in rows], dtype=np.int32),
        np.asarray([_lesson(row.lesson) for row in rows], dtype=np.int8),
        np.asarray(
            [NO_MINUTES if row.minutes is None else row.minutes for row in rows], dtype=np.int32
        ),
        Coded.of([row.reason for row in rows]),
        np.arange(len(rows), dtype=np.int32),
    )


def _lesson(written: str) -> int:
    return _PARTS[written] if written in _PARTS else int(written)


def key_of(row: HandedRow) -> tuple[object, ...]:
    """What two rows of one school have in common of which the last one counts."""
    return row.pupil, row.day, row.lesson, "" if row.lesson else row.reason


def mend(school: str) -> int:
    """Take in the rows that were parked and now can be placed; gives how many."""
    rows = list(ParkedRow.objects.filter(source__school=school).order_by("source__number", "line"))
    if not rows:
        return 0
    still = parked_places(school, rows)
    placed = [row for place, row in enumerate(rows) if place not in still]
    keep(school, (row for row in placed if not row.superseded))
    _change_causes(rows, still)
    ids = [row.pk for row in placed]
    for first in range(0, len(ids), _AT_ONCE):
        ParkedRow.objects.filter(pk__in=ids[first : first + _AT_ONCE]).delete()
    return len(placed)


def _change_causes(rows: Sequence[ParkedRow], still: dict[int, ParkedFor]) -> None:
    other = []
    for place, cause in still.items():
        if rows[place].why != cause.value:
            rows[place].why = cause.value
            other.append(rows[place])
    ParkedRow.objects.bulk_update(other, ["why"], batch_size=_AT_ONCE)


def keep(school: str, rows: Iterable[HandedRow | ParkedRow]) -> None:
    """Add registrations of a school, in this order."""
    Absence.objects.bulk_create(
        (
            Absence(
                pupil=row.pupil,
                school=school,
                day=row.day,
                lesson=row.lesson,
                minutes=row.minutes,
                reason=row.reason,
            )
            for row in rows
        ),
        batch_size=_AT_ONCE,
    )
