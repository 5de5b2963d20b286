"""Scenario files beside a protocol: read, and tried out."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kantelpunt.foresight.scenarios.reader import read_scenarios
from kantelpunt.foresight.scenarios.running import Tried, try_scenario
from kantelpunt.foundation.errors import InputRefused, Place, Problem, refuse
from kantelpunt.foundation.text import Text
from kantelpunt.interchange.policy_files import SCENARIOS, PolicyFile, PolicyFolders
from kantelpunt.protocol.reader import ProtocolVersion


@dataclass(frozen=True)
class TriedVersion:
    """A protocol version with its scenarios, each tried."""

    version: ProtocolVersion
    tried: tuple[Tried, ...]


def try_files(folders: PolicyFolders, files: Sequence[PolicyFile]) -> list[TriedVersion]:
    """Try the scenarios beside protocol files; of several versions of one the latest is tried.

    Raises:
        InputRefused: with every mistake of every file, a protocol without scenarios included
            when it was the only one asked for.
    """
    problems: list[Problem] = []
    found: list[TriedVersion] = []
    latest = {file.path.parent: file for file in sorted(files, key=lambda one: one.first)}
    for file in latest.values():
        try:
            found.append(_tried(folders.read(file), file.path.parent / SCENARIOS))
        except InputRefused as refused:
            problems += refused.problems
    if problems:
        raise InputRefused(problems)
    return found


def _tried(version: ProtocolVersion, folder: Path) -> TriedVersion:
    problems: list[Problem] = []
    tried: list[Tried] = []
    for path in sorted(folder.glob("*.yaml")):
        try:
            told = read_scenarios(_text_of(path), file=str(path), protocol=version.protocol)
        except InputRefused as refused:
            problems += refused.problems
            continue
        tried += [try_scenario(version, scenario) for scenario in told.scenarios]
    if problems:
        raise InputRefused(problems)
    return TriedVersion(version, tuple(tried))


def _text_of(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (UnicodeDecodeError, OSError) as error:
        text = Text(
            f"{path} is niet te lezen als tekst in UTF-8; sla het zo op",
            f"{path} cannot be read as text in UTF-8; save it as such",
        )
        raise refuse("no-scenario-text", text, Place(path.name)) from error
