"""`kantelpunt protocol compare`: files out, text on the terminal, and what is refused."""

from xml.etree import ElementTree as ET

import pytest

from tests.packages import command, protocol

COMPARE = ("protocol", "compare")
FROM = ("--from", "2025-09-08")


def test_a_page_and_a_picture_are_written(tmp_path):
    page, picture = tmp_path / "vergelijking.html", tmp_path / "vergelijking.svg"
    ended = command(*COMPARE, *FROM, "--html", page, "--svg", picture)
    assert (ended.status, ended.out) == (0, "")
    assert ended.err.splitlines() == [f"Geschreven: {page}", f"Geschreven: {picture}"]
    text = page.read_text(encoding="utf-8")
    for name in ("amstelland-meerlanden", "holland-rijnland", "sluitende-aanpak", "tilburg-vo"):
        assert f"{name}: " in text
    assert "landelijk: Landelijke basis" not in text
    assert ET.parse(picture).getroot().get("role") == "img"


def test_the_same_is_told_on_the_terminal_in_the_language_asked_for():
    ended = command("--language", "en", *COMPARE, "utrecht", *FROM)
    assert (ended.status, ended.err) == (0, "")
    assert "10 working days; Thu 20 Nov – Thu 4 Dec" in ended.out
    assert max(len(line) for line in ended.out.splitlines()) <= 80
    assert "tilburg-vo" not in ended.out


def test_region_and_sector_are_those_asked_for():
    ended = command(*COMPARE, "utrecht", *FROM, "--region", "zuid", "--sector", "po")
    words = " ".join(ended.out.split())
    assert "Een leerling (po) in vakantieregio zuid" in words
    assert "herfstvakantie za 11 oktober 2025 – zo 19 oktober 2025" in words
    assert "Stap 2. Thuiszitter in het primair onderwijs" in words


def test_a_file_of_ones_own_may_be_compared(tmp_path):
    own = "id: uren, measure: lesson_hours, window: school_year, reaches: 3, rearm: school_year"
    file = protocol(tmp_path / "proef.yaml", own, name="proef")
    ended = command(*COMPARE, "utrecht", file, *FROM)
    assert ended.status == 0
    assert "proef: Proef" in ended.out
    assert "Dit protocol heeft geen stappen." in ended.out


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (("--from", "8 september"), 2, '"8 september" is geen datum'),
        (("--from", "2025-09-07"), 2, "geen lesdag"),
        (("--from", "2025-09-07"), 2, "de eerstvolgende lesdag is 2025-09-08"),
        (("--from", "2130-09-05"), 2, "niet alle schoolvakanties bekend"),
        (("nergens", *FROM), 3, 'protocol "nergens" is niet bekend'),
        ((*FROM, "--region", "oost"), 2, "oost"),
        ((*FROM, "--sector", "mbo"), 2, "mbo"),
        ((), 2, "--from"),
    ],
)
def test_what_cannot_be_compared_is_refused_and_nothing_is_written(
    tmp_path, arguments, status, said
):
    page = tmp_path / "vergelijking.html"
    ended = command(*COMPARE, *arguments, "--html", page)
    assert (ended.status, ended.out) == (status, "")
    assert said in ended.err
    assert "Traceback" not in ended.err
    assert not page.exists()
