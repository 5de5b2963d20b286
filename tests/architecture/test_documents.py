"""The documents speak of what is there."""

import re
import tomllib
from pathlib import Path

import pytest
import yaml

from tests.architecture.files import ROOT, text_files

LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)\s]*)?\)")
DECISION = re.compile(r"\d{4}-[a-z0-9-]+\.md")


def documents() -> dict[str, str]:
    return {name: text for name, text in text_files().items() if name.endswith(".md")}


def decisions() -> list[Path]:
    folder = ROOT / "docs" / "decisions"
    return sorted(path for path in folder.glob("*.md") if DECISION.fullmatch(path.name))


def project() -> dict[str, object]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def test_every_link_to_a_file_leads_somewhere():
    broken = [
        f"{name}: {target}"
        for name, text in documents().items()
        for target in LINK.findall(text)
        if "://" not in target and not (ROOT / name).parent.joinpath(target).exists()
    ]
    assert broken == []


def test_every_make_command_that_is_told_exists():
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    told = {
        command
        for text in documents().values()
        for command in re.findall(r"(?:`|^)make ([a-z-]+)", text, re.MULTILINE)
    }
    assert "test" in told
    assert told - targets == set()


def test_every_room_is_in_the_architecture():
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    rooms = [
        path.name
        for path in (ROOT / "src" / "kantelpunt").iterdir()
        if (path / "__init__.py").is_file()
    ]
    assert [room for room in rooms if f"`src/kantelpunt/{room}/`" not in text] == []


def test_the_architecture_and_the_linter_tell_the_same_directions():
    def layers(text: str, begin: str, end: str) -> list[set[str]]:
        block = text.split(begin, 1)[1].split(end, 1)[0]
        words = (set(re.findall(r"[a-z]+", line)) for line in block.splitlines())
        return [line for line in words if line]

    told = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    kept = (ROOT / ".importlinter").read_text(encoding="utf-8")
    assert layers(told.split("## Import directions")[1], "```\n", "```") == layers(
        kept, "layers =\n", "\n\n"
    )


@pytest.mark.parametrize("path", decisions(), ids=lambda path: path.name)
def test_a_decision_says_whether_it_was_made_and_built(path):
    text = path.read_text(encoding="utf-8")
    assert text.startswith(f"# {path.name[:4]}. ")
    assert re.search(r"^- Decision: (proposed|accepted|replaced by \d{4})$", text, re.MULTILINE)
    assert re.search(r"^- Built: (no|partly|yes)$", text, re.MULTILINE)
    assert re.search(r"^- Date: \d{4}-\d{2}-\d{2}$", text, re.MULTILINE)


def test_decisions_are_numbered_without_doubles():
    numbers = [path.name[:4] for path in decisions()]
    assert numbers[0] == "0001"
    assert len(numbers) == len(set(numbers))


def test_publiccode_agrees_with_the_package():
    told = yaml.safe_load((ROOT / "publiccode.yml").read_text(encoding="utf-8"))
    assert told["softwareVersion"] == project()["version"]
    assert told["legal"]["license"] == project()["license"]
    for description in told["description"].values():
        assert len(description["shortDescription"]) <= 150
        assert 150 <= len(description["longDescription"]) <= 10_000
        assert description["features"]
