"""A region written as a store, block by block, whole or not at all."""

from collections.abc import Callable, Iterable
from pathlib import Path

import numpy as np

from kantelpunt.absence.region import Region
from kantelpunt.absence.register import KeptDays, kept_days, load_register
from kantelpunt.interchange.package.output_folder import whole_folder
from kantelpunt.interchange.package.small_tables import SmallTables, blocks_of_one
from kantelpunt.interchange.store.manifest import (
    FORMAT,
    VERSION,
    Manifest,
    Part,
    part_file,
    write_manifest,
)
from kantelpunt.interchange.store.partition import parts_of
from kantelpunt.interchange.store.pupil_tables import write_table

PUPILS_PER_PART = 100_000
TABLES = ("enrolments", "absences", "residents", "exemptions", "qualifications")


def write_store(
    blocks: Iterable[Region],
    output: Path,
    *,
    pupils_per_part: int = PUPILS_PER_PART,
    threads: int = 1,
    progress: Callable[[Part], None] | None = None,
) -> Manifest:
    """Write a region as a store; one block is in memory at a time.

    Args:
        blocks: a whole region as the only block, or blocks of one region that hold whole pupils
            and have the same small tables.
        output: the folder; it may exist when it is empty.
        pupils_per_part: about how many pupils a part holds; a part is what detection keeps in
            memory.
        threads: how many threads may work at it.
        progress: is told each part that is written.

    Raises:
        InputRefused: when the folder holds something already.
        CalendarEnds: when there are registrations on days of which no vacations are known.
    """
    shared: SmallTables | None = None
    parts: list[Part] = []
    kept: KeptDays | None = None
    with whole_folder(output) as folder:
        for small, block in blocks_of_one(blocks):
            shared = small
            for region in parts_of(block, pupils_per_part):
                parts.append(_write_part(region, folder, len(parts)))
                own = kept_days(load_register(region, threads=threads))
                kept = _over(kept, own)
                if progress:
                    progress(parts[-1])
        assert shared is not None
        manifest = Manifest(FORMAT, VERSION, kept, tuple(parts))
        write_manifest(folder, manifest, shared)
    return manifest


def _write_part(region: Region, store: Path, number: int) -> Part:
    rows = {}
    for name in TABLES:
        table = getattr(region, name)
        if table is not None:
            path = part_file(store, number, name)
            path.parent.mkdir(exist_ok=True)
            write_table(table, path)
            rows[name] = len(table.line)
    return Part(len(np.unique(region.enrolments.pupil.codes)), rows)


def _over(one: KeptDays | None, other: KeptDays | None) -> KeptDays | None:
    if one is None or other is None:
        return one or other
    return KeptDays(min(one.first, other.first), max(one.last, other.last))
