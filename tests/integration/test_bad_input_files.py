"""Files of a package that cannot be read: refused with file and line, and what to do."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.packages import (
    ABSENCES,
    PUPILS,
    REASONS,
    SCHOOLS,
    SIXTEEN,
    VO,
    absences,
    command,
    package,
    refused,
)

LANDELIJK = ("--protocol", "landelijk")
BINARY = Path(sys.executable).with_name("kantelpunt")
EMPTY = (
    "het bestand is leeg, ook zonder kopregel; lever het opnieuw aan",
    "the file is empty, without even a header; deliver it again",
)
TOO_LONG = (
    "deze regel is langer dan 1 MB; lever een CSV-bestand aan met één rij per regel",
    "this line is longer than 1 MB; deliver a CSV file with one row per line",
)
NOT_UTF_8 = (
    "deze regel is geen UTF-8; sla het bestand op als UTF-8 en lever het opnieuw aan",
    "this line is not UTF-8; save the file as UTF-8 and deliver it again",
)
SEMICOLONS = (
    "de velden zijn met puntkomma's gescheiden, zodat de kolommen ontbreken; gebruik komma's",
    "the fields are parted by semicolons, so that the columns are missing; use commas",
)
QUOTES = (
    "de aanhalingstekens in deze rij kloppen niet; sluit elk aanhalingsteken dat u opent en "
    'schrijf er binnen een veld twee ("")',
    "the quotation marks in this row do not match; close every one that you open and write "
    'two ("") inside a field',
)
WHOLE = {"schools": SCHOOLS, "pupils": PUPILS, "absences": ABSENCES, "reasons": REASONS}


def detected(folder):
    ended = command("detect", folder, *LANDELIJK)
    assert ended.status == 0, ended.err
    return ended


def said_once(place, message):
    return [f"{place}: {message[0]}"], [f"{place}: {message[1]}"]


@pytest.mark.parametrize(
    ("files", "place", "message"),
    [
        (
            {"absences": ABSENCES.replace("lesson,", "", 1)},
            "absences.csv:1",
            (
                "kolom lesson ontbreekt in de kopregel; voeg hem toe",
                "column lesson is missing in the header; add it",
            ),
        ),
        (
            {"schools": SCHOOLS.replace("sector", "Sector", 1)},
            "schools.csv:1",
            (
                'kolom sector ontbreekt: er staat "Sector"; schrijf sector',
                'column sector is missing: it says "Sector"; write sector',
            ),
        ),
        (
            {"pupils": PUPILS.replace("pupil,", "PUPIL,", 1)},
            "pupils.csv:1",
            (
                'kolom pupil ontbreekt: er staat "PUPIL"; schrijf pupil',
                'column pupil is missing: it says "PUPIL"; write pupil',
            ),
        ),
        (
            {"absences": ABSENCES.replace("reason\n", "reason,pupil\n").replace(",O\n", ",O,v1\n")},
            "absences.csv:1 (pupil)",
            (
                "kolom pupil staat twee keer in de kopregel; laat er één staan",
                "column pupil stands twice in the header; keep one",
            ),
        ),
        (
            {"absences": ABSENCES + f"v1,{VO},2026-03-13\n"},
            "absences.csv:18",
            (
                "deze rij heeft 3 velden en de kopregel 6; maak ze gelijk",
                "this row has 3 fields and the header 6; make them equal",
            ),
        ),
        ({"absences": ABSENCES.replace(",", ";")}, "absences.csv:1", SEMICOLONS),
        ({"schools": SCHOOLS.replace(",", ";")}, "schools.csv:1", SEMICOLONS),
        ({"schools": SCHOOLS.replace("Eik", "Eé").encode("cp1252")}, "schools.csv:2:2", NOT_UTF_8),
        ({"pupils": PUPILS.replace("2b", "é").encode("cp1252")[:-40]}, "pupils.csv:3:4", NOT_UTF_8),
        ({"reasons": REASONS.encode("utf-16")}, "reasons.csv:1:1", NOT_UTF_8),
        ({"absences": ABSENCES + f'"v1,{VO},2026-03-13,1,,O\n'}, "absences.csv:18", QUOTES),
        ({"reasons": REASONS + ',"X"Y,sick,true\n'}, "reasons.csv:5", QUOTES),
        (
            {"absences": ABSENCES.replace("\n", "\r")},
            "absences.csv:1",
            (
                "deze rij heeft een los regeleinde (CR); sla het bestand op met LF of CRLF",
                "this row holds a line end of its own (CR); save the file with LF or CRLF",
            ),
        ),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_its_place(tmp_path, files, place, message):
    folder = package(tmp_path / "regio", **files)
    assert refused(folder, *LANDELIJK) == said_once(place, message)


@pytest.mark.parametrize("name", WHOLE)
@pytest.mark.parametrize("content", [b"", b"\n", b"\r\n\n", b"\xef\xbb\xbf"])
def test_a_file_without_a_header_is_refused(tmp_path, name, content):
    folder = package(tmp_path / "regio", **{name: content})
    assert refused(folder, *LANDELIJK) == said_once(f"{name}.csv", EMPTY)


@pytest.mark.parametrize("end", ["", "\n"])
def test_a_file_with_a_header_only_is_fine(tmp_path, end):
    for name, content in WHOLE.items():
        header = content.splitlines()[0] + end
        folder = package(tmp_path / name, **{name: header})
        assert detected(folder).rows == []
    headers = {name: content.splitlines()[0] + end for name, content in WHOLE.items()}
    assert detected(package(tmp_path / "alles", **headers)).rows == []


def test_missing_files_are_named_all_at_once(tmp_path):
    folder = package(tmp_path / "regio", schools=None, reasons=None, absences=ABSENCES + "x\n")
    dutch, english = refused(folder, *LANDELIJK)
    assert [line.split(":")[0] for line in dutch] == ["schools.csv", "reasons.csv", "absences.csv"]
    assert "schools.csv ontbreekt in de map; een regiomap heeft altijd schools.csv" in dutch[0]
    assert "reasons.csv is missing in the folder; a region folder always has" in english[1]


def test_a_folder_that_is_not_there_is_refused(tmp_path):
    lost = tmp_path / "weg"
    assert refused(lost, *LANDELIJK) == (
        [f"de map {lost} bestaat niet"],
        [f"the folder {lost} does not exist"],
    )


def test_every_line_that_is_not_utf_8_is_named(tmp_path):
    rows = [f"v1,{VO},2026-03-{day},1,,{'é' if day % 2 else 'O'}" for day in range(10, 16)]
    folder = package(tmp_path / "regio", absences=absences(*rows).encode("cp1252"))
    dutch, _ = refused(folder, *LANDELIJK)
    assert dutch == [f"absences.csv:{line}:6: {NOT_UTF_8[0]}" for line in (3, 5, 7)]


def test_bytes_that_are_not_utf_8_are_refused_in_a_column_that_is_not_used_too(tmp_path):
    rows = ABSENCES.replace("reason\n", "reason,opmerking\n").replace(",O\n", ",O,\n")
    raw = rows.encode() + f"v1,{VO},2026-03-13,1,,O,".encode() + b"\xe9\n"
    folder = package(tmp_path / "regio", absences=raw)
    assert refused(folder, *LANDELIJK) == said_once("absences.csv:18:7", NOT_UTF_8)


@pytest.mark.parametrize(
    "files",
    [
        {name: "\ufeff" + content for name, content in WHOLE.items()},
        {name: content.replace("\n", "\r\n") for name, content in WHOLE.items()},
        {name: content.replace("\n", "\n\n") for name, content in WHOLE.items()},
        {name: content.rstrip("\n") for name, content in WHOLE.items()},
        {"absences": ABSENCES.replace(VO, f' "{VO}"'.strip()).replace(",O\n", ',"O"\n')},
        {"absences": ABSENCES.replace(VO, f" {VO} ")},
        {"schools": SCHOOLS.replace("Het Plein", '"Het ""Plein"", locatie\nNoord"')},
    ],
    ids=["bom", "crlf", "blank-lines", "no-last-line-end", "quotes", "spaces", "quoted-line-end"],
)
def test_what_another_programme_writes_differently_is_read_all_the_same(tmp_path, files):
    assert detected(package(tmp_path / "regio", **files)).rows == [SIXTEEN]


def test_lines_are_counted_as_an_editor_counts_them(tmp_path):
    rows = ABSENCES.replace("\n", "\n\n", 1)
    rows += f'v1,{VO},2026-03-13,1,,"O\nP"\n\nv1,{VO},13-3-2026,1,,O\n'
    dutch, _ = refused(package(tmp_path / "regio", absences=rows), *LANDELIJK)
    number = rows.splitlines().index(f"v1,{VO},13-3-2026,1,,O") + 1
    assert [line.split(" ")[0] for line in dutch] == [f"absences.csv:{number}:3"]


def test_columns_are_found_by_name_and_an_unknown_one_is_named_and_ignored(tmp_path):
    turned = "\n".join(
        ",".join([*reversed(line.split(",")), "opmerking" if number == 0 else "é"])
        for number, line in enumerate(ABSENCES.splitlines())
    )
    extra = REASONS.replace("authorised\n", "authorised,Naam\n").replace("e\n", "e,x\n")
    ended = detected(package(tmp_path / "regio", absences=turned, reasons=extra))
    assert ended.rows == [SIXTEEN]
    assert "Kolommen niet gebruikt: reasons.csv (Naam), absences.csv (opmerking)" in ended.err


@pytest.mark.parametrize("name", ["absences", "schools"])
@pytest.mark.parametrize("with_header", [True, False])
def test_a_line_of_100_mb_is_refused_at_once_in_little_memory(tmp_path, name, with_header):
    folder = package(tmp_path / "regio")
    with (folder / f"{name}.csv").open("ab" if with_header else "wb") as file:
        file.write(b'"')
        for _ in range(100):
            file.write(b"x" * 1_000_000)
    line = WHOLE[name].count("\n") + 1 if with_header else 1
    begun = time.perf_counter()
    said = refused(folder, *LANDELIJK)
    assert time.perf_counter() - begun < 5
    assert said == said_once(f"{name}.csv:{line}", TOO_LONG)


def test_a_line_of_100_mb_takes_no_memory_of_its_size(tmp_path):
    folder = package(tmp_path / "regio")
    usual = _peak_memory(folder)
    with (folder / "absences.csv").open("ab") as file:
        for _ in range(100):
            file.write(b"x" * 1_000_000)
    assert _peak_memory(folder) - usual < 50_000


def _peak_memory(folder):
    """KiB at most in use by the real command until the files are read."""
    reading = (
        "import resource, sys\n"
        "from pathlib import Path\n"
        "from kantelpunt.foundation.errors import InputRefused\n"
        "from kantelpunt.interchange.package.read_region import read_region\n"
        "try:\n    read_region(Path(sys.argv[1]))\nexcept InputRefused:\n    pass\n"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", reading, str(folder)],
        check=True,
        capture_output=True,
        text=True,
    )
    return int(done.stdout)


def test_the_real_command_refuses_with_status_2_and_no_traceback(tmp_path):
    folder = package(tmp_path / "regio", absences=ABSENCES.replace(",", ";"))
    done = subprocess.run(
        [BINARY, "detect", folder, *LANDELIJK], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"absences.csv:1: {SEMICOLONS[0]}\n"
