"""A store opened, and one part of it read as a region."""

from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import pyarrow as pa

from kantelpunt.absence.columns import (
    AbsenceTable,
    EnrolmentTable,
    ExemptionTable,
    QualificationTable,
    ResidentTable,
)
from kantelpunt.absence.region import Region
from kantelpunt.foundation.errors import InputRefused
from kantelpunt.interchange.package.small_tables import SmallTables
from kantelpunt.interchange.store.manifest import (
    MANIFEST,
    Manifest,
    damaged,
    part_file,
    read_manifest,
)
from kantelpunt.interchange.store.pupil_tables import read_table

Table = TypeVar("Table")


@dataclass(frozen=True)
class Store:
    """A store whose files are all there; its parts are not read yet."""

    folder: Path
    manifest: Manifest
    small: SmallTables

    @property
    def parts(self) -> int:
        """How many parts it has."""
        return len(self.manifest.parts)


def open_store(folder: Path) -> Store:
    """Open a store.

    Raises:
        InputRefused: when the folder is no store, of another version, or damaged; every file
            that lacks is named.
    """
    manifest, small = read_manifest(folder)
    lost = [
        str(path.relative_to(folder))
        for number, part in enumerate(manifest.parts)
        for path in (part_file(folder, number, name) for name in part.rows)
        if not path.is_file()
    ]
    if lost:
        raise InputRefused([problem for file in lost for problem in damaged(file).problems])
    return Store(folder.resolve(), manifest, small)


def read_part(store: Store, number: int) -> Region:
    """Read one part as a region: its own pupils, and all small tables.

    Raises:
        InputRefused: when a file is not what was written.
    """
    small = store.small
    enrolments = _table(store, number, "enrolments", EnrolmentTable)
    absences = _table(store, number, "absences", AbsenceTable)
    if enrolments is None or absences is None:
        raise damaged(MANIFEST)
    return Region(
        small.schools,
        enrolments,
        absences,
        small.reasons,
        small.schedule,
        small.calendar,
        small.protocols,
        small.submissions,
        _table(store, number, "residents", ResidentTable),
        _table(store, number, "exemptions", ExemptionTable),
        _table(store, number, "qualifications", QualificationTable),
    )


def _table(store: Store, number: int, name: str, kind: type[Table]) -> Table | None:
    """A table of a part; None where the region does not have it."""
    rows = store.manifest.parts[number].rows
    if name not in rows:
        return None
    path = part_file(store.folder, number, name)
    try:
        return read_table(kind, path, rows[name])
    except (OSError, pa.ArrowException, ValueError) as error:
        raise damaged(str(path.relative_to(store.folder))) from error
