"""Protocol files: those that are shipped, a folder of one's own, or one file by its path."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from importlib import resources
from pathlib import Path

from kantelpunt.foundation.errors import InputRefused, Place, Problem, refuse
from kantelpunt.foundation.text import Text
from kantelpunt.interchange.package.fields import iso_day
from kantelpunt.protocol.reader import ProtocolVersion, read_protocol
from kantelpunt.protocol.shelf import ProtocolShelf

ALWAYS = date.min
_SCENARIOS = "scenarios"


@dataclass(frozen=True)
class ChosenProtocol:
    """A protocol that was asked for by id or by path, and the shelf it stands on."""

    id: str
    shelf: ProtocolShelf


def shipped_policy() -> Path:
    """The folder of policy that travels with the product."""
    inside = Path(str(resources.files("kantelpunt"))) / "shipped" / "policy"
    return inside if inside.is_dir() else Path(__file__).parents[3] / "policy"


def read_shelf(own: Path | None = None) -> ProtocolShelf:
    """The shipped protocols, and those of a folder of one's own.

    A version of one's own goes before a shipped one with the same id and day.

    Args:
        own: a folder that holds `<id>/<day>.yaml`, or a folder `protocols` with these.

    Raises:
        InputRefused: with every mistake of every file.
    """
    folders = [shipped_policy() / "protocols"]
    if own is not None:
        if not own.is_dir():
            text = Text(f"de map {own} bestaat niet", f"the folder {own} does not exist")
            raise refuse("no-folder", text)
        folders.append(own / "protocols" if (own / "protocols").is_dir() else own)
    problems: list[Problem] = []
    found: dict[tuple[str, date], ProtocolVersion] = {}
    for folder in folders:
        for path in sorted(folder.rglob("*.yaml")):
            if _SCENARIOS in path.parts:
                continue
            try:
                version = _version(path, _day_of_name(path))
            except InputRefused as refused:
                problems += refused.problems
                continue
            found[version.id, version.first] = version
    if problems:
        raise InputRefused(problems)
    return ProtocolShelf.of(found.values())


def choose_protocol(asked: str, own: Path | None = None) -> ChosenProtocol:
    """A protocol by its id, or by the path of its file.

    Raises:
        InputRefused: when a file cannot be read.
        UnknownProtocol: when there is no such id.
    """
    path = Path(asked)
    if path.suffix in (".yaml", ".yml"):
        version = _version(path, iso_day(path.stem) or ALWAYS)
        return ChosenProtocol(version.id, ProtocolShelf.of([version]))
    shelf = read_shelf(own)
    shelf.of_protocol(asked)
    return ChosenProtocol(asked, shelf)


def protocol_files(asked: list[str], own: Path | None = None) -> Iterator[tuple[Path, date]]:
    """The files, with the day they take effect, of protocols named by id or path; none: all."""
    folders = [shipped_policy() / "protocols", *([own] if own else [])]
    known = [
        path
        for folder in folders
        for path in sorted(folder.rglob("*.yaml"))
        if _SCENARIOS not in path.parts
    ]
    for name in asked or ["*"]:
        path = Path(name)
        if path.suffix in (".yaml", ".yml"):
            yield path, iso_day(path.stem) or ALWAYS
            continue
        found = [path for path in known if name in ("*", path.parent.name)]
        if not found:
            read_shelf(own).of_protocol(name)
        for path in found:
            yield path, _day_of_name(path)


def read_protocol_file(path: Path, first: date) -> ProtocolVersion:
    """Read one protocol file.

    Raises:
        InputRefused: with every mistake in it.
    """
    return _version(path, first)


def _version(path: Path, first: date) -> ProtocolVersion:
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise refuse("no-protocol-file", _lacks(path), Place(path.name)) from error
    except (UnicodeDecodeError, OSError) as error:
        raise refuse("no-protocol-text", _no_text(path), Place(path.name)) from error
    return read_protocol(text, file=str(path), first=first)


def _day_of_name(path: Path) -> date:
    day = iso_day(path.stem)
    if day is None:
        raise refuse(
            "protocol-file-name",
            Text(
                f'"{path.name}" is geen ingangsdatum; noem het bestand naar de dag waarop deze '
                "versie ingaat, zoals 2025-08-01.yaml",
                f'"{path.name}" is no starting day; name the file after the day on which this '
                "version takes effect, such as 2025-08-01.yaml",
            ),
            Place(str(path)),
        )
    return day


def _lacks(path: Path) -> Text:
    return Text(
        f"het bestand {path} bestaat niet; geef het pad van een protocolbestand of een id",
        f"the file {path} does not exist; give the path of a protocol file or an id",
    )


def _no_text(path: Path) -> Text:
    return Text(
        f"{path} is niet te lezen als tekst in UTF-8; sla het zo op",
        f"{path} cannot be read as text in UTF-8; save it as such",
    )
