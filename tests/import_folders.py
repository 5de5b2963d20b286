"""Companion folders and sources for the tests of imports, and what comes out of them."""

import csv
from pathlib import Path

import pytest

from kantelpunt.foundation.errors import InputRefused

PO, VO, OTHER_VO = "10AA00", "20BB00", "30CC00"
SURNAME = "Zeldzaamgeval"

SCHOOLS = f"""\
school,name,sector,municipality,holiday_region,lesson_minutes,lessons_per_day,day_minutes,morning_minutes
{PO},De Eik,po,Tilburg,midden,,,330,
{VO},Het Plein,vo,Tilburg,midden,50,7,,
{OTHER_VO},De Brug,vo,Tilburg,midden,50,7,,
"""
PUPILS = f"""\
pupil,school,birth_date,group,enrolled_from,enrolled_until
{PO}-1,{PO},2016-04-01,5,2025-08-01,
{VO}-1,{VO},2011-04-01,2b,2025-08-01,
"""
REASONS = """\
school,code,category,authorised
,Z,sick,true
,O,unauthorised,false
,L,late,false
"""


def only(text: str, *schools: str) -> str:
    """The header and the rows that name one of the schools."""
    header, *rows = text.splitlines()
    kept = [row for row in rows if any(school in row for school in schools)]
    return "\n".join([header, *kept, ""])


def folder(path: Path, **files: str | bytes) -> Path:
    """A folder of files; `schools=...` is written as `schools.csv`."""
    path.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        raw = content if isinstance(content, bytes) else content.encode()
        (path / f"{name}.csv").write_bytes(raw)
    return path


def rows_of(package: Path, name: str) -> list[tuple[str, ...]]:
    """The rows of a file of the package, without the header."""
    with (package / name).open(encoding="utf-8", newline="") as lines:
        return [tuple(row) for row in csv.reader(lines)][1:]


def absences(package: Path) -> list[tuple[str, str, str, str]]:
    """Date, lesson, minutes and reason of every absence."""
    return [row[2:] for row in rows_of(package, "absences.csv")]


def whole_text(package: Path) -> str:
    """All that the package says."""
    return "".join(path.read_text(encoding="utf-8") for path in sorted(package.iterdir()))


def refusal(package: Path, run) -> list[tuple[str, int | None, str]]:
    """Code, line and field of every problem; nothing was written."""
    before = sorted(package.parent.iterdir())
    with pytest.raises(InputRefused) as refused:
        run()
    assert sorted(package.parent.iterdir()) == before
    return [(problem.code, problem.at.line, problem.at.name) for problem in refused.value.problems]
