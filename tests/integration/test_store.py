"""A store finds what the folder finds, however it is divided and whoever does the work."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from kantelpunt.absence.columns import day_of
from kantelpunt.absence.register import load_register
from kantelpunt.calendar.school_years import SchoolYear
from kantelpunt.detection.assignment import Assignment
from kantelpunt.detection.detect import detect
from kantelpunt.detection.persons import detect_persons
from kantelpunt.detection.rows import signal_rows
from kantelpunt.foresight.generated.regions import RegionSpec, generated_blocks, generated_region
from kantelpunt.foundation.errors import CalendarEnds, InputRefused
from kantelpunt.interchange.detection_run import DetectionRun
from kantelpunt.interchange.policy_files import choose_protocol
from kantelpunt.interchange.set_aside import overlaps, set_aside
from kantelpunt.interchange.store.detect_store import StoreTask, detect_store
from kantelpunt.interchange.store.open_store import open_store, read_part
from kantelpunt.interchange.store.write_store import write_store
from tests.both_ways import rule
from tests.region_strategies import protocol_rows, regions
from tests.rule_strategies import person_rules, rules
from tests.same_regions import TABLES, plain, rows_of
from tests.shelves import FakeShelf

SPEC = RegionSpec(600, 11, SchoolYear(2025))


@pytest.fixture(scope="module")
def region():
    """A generated region with rows that are parked and enrolments that overlap."""
    whole = generated_region(SPEC)
    lost = replace(whole.enrolments.pupil, values=["niemand", *whole.enrolments.pupil.values[1:]])
    reasons = whole.reasons[:-2]
    twice = replace(whole.enrolments, pupil=lost, first=whole.enrolments.first.copy())
    return replace(whole, enrolments=twice, reasons=reasons)


@pytest.fixture(scope="module")
def assignment():
    chosen = choose_protocol("landelijk")
    return Assignment(chosen.shelf, chosen.id)


@pytest.fixture(scope="module")
def store(region, tmp_path_factory):
    folder = tmp_path_factory.mktemp("store") / "region"
    write_store([region], folder, pupils_per_part=150)
    return open_store(folder)


def found_whole(region, assignment, until=None):
    """What detection over the region as one finds, in the form in which runs are compared."""
    register = load_register(region, until)
    findings = detect(register, assignment, warnings=True)
    persons = detect_persons(register, assignment, until)
    rows = signal_rows(register, findings, persons)
    run = DetectionRun(register, assignment, findings, rows, set_aside(register), (), persons)
    found = comparable(run, run.receipts(), run.warnings(), run.counts())
    return found | {"overlapping": overlaps(register), "last_day": register.last_day}


def found_in_store(store, assignment, until=None, **options):
    task = StoreTask(store, assignment, until, warnings=True, receipts=True)
    run = detect_store(task, **options)
    found = comparable(run, run.receipts, run.warnings, run.counts)
    return found | {"overlapping": run.overlapping, "last_day": run.last_day}


def comparable(run, receipts, warnings, counts):
    return {
        "rows": list(run.rows.texts()),
        "receipts": list(receipts),
        "warnings": list(warnings),
        "aside": list(run.aside),
        "counts": list(counts.items()),
    }


def test_a_store_finds_what_the_region_finds(region, assignment, store):
    whole = found_whole(region, assignment)
    assert store.parts > 2
    assert len(whole["rows"]) > 20
    assert whole["warnings"]
    assert {"parked_unknown_pupil", "parked_unknown_reason"} <= {
        tally.kind for tally in whole["aside"]
    }
    assert found_in_store(store, assignment) == whole


def test_until_a_day_it_finds_the_same(region, assignment, store):
    until = date(2026, 1, 20)
    assert found_in_store(store, assignment, until) == found_whole(region, assignment, until)


def test_parts_of_any_size_find_the_same(region, assignment, tmp_path):
    whole = found_whole(region, assignment)
    for size in (37, 100_000):
        write_store([region], tmp_path / str(size), pupils_per_part=size)
        assert found_in_store(open_store(tmp_path / str(size)), assignment) == whole


def test_blocks_make_a_store_of_the_same_region(assignment, tmp_path):
    write_store(generated_blocks(SPEC, 250), tmp_path / "store", pupils_per_part=100)
    found = found_in_store(open_store(tmp_path / "store"), assignment)
    assert found == found_whole(generated_region(SPEC), assignment)


def test_nothing_is_lost_in_the_parts(region, store):
    parts = [plain(read_part(store, number)) for number in range(store.parts)]
    whole = plain(region)
    for name in TABLES:
        rows = [row for part in parts for row in part[name]]
        assert sorted(rows, key=str) == sorted(whole[name], key=str)
        assert store.manifest.rows(name) == len(rows)
    for name in whole.keys() - set(TABLES):
        assert all(part[name] == whole[name] for part in parts)


def test_a_pupil_is_in_one_part_with_all_its_schools(store):
    pupils = []
    for number in range(store.parts):
        part = read_part(store, number)
        tables = [getattr(part, name) for name in TABLES]
        pupils.append({row[0] for table in tables for row in rows_of(table)})
    assert sum(len(each) for each in pupils) == len(set().union(*pupils))


def test_files_that_lack_go_on_lacking(region, tmp_path):
    bare = replace(region, residents=None, exemptions=None, qualifications=None, protocols=None)
    write_store([bare], tmp_path / "store", pupils_per_part=200)
    part = read_part(open_store(tmp_path / "store"), 0)
    assert [part.residents, part.exemptions, part.qualifications, part.protocols] == [None] * 4


def test_progress_is_told_part_by_part(assignment, store):
    told = []
    detect_store(StoreTask(store, assignment), progress=lambda done, of: told.append((done, of)))
    assert told == [(number + 1, store.parts) for number in range(store.parts)]


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
        HealthCheck.filter_too_much,
    ],
)
@given(data=st.data(), region=regions(), later=st.none() | st.integers(-30, 60))
def test_hard_cases_are_found_the_same(data, region, later):
    assume(len(region.absences))
    one, other = rules("a", averages=False), rules("b", averages=False)
    first = [data.draw(one), data.draw(other), data.draw(person_rules("c"))]
    shelf = FakeShelf({"een": first, "twee": [data.draw(one)]})
    assigned = Assignment(shelf, None, data.draw(protocol_rows(region)))
    until = None if later is None else day_of(region.absences.day[0] + later)
    with TemporaryDirectory() as folder:
        write_store([region], Path(folder) / "store", pupils_per_part=1)
        found = found_in_store(open_store(Path(folder) / "store"), assigned, until)
    assert found == found_whole(region, assigned, until)


def test_an_average_over_a_part_of_the_pupils_is_refused(store):
    average = rule("days", window="4 weeks", exceeds=0, average=("school", "all"))
    assigned = Assignment(FakeShelf({"een": [average]}), "een")
    with pytest.raises(InputRefused) as refused:
        detect_store(StoreTask(store, assigned))
    assert [problem.code for problem in refused.value.problems] == ["average-in-parts"]


def test_a_store_without_a_registration_has_no_signals(region, assignment, tmp_path):
    absences = region.absences
    none = replace(
        absences,
        **{
            name: replace(column, codes=column.codes[:0])
            for name, column in vars(absences).items()
            if name in ("pupil", "school", "reason")
        },
        **{name: getattr(absences, name)[:0] for name in ("day", "lesson", "minutes", "line")},
    )
    write_store([replace(region, absences=none)], tmp_path / "store", pupils_per_part=300)
    opened = open_store(tmp_path / "store")
    assert opened.manifest.kept is None
    run = detect_store(StoreTask(opened, assignment))
    assert (list(run.rows.texts()), run.last_day) == ([], None)


def test_a_folder_that_is_no_store_is_refused(tmp_path):
    for folder in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(InputRefused, match="is no store") as refused:
            open_store(folder)
        assert refused.value.problems[0].code == "no-store"
    (tmp_path / "store.json").write_text('{"name": "another store"}')
    with pytest.raises(InputRefused, match="is no store"):
        open_store(tmp_path)


@pytest.mark.parametrize(
    "harm",
    [
        lambda said: said[:-40],
        lambda said: said.replace('"pupils"', '"people"'),
        lambda said: said.replace('"kept"', '"held"'),
    ],
)
def test_a_damaged_manifest_is_refused(region, tmp_path, harm):
    write_store([region], tmp_path / "store", pupils_per_part=300)
    path = tmp_path / "store" / "store.json"
    path.write_text(harm(path.read_text()))
    with pytest.raises(InputRefused, match="damaged") as refused:
        open_store(tmp_path / "store")
    assert refused.value.problems[0].at.file == "store.json"


def test_another_format_is_refused(region, tmp_path):
    write_store([region], tmp_path / "store")
    path = tmp_path / "store" / "store.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | {"version": 2}))
    with pytest.raises(InputRefused, match="has format 2"):
        open_store(tmp_path / "store")


def test_every_file_that_lacks_is_named(region, tmp_path):
    write_store([region], tmp_path / "store", pupils_per_part=300)
    (tmp_path / "store" / "part-00000" / "absences.parquet").unlink()
    (tmp_path / "store" / "part-00001" / "residents.parquet").unlink()
    with pytest.raises(InputRefused) as refused:
        open_store(tmp_path / "store")
    assert [problem.at.file for problem in refused.value.problems] == [
        "part-00000/absences.parquet",
        "part-00001/residents.parquet",
    ]


def test_a_damaged_part_is_refused(region, assignment, tmp_path):
    write_store([region], tmp_path / "store", pupils_per_part=300)
    opened = open_store(tmp_path / "store")
    path = tmp_path / "store" / "part-00001" / "absences.parquet"
    other = tmp_path / "store" / "part-00000" / "absences.parquet"
    for content in (path.read_bytes()[:-20], b"", other.read_bytes()):
        path.write_bytes(content)
        with pytest.raises(InputRefused, match=r"part-00001/absences\.parquet: .* damaged"):
            detect_store(StoreTask(opened, assignment))


def test_nothing_is_left_of_a_store_that_is_refused(region, tmp_path):
    far = region.absences.day.copy()
    far[-1] = 60_001  # a Monday in 2134
    with pytest.raises(CalendarEnds):
        write_store([replace(region, absences=replace(region.absences, day=far))], tmp_path / "s")
    assert list(tmp_path.iterdir()) == []
