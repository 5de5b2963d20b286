"""The second readings of the five texts are whole: every row once, every number with its unit."""

from pathlib import Path

import pytest
import yaml

READINGS = Path(__file__).parents[1] / "fidelity"
ROWS = {
    "amstelland-meerlanden": ("AM", 31),
    "utrecht": ("UT", 33),
    "holland-rijnland": ("HR", 33),
    "sluitende-aanpak": ("SA", 65),
    "tilburg-vo": ("TB", 73),
}
KINDS = {"signal", "term", "step", "rule", "report", "record", "guide"}


def test_there_is_one_reading_per_protocol():
    assert {path.stem for path in READINGS.glob("*.yaml")} == set(ROWS)


@pytest.mark.parametrize("protocol", ROWS)
def test_a_reading_holds_every_row_once_and_gives_every_number_a_unit(protocol):
    prefix, count = ROWS[protocol]
    reading = yaml.load((READINGS / f"{protocol}.yaml").read_text(), Loader=yaml.CSafeLoader)
    rows = reading["rows"]
    ids = [row["row"] for row in rows]
    assert reading["protocol"] == protocol
    assert len(ids) == len(set(ids)) == count
    assert all(name.startswith(f"{prefix}-") for name in ids)
    assert {row["kind"] for row in rows} <= KINDS
    assert all(row["gist"] and row["at"] for row in rows)
    numbers = [number for row in rows for number in row["numbers"]]
    assert numbers
    assert all("value" in number and number["unit"] for number in numbers)
    told = {name for paragraph in reading["paragraphs"] for name in paragraph["rows"]}
    assert told >= set(ids)
