"""Ed-Fi: attendance events and the calendar of sessions.

Source: Ed-Fi Data Standard 5.2, StudentSchoolAttendanceEvent and StudentSectionAttendanceEvent.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from pathlib import Path

from kantelpunt.foundation.errors import CalendarEnds, Place, Problem
from kantelpunt.foundation.register_terms import Category
from kantelpunt.foundation.text import Text
from kantelpunt.interchange.imports.absences import Absence, joined
from kantelpunt.interchange.imports.companion import Companion, Enrolment, read_companion
from kantelpunt.interchange.imports.edfi_sessions import (
    Session,
    calendar_rows,
    lesson_days,
    read_sessions,
)
from kantelpunt.interchange.imports.identities import (
    Identities,
    identities,
    unknown_pupil,
    unknown_school,
)
from kantelpunt.interchange.imports.importing import refuse_all, told
from kantelpunt.interchange.imports.output import MadeReason, meaning, write_package
from kantelpunt.interchange.imports.report import Counter, ImportReport
from kantelpunt.interchange.imports.timetable import Timetable, timetable
from kantelpunt.interchange.package.fields import day, filled
from kantelpunt.interchange.package.output_folder import require_free
from kantelpunt.interchange.package.tables import Row, read_table

EVENTS = "attendance_events.csv"
CALENDAR = "EducationOrgCalendar.xml"
_SCHOOL_EVENT = "StudentSchoolAttendanceEvent"
_SECTION_EVENT = "StudentSectionAttendanceEvent"
_PRESENT = "In Attendance"
_PARTIAL = "Partial"
_SHARE = re.compile(r"[0-9]+(\.[0-9]+)?")
_COLUMNS = (
    "event_type",
    "student_id",
    "school_id",
    "date",
    "category",
    "reason",
    "duration_days",
)
# The standard names three kinds of absence; it does not say why somebody is excused.
_MADE = (
    MadeReason("Excused Absence", Category.OTHER, authorised=True),
    MadeReason("Unexcused Absence", Category.UNAUTHORISED, authorised=False),
    MadeReason("Tardy", Category.LATE, authorised=False),
    MadeReason("Partial: Absent excused", Category.OTHER, authorised=True),
    MadeReason("Partial: Absent unexcused", Category.UNAUTHORISED, authorised=False),
)


@dataclass(frozen=True)
class _Event:
    """A school event, its pupil still a number; `duration` is a share of a day, or None."""

    place: Place
    number: str
    school: str
    day: date
    code: str
    duration: Fraction | None


def import_edfi(source: Path, companion: Path, output: Path) -> ImportReport:
    """Turn Ed-Fi attendance events into a region package.

    Args:
        source: a folder with `attendance_events.csv` and `EducationOrgCalendar.xml`.
        companion: a folder with `schools.csv` and `pupils.csv`, and what else is known.
        output: the folder to write; new or empty.

    Raises:
        InputRefused: with every mistake and everything that lacks; nothing is then written.
    """
    require_free(output)
    given = read_companion(companion)
    sessions = read_sessions(source / CALENDAR)
    table = read_table(source / EVENTS, _COLUMNS)
    counter, problems = Counter(), list[Problem]()
    own = [session for session in sessions.sessions if session.school in given.schools]
    rows = calendar_rows(own)
    for place in sessions.calendar_dates:
        counter.add("calendar_dates", place)
    problems += _without_calendar(given, own)
    known = timetable(given, rows)
    means = meaning(given, _MADE)
    numbers = identities(given)
    absences = []
    for row in table.rows:
        event = _event(row, counter, problems)
        if event and (absence := _absence(event, numbers, known, counter, problems)):
            absences.append(absence)
            if (event.school, event.code) not in means:
                problems.append(_unknown_category(event))
    refuse_all(problems)
    used = {absence.reason for absence in absences}
    made = [reason for reason in _MADE if reason.code in used]
    written = write_package(output, given, joined(absences, counter), made, rows)
    return told(len(table.rows), written, given, counter, _stated(own))


def _event(row: Row, counter: Counter, problems: list[Problem]) -> _Event | None:
    if row["event_type"] == _SECTION_EVENT:
        counter.add("section_events", row.at())
        return None
    if row["event_type"] != _SCHOOL_EVENT:
        problems.append(Problem("event-type", _no_event_type(row["event_type"]), row.at()))
        return None
    if row["category"] == _PRESENT:
        counter.add("present", row.at())
        return None
    before = len(problems)
    number, school = filled(row, "student_id", problems), filled(row, "school_id", problems)
    happened = day(row, "date", problems)
    category = filled(row, "category", problems)
    duration = _duration(row, problems)
    if happened is None or len(problems) > before:
        return None
    code = f"{category}: {row['reason']}" if category == _PARTIAL else category
    return _Event(row.at(), number, school, happened, code, duration)


def _duration(row: Row, problems: list[Problem]) -> Fraction | None:
    written = row["duration_days"]
    if not written:
        return None
    if _SHARE.fullmatch(written) and (duration := Fraction(written)) <= 1:
        return duration
    text = Text(
        f'"{written}" is geen deel van een dag; schrijf een getal van 0 tot en met 1',
        f'"{written}" is no part of a day; write a number from 0 to 1',
    )
    problems.append(Problem("bad-number", text, row.at("duration_days")))
    return None


def _absence(
    event: _Event,
    numbers: Identities,
    known: Timetable,
    counter: Counter,
    problems: list[Problem],
) -> Absence | None:
    if event.school not in known.schools:
        problems.append(unknown_school(event.school, event.place))
        return None
    who = numbers.at_school(event.number, event.school)
    if not known.knows(who.pupil):
        problems.append(unknown_pupil(who.pupil, event.place))
        return None
    enrolment = known.enrolment(who.pupil, event.day)
    if enrolment is None or enrolment.school != event.school:
        counter.add("outside_enrolment", event.place)
        return None
    try:
        scheduled = known.scheduled(enrolment, event.day)
    except CalendarEnds as ends:
        problems.extend(ends.problems)
        return None
    if not scheduled:
        counter.add("no_lessons", event.place)
        return None
    minutes = _minutes(event, known, enrolment, counter, problems)
    return Absence(who.pupil, event.school, event.day, event.code, event.place, None, minutes)


def _minutes(
    event: _Event,
    known: Timetable,
    enrolment: Enrolment,
    counter: Counter,
    problems: list[Problem],
) -> int | None:
    """None for the whole day; without a duration only late and partial are known not to be one."""
    if event.duration == 1:
        return None
    if event.duration is None:
        partial = event.code.startswith(_PARTIAL)
        if partial:
            counter.add("partial_without_minutes", event.place)
        elif event.code != "Tardy":
            problems.append(Problem("no-duration", _no_duration(), event.place))
        return 0
    minutes = event.duration * known.scheduled_minutes(enrolment, event.day)
    if minutes.denominator != 1:
        problems.append(Problem("no-whole-minutes", _no_whole_minutes(event), event.place))
    return int(minutes)


def _without_calendar(given: Companion, sessions: Sequence[Session]) -> list[Problem]:
    known = {session.school for session in sessions} | {row.school for row in given.calendar}
    return [
        Problem("no-session", _no_session(school), Place(CALENDAR))
        for school in given.schools
        if school not in known
    ]


def _stated(sessions: Sequence[Session]) -> list[Text]:
    notes = []
    for school in dict.fromkeys(session.school for session in sessions):
        stated = [session.stated_days for session in sessions if session.school == school]
        opened = lesson_days(sessions, school)
        total = sum(days or 0 for days in stated)
        if None not in stated and total != opened:
            notes.append(
                Text(
                    f"school {school}: de sessies noemen {total} lesdagen, maandag tot en met "
                    f"vrijdag zijn het er {opened}",
                    f"school {school}: the sessions state {total} lesson days, Monday to Friday "
                    f"they are {opened}",
                )
            )
    return notes


def _no_event_type(written: str) -> Text:
    return Text(
        f'"{written}" is geen bekende soort gebeurtenis; verwacht werd {_SCHOOL_EVENT} of '
        f"{_SECTION_EVENT}",
        f'"{written}" is no known kind of event; expected was {_SCHOOL_EVENT} or {_SECTION_EVENT}',
    )


def _no_duration() -> Text:
    return Text(
        "deze afwezigheid heeft geen duration_days; vul 1 in voor een hele dag, of het deel",
        "this absence has no duration_days; give 1 for a whole day, or the part",
    )


def _no_whole_minutes(event: _Event) -> Text:
    return Text(
        f"{event.duration} van die dag is geen heel aantal minuten; geef een deel dat uitkomt",
        f"{event.duration} of that day is no whole number of minutes; give a part that comes out",
    )


def _no_session(school: str) -> Text:
    return Text(
        f"van school {school} staat hier geen sessie en in calendar.csv geen rij; voeg een toe",
        f"of school {school} no session stands here and no row in calendar.csv; add one",
    )


def _unknown_category(event: _Event) -> Problem:
    text = Text(
        f'wat "{event.code}" op school {event.school} betekent is niet bekend; voeg de code toe '
        "aan reasons.csv met category en authorised",
        f'what "{event.code}" means at school {event.school} is not known; add the code to '
        "reasons.csv with category and authorised",
    )
    return Problem("unknown-reason", text, event.place)
