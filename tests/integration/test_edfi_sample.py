"""The Ed-Fi sample that nobody here wrote, the whole way, where it is there."""

import csv
from collections import defaultdict
from datetime import date, timedelta
from pathlib import Path

import pytest

from kantelpunt.detection.reference.detect import reference_detect
from kantelpunt.detection.rows import signal_rows
from kantelpunt.foundation.numbers import plain
from kantelpunt.foundation.text import Language
from kantelpunt.interchange.detection_run import assignment_for, run_detection
from kantelpunt.interchange.imports.edfi import import_edfi
from kantelpunt.interchange.imports.edfi_companion import companion_folder
from kantelpunt.interchange.package.read_region import read_ahead, read_region
from tests.import_folders import rows_of
from tests.packages import command

SAMPLE = Path(__file__).parents[3] / "shared" / "data" / "edfi-sample"


@pytest.fixture(scope="module")
def imported(tmp_path_factory):
    """The package folder made from the sample, and the report."""
    if not (SAMPLE / "attendance_events.csv").is_file():
        pytest.skip("the Ed-Fi sample is missing: its 1,983 events are NOT imported")
    folder = tmp_path_factory.mktemp("edfi")
    companion_folder(SAMPLE, folder / "with")
    report = import_edfi(SAMPLE, folder / "with", folder / "package")
    return folder / "package", report


def test_every_event_is_written_or_counted(imported):
    _, report = imported
    assert report.read == 1983
    assert dict(report.written) == {
        "schools.csv": 3,
        "pupils.csv": 227,
        "absences.csv": 1914,
        "reasons.csv": 4,
        "calendar.csv": 117,
    }
    assert report.counts() == {
        "section_events": 66,
        "calendar_dates": 2,
        "no_lessons": 3,
        "partial_without_minutes": 1,
    }


def test_late_and_partial_are_no_absent_days(imported):
    package, _ = imported
    minutes = {}
    for *_, written, reason in rows_of(package, "absences.csv"):
        minutes.setdefault(reason, []).append(written)
    assert {reason: (len(all_), set(all_)) for reason, all_ in minutes.items()} == {
        "Excused Absence": (1077, {""}),
        "Unexcused Absence": (773, {""}),
        "Tardy": (63, {"0"}),
        "Partial: Absent excused": (1, {"0"}),
    }


def test_the_sample_states_169_lesson_days_where_its_sessions_open_189(imported):
    _, report = imported
    told = [note.in_(Language.EN) for note in report.notes]
    assert told == [
        f"school {school}: the sessions state 169 lesson days, Monday to Friday they are 189"
        for school in ("255901001", "255901044", "255901107")
    ]


@pytest.fixture(scope="module")
def rows(imported):
    """The rows of `kantelpunt detect` on the package, by protocol landelijk."""
    ended = command("--language", "en", "detect", imported[0], "--protocol", "landelijk")
    assert ended.status == 0, ended.err
    summary = "123 signals for 43 of 227 pupils; 1914 of 1914 registrations count.\n"
    assert ended.err == summary
    return [tuple(row.split(",")) for row in ended.rows]


def test_the_events_give_123_signals_of_sixteen_hours_and_no_other(rows):
    # Whoever is sick is only "excused" in this sample, so that no signal of sickness can fire;
    # nobody is late nine times.
    assert {row[2] for row in rows} == {"zestien-uur"}
    assert len(rows) == 123
    assert len({row[0] for row in rows}) == 43


def test_the_signals_are_those_that_the_events_give_by_hand(rows, imported):
    """A day is 330 minutes, 5.5 hours: the third unexcused day in four lesson weeks is 16.5."""
    lesson_days = sorted(
        {
            date.fromisoformat(first) + timedelta(days=number)
            for _, first, last, is_open, _ in rows_of(imported[0], "calendar.csv")
            for number in range((date.fromisoformat(last) - date.fromisoformat(first)).days + 1)
            if is_open == "true"
        }
    )
    weeks = sorted({day.isocalendar()[:2] for day in lesson_days})
    time = {day: 7 * weeks.index(day.isocalendar()[:2]) + day.weekday() for day in lesson_days}
    last_day = max(date.fromisoformat(row[2]) for row in rows_of(imported[0], "absences.csv"))
    missed = defaultdict(set)
    with (SAMPLE / "attendance_events.csv").open(encoding="utf-8", newline="") as lines:
        for event in csv.DictReader(lines):
            whole = event["event_type"] == "StudentSchoolAttendanceEvent"
            day = date.fromisoformat(event["date"])
            if whole and event["category"] == "Unexcused Absence" and day in time:
                missed[f"{event['school_id']}-{event['student_id']}"].add(day)
    expected = []
    for pupil, absent in missed.items():
        before = date.min
        for day in (one for one in lesson_days if one <= last_day):
            counted = [x for x in absent if before < x <= day and time[day] - time[x] < 28]
            if len(counted) >= 3 and (day - before).days >= 7:
                hours = f"{5.5 * len(counted):g}"
                expected.append((pupil, str(day), hours, str(min(counted))))
                before = day
    found = [(row[0], row[3], row[5], row[8]) for row in rows]
    assert sorted(found) == sorted(expected)


@pytest.mark.slow
def test_the_fast_run_equals_the_reference_on_forty_pupils(imported, tmp_path):
    """All 227 pupils take the reference a minute; of those with most events it takes forty."""
    package, _ = imported
    events = defaultdict(int)
    for pupil, *_ in rows_of(package, "absences.csv"):
        events[pupil] += 1
    forty = set(sorted(events, key=lambda pupil: (-events[pupil], pupil))[:40])
    for path in package.iterdir():
        text = path.read_text(encoding="utf-8")
        if path.name in ("pupils.csv", "absences.csv"):
            header, *lines = text.splitlines()
            kept = [line for line in lines if line.split(",")[0] in forty]
            text = "\n".join([header, *kept, ""])
        (tmp_path / path.name).write_text(text, encoding="utf-8")
    region = read_region(tmp_path).region
    slow = reference_detect(region, assignment_for(region, "landelijk", None))
    run = run_detection(read_ahead(tmp_path, threads=1), protocol="landelijk", warnings=True)
    assert len(slow.firings) > 50
    assert [tuple(row) for row in signal_rows(run.register, run.findings).texts()] == [
        (
            firing.pupil,
            firing.school,
            firing.rule.signal,
            str(firing.fired_on),
            str(firing.reached_on),
            plain(firing.value),
            firing.rule.comparison,
            plain(firing.rule.threshold),
            str(firing.window_from),
            str(firing.fired_on),
        )
        for firing in slow.firings
    ]
    assert run.warnings() == list(slow.warnings)
