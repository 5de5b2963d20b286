"""Files with the script of a case: read, and played against the protocol that they name."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pydantic_core import PydanticCustomError

from kantelpunt.calendar.lesson_days import LessonDays
from kantelpunt.calendar.school_calendar import SchoolCalendar
from kantelpunt.calendar.school_years import SchoolYear
from kantelpunt.calendar.vacations import missing_vacations, require_covered
from kantelpunt.casework.agreement import Agreement
from kantelpunt.casework.decide import Surroundings
from kantelpunt.casework.due import Terms
from kantelpunt.casework.events.course import MovedToVersion
from kantelpunt.foresight.case_scripts.playing import Played, play
from kantelpunt.foresight.case_scripts.reading import Script, read_script
from kantelpunt.foundation.errors import Place, UnknownProtocol, refuse
from kantelpunt.foundation.text import Text
from kantelpunt.interchange.policy_files import read_shelf
from kantelpunt.interchange.protocol_versions import choose_version
from kantelpunt.protocol.reader import ProtocolVersion

_YAML = (".yaml", ".yml")


@dataclass(frozen=True)
class PlayedFile:
    """A script and what became of it.

    Attributes:
        versions: the versions of protocols on which the case may have run, by `id@day`.
    """

    script: Script
    played: Played
    versions: dict[str, ProtocolVersion]


def play_file(path: Path, *, until: date | None = None, policy: Path | None = None) -> PlayedFile:
    """Play the script in a file.

    Args:
        path: the file.
        until: the last day looked at, where it is not the script's own.
        policy: a folder of one's own protocols.

    Raises:
        InputRefused: with every mistake in the script, or in the file of its protocol.
        UnknownProtocol: when nothing else is wrong than the name of the protocol.
        CalendarEnds: when vacations are not known of a year in which the case runs.
    """

    def version_named(name: str, day: date | None) -> ProtocolVersion:
        own = Path(name).suffix in _YAML or "@" in name or day is None
        return choose_version(name if own else f"{name}@{day}", policy)

    script = read_script(_text_of(path), file=str(path), version_named=version_named)
    last = until or script.until
    first = script.entries[0].moment.date()
    if last < first:
        raise refuse("case-until", _before_opening(last, first), Place(str(path)))
    versions = {_id(one): one for one in (*_others(script, policy), script.version)}
    try:
        agreements = {
            name: Agreement.of(one, script.sector, script.choices) for name, one in versions.items()
        }
    except PydanticCustomError as error:
        told = error.context or {}
        at = Place(str(path), name="given.choices")
        raise refuse("case-choice", Text(told.get("nl", ""), told.get("en", "")), at) from error
    surroundings = Surroundings(
        agreements[_id(script.version)], Terms(_lesson_days(script, last)), agreements
    )
    return PlayedFile(script, play(script, surroundings, until), versions)


def _id(version: ProtocolVersion) -> str:
    return f"{version.id}@{version.first.isoformat()}"


def _others(script: Script, policy: Path | None) -> Iterator[ProtocolVersion]:
    """The versions to which the case may be moved: those of the protocols that are named."""
    moves = [one.what for one in script.entries if isinstance(one.what, MovedToVersion)]
    if not moves:
        return
    names = {script.version.id, *(one.version.partition("@")[0] for one in moves)}
    shelf = read_shelf(policy)
    for name in sorted(names):
        try:
            yield from shelf.of_protocol(name)
        except UnknownProtocol:
            # Moving there is refused when it is told, with the versions that are at hand.
            continue


def _lesson_days(script: Script, last: date) -> LessonDays:
    """From the school year before the earliest day to the one after the last, where known."""
    told = [getattr(one.what, "first_day", None) for one in script.entries]
    earliest = min([day for day in told if day] + [script.entries[0].moment.date()])
    first_year, last_year = SchoolYear.of(earliest), SchoolYear.of(last)
    require_covered([script.region], first_year, last_year)
    following = SchoolYear(last_year.start_year + 1)
    if not missing_vacations(script.region, following):
        last_year = following
    days = SchoolCalendar(script.region).open_days(first_year.first, last_year.last)
    return LessonDays.of(days)


def _before_opening(last: date, first: date) -> Text:
    return Text(
        f"de casus wordt pas op {first} geopend; kijk tot die dag of later, niet tot {last}",
        f"the case is opened on {first} only; look until that day or later, not until {last}",
    )


def _text_of(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        text = Text(
            f"het bestand {path} bestaat niet; geef het pad van een script",
            f"the file {path} does not exist; give the path of a script",
        )
        raise refuse("no-case-file", text, Place(str(path))) from error
    except (UnicodeDecodeError, OSError) as error:
        text = Text(
            f"{path} is niet te lezen als tekst in UTF-8; sla het zo op",
            f"{path} cannot be read as text in UTF-8; save it as such",
        )
        raise refuse("no-case-text", text, Place(str(path))) from error
