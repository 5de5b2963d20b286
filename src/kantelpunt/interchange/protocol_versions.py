"""One version of a protocol, as people name it: `tilburg-vo`, `tilburg-vo@2025-08-01`, a path."""

from datetime import date
from pathlib import Path

from kantelpunt.foundation.errors import InputRefused, Problem, refuse
from kantelpunt.foundation.text import Text
from kantelpunt.interchange.package.fields import iso_day
from kantelpunt.interchange.policy_files import choose_protocol
from kantelpunt.protocol.reader import ProtocolVersion


def choose_version(asked: str, own: Path | None = None) -> ProtocolVersion:
    """The newest version of a protocol, or with `@` the one in force on a day.

    Args:
        asked: an id, an id with `@` and a day, or the path of a file.
        own: a folder of one's own protocols.

    Raises:
        InputRefused: when a file cannot be read, or no version is in force on the day.
        UnknownProtocol: when there is no such id.
    """
    name, sign, written = asked.partition("@")
    if not sign or Path(asked).suffix in (".yaml", ".yml"):
        chosen = choose_protocol(asked, own)
        return chosen.shelf.of_protocol(chosen.id)[-1]
    chosen = choose_protocol(name, own)
    day = iso_day(written)
    if day is None:
        raise refuse("version-day", _no_day(asked, written))
    version = chosen.shelf.in_force(chosen.id, day)
    if version is None:
        raise refuse("no-version", _none_yet(name, day, chosen.shelf.of_protocol(name)[0].first))
    return version


def choose_versions(asked: list[str], own: Path | None = None) -> list[ProtocolVersion]:
    """Several versions.

    Raises:
        InputRefused: with every mistake of all of them.
        UnknownProtocol: when an id is not known.
    """
    versions: list[ProtocolVersion] = []
    problems: list[Problem] = []
    for one in asked:
        try:
            versions.append(choose_version(one, own))
        except InputRefused as refused:
            problems += refused.problems
    if problems:
        raise InputRefused(problems)
    return versions


def _no_day(asked: str, written: str) -> Text:
    return Text(
        f'"{written}" in "{asked}" is geen datum; schrijf bijvoorbeeld '
        f"{asked.partition('@')[0]}@2026-03-09",
        f'"{written}" in "{asked}" is no date; write for example '
        f"{asked.partition('@')[0]}@2026-03-09",
    )


def _none_yet(name: str, day: date, first: date) -> Text:
    return Text(
        f"protocol {name} gold nog niet op {day}; de eerste versie gaat in op {first}",
        f"protocol {name} was not in force on {day} yet; its first version begins on {first}",
    )
