"""Small region packages for tests, and the command run on them in this process."""

import io
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from kantelpunt.cli.app import run

PO, VO = "10AA00", "20BB00"

SCHOOLS = f"""\
school,name,sector,municipality,holiday_region,lesson_minutes,lessons_per_day,day_minutes,morning_minutes
{PO},De Eik,po,Tilburg,midden,,,330,
{VO},Het Plein,vo,Tilburg,midden,50,8,,
"""
PUPILS = f"""\
pupil,school,birth_date,group,enrolled_from,enrolled_until
p1,{PO},2016-04-01,5,2025-08-01,
v1,{VO},2011-04-01,2b,2025-08-01,
v2,{VO},2011-05-01,2b,2025-08-01,
"""
# Two school weeks: v1 misses four lessons on four days, sixteen in all.
ABSENCES = "pupil,school,date,lesson,minutes,reason\n" + "".join(
    f"v1,{VO},2026-03-{day:02},{lesson},,O\n" for day in (9, 10, 11, 12) for lesson in (1, 2, 3, 4)
)
REASONS = """\
school,code,category,authorised
,Z,sick,true
,O,unauthorised,false
,L,late,false
"""
SIXTEEN = f"v1,{VO},zestien-uur,2026-03-12,2026-03-12,16,reaches,16,2026-03-09,2026-03-12"
HEADER = (
    "pupil,school,signal,fired_on,reached_on,value,comparison,threshold,window_from,window_until"
)


@dataclass(frozen=True)
class Ended:
    """How a command ended."""

    status: int
    out: str
    err: str

    @property
    def rows(self) -> list[str]:
        """The lines of standard output below the header."""
        header, *rows = self.out.splitlines()
        assert header == HEADER
        return rows


def package(folder: Path, **files: str | bytes | None) -> Path:
    """A package that detects one signal, with some of its files replaced, added, or left out."""
    whole: dict[str, str | bytes | None] = {
        "schools": SCHOOLS,
        "pupils": PUPILS,
        "absences": ABSENCES,
        "reasons": REASONS,
    }
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in (whole | files).items():
        if content is not None:
            raw = content if isinstance(content, bytes) else content.encode()
            (folder / f"{name}.csv").write_bytes(raw)
    return folder


def absences(*rows: str) -> str:
    """`absences.csv` of rows such as `v1,20BB00,2026-03-09,1,,O`."""
    return "\n".join(["pupil,school,date,lesson,minutes,reason", *rows, ""])


def command(*arguments: str | Path) -> Ended:
    """Run the command in this process."""
    out, err = io.StringIO(), io.StringIO()
    argv = ["kantelpunt", *map(str, arguments)]
    with (
        patch.object(sys, "argv", argv),
        redirect_stdout(out),
        redirect_stderr(err),
    ):
        try:
            run()
        except SystemExit as ended:
            return Ended(int(ended.code or 0), out.getvalue(), err.getvalue())
    raise AssertionError("the command always ends by an exit status")


def refused(folder: Path, *arguments: str | Path, status: int = 2) -> tuple[list[str], list[str]]:
    """What `detect` says of a package that it refuses, line by line in Dutch and in English.

    Nothing is written: neither on standard output nor in a file, whole or begun.
    """
    output = folder.parent / "signalen.csv"
    before = sorted(folder.parent.rglob("*"))
    said = []
    for language in ("nl", "en"):
        ended = command("--language", language, "detect", folder, "--output", output, *arguments)
        assert (ended.status, ended.out) == (status, "")
        assert sorted(folder.parent.rglob("*")) == before
        said.append(ended.err.splitlines())
    return said[0], said[1]


def protocol(file: Path, *signals: str, name: str = "proef") -> Path:
    """A protocol file of signals such as `id: uren, measure: days, window: school_year, ...`."""
    lines = [
        f"protocol: {name}",
        "title: Proef",
        "summary_en: Made for a test",
        "sector: [po, so, vo, vso]",
        "sources:",
        "  eigen: {title: Eigen}",
        "signals:",
    ]
    for signal in signals:
        own = f"{signal}, name: Proef, source: {{in: eigen, at: proef, says: proef}}"
        lines.append(f"  - {{{own}}}")
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("\n".join([*lines, ""]), encoding="utf-8")
    return file
