"""Writes registrations, and what they mean, as a region package has them."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime

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
from kantelpunt.web.register.models import (
    Absence,
    FoundSignal,
    Reason,
    Schedule,
    SignalState,
    Submission,
)

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


def fired_signals() -> dict[str, dict[str, list[tuple[date, date]]]]:
    """Per pupil per signal the days of firing with the first day that contributed, ascending."""
    found: dict[str, dict[str, list[tuple[date, date]]]] = {}
    rows = FoundSignal.objects.filter(warning=False).exclude(state=SignalState.WITHDRAWN)
    for pupil, signal, fired, first in rows.order_by("fired_on").values_list(
        "pupil", "signal", "fired_on", "first_day"
    ):
        found.setdefault(pupil, {}).setdefault(signal, []).append((fired, first))
    return found


def join_signals(
    case: str, pupil: str, fired: Iterable[tuple[str, date]], by: str, at: datetime
) -> None:
    """Signals of a pupil, each with its day of firing, were joined to a case."""
    for signal, day in fired:
        FoundSignal.objects.filter(pupil=pupil, signal=signal, fired_on=day, warning=False).update(
            state=SignalState.IN_CASE, case=case, judged_by=by, judged_at=at
        )


def leave_signals(schools: Mapping[str, str], before: date, at: datetime, reason: str) -> int:
    """Leave the new signals of some schools from before a day; gives how many.

    Args:
        schools: per school who judged its signals.
        before: signals that fired earlier are left.
        at: the moment of judging.
        reason: why they were left.
    """
    rows = FoundSignal.objects.filter(state=SignalState.NEW, warning=False, fired_on__lt=before)
    return sum(
        rows.filter(school=school).update(
            state=SignalState.LEFT, judged_by=by, judged_at=at, reason=reason
        )
        for school, by in schools.items()
    )
