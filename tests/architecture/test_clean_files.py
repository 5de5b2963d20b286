"""Nothing of one machine in the project: it must run the same everywhere."""

import re

import pytest

from tests.architecture.files import text_files

# In pieces, so that this file does not find itself.
MACHINE_PATH = re.compile(r"(?<![\w./~-])/(?:wo" "rk|ho" "me|Us" "ers|ro" r"ot)(?:/|\b)")
REGISTRIES = (
    "py" + "pi.org",
    "python" + "hosted.org",
    "registry.npm" + "js.org",
    "cra" + "tes.io",
    "anaconda" + ".org",
    "index" + "-url",
)
BESIDE_THE_PROJECT = "../sha" + "red"


def lines_with(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{name}:{number}: {line.strip()[:80]}"
        for name, text in text_files().items()
        for number, line in enumerate(text.splitlines(), start=1)
        if pattern.search(line)
    ]


def test_the_files_are_found():
    names = text_files().keys()
    assert {"pyproject.toml", "LICENSE", "src/kantelpunt/calendar/terms.py"} <= names
    assert not [name for name in names if name.startswith((".venv/", ".git/"))]


def test_no_path_of_a_machine():
    assert lines_with(MACHINE_PATH) == []


@pytest.mark.parametrize("host", REGISTRIES)
def test_no_registry_is_named(host):
    assert lines_with(re.compile(re.escape(host))) == []


def test_lock_files_name_no_host():
    locks = {name: text for name, text in text_files().items() if name.endswith(".lock")}
    assert locks
    assert [name for name, text in locks.items() if "://" in text] == []


def test_only_tests_look_beside_the_project():
    outside = [
        line
        for line in lines_with(re.compile(re.escape(BESIDE_THE_PROJECT)))
        if not line.startswith("tests/")
    ]
    assert outside == []


@pytest.mark.parametrize("folder", ["wo" + "rk", "ho" + "me", "ro" + "ot"])
@pytest.mark.parametrize("before", ["", "cd ", '"'])
def test_a_path_of_a_machine_would_be_seen(before, folder):
    assert MACHINE_PATH.search(f"{before}/{folder}/anna")
