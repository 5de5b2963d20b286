"""The reference page names every command and option, and every help has an example."""

import re
from pathlib import Path

import pytest
from typer.main import get_command

from kantelpunt.cli.app import app
from tests.packages import command

PAGE = (Path(__file__).parents[2] / "docs" / "reference" / "command-line.md").read_text("utf-8")


def commands(group, *path):
    """Every command that does something, by its words."""
    for name, one in group.commands.items():
        if hasattr(one, "commands"):
            yield from commands(one, *path, name)
        else:
            yield (*path, name), one


YEAR = ("--school-year", "25-26")
COMMANDS = dict(commands(get_command(app)))


def part_of(path):
    """The part of the page about a command, up to the next command."""
    heading = rf"^###? `kantelpunt {' '.join(path)}`$"
    found = re.search(rf"{heading}(.*?)(?=^##|\Z)", PAGE, re.MULTILINE | re.DOTALL)
    assert found, f"the page has no part {heading}"
    return found[1]


def test_there_are_commands():
    assert ("detect",) in COMMANDS
    assert ("protocol", "check") in COMMANDS


@pytest.mark.parametrize("path", COMMANDS, ids=" ".join)
def test_the_page_names_every_option_and_no_other(path):
    written = set(re.findall(r"--[a-z][a-z-]+", part_of(path)))
    options = {name for parameter in COMMANDS[path].params for name in parameter.opts}
    given = {name for name in options if name.startswith("--")} - {"--help"}
    assert given <= written
    assert written - given <= {"--help", "--language"}


@pytest.mark.parametrize("path", COMMANDS, ids=" ".join)
def test_the_help_of_every_command_has_an_example_that_can_be_run(path):
    shown = command(*path, "--help")
    assert shown.status == 0
    words = " ".join(shown.out.split())
    assert f"Voorbeeld: kantelpunt {' '.join(path)}" in words
    example = re.search(r"Voorbeeld: kantelpunt (.*)", COMMANDS[path].help)[1]
    options = {name for parameter in COMMANDS[path].params for name in parameter.opts}
    assert set(re.findall(r"--[a-z-]+", example)) <= options


def test_the_page_names_every_exit_status():
    for status in (0, 1, 2, 3, 130):
        assert f"| {status} | " in PAGE


@pytest.mark.parametrize(
    "arguments",
    [
        ("nergens",),
        ("detect",),
        ("detect", "regio", "--format", "xml"),
        ("detect", "regio", "--weg"),
        ("explain", "regio"),
        ("--language", "de", "protocol", "list"),
        ("protocol", "show"),
        ("region", "generate", "--pupils", "0", "--seed", "1", "--output", "weg"),
        ("region", "generate", "--pupils", "9", "--seed", "1", "--output", "a", "--store", "b"),
        (
            "region",
            "generate",
            "--pupils",
            "9",
            "--seed",
            "1",
            "--output",
            "a",
            "--school-year",
            "x",
        ),
        ("region", "import", "papier", "bron", "--with", "a", "--output", "b"),
    ],
    ids=" ".join,
)
def test_a_command_that_cannot_be_understood_ends_with_status_2_and_says_why(arguments):
    ended = command(*arguments)
    assert (ended.status, ended.out) == (2, "")
    assert len(ended.err.splitlines()) == 1
    assert "Traceback" not in ended.err
