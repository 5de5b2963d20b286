"""Small regions, written short: schools, pupils and registrations as a test would tell them.

Without anything said there is one VO school (00VO00) of seven lessons of 45 minutes in holiday
region midden, and one pupil (anna) who is enrolled there from 1 August 2023. Days are written as
ISO dates. In holiday region midden the vacations of 2025-2026 are: up to 31 August, 18 to 26
October, 20 December to 4 January, 14 to 22 February, 25 April to 3 May, and from 18 July.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np

from kantelpunt.absence.columns import (
    AFTERNOON,
    MORNING,
    NO_LESSON,
    NO_MINUTES,
    STILL_ENROLLED,
    AbsenceTable,
    Coded,
    EnrolmentTable,
    ExemptionTable,
    QualificationTable,
    ResidentTable,
    day_number,
)
from kantelpunt.absence.entities import (
    CalendarRow,
    ProtocolRow,
    ReasonRow,
    ScheduleRow,
    School,
    SubmissionRow,
)
from kantelpunt.absence.region import Region
from kantelpunt.calendar.vacations import HolidayRegion
from kantelpunt.foundation.register_terms import Category, Sector

VO, PO = "00VO00", "00PO00"
ANNA = "anna"
REASONS = (
    ReasonRow("", "S", Category.SICK, True, 2),
    ReasonRow("", "O", Category.UNAUTHORISED, False, 3),
    ReasonRow("", "L", Category.LATE, False, 4),
    ReasonRow("", "V", Category.LEAVE, True, 5),
    ReasonRow("", "M", Category.MEDICAL, True, 6),
    ReasonRow("", "T", Category.UNAUTHORISED, False, 7),
)
PARTS = {"": NO_LESSON, "am": MORNING, "pm": AFTERNOON}
ALL_LESSONS = range(1, 8)


@dataclass(frozen=True)
class Enrolled:
    """A row of pupils.csv."""

    pupil: str
    school: str
    first: str
    last: str | None
    group: str
    born: str = "1970-01-01"


@dataclass(frozen=True)
class Lives:
    """A row of residents.csv."""

    pupil: str
    born: str
    first: str
    last: str | None


@dataclass(frozen=True)
class Exempt:
    """A row of exemptions.csv."""

    pupil: str
    article: str
    first: str
    last: str | None


@dataclass(frozen=True)
class Qualified:
    """A row of qualifications.csv."""

    pupil: str
    kind: str
    first: str


@dataclass(frozen=True)
class Absent:
    """A row of absences.csv; `lesson` is a number, "am", "pm" or ""."""

    day: str
    lesson: int | str
    minutes: int | None
    reason: str
    pupil: str
    school: str


def vo(school=VO, *, lessons=7, lesson_minutes=45, holidays="midden", sector="vo") -> School:
    """A school that counts in lessons."""
    return School(
        school, school, Sector(sector), "Ergens", HolidayRegion(holidays),
        lesson_minutes, lessons, None, None,
    )  # fmt: skip


def po(school=PO, *, minutes=330, morning=None, holidays="midden", sector="po") -> School:
    """A school that counts in minutes."""
    return School(
        school, school, Sector(sector), "Ergens", HolidayRegion(holidays),
        None, None, minutes, morning,
    )  # fmt: skip


def enrolled(
    first="2023-08-01", last=None, *, pupil=ANNA, school=VO, group="", born="1970-01-01"
) -> Enrolled:
    """One enrolment; without a last day it goes on."""
    return Enrolled(pupil, school, first, last, group, born)


def lives(first, last=None, *, pupil=ANNA, born) -> Lives:
    """Someone who lives in the region; without a last day it goes on."""
    return Lives(pupil, born, first, last)


def exempt(first, last=None, *, pupil=ANNA, article="5a") -> Exempt:
    """An exemption; without a last day it goes on."""
    return Exempt(pupil, article, first, last)


def qualified(first, kind="havo", *, pupil=ANNA) -> Qualified:
    """What somebody reached, and when."""
    return Qualified(pupil, kind, first)


def absent(day, lesson="", *, minutes=None, reason="O", pupil=ANNA, school=VO) -> Absent:
    """One registration; without a lesson it is not tied to one, without minutes it is all."""
    return Absent(str(day), lesson, minutes, reason, pupil, school)


def lessons(day, *numbers, **told) -> list[Absent]:
    """A registration for each of these lessons of a day."""
    return [absent(day, number, **told) for number in numbers]


def whole_days(*days, **told) -> list[Absent]:
    """A registration for each whole day."""
    return [absent(day, **told) for day in days]


def at(school, records: Iterable[Absent]) -> list[Absent]:
    """The same registrations at another school."""
    return [replace(record, school=school) for record in records]


def weekdays(first, last) -> list[str]:
    """Monday to Friday from the first day up to and including the last."""
    begin, end = date.fromisoformat(first), date.fromisoformat(last)
    days = (begin + timedelta(days=n) for n in range((end - begin).days + 1))
    return [day.isoformat() for day in days if day.weekday() < 5]


def opened(first, last=None, *, school=VO) -> CalendarRow:
    """Days on which a school gives lessons against the default calendar."""
    return _calendar(school, first, last, is_open=True)


def closed(first, last=None, *, school=VO) -> CalendarRow:
    """Days on which a school gives no lessons against the default calendar."""
    return _calendar(school, first, last, is_open=False)


def _calendar(school, first, last, *, is_open):
    begin, end = date.fromisoformat(first), date.fromisoformat(last or first)
    return CalendarRow(school, begin, end, is_open, "", 2)


def on_weekday(weekday, *, lessons=None, minutes=None, school=VO, group="") -> ScheduleRow:
    """A weekday (1 Monday) on which the schedule differs."""
    return ScheduleRow(school, group, weekday, lessons, minutes, 2)


def submitted(until, *, school=VO) -> SubmissionRow:
    """Until when a school has handed in its registrations."""
    return SubmissionRow(school, date.fromisoformat(until), 2)


def works_by(protocol, first, *, school="", sector=None) -> ProtocolRow:
    """A row of protocols.csv."""
    chosen = Sector(sector) if sector else None
    return ProtocolRow(school, chosen, protocol, date.fromisoformat(first), 2)


def region(
    absences: Sequence[Absent],
    *,
    schools: Sequence[School] = (),
    pupils: Sequence[Enrolled] = (),
    reasons: Sequence[ReasonRow] = REASONS,
    schedule: Sequence[ScheduleRow] = (),
    calendar: Sequence[CalendarRow] = (),
    submissions: Sequence[SubmissionRow] = (),
    residents: Sequence[Lives] | None = None,
    exemptions: Sequence[Exempt] | None = None,
    qualifications: Sequence[Qualified] | None = None,
) -> Region:
    """A region package of these rows, in this order; the header is line 1."""
    return Region(
        schools=tuple(schools) or (vo(),),
        enrolments=_enrolments(pupils or [enrolled()]),
        absences=_absences(absences),
        reasons=tuple(reasons),
        schedule=tuple(schedule),
        calendar=tuple(calendar),
        submissions=tuple(submissions) or None,
        residents=None if residents is None else _residents(residents),
        exemptions=None if exemptions is None else _exemptions(exemptions),
        qualifications=None if qualifications is None else _qualifications(qualifications),
    )


def _number(day: str) -> int:
    return day_number(date.fromisoformat(day))


def _lines(count: int):
    return np.arange(2, count + 2, dtype=np.int32)


def _enrolments(rows: Sequence[Enrolled]) -> EnrolmentTable:
    return EnrolmentTable(
        Coded.of([row.pupil for row in rows]),
        Coded.of([row.school for row in rows]),
        _numbers(row.born for row in rows),
        Coded.of([row.group for row in rows]),
        _numbers(row.first for row in rows),
        _numbers(row.last for row in rows),
        _lines(len(rows)),
    )


def _numbers(days: Iterable[str | None]):
    listed = [STILL_ENROLLED if day is None else _number(day) for day in days]
    return np.array(listed, dtype=np.int32)


def _residents(rows: Sequence[Lives]) -> ResidentTable:
    return ResidentTable(
        Coded.of([row.pupil for row in rows]),
        _numbers(row.born for row in rows),
        Coded.of(["Ergens" for _ in rows]),
        _numbers(row.first for row in rows),
        _numbers(row.last for row in rows),
        _lines(len(rows)),
    )


def _exemptions(rows: Sequence[Exempt]) -> ExemptionTable:
    return ExemptionTable(
        Coded.of([row.pupil for row in rows]),
        Coded.of([row.article for row in rows]),
        _numbers(row.first for row in rows),
        _numbers(row.last for row in rows),
        _lines(len(rows)),
    )


def _qualifications(rows: Sequence[Qualified]) -> QualificationTable:
    return QualificationTable(
        Coded.of([row.pupil for row in rows]),
        Coded.of([row.kind for row in rows]),
        _numbers(row.first for row in rows),
        _lines(len(rows)),
    )


def _absences(rows: Sequence[Absent]) -> AbsenceTable:
    return AbsenceTable(
        Coded.of([row.pupil for row in rows]),
        Coded.of([row.school for row in rows]),
        np.array([_number(row.day) for row in rows], dtype=np.int32),
        np.array([PARTS.get(row.lesson, row.lesson) for row in rows], dtype=np.int8),
        np.array(
            [NO_MINUTES if row.minutes is None else row.minutes for row in rows], dtype=np.int32
        ),
        Coded.of([row.reason for row in rows]),
        _lines(len(rows)),
    )
