"""The how-to for a region's own protocol does what it says, from the first line to the last."""

import re
from pathlib import Path

import pytest

from tests.packages import command

PAGE = Path(__file__).parents[2] / "docs" / "how-to" / "write-your-own-protocol.md"
_BLOCK = re.compile(r"```(yaml)?\n(.*?)```", re.DOTALL)


@pytest.fixture
def blocks():
    """The blocks of the page: what is to be saved, and what is to be run or seen."""
    found = _BLOCK.findall(PAGE.read_text(encoding="utf-8"))
    return [text for kind, text in found if kind], [text for kind, text in found if not kind]


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """An empty folder in which the officer works."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "policy" / "voorbeeldstreek" / "scenarios").mkdir(parents=True)
    return tmp_path


def run(line):
    first, *rest = line.split()
    assert first == "kantelpunt"
    return command(*rest)


def test_a_region_writes_its_own_protocol_by_the_how_to(folder, blocks):
    """From a file with a mistake to a page, scenarios, the tree and the differences."""
    (protocol, fact, _, scenarios), (check, told, show, try_out, ask_and_diff) = blocks
    path = folder / "policy" / "voorbeeldstreek" / "2026-08-01.yaml"

    path.write_text(protocol, encoding="utf-8")
    refused = run(check.strip())
    assert (refused.status, refused.err.strip().startswith(told.strip())) == (2, True)

    path.write_text(protocol.replace("facts:\n", f"facts:\n{fact}"), encoding="utf-8")
    checked = run(check.strip())
    assert (checked.status, checked.out.strip()[-8:]) == (0, "0 fouten")

    on_screen, as_page = show.strip().splitlines()
    assert "Gesprek op school" in run(on_screen).out
    assert run(as_page).status == 0
    assert "Gesprek op school" in (folder / "voorbeeldstreek.html").read_text(encoding="utf-8")

    place = folder / "policy" / "voorbeeldstreek" / "scenarios" / "te-laat.yaml"
    place.write_text(scenarios, encoding="utf-8")
    tried = run(try_out.strip())
    assert tried.out.strip() == "voorbeeldstreek: 4 scenario's, alles zoals verwacht"
    assert tried.out.strip() in PAGE.read_text(encoding="utf-8")

    ask, diff = ask_and_diff.strip().splitlines()
    assert "De leerling is weer op school" in run(ask).out
    assert "Gesprek op school" in run(diff).out
