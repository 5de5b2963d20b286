"""Everything that the filters leave goes out, harmless, after the journal knows of it."""

import csv
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO, StringIO

import pytest
from python_calamine import CalamineWorkbook

from kantelpunt.foundation.text import Text
from kantelpunt.web.pages.table_exports import as_csv, as_xlsx
from tests.web.pages.talks import Talk, asked, talks

FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1", "＝1"]


def lines(content):
    return list(csv.reader(StringIO(content.decode("utf-8-sig"), newline="")))


def sheet(content):
    return CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_index(0)


def test_a_csv_holds_all_pages_that_the_filters_leave():
    told = []
    page = asked(talks(120), "?day-van=2026-03-20&volgorde=-pupil&pagina=2&als=csv")
    response = page.export_response(on_export=told.append)
    found = lines(response.content)
    assert found[0] == ["Leerling", "Dag", "Toestand", "Lesuren"]
    assert found[1] == ["Leerling 120", "2026-07-07", "planned", "2"]
    assert len(found) == 111
    assert told == [[str(number) for number in range(120, 10, -1)]]
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Content-Disposition"] == 'attachment; filename="gesprekken.csv"'
    assert response["Cache-Control"] == "no-store"
    assert response.content.startswith(b"\xef\xbb\xbfLeerling,Dag,Toestand,Lesuren\r\n")


def test_nothing_is_handed_out_when_the_journal_fails():
    class JournalIsFull(Exception):
        pass

    def refuse(ids):
        raise JournalIsFull

    with pytest.raises(JournalIsFull):
        asked(talks(1), "?als=xlsx").export_response(on_export=refuse)


@pytest.mark.parametrize("formula", FORMULAS)
def test_a_cell_of_a_csv_cannot_start_a_formula(formula):
    (head, _cell), *_ = lines(as_csv([formula, "b"], []))
    assert head.lstrip(" ").startswith("'")
    assert lines(as_csv(["a"], [[formula], [Text(formula, "")]]))[1:] == [[head], [head]]


def test_a_cell_cannot_start_a_formula_after_a_semicolon_either():
    assert lines(as_csv(["a"], [["Jansen; =1+1"]]))[1] == ["Jansen; '=1+1"]


def test_a_csv_leaves_plain_text_numbers_and_days_as_they_are():
    row = ["O'Brien-Smit, 3+4", -3, Decimal("1.5"), date(2026, 3, 9), None, True]
    moment = datetime(2026, 3, 31, 22, 30, tzinfo=UTC)
    assert lines(as_csv([], [[*row, moment]]))[1] == [
        "O'Brien-Smit, 3+4",
        "-3",
        "1.5",
        "2026-03-09",
        "",
        "ja",
        "2026-04-01 00:30",
    ]


def test_a_workbook_holds_days_as_days_and_numbers_as_numbers():
    rows = [Talk(1, "Noor", date(2026, 3, 9), "late", -2.5), Talk(2, "Sem", None)]
    told = []
    response = asked(rows, "?als=xlsx").export_response(on_export=told.append)
    found = sheet(response.content)
    assert found.name == "Gesprekken"
    assert found.to_python() == [
        ["Leerling", "Dag", "Toestand", "Lesuren"],
        ["Noor", date(2026, 3, 9), "te laat", -2.5],
        ["Sem", "", "planned", 2.0],
    ]
    assert told == [["1", "2"]]
    assert response["Content-Disposition"] == 'attachment; filename="gesprekken.xlsx"'


def test_a_workbook_holds_a_moment_in_dutch_local_time():
    content = as_xlsx("a", ["a"], [[datetime(2026, 3, 31, 22, 30, tzinfo=UTC)]])
    (moment,) = sheet(content).to_python()[1]
    assert moment.isoformat() == "2026-04-01T00:30:00"


@pytest.mark.parametrize("text", [*FORMULAS, "{=1}", "http://example.org", "007", "TRUE"])
def test_a_workbook_takes_text_for_text(text):
    found = CalamineWorkbook.from_filelike(BytesIO(as_xlsx("a", ["a"], [[text]])))
    assert found.get_sheet_by_index(0).to_python()[1] == [text]


def test_a_workbook_cuts_off_what_no_cell_can_hold_and_shows_it():
    (cell,) = sheet(as_xlsx("a", ["a"], [["x" * 40_000]])).to_python()[1]
    assert cell == "x" * 32_766 + "…"


def test_any_caption_can_name_a_sheet():
    assert sheet(as_xlsx("Inzage: wie/wat? [alles] " * 3, ["a"], [])).name.startswith("Inzage")
    assert sheet(as_xlsx("???", ["a"], [])).name == "1"
