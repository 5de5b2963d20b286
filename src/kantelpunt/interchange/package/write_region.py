"""A region written as a folder of CSV files, whole or not at all."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import astuple
from datetime import date
from pathlib import Path
from typing import BinaryIO

from kantelpunt.absence.columns import (
    AFTERNOON,
    MORNING,
    NO_LESSON,
    NO_MINUTES,
    STILL_ENROLLED,
    AbsenceTable,
    Coded,
    EnrolmentTable,
    ExemptionTable,
    QualificationTable,
    ResidentTable,
)
from kantelpunt.absence.region import Region
from kantelpunt.interchange.package.columns import COLUMNS
from kantelpunt.interchange.package.output_folder import whole_folder
from kantelpunt.interchange.package.small_tables import SmallTables, blocks_of_one
from kantelpunt.interchange.package.tables import write_rows
from kantelpunt.interchange.package.text_columns import append_rows, days_of, texts_of

_PARTS = {NO_LESSON: "", MORNING: "am", AFTERNOON: "pm"}


def write_region(
    region: Region | Iterable[Region],
    output: Path,
    *,
    progress: Callable[[Region], None] | None = None,
) -> tuple[tuple[str, int], ...]:
    """Write a region package; the rows written per file.

    Args:
        region: a region, or blocks of one region that have the same small tables.
        output: the folder; it may exist when it is empty.
        progress: is told each block that is written.

    Raises:
        InputRefused: when the folder holds something already.
    """
    blocks = [region] if isinstance(region, Region) else region
    rows: dict[str, int] = {}
    with whole_folder(output) as folder, ExitStack() as closing:
        files: dict[str, BinaryIO] = {}
        for shared, block in blocks_of_one(blocks):
            if not rows:
                rows = {
                    name: write_rows(folder, name, COLUMNS[name], table)
                    for name, table in _small_files(shared).items()
                }
            for name, columns in _large_files(block):
                if name not in files:
                    files[name] = closing.enter_context((folder / name).open("wb"))
                    files[name].write((",".join(COLUMNS[name]) + "\n").encode())
                rows[name] = rows.get(name, 0) + append_rows(files[name], columns)
            if progress:
                progress(block)
    return tuple((name, rows[name]) for name in COLUMNS if name in rows)


def _large_files(region: Region) -> Iterator[tuple[str, list[Coded]]]:
    """The tables of pupils as columns of texts, in the order of the columns of each file."""
    yield "pupils.csv", _enrolments(region.enrolments)
    yield "absences.csv", _absences(region.absences)
    if region.residents is not None:
        yield "residents.csv", _residents(region.residents)
    if region.exemptions is not None:
        yield "exemptions.csv", _exemptions(region.exemptions)
    if region.qualifications is not None:
        yield "qualifications.csv", _qualifications(region.qualifications)


def _enrolments(table: EnrolmentTable) -> list[Coded]:
    return [
        table.pupil,
        table.school,
        days_of(table.birth_day),
        table.group,
        days_of(table.first),
        days_of(table.last, STILL_ENROLLED),
    ]


def _absences(table: AbsenceTable) -> list[Coded]:
    return [
        table.pupil,
        table.school,
        days_of(table.day),
        texts_of(table.lesson, lambda lesson: _PARTS.get(lesson, str(lesson))),
        texts_of(table.minutes, lambda minutes: "" if minutes == NO_MINUTES else str(minutes)),
        table.reason,
    ]


def _residents(table: ResidentTable) -> list[Coded]:
    return [
        table.pupil,
        days_of(table.birth_day),
        table.municipality,
        days_of(table.first),
        days_of(table.last, STILL_ENROLLED),
    ]


def _exemptions(table: ExemptionTable) -> list[Coded]:
    return [table.pupil, table.article, days_of(table.first), days_of(table.last, STILL_ENROLLED)]


def _qualifications(table: QualificationTable) -> list[Coded]:
    return [table.pupil, table.kind, days_of(table.first)]


def _small_files(small: SmallTables) -> Mapping[str, Sequence[Sequence[str]]]:
    """The rows of the small files; a file that may lack and has no rows is left out."""
    files: dict[str, Sequence[Sequence[str]]] = {
        "schools.csv": [_fields(astuple(row)) for row in small.schools],
        "reasons.csv": [_fields(astuple(row)[:-1]) for row in small.reasons],
    }
    optional = {
        "schedule.csv": small.schedule or None,
        "calendar.csv": small.calendar or None,
        "protocols.csv": small.protocols,
        "submissions.csv": small.submissions,
    }
    for name, rows in optional.items():
        if rows is not None:
            files[name] = [_fields(astuple(row)[:-1]) for row in rows]
    return files


def _fields(values: Sequence[object]) -> list[str]:
    return [_text(value) for value in values]


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.isoformat() if isinstance(value, date) else str(value)
