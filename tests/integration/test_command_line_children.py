"""Signals about children and averages, from files to rows: what is known, and what is not."""

import json

import pytest

from tests.packages import VO, absences, command, package, protocol

ABSOLUTE = (
    "id: zonder-school, measure: not_enrolled, reaches: 1 months, only: {status: compulsory}, "
    "rearm: when_below"
)
EXEMPT = "id: vrij, measure: exempt, article: [5a], reaches: 1 days, rearm: when_below"
AVERAGE = (
    "id: meer, measure: times, of: {authorised: any}, window: 4 lesson_weeks, "
    "exceeds: average, average: {of: school, among: all}, rearm: when_below"
)
RESIDENTS = """\
pupil,birth_date,municipality,from,until
r1,2013-05-05,Tilburg,2026-01-31,
v1,2011-04-01,Tilburg,2011-04-01,
"""
EXEMPTIONS = "pupil,article,from,until\nv2,5a,2026-03-07,\n"


@pytest.fixture
def whole(tmp_path):
    return package(tmp_path / "regio", residents=RESIDENTS, exemptions=EXEMPTIONS)


def test_a_child_without_a_school_is_a_row_without_a_school(whole, tmp_path):
    ended = command("detect", whole, "--protocol", protocol(tmp_path / "proef.yaml", ABSOLUTE))
    assert (ended.status, ended.rows) == (
        0,
        ["r1,,zonder-school,2026-02-27,2026-02-27,28,reaches,1,2026-01-31,2026-02-27"],
    )
    assert "Niet te berekenen" not in ended.err


def test_a_row_may_fire_on_a_saturday(whole, tmp_path):
    ended = command("detect", whole, "--protocol", protocol(tmp_path / "proef.yaml", EXEMPT))
    assert ended.rows == ["v2,,vrij,2026-03-07,2026-03-07,1,reaches,1,2026-03-07,2026-03-07"]


def test_the_receipt_tells_the_unit_and_the_rows_it_rests_on(whole, tmp_path):
    path = protocol(tmp_path / "proef.yaml", ABSOLUTE)
    (signal,) = json.loads(command("detect", whole, "--protocol", path, "--format", "json").out)[
        "signals"
    ]
    assert (signal["school"], signal["value"], signal["threshold"]) == ("", 28, 1)
    receipt = signal["receipt"]
    assert (receipt["unit"], receipt["records"]) == ("months", [])
    assert receipt["rows"] == [{"file": "residents.csv", "line": 2}]


@pytest.mark.parametrize(
    ("signal", "lacks", "told"),
    [
        (ABSOLUTE, ["residents"], "zonder-school: residents.csv ontbreekt"),
        (ABSOLUTE, ["exemptions"], "zonder-school: exemptions.csv ontbreekt"),
        (
            ABSOLUTE,
            ["residents", "exemptions"],
            "zonder-school: residents.csv, exemptions.csv ontbreken",
        ),
        (EXEMPT, ["exemptions"], "vrij: exemptions.csv ontbreekt"),
    ],
)
def test_what_a_missing_file_leaves_unknown_is_said_and_is_no_zero(tmp_path, signal, lacks, told):
    files = {"residents": RESIDENTS, "exemptions": EXEMPTIONS} | dict.fromkeys(lacks)
    folder, path = package(tmp_path / "regio", **files), protocol(tmp_path / "proef.yaml", signal)
    ended = command("detect", folder, "--protocol", path)
    assert (ended.status, ended.rows) == (0, [])
    assert f"Niet te berekenen: {told}" in ended.err
    content = json.loads(command("detect", folder, "--protocol", path, "--format", "json").out)
    assert f"Niet te berekenen: {told}" in [note["nl"] for note in content["notes"]]


def test_without_qualifications_it_is_said_for_whom_that_matters(whole, tmp_path):
    status = ABSOLUTE.replace("compulsory", "[compulsory, qualification]")
    ended = command("detect", whole, "--protocol", protocol(tmp_path / "proef.yaml", status))
    assert "qualifications.csv ontbreekt: voor zonder-school telt niemand" in ended.err
    ended = command("detect", whole, "--protocol", protocol(tmp_path / "proef.yaml", ABSOLUTE))
    assert "qualifications.csv" not in ended.err


def test_the_threshold_of_an_average_is_the_average_of_that_day(tmp_path):
    folder = package(
        tmp_path / "regio",
        absences=absences(
            f"v1,{VO},2026-03-09,1,,O", f"v1,{VO},2026-03-09,2,,O", f"v2,{VO},2026-03-09,1,,O"
        ),
    )
    path = protocol(tmp_path / "proef.yaml", AVERAGE)
    ended = command("detect", folder, "--protocol", path)
    assert ended.rows == [f"v1,{VO},meer,2026-03-09,2026-03-09,2,exceeds,1.5,2026-03-09,2026-03-09"]
    (signal,) = json.loads(command("detect", folder, "--protocol", path, "--format", "json").out)[
        "signals"
    ]
    assert signal["receipt"]["average"] == {"of": "school", "among": "all", "pupils": 2}
