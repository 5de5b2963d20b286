"""What a reader gets of a list: a table with heads that order it, a form, and ways out."""

import xml.etree.ElementTree as ET

from django.template.loader import render_to_string
from django.utils import translation

from tests.web.pages.talks import FIRST_DAY, Talk, TalksTable, asked, talks


def shown(*given, **more):
    """The list as a tree; a page that is not well-formed fails here."""
    page = render_to_string("pages/_table.html", {"table": asked(*given, **more)})
    return ET.fromstring(f"<main>{page}</main>")


def words(element):
    return " ".join("".join(element.itertext()).split())


def test_each_cell_says_under_which_head_it_stands():
    (row,) = shown([Talk(7, "Noor", FIRST_DAY, "late")]).findall(".//tbody/tr")
    assert [cell.get("data-label") for cell in row] == ["Leerling", "Dag", "Toestand", "Lesuren"]
    assert (row[0].tag, row[0].get("scope")) == ("th", "row")
    assert row[0].find("a").get("href") == "/gesprek/7/"
    assert row[1].find("time").get("datetime") == "2026-03-09"
    assert words(row[1].find("small")) == "over 3 schooldagen"
    assert words(row[2].find("span[@class='k-tag k-tag--late']")) == "te laat"
    assert [cell.get("class") for cell in row[2:]] == [
        "utrecht-table__cell",
        "utrecht-table__cell k-number",
    ]


def test_the_order_is_announced_and_can_be_chosen_without_heads():
    page = shown(talks(2), "?volgorde=-pupil")
    assert words(page.find(".//caption")) == "Gesprekken"
    (head,) = page.findall(".//th[@aria-sort]")
    assert head.get("aria-sort") == "descending"
    assert head.find("a").get("href") == "?volgorde=pupil"
    (chosen,) = page.findall(".//select[@name='volgorde']/option[@selected]")
    assert (chosen.get("value"), words(chosen)) == ("-pupil", "Leerling, aflopend")


def test_the_form_asks_by_get_and_remembers_what_was_chosen():
    (form,) = shown(talks(2), "?state=planned&day-van=2026-03-01").findall("form")
    assert form.get("method") == "get"
    (chosen,) = form.findall(".//select[@name='state']/option[@selected]")
    assert chosen.get("value") == "planned"
    assert form.find(".//input[@name='day-van']").get("value") == "2026-03-01"
    assert form.find(".//button").get("type") == "submit"


def test_every_field_has_a_label():
    form = shown(talks(2)).find("form")
    fields = {one.get("id") for one in form.iter() if one.tag in {"select", "input"}}
    assert fields == {label.get("for") for label in form.iter("label")}
    assert len(fields) == 4


def test_pages_and_files_are_a_link_away():
    page = shown(talks(120), "?pagina=2")
    pages = page.find("nav")
    assert words(pages) == "51-100 van 120 Vorige 1 2 3 Volgende"
    assert words(pages.find(".//a[@aria-current='page']")) == "2"
    assert "Alle 120 regels opslaan als tekstbestand (CSV) of werkblad (XLSX)" in words(page)


def test_one_line_is_not_called_all_lines():
    page = words(shown(talks(1)))
    assert "Deze regel opslaan als tekstbestand (CSV) of werkblad (XLSX)" in page
    assert "Alle 1" not in page


def test_an_empty_list_says_what_will_stand_there():
    page = shown([])
    assert words(page.find("p[@class='k-empty']")) == TalksTable.empty.nl
    assert page.find(".//table") is None
    assert page.find(".//nav") is None


def test_a_choice_that_nothing_fits_says_how_to_go_on():
    page = shown(talks(2), "?state=late")
    assert words(page.find("p[@class='k-empty']")).startswith("Niets past bij deze keuze.")
    assert page.find("form//a").get("href") == "?"


def test_names_cannot_break_out_of_their_cell():
    page = shown([Talk(1, "<script>alert('x')</script>")])
    assert page.find(".//script") is None
    assert words(page.find(".//tbody/tr/th")) == "<script>alert('x')</script>"


def test_no_script_no_style_and_english_when_asked():
    with translation.override("en"):
        page = shown(talks(60))
    given = {name for one in page.iter() for name in one.attrib}
    assert [name for name in given if name == "style" or name.startswith("on")] == []
    assert {one.tag for one in page.iter()}.isdisjoint({"script", "style"})
    assert "1-50 of 60" in words(page)
    assert "Save all 60 lines as text file (CSV) or spreadsheet (XLSX)" in words(page)
