"""The absence file of Eduarte: whole and part days, and everything that can be wrong with it."""

import pytest

from kantelpunt.interchange.imports.eduarte import import_eduarte
from tests.import_folders import (
    OTHER_VO,
    PO,
    PUPILS,
    REASONS,
    SCHOOLS,
    SURNAME,
    VO,
    absences,
    folder,
    only,
    refusal,
    rows_of,
    whole_text,
)


@pytest.fixture
def run(tmp_path):
    """Import lines at one school and give back the report; the package is `run.package`."""
    package = tmp_path / "work" / "package"
    package.parent.mkdir()

    def imported(*lines: str | bytes, school: str = VO, end: str = "\n", **files: str):
        given = {
            "schools": only(SCHOOLS, school),
            "pupils": only(PUPILS, school),
            "reasons": REASONS,
        } | files
        source = tmp_path / "meldingen.csv"
        raw = [line if isinstance(line, bytes) else line.encode() for line in lines]
        source.write_bytes(b"".join(line + end.encode() for line in raw))
        return import_eduarte(source, folder(tmp_path / "with", **given), package)

    imported.package = package
    return imported


def test_a_whole_day_has_no_lesson_and_no_minutes(run):
    report = run("1;20260309;;20260309;;;;Z;")
    assert absences(run.package) == [("2026-03-09", "", "", "Z")]
    assert rows_of(run.package, "absences.csv")[0][:2] == (f"{VO}-1", VO)
    assert (report.read, report.counts()) == (1, {})
    assert dict(report.written) == {
        "schools.csv": 1,
        "pupils.csv": 1,
        "absences.csv": 1,
        "reasons.csv": 3,
    }


def test_several_days_become_the_lesson_days_around_weekend_and_vacation(run):
    run("1;20260212;;20260224;;;;Z;")
    days = [row[0] for row in absences(run.package)]
    assert days == ["2026-02-12", "2026-02-13", "2026-02-23", "2026-02-24"]


def test_schedule_and_calendar_of_the_folder_decide_what_a_lesson_day_is(run):
    run(
        "1;20260309;;20260313;;;;Z;",
        schedule=f"school,group,weekday,lessons,minutes\n{VO},2b,3,0,\n{VO},,4,0,\n{VO},2b,4,5,\n",
        calendar=f"school,from,until,open,reason\n{VO},2026-03-10,2026-03-10,false,studiedag\n",
    )
    days = [row[0] for row in absences(run.package)]
    assert days == ["2026-03-09", "2026-03-12", "2026-03-13"]


def test_lessons_of_one_day_are_a_row_each(run):
    run("1;20260309;0830;20260309;1030;1;3;O;")
    assert absences(run.package) == [("2026-03-09", str(n), "", "O") for n in (1, 2, 3)]


def test_from_a_lesson_to_a_lesson_over_days(run):
    run("1;20260309;;20260311;;6;2;O;")
    assert absences(run.package) == [
        ("2026-03-09", "6", "", "O"),
        ("2026-03-09", "7", "", "O"),
        ("2026-03-10", "", "", "O"),
        ("2026-03-11", "1", "", "O"),
        ("2026-03-11", "2", "", "O"),
    ]


@pytest.mark.parametrize("school", [PO, VO])
def test_times_of_one_day_are_minutes(run, school):
    run("1;20260309;0830;20260309;1015;;;O;", school=school)
    assert absences(run.package) == [("2026-03-09", "", "105", "O")]


@pytest.mark.parametrize("end", ["2359", "2400"])
def test_from_midnight_to_midnight_is_the_whole_day(run, end):
    run(f"1;20260309;0000;20260310;{end};;;O;", school=PO)
    assert absences(run.package) == [("2026-03-09", "", "", "O"), ("2026-03-10", "", "", "O")]


def test_two_parts_of_a_day_are_added_and_an_overlap_counts_once(run):
    report = run(
        "1;20260309;0830;20260309;0930;;;O;",
        "1;20260309;0900;20260309;1000;;;O;",
        "1;20260309;1300;20260309;1330;;;O;",
        "1;20260309;1300;20260309;1330;;;Z;",
        school=PO,
    )
    assert absences(run.package) == [("2026-03-09", "", "120", "O"), ("2026-03-09", "", "30", "Z")]
    assert report.counts() == {"overlap": 2, "repeated": 2}


def test_a_whole_day_swallows_its_parts_whichever_comes_first(run):
    run("1;20260309;0830;20260309;0930;;;O;", "1;20260309;;20260309;;;;O;", school=PO)
    assert absences(run.package) == [("2026-03-09", "", "", "O")]


def test_of_one_lesson_reported_twice_the_last_stays(run):
    report = run("1;20260309;;20260309;;2;2;O;", "1;20260309;;20260309;;2;2;Z;")
    assert absences(run.package) == [("2026-03-09", "2", "", "Z")]
    assert report.counts() == {"overlap": 1, "repeated": 1}


def test_coming_late_is_one_time_however_long_the_report(run):
    report = run(
        "1;20260309;;20260309;;1;1;L;",
        "1;20260310;;20260311;;3;;L;",
        "1;20260312;0840;20260312;0855;;;L;",
        "1;20260313;;;;;;L;",
    )
    assert absences(run.package) == [
        ("2026-03-09", "1", "", "L"),
        ("2026-03-10", "3", "", "L"),
        ("2026-03-12", "", "15", "L"),
        ("2026-03-13", "", "0", "L"),
    ]
    assert report.counts() == {"open": 1, "late_once": 2}


def test_late_twice_on_a_day_without_lessons_is_listed(run):
    report = run(
        "1;20260309;0830;20260309;0840;;;L;", "1;20260309;1300;20260309;1305;;;L;", school=PO
    )
    assert absences(run.package) == [("2026-03-09", "", "15", "L")]
    assert report.counts() == {"late_twice": 1}


def test_without_an_end_it_is_open_until_the_submission_date_and_listed(run):
    report = run("1;20260309;;;;4;;Z;", submissions=f"school,submitted_until\n{VO},2026-03-10\n")
    days = [row[:2] for row in absences(run.package)]
    assert days == [("2026-03-09", str(n)) for n in (4, 5, 6, 7)] + [("2026-03-10", "")]
    assert [str(place) for place in report.listed[0].places] == ["meldingen.csv:1"]
    assert report.counts() == {"open": 1}


def test_open_after_the_submission_date_has_no_row(run):
    report = run("1;20260311;;;;;;Z;", submissions=f"school,submitted_until\n{VO},2026-03-10\n")
    assert absences(run.package) == []
    assert report.counts() == {"after_submission": 1, "open": 1}


def test_without_end_and_submission_date_nothing_is_guessed(run):
    found = refusal(run.package, lambda: run("1;20260309;;;;;;Z;"))
    assert found == [("no-submission", 1, "")]


def test_a_day_without_lessons_and_a_day_before_the_enrolment_are_left_out(run):
    report = run(
        "1;20260307;;20260308;;;;Z;",
        "1;20250610;;20250610;;;;Z;",
        "1;20260309;;20260309;;;;Z;",
    )
    assert [row[0] for row in absences(run.package)] == ["2026-03-09"]
    assert report.counts() == {"no_lessons": 1, "outside_enrolment": 1}


def test_a_report_does_not_speak_for_the_next_school(run):
    moved = "pupil,school,birth_date,group,enrolled_from,enrolled_until\n"
    moved += f"p1,{VO},2011-04-01,,2025-08-01,2026-03-10\np1,{OTHER_VO},2011-04-01,,2026-03-11,\n"
    line = "77;20260309;;20260312;;;;Z;"
    numbers = f"school,number,pupil\n{VO},77,p1\n"
    report = run(line, schools=SCHOOLS, pupils=moved, identities=numbers)
    assert [row[2] for row in rows_of(run.package, "absences.csv")] == ["2026-03-09", "2026-03-10"]
    assert report.counts() == {"outside_enrolment": 1}


def test_a_number_of_two_schools_follows_the_pupil(run):
    moved = "pupil,school,birth_date,group,enrolled_from,enrolled_until\n"
    moved += f"p1,{VO},2011-04-01,,2025-08-01,\np1,{OTHER_VO},2011-04-01,,2026-03-10,\n"
    numbers = f"school,number,pupil\n{VO},77,p1\n{OTHER_VO},77,p1\n"
    run("77;20260309;;20260310;;;;Z;", schools=SCHOOLS, pupils=moved, identities=numbers)
    assert [row[1] for row in rows_of(run.package, "absences.csv")] == [VO, OTHER_VO]


def test_with_several_schools_a_number_without_identity_is_refused_by_name(run):
    lines = ["1;20260309;;20260309;;;;Z;", "1;20260310;;20260310;;;;Z;"]
    found = refusal(run.package, lambda: run(*lines, schools=SCHOOLS, pupils=PUPILS))
    assert found == [("no-identity", 1, "deelnemernummer")]


def test_a_number_that_is_two_pupils_is_refused(run):
    numbers = f"school,number,pupil\n{PO},1,{PO}-1\n{VO},1,{VO}-1\n"
    line = "1;20260309;;20260309;;;;Z;"
    found = refusal(
        run.package, lambda: run(line, schools=SCHOOLS, pupils=PUPILS, identities=numbers)
    )
    assert found == [("no-identity", 1, "deelnemernummer")]


def test_an_unknown_number_and_an_unknown_reason_are_refused_by_name(run):
    lines = ["9;20260309;;20260309;;;;Z;", "1;20260309;;20260309;;;;X;", "9;20260310;;;;;;Z;"]
    found = refusal(run.package, lambda: run(*lines))
    assert found == [("unknown-reason", 2, ""), ("unknown-pupil", 1, "")]


def test_all_mistakes_are_told_at_once_with_line_and_field(run):
    lines = [
        "1;20260309;;20260309;;;;Z",
        ";20260309;;20260309;;;;Z;",
        "1;2026-03-09;;20260231;;;;;",
        "1;20260309;8:30;20260309;2561;0;99;Z;",
        "1;20260310;;20260309;;;;Z;",
        "1;20260309;1000;20260309;0900;5;4;Z;",
        "1;20260309;;;1200;;;Z;",
        "1;20260309;0900;20260310;;;;Z;",
    ]
    assert refusal(run.package, lambda: run(*lines)) == [
        ("row-length", 1, ""),
        ("empty-field", 2, "deelnemernummer"),
        ("empty-field", 3, "reden"),
        ("bad-value", 3, "begindatum"),
        ("bad-value", 3, "einddatum"),
        ("bad-value", 4, "begintijd"),
        ("bad-value", 4, "eindtijd"),
        ("bad-value", 4, "beginlesuur"),
        ("bad-value", 4, "eindlesuur"),
        ("end-before-start", 5, ""),
        ("end-before-start", 6, ""),
        ("end-before-start", 6, ""),
        ("end-without-day", 7, ""),
        ("part-unknown", 8, ""),
    ]


def test_a_primary_school_has_no_lesson_hours(run):
    found = refusal(run.package, lambda: run("1;20260309;;20260309;;1;2;Z;", school=PO))
    assert found == [("lesson-in-po", 1, "")]


def test_windows_line_ends_and_a_byte_order_mark_are_accepted(run):
    run(b"\xef\xbb\xbf1;20260309;;20260309;;;;Z;", "", end="\r\n")
    assert absences(run.package) == [("2026-03-09", "", "", "Z")]
    assert b"\r" not in (run.package / "absences.csv").read_bytes()


@pytest.mark.parametrize(
    ("lines", "problem"),
    [
        ([], ("empty-file", None, "")),
        ([""], ("empty-file", None, "")),
        (["1;20260309;;20260309;;;;Z;ok", b"1;20260309;;20260309;;;;Z;\xe9"], ("not-utf-8", 2, "")),
        (["1;20260309;;20260309;;;;Z;", "x" * 1_000_001], ("long-line", 2, "")),
        (['1;20260309;;20260309;;;;Z;"open'], ("no-csv", 1, "")),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_as_a_whole(run, lines, problem):
    assert refusal(run.package, lambda: run(*lines)) == [problem]


def test_remarks_and_names_are_not_taken_over(run):
    pupils = "pupil,school,birth_date,group,enrolled_from,enrolled_until,achternaam\n"
    pupils += f"{VO}-1,{VO},2011-04-01,2b,2025-08-01,,{SURNAME}\n"
    report = run(
        f'1;20260309;;20260309;;;;Z;"moeder {SURNAME} belde; ""griep"""',
        pupils=pupils,
        leerlingen=f"naam\n{SURNAME}\n",
        identities=f"school,number,pupil\n{VO},1,{VO}-1\n",
    )
    assert SURNAME not in whole_text(run.package)
    assert sorted(path.name for path in run.package.iterdir()) == [
        "absences.csv",
        "pupils.csv",
        "reasons.csv",
        "schools.csv",
    ]
    told = [note.en.split(" does")[0] for note in report.notes]
    assert told == ["leerlingen.csv", "pupils.csv (achternaam)"]
