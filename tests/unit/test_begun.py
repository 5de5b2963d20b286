"""A folder whose reading began before the command was understood is read once, like any other."""

import pytest

from kantelpunt.cli import begun
from tests.packages import command, package

DETECT = ("--protocol", "landelijk")


def test_what_was_begun_is_taken_once(tmp_path):
    folder = package(tmp_path / "regio")
    assert begun.begin(["detect", str(folder), *DETECT])
    before = begun.reading(folder)
    after = begun.reading(folder)
    assert before is not after
    assert before().region.schools == after().region.schools


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["detect"],
        ["detect", "--store", "regio"],
        ["--language", "en", "detect", "regio"],
        ["detect", "nergens"],
        ["explain", "regio"],
    ],
)
def test_nothing_else_is_begun(tmp_path, monkeypatch, arguments):
    monkeypatch.chdir(tmp_path)
    package(tmp_path / "regio")
    assert not begun.begin(arguments)


def test_it_finds_the_same_signals(tmp_path):
    folder = package(tmp_path / "regio")
    expected = command("detect", folder, *DETECT)
    assert begun.begin(["detect", str(folder), *DETECT])
    assert command("detect", folder, *DETECT) == expected
    assert expected.status == 0
