"""Schools, calendars, enrolments and legal status as the tables that detection reads."""

from collections.abc import Collection, Sized
from datetime import date
from typing import Any, TypeAlias

import numpy as np
from django.db.models import QuerySet

from kantelpunt.absence.columns import (
    STILL_ENROLLED,
    Coded,
    EnrolmentTable,
    ExemptionTable,
    Int32s,
    QualificationTable,
    ResidentTable,
    day_number,
)
from kantelpunt.absence.entities import CalendarRow as CalendarEntity
from kantelpunt.absence.entities import School as SchoolEntity
from kantelpunt.calendar.holiday_regions import HolidayRegion
from kantelpunt.foundation.register_terms import Sector
from kantelpunt.web.schools.legal_status import (
    EXEMPTIONS,
    QUALIFICATIONS,
    RESIDENTS,
    handed_in,
)
from kantelpunt.web.schools.models import (
    CalendarRow,
    Enrolment,
    Exemption,
    Qualification,
    Residence,
    School,
)

Whose: TypeAlias = Collection[str] | QuerySet[Enrolment, str] | None
"""Ids of pupils, or a query that gives them; None for all."""
_STRETCH = ("first", "last")


def ever_at(school: str) -> QuerySet[Enrolment, str]:
    """Ids of everybody who is or was enrolled at a school, as a query."""
    return Enrolment.objects.filter(school_id=school).values_list("pupil_id", flat=True)


def schools_table() -> tuple[SchoolEntity, ...]:
    """Every school, by code."""
    return tuple(
        SchoolEntity(
            one.code,
            one.name,
            Sector(one.sector),
            one.municipality,
            HolidayRegion(one.holiday_region),
            one.lesson_minutes,
            one.lessons_per_day,
            one.day_minutes,
            one.morning_minutes,
        )
        for one in School.objects.order_by("code")
    )


def calendar_table() -> tuple[CalendarEntity, ...]:
    """Closing and opening days of every school, in the order in which they were told."""
    rows = CalendarRow.objects.order_by("id")
    return tuple(
        CalendarEntity(one.school_id, one.first, one.last, one.open, one.reason, place)
        for place, one in enumerate(rows)
    )


def enrolments_table(whose: Whose) -> EnrolmentTable:
    """All enrolments of some pupils, at every school; a row's line is its place."""
    rows = Enrolment.objects.order_by("id")
    if whose is not None:
        rows = rows.filter(pupil_id__in=whose)
    told = list(
        rows.values_list("pupil_id", "school_id", "pupil__birth_date", "group", "first", "last")
    )
    return EnrolmentTable(
        Coded.of([one[0] for one in told]),
        Coded.of([one[1] for one in told]),
        _days([one[2] or date.min for one in told]),
        Coded.of([one[3] for one in told]),
        _days([one[4] for one in told]),
        _last_days([one[5] for one in told]),
        _lines(told),
    )


def legal_status_tables(
    whose: Whose,
) -> tuple[ResidentTable | None, ExemptionTable | None, QualificationTable | None]:
    """Who lives where, who is exempt, who is qualified; None for what was never handed in."""
    known = handed_in()
    return (
        _residents(whose) if RESIDENTS in known else None,
        _exemptions(whose) if EXEMPTIONS in known else None,
        _qualifications(whose) if QUALIFICATIONS in known else None,
    )


def _residents(whose: Whose) -> ResidentTable:
    told = _told(Residence.objects.all(), whose, "pupil__birth_date", "municipality", *_STRETCH)
    return ResidentTable(
        Coded.of([one[0] for one in told]),
        _days([one[1] or date.min for one in told]),
        Coded.of([one[2] for one in told]),
        _days([one[3] for one in told]),
        _last_days([one[4] for one in told]),
        _lines(told),
    )


def _exemptions(whose: Whose) -> ExemptionTable:
    told = _told(Exemption.objects.all(), whose, "article", *_STRETCH)
    return ExemptionTable(
        Coded.of([one[0] for one in told]),
        Coded.of([one[1] for one in told]),
        _days([one[2] for one in told]),
        _last_days([one[3] for one in told]),
        _lines(told),
    )


def _qualifications(whose: Whose) -> QualificationTable:
    told = _told(Qualification.objects.all(), whose, "kind", "first")
    return QualificationTable(
        Coded.of([one[0] for one in told]),
        Coded.of([one[1] for one in told]),
        _days([one[2] for one in told]),
        _lines(told),
    )


def _told(
    rows: QuerySet[Residence] | QuerySet[Exemption] | QuerySet[Qualification],
    whose: Whose,
    *fields: str,
) -> list[Any]:
    if whose is not None:
        rows = rows.filter(pupil_id__in=whose)
    return list(rows.order_by("id").values_list("pupil_id", *fields))


def _days(days: list[date]) -> Int32s:
    return np.asarray([day_number(day) for day in days], dtype=np.int32)


def _last_days(days: list[date | None]) -> Int32s:
    return np.asarray(
        [STILL_ENROLLED if day is None else day_number(day) for day in days], dtype=np.int32
    )


def _lines(rows: Sized) -> Int32s:
    return np.arange(len(rows), dtype=np.int32)
