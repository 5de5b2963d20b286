"""What a store says of itself: its format, its parts, and the days that they share."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError

from kantelpunt.absence.register import KeptDays
from kantelpunt.foundation.errors import InputRefused, Place, refuse
from kantelpunt.foundation.text import Text
from kantelpunt.interchange.package.small_tables import SmallTables

FORMAT = "kantelpunt-store"
VERSION = 1
MANIFEST = "store.json"
SMALL_TABLES = "small_tables.json"
Content = TypeVar("Content")


@dataclass(frozen=True)
class Part:
    """One part of a store.

    Attributes:
        pupils: pupils with an enrolment.
        rows: rows per table; a table that lacks is a file that the region does not have.
    """

    pupils: int
    rows: dict[str, int]


@dataclass(frozen=True)
class Manifest:
    """The content of `store.json`.

    Attributes:
        kept: first and last day with a registration that counts, over all parts; every part is
            judged over these, so that one pass will do. None: there is no such day.
    """

    format: str
    version: int
    kept: KeptDays | None
    parts: tuple[Part, ...]

    def rows(self, table: str) -> int:
        """How many rows a table has in all parts."""
        return sum(part.rows.get(table, 0) for part in self.parts)

    @property
    def pupils(self) -> int:
        """How many pupils with an enrolment there are."""
        return sum(part.pupils for part in self.parts)


def part_file(store: Path, number: int, table: str) -> Path:
    """The file of a table of a part."""
    return store / f"part-{number:05d}" / f"{table}.parquet"


def write_manifest(store: Path, manifest: Manifest, small: SmallTables) -> None:
    """Write both files that the parts share."""
    _write(store / MANIFEST, Manifest, manifest)
    _write(store / SMALL_TABLES, SmallTables, small)


def read_manifest(store: Path) -> tuple[Manifest, SmallTables]:
    """Read both files that the parts share.

    Raises:
        InputRefused: when the folder is no store, of another version, or damaged.
    """
    path = store / MANIFEST
    if not path.is_file():
        raise refuse("no-store", _no_store(store))
    try:
        said = json.loads(path.read_bytes())
    except ValueError as error:
        raise damaged(MANIFEST) from error
    if not isinstance(said, dict) or said.get("format") != FORMAT:
        raise refuse("no-store", _no_store(store))
    if said.get("version") != VERSION:
        raise refuse("store-version", _other_version(said.get("version")), Place(MANIFEST))
    return _read(path, Manifest), _read(store / SMALL_TABLES, SmallTables)


def damaged(file: str) -> InputRefused:
    """A file of a store that lacks or is not what was written."""
    text = Text(
        "dit bestand van de opslag ontbreekt of is beschadigd; maak de opslag opnieuw met "
        "kantelpunt region store",
        "this file of the store is missing or damaged; make the store anew with "
        "kantelpunt region store",
    )
    return refuse("damaged-store", text, Place(file))


def _write(path: Path, kind: type[Content], content: Content) -> None:
    path.write_bytes(TypeAdapter(kind).dump_json(content, indent=1) + b"\n")


def _read(path: Path, kind: type[Content]) -> Content:
    try:
        return TypeAdapter(kind).validate_json(path.read_bytes())
    except (OSError, ValidationError) as error:
        raise damaged(path.name) from error


def _no_store(store: Path) -> Text:
    return Text(
        f"{store} is geen opslag van Kantelpunt; maak er een met kantelpunt region store",
        f"{store} is no store of Kantelpunt; make one with kantelpunt region store",
    )


def _other_version(found: object) -> Text:
    return Text(
        f"deze opslag heeft vorm {found} en dit programma leest vorm {VERSION}; maak de opslag "
        "opnieuw met kantelpunt region store",
        f"this store has format {found} and this program reads format {VERSION}; make the store "
        "anew with kantelpunt region store",
    )
