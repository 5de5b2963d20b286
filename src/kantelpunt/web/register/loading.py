"""Writes registrations, and what they mean, as a region package has them."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from kantelpunt.absence.columns import (
    AFTERNOON,
    MORNING,
    NO_LESSON,
    NO_MINUTES,
    AbsenceTable,
    day_number,
    day_of,
)
from kantelpunt.absence.entities import ReasonRow, ScheduleRow
from kantelpunt.web.register.models import Absence, Reason, Schedule, Submission

_BATCH = 500
_PARTS_OF_DAY = {NO_LESSON: "", MORNING: "am", AFTERNOON: "pm"}


def load_meanings(reasons: Iterable[ReasonRow], schedule: Iterable[ScheduleRow]) -> None:
    """Add what codes mean, and weekdays on which a schedule differs from the default."""
    Reason.objects.bulk_create(
        Reason(
            school=one.school,
            code=one.code,
            category=one.category.value,
            authorised=one.authorised,
        )
        for one in reasons
    )
    Schedule.objects.bulk_create(
        Schedule(
            school=one.school,
            group=one.group,
            weekday=one.weekday,
            lessons=one.lessons,
            minutes=one.minutes,
        )
        for one in schedule
    )


def load_absences(table: AbsenceTable, handed_in: Mapping[str, date]) -> int:
    """Add registrations in their order, and up to which day each school has handed them in.

    Args:
        table: `absences.csv`.
        handed_in: per school the last day whose registrations are known; later ones are left out,
            as are those of schools that are not named.

    Returns:
        How many were added.
    """
    Submission.objects.bulk_create(
        (Submission(school=school, submitted_until=day) for school, day in handed_in.items()),
        update_conflicts=True,
        unique_fields=["school"],
        update_fields=["submitted_until"],
    )
    return len(Absence.objects.bulk_create(_absences(table, handed_in), batch_size=_BATCH))


def _absences(table: AbsenceTable, handed_in: Mapping[str, date]) -> Iterator[Absence]:
    until = {school: day_number(day) for school, day in handed_in.items()}
    rows = zip(
        table.pupil.texts(),
        table.school.texts(),
        table.day.tolist(),
        table.lesson.tolist(),
        table.minutes.tolist(),
        table.reason.texts(),
        strict=True,
    )
    for pupil, school, day, lesson, minutes, reason in rows:
        if day <= until.get(school, day - 1):
            yield Absence(
                pupil=pupil,
                school=school,
                day=day_of(day),
                lesson=_PARTS_OF_DAY.get(lesson, str(lesson)),
                minutes=None if minutes == NO_MINUTES else minutes,
                reason=reason,
            )
