"""The file of signals is CSV, whatever stands in its fields."""

import csv
import io

import pytest

from kantelpunt.absence.columns import Coded
from kantelpunt.interchange.signals_file import write_csv

ROW = ("L1", "00AA00", "a", "2026-03-09", "2026-03-09", "16", "reaches", "16", "", "2026-03-09")


def as_columns(rows):
    return [Coded.of(column) for column in zip(*rows, strict=True)]


@pytest.mark.parametrize("pupil", ["L1", "", "a,b", 'a"b', "a\nb", "a\r\nb", "é"])
def test_every_row_is_read_back_as_it_was(pupil):
    rows = [ROW, (pupil, *ROW[1:]), ROW]
    file = io.StringIO(newline="")
    write_csv(as_columns(rows), file)
    header, *read = csv.reader(io.StringIO(file.getvalue(), newline=""))
    assert [tuple(row) for row in read] == rows
    assert len(header) == len(ROW)


def test_lines_end_in_lf_however_many_there_are():
    file = io.StringIO(newline="")
    write_csv(as_columns([ROW] * 40_000), file)
    assert file.getvalue().splitlines()[1:] == [",".join(ROW)] * 40_000
    assert "\r" not in file.getvalue()
