"""Which registrations count: parked, joined and left out, in that order."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from kantelpunt.absence.columns import (
    AFTERNOON,
    MORNING,
    NO_LESSON,
    NO_MINUTES,
    STILL_ENROLLED,
    AbsenceTable,
    EnrolmentTable,
    day_of,
)
from kantelpunt.absence.entities import School
from kantelpunt.absence.region import Region
from kantelpunt.calendar.school_calendar import CalendarChange, SchoolCalendar
from kantelpunt.foundation.register_terms import Category


@dataclass(frozen=True)
class Enrolment:
    """One kept row of `pupils.csv`; `row` is its place in the file."""

    pupil: str
    school: School
    group: str
    first: date
    last: date
    row: int


@dataclass(frozen=True)
class KeptRecord:
    """A registration that counts, with its length in exact minutes."""

    pupil: str
    day: date
    category: Category
    authorised: bool
    minutes: Fraction
    line: int


@dataclass(frozen=True)
class SchoolDay:
    """What one day means for one pupil.

    Attributes:
        minutes: what is scheduled; more than nothing.
        minutes_an_hour: how many minutes the school counts as one hour.
        known: whether the school has handed in its registrations of that day.
    """

    day: date
    school: School
    minutes: Fraction
    minutes_an_hour: int
    known: bool


def kept_enrolments(region: Region) -> list[Enrolment]:
    """The enrolments at schools that are known, in the order of the file."""
    schools = {school.school: school for school in region.schools}
    table = region.enrolments
    return [
        Enrolment(
            table.pupil[row],
            schools[table.school[row]],
            table.group[row],
            day_of(table.first[row]),
            _last_day(table, row),
            row,
        )
        for row in range(len(table))
        if table.school[row] in schools
    ]


def _last_day(table: EnrolmentTable, row: int) -> date:
    return date.max if table.last[row] == STILL_ENROLLED else day_of(table.last[row])


def enrolment_on(enrolments: list[Enrolment], day: date) -> Enrolment | None:
    """The enrolment that gives the pupil's school: the one that began last, of equals the later."""
    begun = [one for one in enrolments if one.first <= day <= one.last]
    return max(begun, key=lambda one: (one.first, one.row), default=None)


def school_day(region: Region, enrolments: list[Enrolment], day: date) -> SchoolDay | None:
    """The lesson day of a pupil, or None when the pupil has no lessons that day."""
    enrolment = enrolment_on(enrolments, day)
    if enrolment is None:
        return None
    school = enrolment.school
    if not _calendar(region, school).is_open(day):
        return None
    minutes = _scheduled(region, school, enrolment.group, day)
    if not minutes:
        return None
    submitted = [
        row.submitted_until for row in region.submissions or () if row.school == school.school
    ]
    return SchoolDay(
        day, school, minutes, minutes_an_hour(school), all(day <= until for until in submitted)
    )


def _calendar(region: Region, school: School) -> SchoolCalendar:
    changes = [
        CalendarChange(row.first, row.last, row.is_open, row.reason)
        for row in region.calendar
        if row.school == school.school
    ]
    return SchoolCalendar(school.holiday_region, changes)


def _scheduled(region: Region, school: School, group: str, day: date) -> Fraction:
    rows = [
        row
        for row in region.schedule
        if row.school == school.school and row.weekday == day.isoweekday()
    ]
    own = [row for row in rows if row.group == group]
    shared = [row for row in rows if row.group == ""]
    row = next(iter(own or shared), None)
    if school.sector.counts_lessons:
        lessons = school.lessons_per_day if row is None or row.lessons is None else row.lessons
        return Fraction((lessons or 0) * (school.lesson_minutes or 0))
    minutes = school.day_minutes if row is None or row.minutes is None else row.minutes
    return Fraction(minutes or 0)


def minutes_an_hour(school: School) -> int:
    """A lesson is an hour, unless it is longer than 60 minutes; PO counts clock hours."""
    if school.sector.counts_lessons and school.lesson_minutes and school.lesson_minutes <= 60:
        return school.lesson_minutes
    return 60


def record_minutes(
    school: School, scheduled: Fraction, lesson: int, minutes: int
) -> Fraction | None:
    """The minutes that a registration stands for; None when nothing is left of its part."""
    if school.sector.counts_lessons:
        if lesson != NO_LESSON:
            return Fraction(school.lesson_minutes or 0)
        return scheduled if minutes == NO_MINUTES else Fraction(minutes)
    if minutes != NO_MINUTES:
        return Fraction(minutes)
    if lesson == NO_LESSON:
        return scheduled
    whole = Fraction(school.day_minutes or 0)
    noon = whole / 2 if school.morning_minutes is None else Fraction(school.morning_minutes)
    morning = min(noon, scheduled)
    if lesson == MORNING:
        return morning
    return scheduled - morning or None


def kept_records(
    region: Region, day_for: Callable[[str, date], SchoolDay | None]
) -> Iterator[KeptRecord]:
    """The registrations that are neither parked, joined into a later one, nor left out.

    Args:
        region: the package.
        day_for: the lesson day of a pupil, or None.
    """
    table = region.absences
    schools = {school.school: school for school in region.schools}
    pupils = {enrolment.pupil for enrolment in kept_enrolments(region)}
    last_of_key: dict[tuple[object, ...], int] = {}
    for row in range(len(table)):
        if _is_parked(region, row, schools, pupils):
            continue
        last_of_key[_key(table, row)] = row
    for row in sorted(last_of_key.values()):
        school = schools[table.school[row]]
        day = day_for(table.pupil[row], day_of(table.day[row]))
        if day is None or day.school != school or not day.known:
            continue
        minutes = record_minutes(
            school, day.minutes, int(table.lesson[row]), int(table.minutes[row])
        )
        meaning = _meaning(region, school.school, table.reason[row])
        if minutes is None or meaning is None:
            continue
        yield KeptRecord(table.pupil[row], day.day, *meaning, minutes, int(table.line[row]))


def _is_parked(region: Region, row: int, schools: dict[str, School], pupils: set[str]) -> bool:
    table = region.absences
    school = schools.get(table.school[row])
    if school is None or table.pupil[row] not in pupils:
        return True
    if _meaning(region, school.school, table.reason[row]) is None:
        return True
    lesson = table.lesson[row]
    is_part = lesson in (MORNING, AFTERNOON)
    return bool(lesson != NO_LESSON and is_part == school.sector.counts_lessons)


def _meaning(region: Region, school: str, code: str) -> tuple[Category, bool] | None:
    for wanted in (school, ""):
        for row in region.reasons:
            if row.school == wanted and row.code == code:
                return row.category, row.authorised
    return None


def _key(table: AbsenceTable, row: int) -> tuple[object, ...]:
    lesson = table.lesson[row]
    reason = table.reason[row] if lesson == NO_LESSON else None
    return table.pupil[row], table.school[row], table.day[row], lesson, reason


def days_between(first: date, last: date) -> Iterator[date]:
    """Every day from the first up to and including the last."""
    return (first + timedelta(days=n) for n in range((last - first).days + 1))
