"""A region divided over parts that hold whole pupils, with all rows of each."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from kantelpunt.absence.columns import (
    AbsenceTable,
    Coded,
    EnrolmentTable,
    ExemptionTable,
    Int64s,
    QualificationTable,
    ResidentTable,
)
from kantelpunt.absence.region import Region
from kantelpunt.interchange.store.pupil_tables import column_names

PupilTable = TypeVar(
    "PupilTable", AbsenceTable, EnrolmentTable, ResidentTable, ExemptionTable, QualificationTable
)
Table = TypeVar("Table")


def parts_of(region: Region, pupils_per_part: int) -> Iterator[Region]:
    """Divide a region; each part has all small tables and the rows of its own pupils.

    Pupils go to parts in the order in which they first come, those with an enrolment first, so
    that nobody's rows are lost: not those of a child that is enrolled nowhere either.

    Args:
        region: any region, also one without pupils, which makes one part.
        pupils_per_part: about how many enrolled pupils a part holds; from 1.
    """
    enrolled = len(region.enrolments.pupil.values)
    count = max(1, round(enrolled / pupils_per_part))
    if count == 1:
        yield region
        return
    places: dict[str, int] = {}
    for table in _tables(region):
        for pupil in table.pupil.values:
            places.setdefault(pupil, len(places))
    enrolments = _split(region.enrolments, places, count)
    absences = _split(region.absences, places, count)
    residents = _split(region.residents, places, count)
    exemptions = _split(region.exemptions, places, count)
    qualifications = _split(region.qualifications, places, count)
    for own, missed, living, exempt, qualified in zip(
        enrolments, absences, residents, exemptions, qualifications, strict=True
    ):
        assert own is not None
        assert missed is not None
        yield replace(
            region,
            enrolments=own,
            absences=missed,
            residents=living,
            exemptions=exempt,
            qualifications=qualified,
        )


def _tables(
    region: Region,
) -> Iterator[AbsenceTable | EnrolmentTable | ResidentTable | ExemptionTable | QualificationTable]:
    yield region.enrolments
    yield region.absences
    yield from (
        table
        for table in (region.residents, region.exemptions, region.qualifications)
        if table is not None
    )


def _split(
    table: PupilTable | None, places: dict[str, int], count: int
) -> Iterator[PupilTable | None]:
    """The rows of each part, in the order in which they stand."""
    if table is None:
        yield from [None] * count
        return
    of_value = np.array([places[pupil] for pupil in table.pupil.values], dtype=np.int64)
    of_value = of_value * count // max(len(places), 1)
    part = of_value.astype(np.min_scalar_type(count))[table.pupil.codes]
    rows = np.argsort(part, kind="stable")
    bounds = np.searchsorted(part[rows], np.arange(count + 1))
    for number in range(count):
        yield _rows(table, rows[bounds[number] : bounds[number + 1]])


def _rows(table: Table, rows: Int64s) -> Table:
    kind = type(table)
    columns = {name: getattr(table, name) for name in column_names(kind)}
    return kind(**{name: _taken(column, rows) for name, column in columns.items()})


def _taken(
    column: Coded | NDArray[np.signedinteger], rows: Int64s
) -> Coded | NDArray[np.signedinteger]:
    """Some rows of a column; of texts only those that are still there."""
    if not isinstance(column, Coded):
        return column[rows]
    codes = column.codes[rows]
    used = np.zeros(len(column.values), dtype=bool)
    used[codes] = True
    new_codes = (np.cumsum(used) - 1).astype(np.int32)
    return Coded(new_codes[codes], [column.values[code] for code in np.flatnonzero(used).tolist()])
