"""Per row of the requirements: where it stands in a protocol, and what shows it."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[2]
SYSTEMS = {
    "amstelland-meerlanden": "Amstelland en de Meerlanden",
    "utrecht": "Utrecht",
    "holland-rijnland": "Holland Rijnland",
    "sluitende-aanpak": "Sluitende aanpak",
    "tilburg-vo": "Tilburg",
    "common": "What all five share",
}
ROW = re.compile(r"\b(?:AM|UT|HR|SA|TB|CM)-\d{2,3}\b")
_IN_A_NAME = re.compile(r"def test_(?:\w*_)?(am|ut|hr|sa|tb|cm)_(\d{2,3})_")
_NOT_TESTS_OF_ROWS = ("coverage", "fidelity")


@dataclass(frozen=True)
class Row:
    """A row of the requirements.

    Attributes:
        places: where a protocol file says that it covers the row.
        scenarios: ids of scenarios that say so.
        tests: names of test files that name it.
        waits: what waits for a later part of the program; empty when nothing does.
    """

    id: str
    kind: str
    places: tuple[str, ...]
    scenarios: tuple[str, ...]
    tests: tuple[str, ...]
    waits: str


def rows_of(system: str) -> list[Row]:
    """The rows of a system, in their order."""
    places, scenarios = _places(system), _scenarios(system)
    tests, waits = _tests(), waiting()
    return [
        Row(
            row,
            kind,
            tuple(places.get(row, ())),
            tuple(scenarios.get(row, ())),
            tuple(sorted(tests.get(row, ()))),
            waits.get(row, ""),
        )
        for row, kind in _listed(system)
    ]


def _listed(system: str) -> list[tuple[str, str]]:
    if system == "common":
        text = (ROOT / "tests/coverage/common.csv").read_text(encoding="utf-8")
        return [(row["row"], row["kind"]) for row in csv.DictReader(text.splitlines())]
    reading = _yaml(ROOT / "tests/fidelity" / f"{system}.yaml")
    return [(row["row"], row["kind"]) for row in reading["rows"] if "kind" in row]


def _places(system: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for path in sorted((ROOT / "policy/protocols" / system).glob("*.yaml")):
        for place, rows in _covers(_yaml(path), ""):
            for row in rows:
                found.setdefault(row, []).append(place)
    return found


def _covers(here: object, place: str) -> Iterator[tuple[str, list[str]]]:
    """Every place with `covers`, named by keys and ids."""
    if isinstance(here, dict):
        if "covers" in here and place:
            covers = here["covers"]
            yield place, [covers] if isinstance(covers, str) else list(covers)
        for key, value in here.items():
            # What changes a base is named by the place in the base.
            inner = place if place in ("based_on", "") and key == "changes" else _joined(place, key)
            yield from _covers(value, inner)
    elif isinstance(here, list):
        for number, value in enumerate(here, 1):
            name = value.get("id", number) if isinstance(value, dict) else number
            yield from _covers(value, _joined(place, name))


def _joined(place: str, key: object) -> str:
    return f"{place}.{key}" if place and place != "based_on" else str(key)


def _scenarios(system: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for path in sorted((ROOT / "policy/protocols" / system / "scenarios").glob("*.yaml")):
        for scenario in _yaml(path)["scenarios"]:
            covers = scenario.get("covers", [])
            for row in [covers] if isinstance(covers, str) else covers:
                found.setdefault(row, []).append(scenario["id"])
    return found


def _tests() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for path in sorted((ROOT / "tests").rglob("*.py")):
        if path.parent.name not in _NOT_TESTS_OF_ROWS:
            text = path.read_text(encoding="utf-8")
            named = [f"{system.upper()}-{number}" for system, number in _IN_A_NAME.findall(text)]
            for row in [*ROW.findall(text), *named]:
                found.setdefault(row, set()).add(path.relative_to(ROOT / "tests").as_posix())
    return found


def waiting() -> dict[str, str]:
    """Per row what it waits for."""
    return _yaml(ROOT / "tests/coverage/waiting.yaml") or {}


def _yaml(path: Path) -> dict:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
