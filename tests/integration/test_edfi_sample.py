"""The Ed-Fi sample that nobody here wrote, the whole way, where it is there."""

from pathlib import Path

import pytest

from kantelpunt.foundation.text import Language
from kantelpunt.interchange.imports.edfi import import_edfi
from kantelpunt.interchange.imports.edfi_companion import companion_folder
from tests.import_folders import rows_of

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
