"""Eduarte: the file of absence reports (absentiemeldingen), nine fields, semicolons, no header.

A whole day has neither times nor lessons; without an end date a report is still open.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeVar

from kantelpunt.absence.columns import HIGHEST_LESSON
from kantelpunt.foundation.errors import Place, Problem, refuse
from kantelpunt.foundation.text import Text
from kantelpunt.interchange.imports.companion import read_companion
from kantelpunt.interchange.imports.identities import Identities, identities
from kantelpunt.interchange.imports.importing import import_spans
from kantelpunt.interchange.imports.report import Counter, ImportReport
from kantelpunt.interchange.imports.spans import DAY_ENDS, Span, faults
from kantelpunt.interchange.package.output_folder import require_free
from kantelpunt.interchange.package.tables import read_fields

FIELDS = (
    "deelnemernummer",
    "begindatum",
    "begintijd",
    "einddatum",
    "eindtijd",
    "beginlesuur",
    "eindlesuur",
    "reden",
    "opmerkingen",
)
_DAY = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
_TIME = re.compile(r"([0-9]{2})([0-9]{2})")
Value = TypeVar("Value")


@dataclass(frozen=True)
class _Line:
    """One line of the file."""

    file: str
    number: int
    fields: list[str]

    def __getitem__(self, name: str) -> str:
        return self.fields[FIELDS.index(name)]

    def at(self, name: str = "") -> Place:
        """The place of a field, or of the line."""
        column = FIELDS.index(name) + 1 if name else None
        return Place(self.file, self.number, column, name)


def import_eduarte(source: Path, companion: Path, output: Path) -> ImportReport:
    """Turn an Eduarte file of absence reports into a region package.

    Args:
        source: the file.
        companion: a folder with `schools.csv`, `pupils.csv` and `reasons.csv`, and what else
            is known.
        output: the folder to write; new or empty.

    Raises:
        InputRefused: with every mistake and everything that lacks; nothing is then written.
    """
    require_free(output)
    given = read_companion(companion, needed=["reasons.csv"])
    lines = [_Line(source.name, number, fields) for number, fields in read_fields(source, ";")]
    if not lines:
        text = Text("er staat geen melding in", "it holds no report")
        raise refuse("empty-file", text, Place(source.name))
    problems: list[Problem] = []
    numbers = identities(given)
    spans = [span for line in lines if (span := _span(line, numbers, problems))]
    return import_spans(len(lines), spans, given, output, Counter(), problems)


def _span(line: _Line, numbers: Identities, problems: list[Problem]) -> Span | None:
    if len(line.fields) != len(FIELDS):
        problems.append(Problem("row-length", _field_count(len(line.fields)), line.at()))
        return None
    before = len(problems)
    problems += [
        Problem("empty-field", _empty(name), line.at(name))
        for name in ("deelnemernummer", "begindatum", "reden")
        if not line[name]
    ]
    first = _value(line, "begindatum", _day, _no_day, problems)
    last = _value(line, "einddatum", _day, _no_day, problems)
    from_minute = _value(line, "begintijd", _minute, _no_time, problems)
    until_minute = _value(line, "eindtijd", _minute, _no_time, problems)
    from_lesson = _value(line, "beginlesuur", _lesson, _no_lesson, problems)
    until_lesson = _value(line, "eindlesuur", _lesson, _no_lesson, problems)
    if first is None or len(problems) > before:
        return None
    who = numbers.anywhere(line["deelnemernummer"], line.at("deelnemernummer"), problems)
    if who is None:
        return None
    span = Span(
        line.at(),
        who,
        line["reden"],
        first,
        last,
        from_lesson,
        until_lesson,
        from_minute,
        until_minute,
    )
    problems += faults(span)
    return span if len(problems) == before else None


def _value(
    line: _Line,
    name: str,
    read: Callable[[str], Value | None],
    wrong: Callable[[str], Text],
    problems: list[Problem],
) -> Value | None:
    if not line[name]:
        return None
    value = read(line[name])
    if value is None:
        problems.append(Problem("bad-value", wrong(line[name]), line.at(name)))
    return value


def _day(written: str) -> date | None:
    parts = _DAY.fullmatch(written)
    try:
        return date(*map(int, parts.groups())) if parts else None
    except ValueError:
        return None


def _minute(written: str) -> int | None:
    parts = _TIME.fullmatch(written)
    if not parts:
        return None
    hours, minutes = map(int, parts.groups())
    since_midnight = 60 * hours + minutes
    return since_midnight if minutes < 60 and since_midnight <= DAY_ENDS else None


def _lesson(written: str) -> int | None:
    known = written.isascii() and written.isdecimal() and 1 <= int(written) <= HIGHEST_LESSON
    return int(written) if known else None


def _field_count(found: int) -> Text:
    return Text(
        f"deze regel heeft {found} velden in plaats van {len(FIELDS)}; een puntkomma in de "
        "opmerkingen hoort tussen aanhalingstekens",
        f"this line has {found} fields instead of {len(FIELDS)}; a semicolon in the remarks "
        "belongs between quotation marks",
    )


def _empty(name: str) -> Text:
    return Text(f"{name} is leeg; vul het in", f"{name} is empty; fill it in")


def _no_day(written: str) -> Text:
    return Text(
        f'"{written}" is geen datum; schrijf jjjjmmdd, bijvoorbeeld 20260309',
        f'"{written}" is no date; write yyyymmdd, for example 20260309',
    )


def _no_time(written: str) -> Text:
    return Text(
        f'"{written}" is geen tijd; schrijf uumm, bijvoorbeeld 0830',
        f'"{written}" is no time; write HHmm, for example 0830',
    )


def _no_lesson(written: str) -> Text:
    return Text(
        f'"{written}" is geen lesuur; schrijf een getal van 1 tot en met {HIGHEST_LESSON}',
        f'"{written}" is no lesson; write a number from 1 to {HIGHEST_LESSON}',
    )
