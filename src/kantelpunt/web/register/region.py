"""What stands in the database as a region that detection reads, without files between."""

from datetime import date

import numpy as np
from django.db.models import Max, Min

from kantelpunt.absence.columns import (
    AFTERNOON,
    MORNING,
    NO_LESSON,
    NO_MINUTES,
    AbsenceTable,
    Coded,
    day_number,
)
from kantelpunt.absence.entities import Category, ReasonRow, ScheduleRow, SubmissionRow
from kantelpunt.absence.region import Region
from kantelpunt.absence.register import KeptDays
from kantelpunt.web.register.models import Absence, Reason, Schedule, Submission
from kantelpunt.web.schools.region_tables import (
    Whose,
    calendar_table,
    enrolments_table,
    legal_status_tables,
    schools_table,
)

_PARTS = {"": NO_LESSON, "am": MORNING, "pm": AFTERNOON}


def region_of(whose: Whose) -> Region:
    """Everything that is known of some pupils, what other schools registered included.

    Args:
        whose: ids of the pupils; None for everybody.
    """
    return Region(
        schools_table(),
        enrolments_table(whose),
        _absences(whose),
        meanings(),
        tuple(
            ScheduleRow(one.school, one.group, one.weekday, one.lessons, one.minutes, place)
            for place, one in enumerate(Schedule.objects.order_by("id"))
        ),
        calendar_table(),
        None,
        tuple(
            SubmissionRow(one.school, one.submitted_until, place)
            for place, one in enumerate(Submission.objects.order_by("school"))
        ),
        *legal_status_tables(whose),
    )


def meanings() -> tuple[ReasonRow, ...]:
    """What every code means, at each school."""
    return tuple(
        ReasonRow(one.school, one.code, Category(one.category), one.authorised, place)
        for place, one in enumerate(Reason.objects.order_by("id"))
    )


def registered_days() -> KeptDays | None:
    """The first and last day of all registrations; None when there are none."""
    found = Absence.objects.aggregate(first=Min("day"), last=Max("day"))
    first, last = found["first"], found["last"]
    return KeptDays(first, last) if first and last else None


def _absences(whose: Whose) -> AbsenceTable:
    rows = Absence.objects.order_by("id")
    if whose is not None:
        rows = rows.filter(pupil__in=whose)
    told = list(rows.values_list("pupil", "school", "day", "lesson", "minutes", "reason"))
    numbers: dict[date, int] = {}
    return AbsenceTable(
        Coded.of([one[0] for one in told]),
        Coded.of([one[1] for one in told]),
        np.asarray(
            [numbers.get(one[2]) or numbers.setdefault(one[2], day_number(one[2])) for one in told],
            dtype=np.int32,
        ),
        np.asarray([_lesson(one[3]) for one in told], dtype=np.int8),
        np.asarray([NO_MINUTES if one[4] is None else one[4] for one in told], dtype=np.int32),
        Coded.of([one[5] for one in told]),
        np.arange(len(told), dtype=np.int32),
    )


def _lesson(written: str) -> int:
    part = _PARTS.get(written)
    return int(written) if part is None else part
