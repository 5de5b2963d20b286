"""The page and the text of the comparison: whole, closed, and the same facts as the bars."""

import re
from datetime import date
from html.parser import HTMLParser

import pytest

from kantelpunt.foresight.comparison.shown.as_html import as_html
from kantelpunt.foresight.comparison.shown.as_text import WIDTH, as_text
from kantelpunt.foresight.comparison.shown.stylesheet import ADDED
from kantelpunt.foundation.register_terms import Sector
from kantelpunt.foundation.text import Language
from tests.compared import OPEN, by_hand, comparison
from tests.protocol_texts import WHOLE
from tests.unit.test_protocol_html import Tags

CASES = [{}, {"language": Language.EN}, {"sector": Sector.PO, "start": date(2026, 6, 22)}]


class Tables(HTMLParser):
    """The tables of a page, each a list of rows of cells."""

    def __init__(self, html):
        super().__init__()
        self.tables, self.inside = [], False
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        if tag == "table":
            self.tables.append([])
        elif tag == "tr":
            self.tables[-1].append([])
        elif tag in ("th", "td"):
            self.tables[-1][-1].append("")
            self.inside = True

    def handle_endtag(self, tag):
        if tag in ("th", "td"):
            self.inside = False

    def handle_data(self, data):
        if self.inside:
            self.tables[-1][-1][-1] += data


@pytest.fixture(params=CASES, ids=str, scope="module")
def told(request):
    return comparison(**request.param)


@pytest.fixture(scope="module")
def page(told):
    return as_html(told)


def test_every_tag_is_closed_and_no_id_is_there_twice(page):
    tags = Tags(page)
    assert tags.open == []
    ids = tags.values("id")
    assert sorted({one for one in ids if ids.count(one) > 1}) == []
    assert [link["href"].removeprefix("#") in ids for link in tags.of("a")] == [True]


def test_it_needs_nothing_from_elsewhere(page):
    tags = Tags(page)
    assert not {"script", "link", "img", "iframe", "object", "image", "use"} & {
        tag for tag, _ in tags.found
    }
    assert tags.values("src") == []
    assert set(re.findall(r"https?://[^\"]*", page)) == {"http://www.w3.org/2000/svg"}
    assert set(re.findall(r"url\(([^)]*)\)", page)) <= {
        f"#{one}" for one in tags.values("id") if one.startswith("strook-")
    }
    assert "@import" not in ADDED


def test_every_label_of_a_picture_is_there(page):
    tags = Tags(page)
    for named in tags.values("aria-labelledby"):
        assert set(named.split()) <= set(tags.values("id"))


def test_the_table_holds_the_facts_of_the_bars(told, page):
    table = Tables(page).tables[0]
    rows = [(lane, row) for lane in told.lanes for row in (*lane.rows, *lane.later)]
    assert len(table) == 1 + len(rows)
    for cells, (lane, row) in zip(table[1:], rows, strict=True):
        protocol, step, rung, lead, _, begin, end, term, since, source = cells
        assert (protocol, step, lead) == (lane.protocol, row.title, row.lead)
        assert (term, since, source) == (row.term, row.since, row.source)
        assert row.rung in ("", rung)
        for cell, day in ((begin, row.from_), (end, row.until)):
            assert day is None or cell.split()[1::2] == [str(day.day), str(day.year)]
        if row.is_open:
            assert end in ("staat niet in de tekst", "is not in the text")


def test_other_ways_are_told_without_dates(told, page):
    table = Tables(page).tables[2]
    others = [row for lane in told.lanes for row in lane.others]
    assert [cells[1] for cells in table[1:]] == [row.title for row in others]
    assert {len(cells) for cells in table} == {8}


def test_tables_name_themselves_their_columns_and_their_rows(page):
    tags = Tags(page)
    assert len(tags.of("caption")) == len(tags.of("table")) == 3
    scopes = [given.get("scope") for given in tags.of("th")]
    assert set(scopes) == {"col", "row"}


def test_the_figure_can_be_reached_and_scrolled_by_keyboard(page):
    (figure,) = Tags(page).of("figure")
    assert figure["tabindex"] == "0"
    assert "size: A4 landscape" in page


def test_the_page_says_in_which_language_it_is(told, page):
    (html,) = Tags(page).of("html")
    assert html["lang"] == told.language
    title = "Protocollen op één tijdas" if told.language is Language.NL else "Protocols on one"
    assert title in page


def test_an_english_page_has_no_dutch_of_its_own():
    text = "".join(Tags(as_html(comparison("utrecht", language=Language.EN))).texts)
    own = (
        "verzuim ",
        "kantelt",
        "uiterlijk",
        "Regie",
        "vakantie",
        "Daarna",
        "drie maanden",
        "Trede",
    )
    # What people wrote in a protocol stays Dutch: its title, names and places in the text.
    assert [word for word in own if word in text] == []


def test_what_people_wrote_is_escaped():
    sly = WHOLE.replace("name: Het gesprek", "name: '<script>alert(1)</script> & meer'")
    page = as_html(by_hand(*OPEN, text=sly))
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; meer" in page


def test_the_text_is_eighty_columns_wide(told):
    assert max(len(line) for line in as_text(told).splitlines()) <= WIDTH


def test_the_text_has_a_bar_and_the_dates_of_every_step(told):
    text = as_text(told)
    lines = text.splitlines()
    bars = [line for line in lines if set(line.strip()) & set("█─░") and set(line) <= set(" █─░│►")]
    rows = [row for lane in told.lanes for row in lane.rows]
    assert len(bars) == len(rows)
    for bar, row in zip(bars, rows, strict=True):
        assert ("►" in bar) == row.is_open
        assert ("─" in bar) == (not row.stage)


def test_bars_of_text_lie_under_their_days():
    lines = as_text(comparison("utrecht")).splitlines()
    days = next(line for line in lines if "·" in line)
    limit = days.index("│")
    bars = [line for line in lines if "█" in line and "stap" not in line]
    assert all(len(bar.rstrip("│").rstrip()) <= limit for bar in bars)
    ends = [len(bar.rstrip(" │")) for bar in bars]
    starts = [bar.index("█") for bar in bars]
    assert all(abs(begin - end) <= 1 for begin, end in zip(starts[1:], ends[:-1], strict=True))


def test_the_text_tells_dates_and_leads():
    text = " ".join(as_text(comparison("utrecht")).split())
    assert "8 weken verzuim; ma 6 okt – ma 3 nov, dan verder op di 4 nov" in text
    assert "Regie: Teammanagers kernpartners (team of meerdere partijen)" in text
    text = " ".join(as_text(comparison("sluitende-aanpak")).split())
    assert "vanaf di 25 nov, einde staat niet in de tekst" in text
    assert "Belofte: Uiterlijk na 3 maanden (12 weken)" in text
