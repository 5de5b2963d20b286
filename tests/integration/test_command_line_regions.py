"""`kantelpunt protocol` and `kantelpunt region` as the reference page tells them."""

import json
import subprocess
import sys
from pathlib import Path

from tests.packages import command, protocol

BINARY = Path(sys.executable).with_name("kantelpunt")
LATE_HOURS = (
    "id: te-laat, measure: lesson_hours, of: {category: late}, window: 1 school_days, "
    "reaches: 1, rearm: when_below"
)


def test_protocols_are_listed_with_the_day_they_hold_from(tmp_path):
    own = protocol(tmp_path / "policy" / "proef" / "2025-08-01.yaml", LATE_HOURS)
    ended = command("--language", "en", "protocol", "list", "--policy", own.parents[1])
    assert ended.status == 0
    listed = [line.split() for line in ended.out.splitlines()]
    assert [one[:3] for one in listed] == [
        ["amstelland-meerlanden", "from", "2020-09-01"],
        ["holland-rijnland", "from", "2022-08-01"],
        ["landelijk", "from", "2009-08-01"],
        ["proef", "from", "2025-08-01"],
        ["sluitende-aanpak", "from", "2019-01-29"],
        ["tilburg-vo", "from", "2020-09-01"],
        ["utrecht", "from", "2017-01-01"],
    ]
    assert listed[3][3:] == ["Proef"]


def test_a_protocol_is_read_back_as_text(tmp_path):
    ended = command("protocol", "show", "landelijk")
    assert ended.status == 0
    for words in ("Landelijke basis", "zestien-uur", "16", "artikel 21a, eerste lid"):
        assert words in ended.out
    own = protocol(tmp_path / "proef.yaml", LATE_HOURS)
    assert "te-laat" in command("protocol", "show", own).out


def test_a_check_names_every_fault_and_how_to_mend_it(tmp_path):
    own = protocol(tmp_path / "proef.yaml", LATE_HOURS)
    ended = command("protocol", "check", own)
    assert ended.status == 1
    assert "signals.te-laat.of: te laat komen telt niet in lesson_hours" in ended.out
    told = command("protocol", "check", own, "landelijk", "--json")
    assert told.status == 1
    found = {one["protocol"]: one["faults"] for one in json.loads(told.out)}
    assert found["landelijk"] == []
    assert [fault["at"] for fault in found["proef"]] == ["signals.te-laat.of", "signals.te-laat"]


def test_the_schema_names_the_keys_of_a_protocol():
    ended = command("protocol", "schema")
    assert ended.status == 0
    content = json.loads(ended.out)
    assert {"protocol", "sources", "signals"} <= set(content["properties"])
    assert content["additionalProperties"] is False


def test_the_same_seed_gives_the_same_bytes(tmp_path):
    made = {}
    for name, seed in (("een", 7), ("twee", 7), ("drie", 8)):
        output = tmp_path / name
        ended = command("region", "generate", "--pupils", 60, "--seed", seed, "--output", output)
        assert (ended.status, ended.out) == (0, "")
        made[name] = {path.name: path.read_bytes() for path in output.iterdir()}
    assert made["een"] == made["twee"]
    assert made["een"]["absences.csv"] != made["drie"]["absences.csv"]
    assert command("detect", tmp_path / "een", "--protocol", "landelijk").status == 0


def test_a_region_is_not_written_over_another_folder(tmp_path):
    (tmp_path / "iets.txt").write_text("van mij")
    ended = command("region", "generate", "--pupils", 60, "--seed", 1, "--output", tmp_path)
    assert ended.status == 2
    assert "bestaat al en is niet leeg; kies een nieuwe map" in ended.err
    assert [path.name for path in tmp_path.iterdir()] == ["iets.txt"]


def test_a_year_without_known_vacations_makes_no_region(tmp_path):
    ended = command(
        "region", "generate", "--pupils", 60, "--seed", 1, "--output", tmp_path / "regio",
        "--school-year", "2031-2032",
    )  # fmt: skip
    assert ended.status == 2
    assert "schooljaar 2031-2032" in ended.err
    assert list(tmp_path.iterdir()) == []


def test_the_demonstration_ends_by_itself(tmp_path):
    done = subprocess.run(
        [BINARY, "region", "demo", "--output", tmp_path / "demo"],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        stdin=subprocess.DEVNULL,
    )
    assert (done.returncode, done.stderr) == (0, "")
    order = ["3000 leerlingen, 6 scholen", "Signalen per school", "Drie signalen uitgelegd"]
    order += ["[zestien-uur]", "Hoe verder", "kantelpunt detect"]
    places = [done.stdout.index(words) for words in order]
    assert places == sorted(places)
    assert (tmp_path / "demo" / "absences.csv").is_file()
