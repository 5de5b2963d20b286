"""A region made ready to try protocols in it, and one protocol tried with changes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from kantelpunt.absence.register import load_register
from kantelpunt.calendar.school_years import SchoolYear
from kantelpunt.detection.assignment import Assignment
from kantelpunt.foresight.behaviour.assumptions import Behaviour
from kantelpunt.foresight.whatif.changing import Tried, with_changes
from kantelpunt.foresight.whatif.figures import WhatIf
from kantelpunt.foresight.whatif.loaded import Loaded
from kantelpunt.foresight.whatif.running import run_whatif
from kantelpunt.foresight.whatif.shown.told import Told
from kantelpunt.foundation.errors import InputRefused, Problem
from kantelpunt.foundation.text import Language, Text
from kantelpunt.interchange.detection_run import READING, SETTLING, notes
from kantelpunt.interchange.missing_files import missing_files
from kantelpunt.interchange.package.read_region import ReadRegion
from kantelpunt.interchange.protocol_versions import choose_version
from kantelpunt.protocol.reader import ProtocolVersion
from kantelpunt.protocol.shelf import ProtocolShelf

AS_IS = Text("het protocol zoals het is", "the protocol as it is")
CHANGED = Text("het veranderde protocol", "the changed protocol")


@dataclass(frozen=True)
class Asked:
    """What somebody wants to try.

    Attributes:
        protocol: id, id with a day, or path.
        changes: each as PLACE.KEY=VALUE.
        year: a school year such as `2025-2026`; None: the last one in the region.
        seed: a whole number from 0.
        policy: a folder of one's own protocols.
    """

    protocol: str
    changes: Sequence[str]
    year: str | None
    seed: int
    policy: Path | None


@dataclass(frozen=True)
class Trial:
    """What came of it.

    Attributes:
        version: the changed protocol, for its names.
        notes: columns that were not used, and signals that need a file that is not there.
    """

    whatif: WhatIf
    version: ProtocolVersion
    notes: tuple[Text, ...]

    def told(self, language: Language) -> Told:
        """The same in the words of a language."""
        return Told(self.whatif, self.version, language, self.notes)


def try_changes(
    read: Callable[[], ReadRegion],
    asked: Asked,
    *,
    threads: int = 1,
    progress: Callable[[Text], None] = lambda _: None,
) -> Trial:
    """Try a protocol in a region, as it is and with changes; the region is read once.

    Args:
        read: gives the package that was begun to be read.
        asked: what is tried.
        threads: how many threads may work at detection.
        progress: is told each step as it begins.

    Raises:
        InputRefused: with every mistake of the changes, the year and the seed; or of the files.
        UnknownProtocol: when the protocol is not known.
    """
    progress(READING)
    version = choose_version(asked.protocol, asked.policy)
    year, changed, tried = _understood(asked, version)
    package = read()
    region = package.region
    progress(SETTLING)
    loaded = Loaded.of(load_register(region, threads=threads), year, threads=threads)
    progress(AS_IS)
    before = run_whatif(loaded, version, asked.seed)
    progress(CHANGED)
    after = run_whatif(loaded, changed, asked.seed)
    meant = [one for one in region.schools if one.sector in version.protocol.sector]
    pupils = loaded.meant(version)[: len(loaded.register.pupils)]
    whatif = WhatIf(
        len(meant),
        int(pupils.sum()),
        loaded.year,
        asked.seed,
        tried,
        before,
        after,
        Behaviour(),
    )
    assignment = Assignment(ProtocolShelf.of([replace(changed, first=date.min)]), changed.id)
    said = notes(loaded.register, assignment, package.unknown_columns)
    said += missing_files(loaded.register, assignment)
    if others := len(region.schools) - len(meant):
        said.append(_not_meant(others, version))
    return Trial(whatif, changed, tuple(said))


def _not_meant(schools: int, version: ProtocolVersion) -> Text:
    sectors = ", ".join(version.protocol.sector)
    nl = "1 school telt" if schools == 1 else f"{schools} scholen tellen"
    en = "1 school does" if schools == 1 else f"{schools} schools do"
    return Text(
        f"Het protocol is voor {sectors}: {nl} niet mee, van een andere sector",
        f"The protocol is for {sectors}: {en} not count, being of another sector",
    )


def _understood(
    asked: Asked, version: ProtocolVersion
) -> tuple[SchoolYear | None, ProtocolVersion, tuple[Tried, ...]]:
    """The year and the changed protocol; every mistake in them at once."""
    problems: list[Problem] = []
    year: SchoolYear | None = None
    changed, tried = version, tuple[Tried, ...]()
    try:
        year = SchoolYear.parse(asked.year) if asked.year is not None else None
    except InputRefused as refused:
        problems += refused.problems
    if asked.seed < 0:
        problems.append(_no_seed(asked.seed))
    try:
        changed, tried = with_changes(version, asked.changes)
    except InputRefused as refused:
        problems += refused.problems
    if problems:
        raise InputRefused(problems)
    return year, changed, tried


def _no_seed(seed: int) -> Problem:
    return Problem(
        "whatif-seed",
        Text(
            f"toevalsgetal {seed} kan niet; kies een heel getal vanaf 0",
            f"seed {seed} cannot be; choose a whole number from 0",
        ),
    )
