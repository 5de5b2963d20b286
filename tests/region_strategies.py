"""Hypothesis strategies for regions: small, and full of hard cases."""

from datetime import date, timedelta

import numpy as np
from hypothesis import strategies as st

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

# Around the summer, the autumn and spring vacations, Christmas and 29 February.
BASES = [
    date(2025, 6, 12),
    date(2025, 10, 6),
    date(2025, 12, 8),
    date(2026, 2, 2),
    date(2024, 2, 12),
]
SPAN = 75
SCHOOLS = ["00AA00", "00BB00", "00CC01"]
GROUPS = ["a", "b"]
REASONS = [
    ReasonRow("", "S", Category.SICK, True, 2),
    ReasonRow("", "O", Category.UNAUTHORISED, False, 3),
    ReasonRow("", "L", Category.LATE, False, 4),
    ReasonRow("", "V", Category.LEAVE, True, 5),
    ReasonRow("00BB00", "V", Category.UNAUTHORISED, False, 6),
]
CODES = ["S", "O", "L", "V", "?"]


@st.composite
def schools(draw, number):
    """A school that counts in lessons or in minutes, with short days."""
    in_lessons = draw(st.booleans())
    return School(
        SCHOOLS[number],
        f"School {number}",
        Sector.VO if in_lessons else Sector.PO,
        "Ergens",
        draw(st.sampled_from(list(HolidayRegion))),
        draw(st.sampled_from([30, 45, 50, 60, 70])) if in_lessons else None,
        draw(st.integers(1, 3)) if in_lessons else None,
        None if in_lessons else draw(st.sampled_from([121, 300])),
        None if in_lessons else draw(st.sampled_from([None, 100, 150])),
    )


@st.composite
def schedule_rows(draw, names):
    """Short days, long days and days without lessons, for one group or for all."""
    keys = draw(
        st.lists(
            st.tuples(st.sampled_from(names), st.sampled_from(["", *GROUPS]), st.integers(1, 6)),
            max_size=4,
            unique=True,
        )
    )
    lessons = st.none() | st.integers(0, 3)
    minutes = st.none() | st.sampled_from([0, 60, 100, 200])
    amounts = [draw(st.tuples(lessons, minutes)) for _ in keys]
    return tuple(
        ScheduleRow(*key, lessons, minutes, line + 2)
        for line, (key, (lessons, minutes)) in enumerate(zip(keys, amounts, strict=True))
    )


@st.composite
def calendar_rows(draw, names, base):
    """Study days, and days of a vacation on which a school is open after all."""
    rows = draw(
        st.lists(
            st.tuples(
                st.sampled_from(names), st.integers(-20, SPAN), st.integers(0, 9), st.booleans()
            ),
            max_size=3,
        )
    )
    return tuple(
        CalendarRow(
            school,
            base + timedelta(first),
            base + timedelta(first + length),
            opened,
            "",
            line + 2,
        )
        for line, (school, first, length, opened) in enumerate(rows)
    )


def born(pupil, base):
    """Birth days around which the law or an age changes in the weeks that are looked at."""
    own = {"p1": (16, 40), "p2": (18, 20), "p3": (5, 30), "p4": (4, 10)}
    years, days = own[pupil]
    day = base + timedelta(days)
    return day_number(date(day.year - years, day.month, min(day.day, 28)))


@st.composite
def stretches(draw, pupils):
    """Some stretches of days of children, with one of two articles each."""
    rows = st.tuples(
        st.sampled_from(pupils),
        st.integers(-40, SPAN),
        st.none() | st.integers(0, SPAN),
        st.sampled_from(["5a", "15", "11f"]),
    )
    return draw(st.lists(rows, max_size=4))


def _columns(rows, base):
    firsts = [day_number(base) + row[1] for row in rows]
    lasts = [
        STILL_ENROLLED if row[2] is None else first + row[2]
        for row, first in zip(rows, firsts, strict=True)
    ]
    return (
        np.array(firsts, dtype=np.int32),
        np.array(lasts, dtype=np.int32),
        np.arange(2, len(rows) + 2, dtype=np.int32),
    )


@st.composite
def small_tables(draw, pupils, base):
    """Residents, exemptions and qualifications, each of which may lack."""
    lives = draw(st.none() | stretches([*pupils, "p3", "p4"]))
    known = [*pupils, *(row[0] for row in lives or ())]
    exempt = draw(st.none() | stretches(known))
    reached = draw(st.none() | stretches(pupils))
    names = [Coded.of([row[0] for row in rows or ()]) for rows in (lives, exempt, reached)]
    births = [born(row[0], base) for row in lives or ()]
    return {
        "residents": None
        if lives is None
        else ResidentTable(
            names[0],
            np.array(births, dtype=np.int32),
            Coded.of(["Ergens"] * len(lives)),
            *_columns(lives, base),
        ),
        "exemptions": None
        if exempt is None
        else ExemptionTable(
            names[1], Coded.of([row[3] for row in exempt]), *_columns(exempt, base)
        ),
        "qualifications": None
        if reached is None
        else QualificationTable(
            names[2],
            Coded.of(["havo" if row[3] == "5a" else "vmbo" for row in reached]),
            _columns(reached, base)[0],
            _columns(reached, base)[2],
        ),
    }


@st.composite
def enrolments(draw, pupils, names, base):
    """One to three stretches per pupil, with gaps, overlaps and moves."""
    rows = []
    for pupil in pupils:
        for _ in range(draw(st.integers(1, 3))):
            first = draw(st.integers(-25, SPAN))
            length = draw(st.none() | st.integers(0, SPAN))
            school = draw(st.sampled_from([*names, *names, *names, "00ZZ99"]))
            rows.append((pupil, school, draw(st.sampled_from(GROUPS)), first, length))
    firsts = [day_number(base) + row[3] for row in rows]
    lasts = [
        STILL_ENROLLED if row[4] is None else first + row[4]
        for row, first in zip(rows, firsts, strict=True)
    ]
    return EnrolmentTable(
        Coded.of([row[0] for row in rows]),
        Coded.of([row[1] for row in rows]),
        np.array([born(row[0], base) for row in rows], dtype=np.int32),
        Coded.of([row[2] for row in rows]),
        np.array(firsts, dtype=np.int32),
        np.array(lasts, dtype=np.int32),
        np.arange(2, len(rows) + 2, dtype=np.int32),
    )


@st.composite
def absences(draw, pupils, names, base):
    """Stretches of days with the same registration, corrections and unknown things among them."""
    lessons = [NO_LESSON, NO_LESSON, NO_LESSON, 1, 2, MORNING, AFTERNOON]
    stretches = draw(
        st.lists(
            st.tuples(
                st.sampled_from([*pupils, *pupils, *pupils, "niemand"]),
                st.sampled_from([*names, *names, *names, "00ZZ99"]),
                st.integers(0, SPAN),
                st.integers(1, 12),
                st.sampled_from(lessons),
                st.sampled_from([NO_MINUTES, NO_MINUTES, 0, 15, 45, 100, 400]),
                st.sampled_from(CODES),
            ),
            max_size=12,
        )
    )
    rows = [
        (pupil, school, day_number(base) + first + n, lesson, minutes, code)
        for pupil, school, first, length, lesson, minutes, code in stretches
        for n in range(length)
    ]
    return AbsenceTable(
        Coded.of([row[0] for row in rows]),
        Coded.of([row[1] for row in rows]),
        np.array([row[2] for row in rows], dtype=np.int32),
        np.array([row[3] for row in rows], dtype=np.int8),
        np.array([row[4] for row in rows], dtype=np.int32),
        Coded.of([row[5] for row in rows]),
        np.arange(2, len(rows) + 2, dtype=np.int32),
    )


@st.composite
def regions(draw):
    """A region of one or two schools and one or two pupils, over some eleven weeks."""
    base = draw(st.sampled_from(BASES))
    count = draw(st.integers(1, 2))
    names = SCHOOLS[:count]
    pupils = ["p1", "p2"][: draw(st.integers(1, 2))]
    submitted = draw(st.lists(st.tuples(st.sampled_from(names), st.integers(0, SPAN)), max_size=1))
    return Region(
        tuple(draw(schools(number)) for number in range(count)),
        draw(enrolments(pupils, names, base)),
        draw(absences(pupils, names, base)),
        tuple(REASONS),
        draw(schedule_rows(names)),
        draw(calendar_rows(names, base)),
        None,
        tuple(SubmissionRow(name, base + timedelta(days), 2) for name, days in submitted) or None,
        **draw(small_tables(pupils, base)),
    )


@st.composite
def protocol_rows(draw, region):
    """Who works by which protocol from when: schools, sectors, and changes underway."""
    days = region.enrolments.first.tolist()
    rows = []
    for line in range(draw(st.integers(0, 4))):
        by_school = draw(st.booleans())
        school = draw(st.sampled_from(region.schools))
        away = draw(st.sampled_from(days)) + draw(st.integers(-5, 40))
        first = date(1970, 1, 1) + timedelta(away)
        rows.append(
            ProtocolRow(
                school.school if by_school else "",
                None if by_school else school.sector,
                draw(st.sampled_from(["een", "twee"])),
                first,
                line + 2,
            )
        )
    return tuple(rows)
