"""A pupil's lesson days, with lesson-week time, breaks and enrolment, day by day."""

from dataclasses import dataclass
from datetime import date, timedelta

from kantelpunt.absence.region import Region
from kantelpunt.calendar.lesson_days import DAYS_A_WEEK, LessonDays, monday_of
from kantelpunt.detection.reference.kept_records import (
    Enrolment,
    SchoolDay,
    days_between,
    enrolment_on,
    school_day,
)

LONGEST_GAP = 14


@dataclass(frozen=True)
class PupilDays:
    """The lesson days of one pupil, in order.

    Attributes:
        lesson_weeks: their lesson-week times.
        after_gap: the days before which the pupil was without enrolment for over 14 days.
    """

    pupil: str
    enrolments: list[Enrolment]
    days: list[SchoolDay]
    lesson_weeks: LessonDays
    after_gap: frozenset[date]

    def time_of(self, place: int) -> int:
        """The lesson-week time of the lesson day at a place."""
        return self.lesson_weeks.times[place]

    def enrolled_throughout(self, first: date, last: date) -> bool:
        """Whether the pupil was enrolled on every day from first to last."""
        return all(enrolment_on(self.enrolments, day) for day in days_between(first, last))

    def day_at_lesson_week_time(self, time: int) -> date | None:
        """The day that has a lesson-week time; None before the pupil's first lesson week."""
        week, weekday = divmod(time, DAYS_A_WEEK)
        mondays = sorted({monday_of(day.day) for day in self.days})
        return None if week < 0 else mondays[week] + timedelta(days=weekday)


def pupil_days(region: Region, enrolments: list[Enrolment], first: date, last: date) -> PupilDays:
    """Walk through every day from first to last."""
    days: list[SchoolDay] = []
    after_gap = set()
    without_enrolment, gap_seen = 0, False
    for day in days_between(first, last):
        if enrolment_on(enrolments, day) is None:
            without_enrolment += 1
            gap_seen = gap_seen or without_enrolment > LONGEST_GAP
            continue
        without_enrolment = 0
        found = school_day(region, enrolments, day)
        if found is None:
            continue
        if gap_seen:
            after_gap.add(day)
        gap_seen = False
        days.append(found)
    return PupilDays(
        enrolments[0].pupil,
        enrolments,
        days,
        LessonDays.of(day.day for day in days),
        frozenset(after_gap),
    )
