"""The region of a scenario: one school, one pupil, and classmates who are always there."""

from collections.abc import Iterator, Sequence
from datetime import date

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
    Int32s,
    QualificationTable,
    ResidentTable,
    day_number,
)
from kantelpunt.absence.entities import ReasonRow, School
from kantelpunt.absence.region import Region
from kantelpunt.calendar.school_calendar import SchoolCalendar
from kantelpunt.foresight.scenarios.model import Given, Happening, Scenario
from kantelpunt.foundation.register_terms import Category, Sector

PUPIL, SCHOOL = "leerling", "00AA00"
_BYSTANDER, _CLASSMATE = "voorbeeld", "klasgenoot-"
_PARTS = {None: NO_LESSON, "am": MORNING, "pm": AFTERNOON}
_UNAUTHORISED = (Category.UNAUTHORISED, Category.LATE)
_BORN = {True: date(2011, 4, 7), False: date(2016, 4, 7)}
_PRESENT_SINCE = date(2014, 8, 1)


def invented_region(scenario: Scenario, sectors: Sequence[Sector]) -> Region:
    """The registrations that a scenario tells, as a region package would hold them.

    Args:
        scenario: what is given, and what happens.
        sectors: of the protocol; the first one is meant where the scenario says none.
    """
    given = scenario.given
    sector = given.sector or sectors[0]
    born = given.born or _BORN[sector.counts_lessons]
    absences = _absences(scenario)
    return Region(
        schools=(_school(given, sector),),
        enrolments=_enrolments(given, born),
        absences=absences,
        reasons=tuple(_reasons()),
        residents=_residents(given, born),
        exemptions=_exemptions(given),
        qualifications=_qualifications(given),
    )


def calendar_of(scenario: Scenario) -> SchoolCalendar:
    """The calendar of the school of a scenario."""
    return SchoolCalendar(scenario.given.holiday_region)


def last_day(scenario: Scenario) -> date:
    """The last day that a scenario looks at: the one it names, or the last one it speaks of."""
    named = [one.on or one.until for one in scenario.when] + [one.on for one in scenario.then]
    return scenario.until or max(day for day in named if day is not None)


def days_of(happening: Happening, calendar: SchoolCalendar) -> list[date]:
    """The days on which something happens; of a stretch the open days."""
    if happening.on is not None:
        return [happening.on]
    if happening.from_ is None or happening.until is None:
        return []
    return calendar.open_days(happening.from_, happening.until)


def _school(given: Given, sector: Sector) -> School:
    lessons = sector.counts_lessons
    return School(
        SCHOOL,
        "School",
        sector,
        "",
        given.holiday_region,
        given.lesson_minutes if lessons else None,
        given.lessons_per_day if lessons else None,
        None if lessons else given.day_minutes,
        None,
    )


def _reasons() -> Iterator[ReasonRow]:
    for category in Category:
        for authorised in (True, False):
            yield ReasonRow("", _code(category, authorised=authorised), category, authorised, 2)


def _code(category: Category, *, authorised: bool) -> str:
    return f"{category}-{authorised}"


def _absences(scenario: Scenario) -> AbsenceTable:
    rows: list[tuple[str, date, int, int, str]] = []
    calendar = calendar_of(scenario)
    for one in scenario.when:
        if one.absent is None:
            continue
        authorised = one.absent not in _UNAUTHORISED if one.authorised is None else one.authorised
        code = _code(one.absent, authorised=authorised)
        minutes = NO_MINUTES if one.minutes is None else one.minutes
        for day in days_of(one, calendar):
            lessons = one.lessons or (_PARTS[one.part],)
            who = PUPIL if one.classmate is None else f"{_CLASSMATE}{one.classmate}"
            rows += [(who, day, lesson, minutes, code) for lesson in lessons]
    if not rows:
        # A region is judged once it has a registration that counts; this one tells nothing of
        # the pupil.
        day = calendar.open_days(date(last_day(scenario).year - 1, 9, 1), last_day(scenario))[0]
        code = _code(Category.OTHER, authorised=True)
        rows.append((_BYSTANDER, day, NO_LESSON, 0, code))
    pupils, days, parts, minute, codes = zip(*rows, strict=True)
    return AbsenceTable(
        Coded.of(pupils),
        Coded.of([SCHOOL] * len(rows)),
        _days(days),
        np.array(parts, dtype=np.int8),
        np.array(minute, dtype=np.int32),
        Coded.of(codes),
        _lines(len(rows)),
    )


def _enrolments(given: Given, born: date) -> EnrolmentTable:
    rows = [(PUPIL, one.from_, one.until) for one in given.enrolled]
    rows += [
        (f"{_CLASSMATE}{number}", _PRESENT_SINCE, None) for number in range(1, given.classmates + 1)
    ]
    rows.append((_BYSTANDER, _PRESENT_SINCE, None))
    pupils, first, last = zip(*rows, strict=True)
    return EnrolmentTable(
        Coded.of(pupils),
        Coded.of([SCHOOL] * len(rows)),
        _days([born if pupil == PUPIL else date(2008, 4, 7) for pupil in pupils]),
        Coded.of([""] * len(rows)),
        _days(first),
        _last_days(last),
        _lines(len(rows)),
    )


def _residents(given: Given, born: date) -> ResidentTable:
    homes = given.lives_in
    return ResidentTable(
        Coded.of([PUPIL] * len(homes)),
        _days([born] * len(homes)),
        Coded.of([home.municipality for home in homes]),
        _days([home.from_ for home in homes]),
        _last_days([home.until for home in homes]),
        _lines(len(homes)),
    )


def _exemptions(given: Given) -> ExemptionTable:
    granted = given.exemption
    return ExemptionTable(
        Coded.of([PUPIL] * len(granted)),
        Coded.of([one.article for one in granted]),
        _days([one.from_ for one in granted]),
        _last_days([one.until for one in granted]),
        _lines(len(granted)),
    )


def _qualifications(given: Given) -> QualificationTable:
    diplomas = given.qualification
    return QualificationTable(
        Coded.of([PUPIL] * len(diplomas)),
        Coded.of([one.kind for one in diplomas]),
        _days([one.from_ for one in diplomas]),
        _lines(len(diplomas)),
    )


def _days(days: Sequence[date]) -> Int32s:
    return np.array([day_number(day) for day in days], dtype=np.int32)


def _last_days(days: Sequence[date | None]) -> Int32s:
    return np.array(
        [STILL_ENROLLED if day is None else day_number(day) for day in days], dtype=np.int32
    )


def _lines(rows: int) -> Int32s:
    return np.arange(2, rows + 2, dtype=np.int32)
