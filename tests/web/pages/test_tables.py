"""A list sorts, filters and pages, and an address can do no harm."""

from datetime import UTC, date, datetime

import pytest
from django.utils import translation

from kantelpunt.foundation.text import Text
from kantelpunt.web.pages.tables import Cell, Choice, Column, Option, Table
from tests.web.pages.talks import FIRST_DAY, Talk, TalksTable, asked, names, talks

MIXED = [
    Talk(3, "de Vries", date(2026, 3, 12), "late", 4),
    Talk(1, "Élise", date(2026, 3, 10), "planned", 2),
    Talk(4, "Zoë", None, "planned", 4),
    Talk(2, "Emma", date(2026, 3, 10), "late", 2),
]


def ids(page):
    return [int(one) for one in page.ids]


def test_a_page_holds_fifty_rows_and_says_which():
    page = asked(talks(312), "?pagina=2")
    assert names(page)[0] == "Leerling 051"
    assert len(page.rows) == 50
    assert page.range == "51-100 van 312"
    assert [link.number for link in page.pages] == [1, 2, 3, 4, None, 7]
    assert [link.number for link in page.pages if link.is_current] == [2]
    assert "pagina=1" in page.previous
    assert "pagina=3" in page.next


def test_a_list_of_one_page_has_no_pages_to_go_to():
    page = asked(talks(50))
    assert page.pages == []
    assert page.previous == page.next == ""


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("", [1, 2, 3, 4]),
        ("day", [1, 2, 3, 4]),
        ("-day", [3, 1, 2, 4]),
        ("pupil", [3, 1, 2, 4]),
        ("-pupil", [4, 2, 1, 3]),
        ("lessons", [1, 2, 3, 4]),
        ("-lessons", [4, 3, 2, 1]),
    ],
)
def test_rows_come_in_the_order_that_is_asked(order, expected):
    """Equal ones by id; accents and capitals do not count; without a value comes last."""
    assert ids(asked(MIXED, f"?volgorde={order}")) == expected


def test_heads_say_the_order_and_lead_to_the_other_one():
    pupil, day, state, lessons = asked(MIXED, "?volgorde=pupil").columns
    assert (pupil.direction, pupil.link) == ("ascending", "?volgorde=-pupil")
    assert (day.direction, day.link) == ("", "?volgorde=day")
    assert (state.direction, state.link) == ("", "")
    assert lessons.is_number
    assert asked(MIXED, "?volgorde=-pupil").columns[0].direction == "descending"
    assert asked(MIXED, "?volgorde=-pupil").columns[0].link == "?volgorde=pupil"


def test_a_filter_leaves_the_rows_of_its_option():
    assert ids(asked(MIXED, "?state=late")) == [2, 3]
    assert ids(asked(MIXED, "?state=long")) == [3, 4]
    assert ids(asked(MIXED, "?state=")) == [1, 2, 3, 4]


def test_a_period_holds_both_its_days_and_leaves_out_what_has_none():
    assert ids(asked(MIXED, "?day-van=2026-03-10&day-tot=2026-03-10")) == [1, 2]
    assert ids(asked(MIXED, "?day-van=2026-03-11")) == [3]
    assert ids(asked(MIXED, "?day-tot=2026-03-11")) == [1, 2]


def test_links_keep_the_filters_and_begin_at_the_first_page():
    page = asked(talks(312), "?state=planned&day-van=2026-03-01&pagina=3&volgorde=-pupil")
    link = page.columns[1].link
    assert link == "?state=planned&day-van=2026-03-01&volgorde=day"
    kept = "?state=planned&day-van=2026-03-01&volgorde=-pupil"
    assert page.next == f"{kept}&pagina=4"
    assert page.exports == [("CSV", f"{kept}&als=csv"), ("XLSX", f"{kept}&als=xlsx")]


@pytest.mark.parametrize(
    "address",
    [
        "?volgorde=password",
        "?volgorde=--day",
        "?volgorde=state",
        "?state=elsewhere",
        "?state=%00",
        "?day-van=yesterday&day-tot=2026-02-30",
        "?pagina=0",
        "?pagina=-3",
        "?pagina=two",
        "?pagina=" + "9" * 5000,
        "?als=exe",
        "?naam=Noor&state=late'--&als=",
    ],
)
def test_what_an_address_asks_in_vain_counts_for_nothing(address):
    page = asked(MIXED, address)
    assert ids(page) == [1, 2, 3, 4]
    assert page.export is None
    assert {head.link for head in page.columns} == {head.link for head in asked(MIXED).columns}


def test_a_page_past_the_last_is_the_last():
    assert asked(talks(120), "?pagina=99").range == "101-120 van 120"


def test_options_that_depend_on_the_reader_come_with_the_rows():
    options = {"state": (Option("late", "School Y"),)}
    page = asked(MIXED, "?state=planned", options=options)
    assert ids(page) == [1, 2, 3, 4]
    assert [option.name for option in page.filters[0].options] == ["Alle", "School Y"]
    assert len(TalksTable.filters[0].options) == 3


class OpenTalks(TalksTable):
    filters = (
        Choice(
            "state",
            Text("Toestand", "State"),
            options=(Option("late", "te laat"), Option("planned", "gepland")),
            field="state",
            default="late",
        ),
    )


def test_a_default_holds_until_somebody_chooses_all():
    assert ids(asked(MIXED, table=OpenTalks)) == [2, 3]
    assert ids(asked(MIXED, "?state=nonsense", table=OpenTalks)) == [2, 3]
    page = asked(MIXED, "?state=", table=OpenTalks)
    assert ids(page) == [1, 2, 3, 4]
    assert page.columns[0].link == "?state=&volgorde=pupil"


def test_cells_say_days_numbers_and_tags_as_people_read_them():
    pupil, day, state, lessons = asked([Talk(7, "Noor", FIRST_DAY, "late", 1.5)]).rows[0].cells
    assert pupil == Cell("Leerling", "Noor", link="/gesprek/7/")
    assert day == Cell("Dag", "ma 9 mrt 2026", small="over 3 schooldagen", day="2026-03-09")
    assert state == Cell("Toestand", "te laat", tag="late")
    assert lessons == Cell("Lesuren", "1,5", is_number=True)


def test_a_list_speaks_english_when_the_page_does():
    with translation.override("en"):
        page = asked([Talk(7, "Noor", FIRST_DAY, "late", 1.5)])
        _, day, state, lessons = page.rows[0].cells
        assert (day.text, state.text, lessons.text) == ("Mon 9 Mar 2026", "overdue", "1.5")
        assert page.range == "1-1 of 1"
        assert page.caption == "Talks"


class Moments(Table[Talk]):
    caption = Text("Momenten", "Moments")
    empty = Text("Leeg", "Empty")
    columns = (
        Column(
            "at",
            Text("Wanneer", "When"),
            value=lambda talk: datetime(2026, 3, 31, 22, 30, tzinfo=UTC),
        ),
        Column("nothing", Text("Niets", "Nothing"), value=lambda talk: None),
        Column("agreed", Text("Akkoord", "Agreed"), value=lambda talk: True),
    )


def test_a_moment_is_told_in_dutch_local_time():
    row = asked([Talk(1, "Noor")], table=Moments).rows[0]
    assert [cell.text for cell in row.cells] == ["wo 1 apr 2026, 00.30", "", "ja"]
