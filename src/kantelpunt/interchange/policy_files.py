"""Protocol files: those that are shipped, a folder of one's own, or one file by its path."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from importlib import resources
from pathlib import Path

from kantelpunt.foundation.errors import InputRefused, Place, Problem, refuse
from kantelpunt.foundation.text import Text
from kantelpunt.interchange.package.fields import iso_day
from kantelpunt.protocol.reader import ProtocolVersion, read_protocol
from kantelpunt.protocol.shelf import ProtocolShelf

ALWAYS = date.min
SCENARIOS = "scenarios"


@dataclass(frozen=True)
class ChosenProtocol:
    """A protocol that was asked for by id or by path, and the shelf it stands on."""

    id: str
    shelf: ProtocolShelf


def shipped_policy() -> Path:
    """The folder of policy that travels with the product."""
    inside = Path(str(resources.files("kantelpunt"))) / "shipped" / "policy"
    return inside if inside.is_dir() else Path(__file__).parents[3] / "policy"


@dataclass(frozen=True)
class PolicyFile:
    """A protocol file: where it is, and from when it holds."""

    path: Path
    first: date


@dataclass
class PolicyFolders:
    """The folders with protocols; a file is read once, and only when it is asked for.

    Attributes:
        shipped: files that travel with the product, by the id that their folder is named after.
        own: files of a folder of one's own.
    """

    shipped: dict[str, list[PolicyFile]]
    own: list[PolicyFile]
    _read: dict[Path, ProtocolVersion] = field(default_factory=dict)

    def versions(self, protocol: str | None = None) -> list[ProtocolVersion]:
        """All versions of a protocol, or of every protocol; one's own before shipped ones.

        Raises:
            InputRefused: with every mistake of every file.
        """
        ids = self.shipped if protocol is None else [protocol]
        files = [file for name in ids for file in self.shipped.get(name, [])] + self.own
        found: dict[tuple[str, date], ProtocolVersion] = {}
        problems: list[Problem] = []
        for file in files:
            try:
                version = self.read(file)
            except InputRefused as refused:
                problems += refused.problems
                continue
            found[version.id, version.first] = version
        if problems:
            raise InputRefused(problems)
        return list(found.values())

    def read(self, file: PolicyFile, above: tuple[str, ...] = ()) -> ProtocolVersion:
        """Read one file, and the protocol on which it rests.

        Args:
            file: the file.
            above: ids of the protocols that rest on it, so that no circle is walked.

        Raises:
            InputRefused: with every mistake in it.
        """
        if file.path not in self._read:
            text = _text_of(file.path)

            def base(name: str) -> ProtocolVersion | None:
                return None if name in above else self._in_force(name, file.first, above)

            self._read[file.path] = read_protocol(
                text,
                file=str(file.path),
                first=file.first,
                base=base,
                known=[name for name in self.ids if name not in above],
            )
        return self._read[file.path]

    @property
    def ids(self) -> list[str]:
        """The names of the folders with protocols."""
        return sorted({*self.shipped, *(file.path.parent.name for file in self.own)})

    def _in_force(self, name: str, day: date, above: tuple[str, ...]) -> ProtocolVersion | None:
        """The version in force on a day; the first one when none was yet."""
        own = [file for file in self.own if file.path.parent.name == name]
        files = sorted([*self.shipped.get(name, []), *own], key=lambda file: file.first)
        begun = [file for file in files if file.first <= day] or files[:1]
        return self.read(begun[-1], (*above, name)) if begun else None


def policy_folders(own: Path | None = None) -> PolicyFolders:
    """The shipped protocols, and those of a folder of one's own.

    Args:
        own: a folder that holds `<id>/<day>.yaml`, or a folder `protocols` with these.

    Raises:
        InputRefused: when the folder is not there, or a file is not named after a day.
    """
    mine: list[PolicyFile] = []
    if own is not None:
        if not own.is_dir():
            text = Text(f"de map {own} bestaat niet", f"the folder {own} does not exist")
            raise refuse("no-folder", text)
        mine = _files_in(own / "protocols" if (own / "protocols").is_dir() else own)
    shipped: dict[str, list[PolicyFile]] = {}
    for file in _files_in(shipped_policy() / "protocols"):
        shipped.setdefault(file.path.parent.name, []).append(file)
    return PolicyFolders(shipped, mine)


def _files_in(folder: Path) -> list[PolicyFile]:
    paths = [path for path in sorted(folder.rglob("*.yaml")) if path.parent.name != SCENARIOS]
    problems: list[Problem] = []
    files: list[PolicyFile] = []
    for path in paths:
        try:
            files.append(PolicyFile(path, _day_of_name(path)))
        except InputRefused as refused:
            problems += refused.problems
    if problems:
        raise InputRefused(problems)
    return files


def read_shelf(own: Path | None = None, only: Iterable[str] | None = None) -> ProtocolShelf:
    """The shipped protocols, and those of a folder of one's own.

    A version of one's own goes before a shipped one with the same id and day.

    Args:
        own: a folder that holds `<id>/<day>.yaml`, or a folder `protocols` with these.
        only: ids that are enough, where not every protocol is wanted.

    Raises:
        InputRefused: with every mistake of every file.
    """
    folders = policy_folders(own)
    wanted = set(folders.ids if only is None else only)
    if not wanted <= set(folders.ids):
        return ProtocolShelf.of(folders.versions())
    found = {
        (version.id, version.first): version
        for name in sorted(wanted)
        for version in folders.versions(name)
    }
    return ProtocolShelf.of(found.values())


def choose_protocol(asked: str, own: Path | None = None) -> ChosenProtocol:
    """A protocol by its id, or by the path of its file.

    Raises:
        InputRefused: when a file cannot be read.
        UnknownProtocol: when there is no such id.
    """
    path = Path(asked)
    if path.suffix in (".yaml", ".yml"):
        version = policy_folders(own).read(PolicyFile(path, iso_day(path.stem) or ALWAYS))
        return ChosenProtocol(version.id, ProtocolShelf.of([version]))
    shelf = read_shelf(own, [asked])
    shelf.of_protocol(asked)
    return ChosenProtocol(asked, shelf)


def protocol_files(folders: PolicyFolders, asked: Sequence[str]) -> Iterator[PolicyFile]:
    """The files of protocols named by id or path; none named: all.

    Raises:
        UnknownProtocol: when an id is not known.
    """
    known = [*(file for files in folders.shipped.values() for file in files), *folders.own]
    for name in asked or ["*"]:
        path = Path(name)
        if path.suffix in (".yaml", ".yml"):
            yield PolicyFile(path, iso_day(path.stem) or ALWAYS)
            continue
        found = [file for file in known if name in ("*", file.path.parent.name)]
        if not found:
            ProtocolShelf.of(folders.versions()).of_protocol(name)
        yield from found


def _text_of(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise refuse("no-protocol-file", _lacks(path), Place(path.name)) from error
    except (UnicodeDecodeError, OSError) as error:
        raise refuse("no-protocol-text", _no_text(path), Place(path.name)) from error


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
