"""A region package written whole or not at all."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kantelpunt.absence.entities import CalendarRow, ReasonRow
from kantelpunt.foundation.register_terms import Category
from kantelpunt.interchange.imports.absences import Absence
from kantelpunt.interchange.imports.companion import Companion
from kantelpunt.interchange.package.columns import COLUMNS
from kantelpunt.interchange.package.output_folder import whole_folder
from kantelpunt.interchange.package.tables import write_rows


@dataclass(frozen=True)
class MadeReason:
    """A reason code whose meaning the source gives, for every school without a row of its own."""

    code: str
    category: Category
    authorised: bool


def meaning(
    companion: Companion, made: Iterable[MadeReason]
) -> dict[tuple[str, str], ReasonRow | MadeReason]:
    """Per school and code what it means: the school's row, the folder's row for all, the source."""
    found: dict[tuple[str, str], ReasonRow | MadeReason] = {}
    for school in companion.schools:
        found |= {(school, reason.code): reason for reason in made}
        found |= {(school, row.code): row for row in companion.reasons if not row.school}
    return found | {(row.school, row.code): row for row in companion.reasons if row.school}


def write_package(
    output: Path,
    companion: Companion,
    absences: Sequence[Absence],
    made: Iterable[MadeReason] = (),
    sessions: Sequence[CalendarRow] = (),
) -> tuple[tuple[str, int], ...]:
    """Write a package folder; the rows written per file.

    Args:
        output: the folder; it may exist when it is empty.
        companion: copied on, with the columns of the package only.
        absences: the rows of `absences.csv`.
        made: reasons that the source explains; a row of the folder for every school goes before.
        sessions: rows that come before those of the folder's `calendar.csv`.
    """
    tables: dict[str, list[tuple[str, ...]]] = {
        name: [tuple(row[column] for column in COLUMNS[name]) for row in table.rows]
        for name, table in companion.tables.items()
    }
    known = {row.code for row in companion.reasons if not row.school}
    tables["absences.csv"] = [absence.fields() for absence in absences]
    tables["reasons.csv"] = tables.get("reasons.csv", []) + [
        ("", reason.code, reason.category, _word(value=reason.authorised))
        for reason in made
        if reason.code not in known
    ]
    if sessions:
        tables["calendar.csv"] = [_fields(row) for row in sessions] + tables.get("calendar.csv", [])
    return write_whole(output, {name: tables[name] for name in COLUMNS if name in tables})


def write_whole(
    output: Path, tables: Mapping[str, Sequence[Sequence[str]]]
) -> tuple[tuple[str, int], ...]:
    """Write files of a package into a new folder, all of them or none; the rows per file.

    Raises:
        InputRefused: when the folder holds something already.
    """
    with whole_folder(output) as package:
        return tuple(
            (name, write_rows(package, name, COLUMNS[name], rows)) for name, rows in tables.items()
        )


def _fields(row: CalendarRow) -> tuple[str, ...]:
    return (
        row.school,
        row.first.isoformat(),
        row.last.isoformat(),
        _word(value=row.is_open),
        row.reason,
    )


def _word(*, value: bool) -> str:
    return "true" if value else "false"
