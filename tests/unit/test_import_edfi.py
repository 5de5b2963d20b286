"""Ed-Fi events and sessions, in a small example of our own."""

from datetime import date

import pytest

from kantelpunt.calendar.school_calendar import CalendarChange, SchoolCalendar
from kantelpunt.calendar.vacations import HolidayRegion
from kantelpunt.interchange.imports.edfi import import_edfi
from kantelpunt.interchange.imports.edfi_companion import companion_folder, main
from tests.import_folders import PO, PUPILS, SCHOOLS, VO, absences, folder, only, refusal, rows_of

HEADER = "event_type,student_id,school_id,date,category,reason,duration_days,session,section"
SCHOOL_EVENT = "StudentSchoolAttendanceEvent"


def session(school=PO, first="2026-02-09", last="2026-02-27", days="15") -> str:
    return f"""
    <Session>
      <SessionName>Spring</SessionName><SchoolYear>2025-2026</SchoolYear>
      <BeginDate>{first}</BeginDate><EndDate>{last}</EndDate>
      <TotalInstructionalDays>{days}</TotalInstructionalDays>
      <SchoolReference><SchoolIdentity><SchoolId>{school}</SchoolId></SchoolIdentity></SchoolReference>
    </Session>"""


def xml(*parts: str, before: str = "") -> bytes:
    body = "".join(parts)
    head = '<?xml version="1.0" encoding="UTF-8"?>'
    text = f'{head}{before}<Interchange xmlns="http://ed-fi.org/5.2.0">{body}</Interchange>'
    return text.encode()


def event(day: str, category: str, reason="", duration="", number="1", school=PO) -> str:
    return f"{SCHOOL_EVENT},{number},{school},{day},{category},{reason},{duration},Spring,"


@pytest.fixture
def run(tmp_path):
    """Import events; the package is `run.package`, the source folder `run.source`."""
    package = tmp_path / "work" / "package"
    package.parent.mkdir()
    source = tmp_path / "edfi"

    def imported(
        *events: str,
        calendar: bytes | None = None,
        own_calendar: str = "",
        school: str = PO,
        **files: str,
    ):
        given = {"schools": only(SCHOOLS, school), "pupils": only(PUPILS, school)} | files
        if own_calendar:
            given["calendar"] = own_calendar
        folder(source, attendance_events="\n".join([HEADER, *events, ""]))
        content = xml(session(school)) if calendar is None else calendar
        (source / "EducationOrgCalendar.xml").write_bytes(content)
        return import_edfi(source, folder(tmp_path / "with", **given), package)

    imported.package = package
    imported.source = source
    return imported


def test_absence_late_and_partial(run):
    report = run(
        event("2026-02-09", "Excused Absence", "Absent excused", "1"),
        event("2026-02-10", "Unexcused Absence", "Absent unexcused", "1.0"),
        event("2026-02-11", "Unexcused Absence", "Absent unexcused", "0.5"),
        event("2026-02-12", "Tardy", "Tardy"),
        event("2026-02-13", "Partial", "Absent excused"),
        event("2026-02-16", "Partial", "Absent unexcused", "0.2"),
        event("2026-02-17", "In Attendance", ""),
    )
    assert absences(run.package) == [
        ("2026-02-09", "", "", "Excused Absence"),
        ("2026-02-10", "", "", "Unexcused Absence"),
        ("2026-02-11", "", "165", "Unexcused Absence"),
        ("2026-02-12", "", "0", "Tardy"),
        ("2026-02-13", "", "0", "Partial: Absent excused"),
        ("2026-02-16", "", "66", "Partial: Absent unexcused"),
    ]
    assert rows_of(run.package, "reasons.csv") == [
        ("", "Excused Absence", "other", "true"),
        ("", "Unexcused Absence", "unauthorised", "false"),
        ("", "Tardy", "late", "false"),
        ("", "Partial: Absent excused", "other", "true"),
        ("", "Partial: Absent unexcused", "unauthorised", "false"),
    ]
    assert report.counts() == {"present": 1, "partial_without_minutes": 1}


def test_what_the_folder_says_of_a_reason_goes_first(run):
    run(
        event("2026-02-09", "Excused Absence", "", "1"),
        event("2026-02-10", "Early departure", "", "0.5"),
        reasons="school,code,category,authorised\n,Excused Absence,sick,true\n"
        f"{PO},Early departure,unauthorised,false\n",
    )
    assert rows_of(run.package, "reasons.csv") == [
        ("", "Excused Absence", "sick", "true"),
        (PO, "Early departure", "unauthorised", "false"),
    ]


def test_part_of_a_day_is_a_part_of_that_days_schedule(run):
    run(
        event("2026-02-11", "Excused Absence", "", "0.5"),
        schedule=f"school,group,weekday,lessons,minutes\n{PO},,3,,210\n",
    )
    assert absences(run.package) == [("2026-02-11", "", "105", "Excused Absence")]


def test_part_of_a_day_of_lessons(run):
    run(event("2026-02-11", "Excused Absence", "", "0.5", school=VO), school=VO)
    assert absences(run.package) == [("2026-02-11", "", "175", "Excused Absence")]


def test_sessions_open_monday_to_friday_through_vacations_and_close_all_else(run):
    report = run(event("2026-02-16", "Excused Absence", "", "1"))
    rows = rows_of(run.package, "calendar.csv")
    assert rows == [
        (PO, "2025-08-01", "2026-07-31", "false", "buiten de sessies"),
        (PO, "2026-02-09", "2026-02-13", "true", "Spring"),
        (PO, "2026-02-16", "2026-02-20", "true", "Spring"),
        (PO, "2026-02-23", "2026-02-27", "true", "Spring"),
    ]
    assert absences(run.package)[0][0] == "2026-02-16"
    assert report.notes == ()


def test_sessions_that_begin_and_end_within_a_week(run):
    report = run(calendar=xml(session(first="2026-02-11", last="2026-02-15", days="2")))
    assert rows_of(run.package, "calendar.csv")[1:] == [
        (PO, "2026-02-11", "2026-02-13", "true", "Spring")
    ]
    assert "2 lesdagen, maandag tot en met vrijdag zijn het er 3" in report.notes[0].nl


def test_the_folders_own_calendar_goes_before_the_sessions(run):
    own = (PO, "2026-02-16", "2026-02-16", "false", "studiedag")
    report = run(
        event("2026-02-16", "Excused Absence", "", "1"),
        own_calendar="school,from,until,open,reason\n" + ",".join(own) + "\n",
    )
    assert rows_of(run.package, "calendar.csv")[-1] == own
    assert report.counts() == {"no_lessons": 1}


def test_section_events_and_days_without_lessons_are_left_out_and_counted(run):
    report = run(
        f"StudentSectionAttendanceEvent,1,{PO},2026-02-09,Tardy,Tardy,,Spring,MATH",
        event("2026-02-14", "Tardy", "Tardy"),
        event("2026-03-02", "Excused Absence", "", "1"),
        event("2025-06-02", "Excused Absence", "", "1"),
    )
    assert absences(run.package) == []
    assert report.read == 4
    assert report.counts() == {"section_events": 1, "no_lessons": 2, "outside_enrolment": 1}
    assert [str(place) for place in report.left_out[1].places] == [
        "attendance_events.csv:3",
        "attendance_events.csv:4",
    ]


def test_all_mistakes_are_told_at_once(run):
    events = [
        event("9-2-2026", "Tardy"),
        event("2026-02-09", "Excused Absence", "", ""),
        event("2026-02-09", "Excused Absence", "", "0.333"),
        event("2026-02-09", "Excused Absence", "", "1.5"),
        event("2026-02-09", "Excused Absence", "", "1e9999999"),
        event("2026-02-09", "Sleeping", "", "1"),
        event("2026-02-09", "Partial", "Dentist", ""),
        event("2026-02-09", "Tardy", number="2"),
        event("2026-02-10", "Tardy", number="2"),
        event("2026-02-09", "Tardy", school="99ZZ00"),
        event("2026-02-09", "Tardy", number=""),
        f"Other,1,{PO},2026-02-09,Tardy,Tardy,,Spring,",
    ]
    assert refusal(run.package, lambda: run(*events)) == [
        ("bad-date", 2, "date"),
        ("no-duration", 3, ""),
        ("no-whole-minutes", 4, ""),
        ("bad-number", 5, "duration_days"),
        ("bad-number", 6, "duration_days"),
        ("unknown-reason", 7, ""),
        ("unknown-reason", 8, ""),
        ("unknown-pupil", 9, ""),
        ("unknown-school", 11, ""),
        ("empty-field", 12, "student_id"),
        ("event-type", 13, ""),
    ]


@pytest.mark.parametrize(
    ("calendar", "code"),
    [
        (xml(), "no-session"),
        (xml(session("99ZZ00")), "no-session"),
        (xml(session(first="")), "session-lacks"),
        (xml(session(first="9-2-2026")), "bad-date"),
        (xml(session(first="2026-03-01")), "end-before-start"),
        (xml(session())[:-5], "no-xml"),
        (b"", "empty-file"),
        (xml(session()).decode().encode("utf-16"), "not-utf-8"),
        (xml(session(), before="<!DOCTYPE x>"), "document-type"),
        (
            xml(session("&s;"), before=f'<!DOCTYPE x [<!ENTITY s "{PO}">]>'),
            "document-type",
        ),
    ],
)
def test_a_calendar_that_cannot_be_used_is_refused(run, calendar, code):
    found = refusal(run.package, lambda: run(calendar=calendar))
    assert [problem[0] for problem in found] == [code]


def test_an_invented_companion_folder_takes_the_ids_of_the_source(run, tmp_path):
    run(event("2026-02-09", "Excused Absence", "", "1"), event("2026-02-10", "Tardy"))
    made = tmp_path / "made"
    companion_folder(run.source, made)
    assert [row[:3] for row in rows_of(made, "schools.csv")] == [(PO, f"School {PO}", "po")]
    assert [row[0] for row in rows_of(made, "pupils.csv")] == [f"{PO}-1"]
    report = import_edfi(run.source, made, tmp_path / "package")
    assert dict(report.written)["absences.csv"] == 2


def test_the_script_ends_with_status_2_on_refused_input(tmp_path, capsys):
    assert main([str(tmp_path), str(tmp_path / "made")]) == 2
    assert "EducationOrgCalendar.xml" in capsys.readouterr().err
    assert main([]) == 2


def test_read_back_the_written_calendar_is_open_on_the_days_of_the_sessions_only(run):
    run()
    changes = tuple(
        CalendarChange(date.fromisoformat(first), date.fromisoformat(last), is_open == "true")
        for _, first, last, is_open, _ in rows_of(run.package, "calendar.csv")
    )
    calendar = SchoolCalendar(HolidayRegion.MIDDEN, changes)
    opened = calendar.open_days(date(2025, 8, 1), date(2026, 7, 31))
    assert opened == [date(2026, 2, day) for day in range(9, 28) if day % 7 not in (0, 1)]
