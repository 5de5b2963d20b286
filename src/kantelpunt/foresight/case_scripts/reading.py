"""From the text of a script to what is played, or to every mistake in it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeAlias

from pydantic import ValidationError

from kantelpunt.calendar.holiday_regions import HolidayRegion
from kantelpunt.casework.events.course import ClosedBecause
from kantelpunt.casework.events.recorded import Actor
from kantelpunt.foresight.case_scripts.entries import ON, TOLD, Entry, ReadEntries, read_entries
from kantelpunt.foresight.case_scripts.expectations import ExpectedOn
from kantelpunt.foresight.case_scripts.model import ScriptFile
from kantelpunt.foundation.errors import (
    InputRefused,
    KantelpuntError,
    Place,
    Problem,
    UnknownProtocol,
    by_place,
)
from kantelpunt.foundation.register_terms import Sector
from kantelpunt.foundation.text import Text
from kantelpunt.protocol.actors import Actors
from kantelpunt.protocol.combinations import unknown_name
from kantelpunt.protocol.model.protocol import Protocol
from kantelpunt.protocol.model_mistakes import model_mistake
from kantelpunt.protocol.reader import ProtocolVersion
from kantelpunt.protocol.yaml_places import Path, PlacedYaml, Plain, read_yaml

VersionNamed: TypeAlias = Callable[[str, date | None], ProtocolVersion]
"""Gives the version of a protocol by its name in force on a day; raises when there is none."""

_ROLE = Text("rol of partij van dit protocol", "role or party of this protocol")
_PARTY = Text("partij van dit protocol", "party of this protocol")
_STAGE = Text("stap of situatie van dit protocol", "step or situation of this protocol")
_SETTING = Text("keuze van dit protocol", "setting of this protocol")
_SALT = b"a script tells what was invented"
# The texts of a script stand in the script itself: nobody need be kept from guessing them.
_REASON = Text("reden om te sluiten", "reason of closing")
_REASONS = [*ClosedBecause, "no"]


@dataclass(frozen=True)
class Script:
    """The script of a case, sound in itself.

    Attributes:
        version: the version of the protocol in force on the day of opening.
        choices: what the region chose, per setting.
        entries: what people tell, in the order of time; the first opens the case.
        expected: what must be so at the end of days, each with its place, in the order of time.
        until: the last day looked at.
    """

    version: ProtocolVersion
    sector: Sector
    region: HolidayRegion
    pupil: str
    choices: Mapping[str, str]
    entries: tuple[Entry, ...]
    expected: tuple[tuple[ExpectedOn, Place], ...]
    until: date


def read_script(text: str, *, file: str, version_named: VersionNamed) -> Script:
    """Read the script of a case.

    Args:
        text: the whole text of the file.
        file: its name, for messages.
        version_named: gives the version of the protocol.

    Raises:
        InputRefused: with every mistake, each with file, line and column.
        UnknownProtocol: when nothing else is wrong than the name of the protocol.
    """
    placed = read_yaml(text, file)
    problems = list(placed.problems)
    content = placed.content if isinstance(placed.content, dict) else {}
    model = None
    try:
        model = ScriptFile.model_validate(placed.content)
    except ValidationError as error:
        problems += [model_mistake(detail, placed, ScriptFile) for detail in error.errors()]
    version, unknown = _version(content, placed, version_named)
    problems += unknown.problems if unknown else ()
    sector = _sector(model, version)
    read = _entries(content, placed, model, sector)
    problems += read.problems
    problems += _opening(content, placed)
    if version:
        problems += _names(content, placed, version.protocol)
    if model:
        problems += _days(model, read.entries, placed)
    if isinstance(unknown, UnknownProtocol) and len(problems) == 1:
        raise UnknownProtocol(problems)
    if problems or model is None or version is None or sector is None:
        raise InputRefused(by_place(problems))
    expected = [(one, placed.place(("expect", number))) for number, one in enumerate(model.expect)]
    return Script(
        version,
        sector,
        model.given.holiday_region,
        model.given.pupil,
        {setting: str(chosen) for setting, chosen in model.given.choices.items()},
        tuple(read.entries),
        tuple(sorted(expected, key=lambda one: one[0].on)),
        model.until or _last_day(model, read.entries),
    )


def _version(
    content: dict[str, Plain], placed: PlacedYaml, version_named: VersionNamed
) -> tuple[ProtocolVersion | None, KantelpuntError | None]:
    name = content.get("protocol")
    if not isinstance(name, str) or not name:
        return None, None
    try:
        return version_named(name, _opening_day(content)), None
    except KantelpuntError as error:
        at = placed.place(("protocol",))
        known = [one if one.at else replace(one, at=at) for one in error.problems]
        return None, type(error)(known)


def _course(content: dict[str, Plain]) -> list[tuple[Path, Plain]]:
    course = content.get("course")
    listed = course if isinstance(course, list) else []
    return [(("course", number), one) for number, one in enumerate(listed)]


def _opening_day(content: dict[str, Plain]) -> date | None:
    """The day on which the case is opened, as far as it can be read."""
    for _, one in _course(content)[:1]:
        if isinstance(one, dict):
            try:
                return date.fromisoformat(str(one.get(ON))[:10])
            except ValueError:
                return None
    return None


def _sector(model: ScriptFile | None, version: ProtocolVersion | None) -> Sector | None:
    if model and model.given.sector:
        return model.given.sector
    return version.protocol.sector[0] if version else None


def _entries(
    content: dict[str, Plain], placed: PlacedYaml, model: ScriptFile | None, sector: Sector | None
) -> ReadEntries:
    people = content.get("people")
    actors = {
        name: Actor(name, str(one.get("role")), str(one.get("organisation")))
        for name, one in (people if isinstance(people, dict) else {}).items()
        if isinstance(one, dict)
    }
    born = model.given.born if model else None
    filled: dict[str, Plain] = {
        "pupil": model.given.pupil if model else "",
        "sector": str(sector or Sector.PO),
    }
    if born:
        filled["born"] = born.isoformat()
    return read_entries(
        _course(content), placed, people=actors, filled={"opened": filled}, salt=_SALT
    )


def _opening(content: dict[str, Plain], placed: PlacedYaml) -> Iterator[Problem]:
    for at, one in _course(content)[:1]:
        if isinstance(one, dict) and one.get(TOLD) not in (None, "opened"):
            text = Text(
                'het verloop begint met het openen van de casus; schrijf eerst "told: opened"',
                'the course begins with the opening of the case; first write "told: opened"',
            )
            yield Problem("script-no-opening", text, placed.place(at))


def _names(content: dict[str, Plain], placed: PlacedYaml, protocol: Protocol) -> Iterator[Problem]:
    """Names that the protocol does not have, besides those that the engine refuses."""
    actors = Actors.of(protocol)
    roles = [*actors.roles, *actors.parties, *actors.bodies]
    people = content.get("people")
    for name, one in (people if isinstance(people, dict) else {}).items():
        for key, known, kind in (
            ("role", roles, _ROLE),
            ("organisation", list(actors.parties), _PARTY),
        ):
            given = one.get(key) if isinstance(one, dict) else None
            yield from _known(given, known, kind, placed.place(("people", name, key)))
    stages = [one.id for one in (*protocol.steps, *protocol.situations)]
    expect = content.get("expect")
    for number, one in enumerate(expect if isinstance(expect, list) else []):
        if isinstance(one, dict):
            at = ("expect", number)
            for key in ("step", "in", "not_in"):
                yield from _known(one.get(key), stages, _STAGE, placed.place((*at, key)))
            yield from _known(one.get("lead"), roles, _ROLE, placed.place((*at, "lead")))
            yield from _known(one.get("closed"), _REASONS, _REASON, placed.place((*at, "closed")))
    given = content.get("given")
    choices = given.get("choices") if isinstance(given, dict) else None
    for setting in choices if isinstance(choices, dict) else ():
        settings = [one.id for one in protocol.settings]
        place = placed.place(("given", "choices", setting), of_key=True)
        yield from _known(setting, settings, _SETTING, place)


def _known(given: Plain, known: list[str], kind: Text, place: Place) -> Iterator[Problem]:
    if isinstance(given, str) and given not in known:
        yield Problem("script-unknown-name", unknown_name(given, known, kind), place)


def _days(model: ScriptFile, entries: list[Entry], placed: PlacedYaml) -> Iterator[Problem]:
    """Nothing is told or expected after the last day looked at."""
    if model.until is None:
        return
    late = [one.place for one in entries if one.moment.date() > model.until]
    late += [
        placed.place(("expect", number))
        for number, one in enumerate(model.expect)
        if one.on > model.until
    ]
    for place in late:
        text = Text(
            f"dit ligt na de laatste dag waarop gekeken wordt ({model.until}); zet until later",
            f"this lies after the last day looked at ({model.until}); put until later",
        )
        yield Problem("script-after-until", text, place)


def _last_day(model: ScriptFile, entries: list[Entry]) -> date:
    days = [one.moment.date() for one in entries] + [one.on for one in model.expect]
    return max(days)
