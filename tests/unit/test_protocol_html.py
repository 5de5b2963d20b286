"""The page as HTML: one file, whole, escaped, readable by everybody."""

import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from kantelpunt.foundation.text import Language
from kantelpunt.protocol.telling.page import page
from kantelpunt.protocol.telling.shown.as_html import as_html
from kantelpunt.protocol.telling.shown.stylesheet import STYLESHEET
from tests.reference_example import read_example
from tests.telling import plain, shipped, written_texts

VOID = {"meta", "br", "hr", "img", "link", "input"}
VERSIONS = shipped()


class Tags(HTMLParser):
    """Every tag with its attributes, whether all are closed, and the text of the page."""

    def __init__(self, html):
        super().__init__()
        self.found, self.open, self.texts = [], [], []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag
        if tag != "mark":
            self.texts.append("\n")

    def handle_data(self, data):
        if self.open and self.open[-1] != "style":
            self.texts.append(data)

    def of(self, name):
        return [attributes for tag, attributes in self.found if tag == name]

    def values(self, attribute):
        return [given[attribute] for _, given in self.found if attribute in given]


def html_of(version, language=Language.NL):
    return as_html(page(version, language), language)


@pytest.fixture(scope="module", params=VERSIONS, ids=[version.id for version in VERSIONS])
def shown(request):
    return request.param, html_of(request.param)


def test_every_tag_is_closed_and_every_link_leads_somewhere(shown):
    tags = Tags(shown[1])
    assert tags.open == []
    ids = tags.values("id")
    assert [one for one in set(ids) if ids.count(one) > 1] == []
    inside = [link["href"].removeprefix("#") for link in tags.of("a")]
    assert inside
    assert [link for link in inside if link not in ids] == []


def test_it_needs_nothing_from_elsewhere(shown):
    tags = Tags(shown[1])
    assert not {"script", "link", "img", "iframe", "object"} & {tag for tag, _ in tags.found}
    assert tags.values("src") == []
    assert all(link["href"].startswith("#") for link in tags.of("a"))
    assert "url(" not in STYLESHEET
    assert "@import" not in STYLESHEET


def test_every_text_that_people_wrote_is_on_it(shown):
    version, html = shown
    text = plain("".join(Tags(html).texts))
    lacking = [at for at, said in written_texts(version.protocol) if plain(said) not in text]
    assert lacking == []


def test_headings_go_down_one_level_at_a_time(shown):
    levels = [int(tag[1]) for tag, _ in Tags(shown[1]).found if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert max(after - before for before, after in pairwise(levels)) <= 1


def test_every_table_says_what_its_cells_are(shown):
    tags = Tags(shown[1])
    assert len(tags.of("caption")) == len(tags.of("table"))
    assert all(heading.get("scope") in ("col", "row") for heading in tags.of("th"))
    assert all(cell.get("data-label") for cell in tags.of("td"))


@pytest.mark.parametrize("language", list(Language))
def test_the_language_of_the_page_is_named_and_its_beginning_can_be_skipped(language):
    html = html_of(read_example(), language)
    assert html.startswith("<!doctype html>\n<html lang=")
    tags = Tags(html)
    assert tags.of("html") == [{"lang": str(language)}]
    assert tags.of("a")[0] == {"href": "#inhoud", "class": "skip"}
    assert tags.of("main")[0]["id"] == "inhoud"


def test_what_people_wrote_is_never_markup():
    nasty = '<script>alert("x")</script> & co'
    html = html_of(
        read_example(("title: Voorbeeldprotocol schoolaanwezigheid", f"title: '{nasty}'"))
    )
    assert "<script" not in html
    assert "&lt;script&gt;" in html
    assert nasty in "".join(Tags(html).texts)


def test_what_the_text_leaves_open_stands_out():
    html = html_of(read_example(("    lead: leerplichtambtenaar\n", "    lead: not_in_text\n")))
    assert "<mark>Staat niet in de tekst</mark>" in html
    assert "<mark>staat niet in de tekst</mark>" in html


def test_the_diagram_is_in_it_and_told_in_words():
    tags = Tags(html_of(read_example()))
    assert len(tags.of("svg")) == 1
    assert tags.of("svg")[0]["role"] == "img"
    assert tags.of("svg")[0]["aria-labelledby"] == "plaat-titel plaat-uitleg"


def brightness(colour):
    """Relative luminance of a colour, as WCAG 2 defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    dark, light = sorted((brightness(one), brightness(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(
    ("ink", "paper"),
    [
        ("--ink", "#ffffff"),
        ("--soft", "#ffffff"),
        ("--accent", "#ffffff"),
        ("--ink", "#fdf8e6"),
        ("--ink", "#eef3fa"),
        ("--soft", "#fdf8e6"),
        ("#4a3800", "#fff1c2"),
    ],
)
def test_text_and_ground_differ_enough(ink, paper):
    if ink.startswith("--"):
        ink = re.search(rf"{ink}: (#\w{{6}});", STYLESHEET)[1]
    assert contrast(ink, paper) >= 4.5
    assert paper == "#ffffff" or paper in STYLESHEET
