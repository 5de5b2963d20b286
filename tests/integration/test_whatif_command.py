"""`kantelpunt whatif`: terminal, page and JSON tell the same, and bad input is refused."""

import json
import re
from html.parser import HTMLParser

import pytest

from kantelpunt.calendar.school_years import SchoolYear
from kantelpunt.foresight.generated.regions import RegionSpec, generated_region
from kantelpunt.interchange.package.write_region import write_region
from tests.packages import command

CHANGE = "signals.wettelijk-verzuim.exceeds=8"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("regio") / "regio"
    write_region(iter([generated_region(RegionSpec(3000, 4, SchoolYear(2025)))]), made)
    return made


@pytest.fixture(scope="module")
def tried(folder):
    page = folder.parent / "wat-als.html"
    ended = command(
        *("whatif", str(folder), "--protocol", "tilburg-vo", "--change", CHANGE),
        *("--html", str(page), "--json"),
    )
    assert ended.status == 0
    return json.loads(ended.out), page.read_text(encoding="utf-8")


class Page(HTMLParser):
    """The tables of a page: caption, and rows of texts."""

    def __init__(self, text):
        super().__init__()
        self.tables, self.tags, self.within = [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        self.within.append(tag)
        if tag == "table":
            self.tables.append({"caption": "", "rows": []})
        elif tag == "tr":
            self.tables[-1]["rows"].append([])
        elif tag in ("td", "th"):
            self.tables[-1]["rows"][-1].append("")

    def handle_endtag(self, tag):
        while self.within and self.within.pop() != tag:
            pass

    def handle_data(self, data):
        if "table" not in self.within:
            return
        if self.within[-1] == "caption":
            self.tables[-1]["caption"] += data
        elif self.within[-1] in ("td", "th"):
            self.tables[-1]["rows"][-1][-1] += data

    def rows(self, caption):
        (found,) = [one["rows"][1:] for one in self.tables if one["caption"] == caption]
        return found


def number(text):
    """A number of the page as it stands in the JSON."""
    if text == "niet getoond":
        return None
    return int(text.replace(".", "").replace("\N{MINUS SIGN}", "-").replace("+", ""))


def both_and_difference(told, *keys):
    found = []
    for side in ("as_is", "changed", "difference"):
        here = told[side]
        for key in keys:
            here = here[key]
        found.append(here)
    return found


def test_the_json_has_the_same_keys_on_both_sides_and_for_the_difference(tried):
    told, _ = tried

    def keys(here):
        if isinstance(here, dict):
            return {key: keys(one) for key, one in here.items()}
        return len(here) if isinstance(here, list) else None

    assert keys(told["as_is"]) == keys(told["changed"]) == keys(told["difference"])
    assert told["changes"] == [
        {
            "place": "signals.wettelijk-verzuim",
            "key": "exceeds",
            "was": 16,
            "becomes": 8,
            "instead_of": None,
        }
    ]
    # Pupils whose last school is one of the three in vo and vso, of 3,000.
    assert (told["school_year"], told["seed"], told["pupils"]) == ("2025-2026", 1, 1251)
    assert all("assumed" in one["source"] for one in told["assumptions"])


def test_every_week_has_a_number_and_no_number_from_one_up_to_four_is_shown(tried):
    told, _ = tried
    numbers = []

    def walk(here, key=""):
        if isinstance(here, dict):
            for name, one in here.items():
                walk(one, name)
        elif isinstance(here, list):
            if key == "per_week":
                assert len(here) == len(told["weeks"])
            for one in here:
                walk(one, key)
        elif isinstance(here, int) and not key.endswith("_days"):
            numbers.append(here)

    walk(told["as_is"])
    walk(told["changed"])
    assert numbers
    assert not set(numbers) & {1, 2, 3, 4}


def test_a_lower_threshold_gives_more_signals_cases_and_work(tried):
    told, _ = tried
    for keys in (("signals", "wettelijk-verzuim"), ("cases",), ("work", "tasks_done")):
        before, after, more = both_and_difference(told, *keys, "total")
        assert more == after - before > 0


def test_the_tables_of_the_page_hold_the_figures_of_the_json(tried):
    told, text = tried
    page = Page(text)
    signals = page.rows("Signalen in het schooljaar")
    for row, signal in zip(signals, told["as_is"]["signals"], strict=True):
        wanted = both_and_difference(told, "signals", signal, "total")
        assert [number(one) for one in row[1:]] == wanted
    for row, (place, week) in zip(
        page.rows("Dossiers geopend, per week"), enumerate(told["weeks"]), strict=True
    ):
        assert row[0] == week
        series = both_and_difference(told, "cases", "per_week")
        assert [number(one) for one in row[1:]] == [one[place] for one in series]
    for group, caption in (("at_home", "Kinderen thuis"), ("all_cases", "Alle dossiers")):
        rows = page.rows(f"{caption}: hoe lang")
        lengths = both_and_difference(told, "periods_of_absence", group, "lengths")
        for place, row in enumerate(rows):
            assert [number(one) for one in row[1:]] == [one[place]["cases"] for one in lengths]


def test_every_plot_has_a_title_and_a_table_beneath_it(tried):
    _, text = tried
    figures = re.findall(r"<figure.*?</figure>", text, re.DOTALL)
    assert len(figures) >= 4
    for one in figures:
        assert re.search(r'<svg[^>]*role="img"', one)
        title = re.search(r"<title>(.+?)</title>", one)[1]
        assert title in re.search(r"<caption>(.+?)</caption>", one)[1]


def test_the_page_needs_nothing_else(tried):
    _, text = tried
    tags = Page(text).tags
    assert [tag for tag, _ in tags if tag in ("script", "link", "img", "iframe")] == []
    assert [
        one for _, attrs in tags for key, one in attrs.items() if key in ("src", "onclick")
    ] == []
    assert ("html", {"lang": "nl"}) in tags
    names = [attrs["id"] for _, attrs in tags if "id" in attrs]
    assert len(names) == len(set(names))


def test_the_terminal_shows_a_short_table_of_eighty_columns(folder):
    ended = command("whatif", str(folder), "--protocol", "tilburg-vo", "--change", CHANGE)
    lines = ended.out.splitlines()
    assert ended.status == 0
    assert max(map(len, lines)) <= 80
    assert any(line.startswith("Dossiers geopend") for line in lines)
    assert any(CHANGE.partition("=")[0] in line for line in lines)


def test_the_same_seed_gives_the_same_and_another_one_does_not(folder, tried):
    def asked(seed):
        return json.loads(
            command(
                *("whatif", str(folder), "--protocol", "tilburg-vo", "--change", CHANGE),
                *("--json", "--seed", seed),
            ).out
        )

    assert asked("1") == tried[0]
    assert asked("2")["as_is"]["work"] != tried[0]["as_is"]["work"]


def test_every_mistake_is_told_at_once_and_nothing_is_written(folder, tmp_path):
    page = tmp_path / "wat-als.html"
    ended = command(
        *("whatif", str(folder), "--protocol", "tilburg-vo", "--year", "2025", "--seed", "-1"),
        *("--change", "signals.wettelijk.exceeds=8", "--change", "signals.zestien-uur.reeks=1"),
        *("--html", str(page)),
    )
    assert ended.status == 2
    assert ended.out == ""
    for said in ('"2025"', "-1", "signals.wettelijk.exceeds=8", "signals.zestien-uur.reeks=1"):
        assert said in ended.err
    assert "signals.wettelijk-verzuim" in ended.err
    assert not page.exists()


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (("--protocol", "tilburg"), 3, "tilburg-vo"),
        (("--protocol", "tilburg-vo"), 2, "--change"),
        (("--protocol", "tilburg-vo", "--change", CHANGE, "--year", "2023-2024"), 2, "2025-2026"),
        (("--protocol", "tilburg-vo", "--change", "signals.zestien-uur.reaches=16"), 2, "niets"),
    ],
)
def test_what_cannot_be_tried_is_refused(folder, arguments, status, said):
    ended = command("whatif", str(folder), *arguments)
    assert ended.status == status
    assert said in ended.err


def test_a_folder_that_is_not_there_is_refused(tmp_path):
    ended = command(
        "whatif", str(tmp_path / "nergens"), "--protocol", "tilburg-vo", "--change", CHANGE
    )
    assert ended.status == 2
    assert "nergens" in ended.err
