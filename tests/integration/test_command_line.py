"""`kantelpunt detect` and `kantelpunt explain` as the reference page tells them."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.packages import (
    ABSENCES,
    HEADER,
    PO,
    SIXTEEN,
    VO,
    absences,
    command,
    package,
    protocol,
)

LANDELIJK = ("--protocol", "landelijk")
BINARY = Path(sys.executable).with_name("kantelpunt")
SUMMARY = "1 signaal bij 1 van 3 leerlingen; 16 van 16 registraties tellen.\n"
DAYS = (
    "id: dagen, measure: days, absent: any_part, of: {authorised: false}, "
    "window: 4 lesson_weeks, reaches: 2, rearm: when_below"
)
SHARE = (
    "id: deel, measure: share, of: {authorised: false}, window: 2 school_days, reaches: 50%, "
    "rearm: when_below"
)
HOURS = (
    "id: uren, measure: lesson_hours, of: {authorised: any}, window: 1 school_days, "
    "exceeds: 0, rearm: when_below"
)


@pytest.fixture
def folder(tmp_path):
    return package(tmp_path / "regio")


def test_rows_go_to_standard_output_and_the_summary_to_standard_error(folder):
    ended = command("detect", folder, *LANDELIJK)
    assert (ended.status, ended.out, ended.err) == (0, f"{HEADER}\n{SIXTEEN}\n", SUMMARY)


def test_the_real_command_writes_the_same_bytes(folder, tmp_path):
    done = subprocess.run([BINARY, "detect", folder, *LANDELIJK], capture_output=True, check=True)
    assert done.stdout == f"{HEADER}\n{SIXTEEN}\n".encode()
    assert done.stderr == SUMMARY.encode()


def test_output_goes_to_a_file_that_is_there_whole(folder, tmp_path):
    output = tmp_path / "signalen.csv"
    output.write_text("van gisteren")
    ended = command("detect", folder, *LANDELIJK, "--output", output)
    assert (ended.status, ended.out, ended.err) == (0, "", SUMMARY)
    assert output.read_bytes() == f"{HEADER}\n{SIXTEEN}\n".encode()
    assert sorted(tmp_path.iterdir()) == [folder, output]


def test_without_a_kept_record_the_header_stands_alone(tmp_path):
    folder = package(tmp_path / "regio", absences=absences(f"v1,{VO},2026-03-14,1,,O"))
    for until in ([], ["--until", "2026-06-01"]):
        ended = command("detect", folder, *LANDELIJK, *until)
        assert (ended.status, ended.out) == (0, f"{HEADER}\n")


def test_rows_are_sorted_by_day_pupil_and_signal(tmp_path):
    rows = [f"{pupil},{VO},2026-03-{day},1,,O" for pupil in ("v2", "v1") for day in (10, 11)]
    rows += [f"p1,{PO},2026-03-{day},am,,O" for day in ("09", "10")]
    file = protocol(tmp_path / "p.yaml", DAYS, HOURS)
    folder = package(tmp_path / "regio", absences=absences(*rows))
    found = [
        tuple(row.split(",")[place] for place in (3, 0, 2))
        for row in command("detect", folder, "--protocol", file).rows
    ]
    assert found == sorted(found)
    assert found == [
        ("2026-03-09", "p1", "uren"),
        ("2026-03-10", "p1", "dagen"),
        ("2026-03-10", "v1", "uren"),
        ("2026-03-10", "v2", "uren"),
        ("2026-03-11", "v1", "dagen"),
        ("2026-03-11", "v2", "dagen"),
    ]


@pytest.mark.parametrize(
    ("minutes", "value"),
    [("60", "1"), ("30", "0.5"), ("130", "2.17"), ("248", "4.13"), ("315", "5.25"), ("3", "0.05")],
)
def test_numbers_are_plain_decimals_of_two_places_rounded_half_up(tmp_path, minutes, value):
    folder = package(tmp_path / "regio", absences=absences(f"p1,{PO},2026-03-09,,{minutes},O"))
    ended = command("detect", folder, "--protocol", protocol(tmp_path / "p.yaml", HOURS))
    (row,) = ended.rows
    assert row == f"p1,{PO},uren,2026-03-09,2026-03-09,{value},exceeds,0,2026-03-09,2026-03-09"


def test_a_share_is_written_as_a_percentage(tmp_path):
    rows = absences(f"p1,{PO},2026-03-09,,,O", f"p1,{PO},2026-03-11,,,O")
    folder = package(tmp_path / "regio", absences=rows)
    ended = command("detect", folder, "--protocol", protocol(tmp_path / "p.yaml", SHARE))
    assert ended.rows == [f"p1,{PO},deel,2026-03-09,2026-03-09,50,reaches,50,2026-03-09,2026-03-09"]


def test_values_are_compared_exactly(tmp_path):
    days = ["09", "10", "11", "12", "13", "16", "17", "18"]
    schools = (package(tmp_path / "x") / "schools.csv").read_text().replace("50,8", "45,7")
    thirds = [f"v1,{VO},2026-03-{day},,90,O" for day in days]
    for rows, fired in ((thirds, 1), (thirds[:-1], 0)):
        folder = package(tmp_path / str(fired), schools=schools, absences=absences(*rows))
        found = command("detect", folder, *LANDELIJK).rows
        assert len(found) == fired
    assert found == []


def test_until_is_the_last_day_looked_at(tmp_path):
    folder = package(tmp_path / "regio")
    assert command("detect", folder, *LANDELIJK, "--until", "2026-03-11").rows == []
    assert command("detect", folder, *LANDELIJK, "--until", "2026-03-12").rows == [SIXTEEN]
    # A pupil who stays away is judged on days without registrations too: here it changes nothing.
    assert command("detect", folder, *LANDELIJK, "--until", "2026-07-01").rows == [SIXTEEN]


def test_a_waiting_signal_fires_on_a_later_day_without_registrations(tmp_path):
    rows = [
        f"v1,{VO},2026-03-{day},{lesson},,O"
        for day in ("09", "10", "11", "12")
        for lesson in range(1, 9)
    ]
    folder = package(tmp_path / "regio", absences=absences(*rows))
    first = f"v1,{VO},zestien-uur,2026-03-10,2026-03-10,16,reaches,16,2026-03-09,2026-03-10"
    second = f"v1,{VO},zestien-uur,2026-03-17,2026-03-12,16,reaches,16,2026-03-11,2026-03-17"
    assert command("detect", folder, *LANDELIJK).rows == [first]
    later = command("detect", folder, *LANDELIJK, "--until", "2026-03-20")
    assert later.rows == [first, second]
    told = command("explain", folder, *LANDELIJK, "--pupil", "v1", "--until", "2026-03-20").out
    assert "Al bereikt op do 12 maart 2026; gewacht tot 7 dagen na het vorige signaal" in told


def test_json_holds_rows_with_receipts_warnings_and_counts(tmp_path):
    rows = ABSENCES + "".join(f"v2,{VO},2026-03-09,,300,O\nv2,{VO},2026-03-10,,300,O\n")
    folder = package(tmp_path / "regio", absences=rows)
    output = tmp_path / "signalen.json"
    ended = command("detect", folder, *LANDELIJK, "--format", "json", "--output", output)
    assert (ended.status, ended.out) == (0, "")
    content = json.loads(output.read_text(encoding="utf-8"))
    assert {"signals", "warnings", "counts"} <= set(content)
    (row,) = content["signals"]
    receipt = row.pop("receipt")
    assert row == dict(zip(HEADER.split(","), SIXTEEN.split(","), strict=True)) | {
        "value": 16,
        "threshold": 16,
    }
    assert (receipt["protocol"], receipt["version"]) == ("landelijk", "2009-08-01")
    assert (receipt["lesson_days"], receipt["unknown_days"]) == (20, 0)
    assert [record["line"] for record in receipt["records"]] == list(range(2, 18))
    assert receipt["source"]["at"] == "artikel 21a, eerste lid"
    assert "zestien" in receipt["reading"]
    assert content["warnings"] == [
        {
            "pupil": "v2",
            "signal": "zestien-uur",
            "since": "2026-03-10",
            "value": 12,
            "threshold": 16,
        }
    ]
    assert content["counts"] == {
        "schools": 2,
        "pupils": 3,
        "enrolments": 3,
        "registrations": 18,
        "kept": 18,
        "signals": 1,
    }


def judged(tmp_path, *rows, **files):
    """Which school was judged by which of two protocols, that fire on one hour and on two."""
    policy = tmp_path / "policy"
    for name, hours in (("een", 1), ("twee", 2)):
        signal = HOURS.replace("exceeds: 0", f"reaches: {hours}").replace("uren", name)
        protocol(policy / name / "2020-08-01.yaml", signal, name=name)
    content = "\n".join(["school,sector,protocol,from", *rows, ""])
    registered = absences(
        f"p1,{PO},2026-03-09,,,O", *(f"v1,{VO},2026-03-{day},,,O" for day in ("09", "10"))
    )
    folder = package(tmp_path / "regio", protocols=content, absences=registered)
    ended = command("detect", folder, "--policy", policy)
    assert ended.status == 0, ended.err
    fields = [row.split(",") for row in ended.rows]
    return [(field[1], field[3][-2:], field[2]) for field in fields], ended.err


def test_a_school_goes_before_its_sector(tmp_path):
    rows = (f"{VO},,twee,2020-01-01", ",vo,een,2025-01-01", ",po,een,2020-01-01")
    found, _ = judged(tmp_path, *rows)
    assert found == [(PO, "09", "een"), (VO, "09", "twee")]


def test_the_latest_row_that_has_begun_holds(tmp_path):
    rows = (",vo,een,2020-01-01", ",vo,twee,2026-03-10")
    found, said = judged(tmp_path, *rows)
    assert found == [(VO, "09", "een"), (VO, "10", "twee")]
    assert f"Zonder protocol op 2026-03-10, dus niet beoordeeld: {PO}" in said


def test_the_protocol_that_is_asked_for_goes_before_protocols_csv(tmp_path):
    rows = "school,sector,protocol,from\n,po,landelijk,2020-01-01\n"
    folder = package(tmp_path / "regio", protocols=rows)
    assert command("detect", folder).rows == []
    assert command("detect", folder, *LANDELIJK).rows == [SIXTEEN]
    own = protocol(tmp_path / "p.yaml", DAYS)
    assert [row.split(",")[2] for row in command("detect", folder, "--protocol", own).rows] == [
        "dagen"
    ]


def test_explain_tells_everything_about_a_signal_in_both_languages(folder):
    dutch = command("explain", folder, *LANDELIJK, "--pupil", "v1")
    english = command("--language", "en", "explain", folder, *LANDELIJK, "--pupil", "v1")
    for ended, words in (
        (dutch, ["16 lesuren ongeoorloofd gemist in 4 lesweken", "signaal op do 12 maart 2026"]),
        (english, ["Sixteen hours of unauthorised absence", "12 March 2026"]),
    ):
        assert (ended.status, ended.err) == (0, "")
        for word in (*words, "[zestien-uur]", VO, "artikel 21a, eerste lid"):
            assert word in ended.out


def test_explain_of_a_pupil_without_signals_says_so(folder):
    ended = command("explain", folder, *LANDELIJK, "--pupil", "v2")
    assert (ended.status, ended.out) == (
        0,
        "Geen signalen voor leerling v2 tot en met 2026-03-12.\n",
    )
    other = ("--pupil", "v1", "--signal", "zevende-ziektedag")
    assert "Geen signalen voor leerling v1" in command("explain", folder, *LANDELIJK, *other).out
    own = ("--pupil", "v1", "--signal", "zestien-uur")
    assert "[zestien-uur]" in command("explain", folder, *LANDELIJK, *own).out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--pupil", "zz"), 'pupil "zz" has no enrolment in pupils.csv; check the id'),
        (
            ("--pupil", "v1", "--signal", "zestien"),
            'signal "zestien" does not exist in this protocol; possible: langdurig-relatief, '
            "negen-keer-te-laat, vierde-ziekmelding, zestien-uur, zevende-ziektedag",
        ),
    ],
)
def test_explain_refuses_what_is_not_there(folder, arguments, message):
    ended = command("--language", "en", "explain", folder, *LANDELIJK, *arguments)
    assert (ended.status, ended.out, ended.err) == (2, "", f"{message}\n")


def test_explain_tells_warnings_that_stand(tmp_path):
    rows = absences(*(f"v2,{VO},2026-03-{day},,300,O" for day in ("09", "10")))
    folder = package(tmp_path / "regio", absences=rows)
    told = command("explain", folder, *LANDELIJK, "--pupil", "v2").out
    assert told.startswith("Bijna: Zestien uur ongeoorloofd verzuim in vier lesweken. 12 ")
