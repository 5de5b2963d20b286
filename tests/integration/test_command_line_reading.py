"""`kantelpunt protocol show` and `diff` from the command line."""

import re
from xml.etree import ElementTree as ET

import pytest

from tests.packages import command
from tests.reference_example import example_text

REGIONS = ["amstelland-meerlanden", "holland-rijnland", "sluitende-aanpak", "tilburg-vo", "utrecht"]


@pytest.fixture
def policy(tmp_path):
    """A folder with two versions of the example of the reference page."""
    folder = tmp_path / "policy" / "voorbeeld"
    folder.mkdir(parents=True)
    text = example_text()
    (folder / "2026-08-01.yaml").write_text(text, encoding="utf-8")
    later = text.replace("after: 3 school_weeks", "after: 4 school_weeks")
    (folder / "2027-08-01.yaml").write_text(later, encoding="utf-8")
    return folder.parent


@pytest.mark.parametrize("name", ["landelijk", *REGIONS])
def test_show_prints_a_page_that_fits_a_terminal(name):
    shown = command("protocol", "show", name)
    assert (shown.status, shown.err) == (0, "")
    assert max(len(line) for line in shown.out.splitlines()) <= 80
    assert "Wanneer verzuim een signaal is" in shown.out


def test_show_follows_the_language():
    shown = command("--language", "en", "protocol", "show", "landelijk")
    assert "When absence is a signal" in shown.out


def test_show_takes_the_newest_version_or_the_one_of_a_day(policy):
    def tipping(name):
        shown = command("protocol", "show", name, "--policy", policy).out
        return re.search(r"Na (\d) schoolweken \(of", shown)[1]

    assert tipping("voorbeeld") == "4"
    assert tipping("voorbeeld@2026-08-01") == "3"
    assert tipping("voorbeeld@2027-07-31") == "3"
    assert tipping("voorbeeld@2027-08-01") == "4"


def test_show_takes_the_path_of_a_file(policy):
    path = policy / "voorbeeld" / "2026-08-01.yaml"
    assert "Voorbeeldprotocol" in command("protocol", "show", path).out


def test_show_writes_a_page_and_a_diagram(tmp_path):
    page, picture = tmp_path / "p.html", tmp_path / "p.svg"
    shown = command("protocol", "show", "tilburg-vo", "--html", page, "--svg", picture)
    assert (shown.status, shown.out) == (0, "")
    assert "p.html" in shown.err.replace("\n", "")
    assert page.read_text("utf-8").startswith("<!doctype html>")
    assert ET.parse(picture).getroot().tag.endswith("svg")
    assert sorted(tmp_path.iterdir()) == [page, picture]


def test_a_page_that_cannot_be_written_is_refused(tmp_path):
    shown = command("protocol", "show", "landelijk", "--html", tmp_path / "weg" / "p.html")
    assert (shown.status, shown.out) == (2, "")
    assert "kan niet geschreven worden" in shown.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("asked", "status", "said"),
    [
        ("nergens", 3, 'protocol "nergens" is niet bekend'),
        ("landelijk@morgen", 2, '"morgen" in "landelijk@morgen" is geen datum'),
        ("landelijk@2001-01-01", 2, "gold nog niet op 2001-01-01; de eerste versie gaat in op"),
        ("weg.yaml", 2, "bestaat niet"),
    ],
)
def test_what_is_not_there_is_told(asked, status, said):
    shown = command("protocol", "show", asked)
    assert (shown.status, shown.out) == (status, "")
    assert said in " ".join(shown.err.split())


def test_diff_tells_what_changed_between_versions(policy):
    told = command(
        "protocol", "diff", "voorbeeld@2026-08-01", "voorbeeld@2027-08-01", "--policy", policy
    )
    assert told.status == 0
    assert (
        "Kantelpunt van stap 1 (De basis op orde): 3 schoolweken wordt 4 schoolweken." in told.out
    )
    assert told.out.count("- ") == 1


def test_diff_of_a_protocol_with_itself_says_that_there_is_none():
    told = command("protocol", "diff", "utrecht", "utrecht")
    assert told.status == 0
    assert "Er is geen verschil." in told.out


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("other", REGIONS[1:])
def test_diff_sets_two_regions_side_by_side(other, language):
    told = command("--language", language, "protocol", "diff", REGIONS[0], other)
    assert told.status == 0
    heads = re.findall(r"^(.+)\n-+$", told.out, re.MULTILINE)
    lines, alone = (
        ("In grote lijnen", "Alleen in") if language == "nl" else ("The big lines", "Only in")
    )
    assert heads[0] == lines
    assert heads[-2:] == [f"{alone} {REGIONS[0]}", f"{alone} {other}"]
    assert max(len(line) for line in told.out.splitlines()) <= 80


def test_diff_refuses_both_at_once():
    told = command("protocol", "diff", "landelijk@ooit", "utrecht@nooit")
    assert (told.status, told.out) == (2, "")
    assert '"ooit"' in told.err
    assert '"nooit"' in told.err
