"""A store opened, and one part of it read as a region."""

from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from kantelpunt.absence.region import Region
from kantelpunt.foundation.errors import InputRefused
from kantelpunt.interchange.package.small_tables import SmallTables
from kantelpunt.interchange.store.manifest import (
    Manifest,
    damaged,
    part_folder,
    read_manifest,
)
from kantelpunt.interchange.store.pupil_tables import read_table
from kantelpunt.interchange.store.write_store import TABLES


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
        for path in (part_folder(folder, number) / f"{name}.parquet" for name in part.rows)
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
    folder = part_folder(store.folder, number)
    rows = store.manifest.parts[number].rows
    tables = {}
    for name, kind in TABLES.items():
        if name not in rows:
            continue
        path = folder / f"{name}.parquet"
        try:
            table = read_table(kind, path)
        except (OSError, pa.ArrowException, ValueError) as error:
            raise damaged(f"{folder.name}/{path.name}") from error
        if len(table.line) != rows[name]:
            raise damaged(f"{folder.name}/{path.name}")
        tables[name] = table
    small = store.small
    return Region(
        schools=small.schools,
        reasons=small.reasons,
        schedule=small.schedule,
        calendar=small.calendar,
        protocols=small.protocols,
        submissions=small.submissions,
        **tables,
    )
