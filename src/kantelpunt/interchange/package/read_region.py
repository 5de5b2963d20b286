"""A folder of CSV files, read into a region; every mistake of every file at once."""

from collections.abc import Callable
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

import numpy as np

from kantelpunt.absence.columns import (
    AbsenceTable,
    EnrolmentTable,
    ExemptionTable,
    Int32s,
    QualificationTable,
    ResidentTable,
    day_of,
)
from kantelpunt.absence.region import Region
from kantelpunt.foundation.errors import InputRefused, Place, Problem, refuse
from kantelpunt.foundation.text import Text
from kantelpunt.interchange.package import coded_values as values
from kantelpunt.interchange.package.births import born_too_late, differing_births
from kantelpunt.interchange.package.coded_columns import CodedColumns, read_columns
from kantelpunt.interchange.package.columns import COLUMNS
from kantelpunt.interchange.package.small_rows import (
    calendar_from,
    protocol_from,
    reason_from,
    repeated_rows,
    schedule_from,
    school_from,
    submission_from,
)
from kantelpunt.interchange.package.tables import Row, read_fitting_rows

NEEDED = ("schools.csv", "pupils.csv", "absences.csv", "reasons.csv")
_KEYS = {
    "schools.csv": ("school",),
    "reasons.csv": ("school", "code"),
    "schedule.csv": ("school", "group", "weekday"),
    "submissions.csv": ("school",),
}
Entity = TypeVar("Entity")


@dataclass(frozen=True)
class ReadRegion:
    """A region, and the columns that stand in its files and are not of the package."""

    region: Region
    unknown_columns: tuple[str, ...]


@dataclass
class _Reading:
    """What is gathered while the files of one folder are read."""

    folder: Path
    threads: int
    problems: list[Problem]
    unknown: list[str] = field(default_factory=list)
    birth_columns: dict[str, int] = field(default_factory=dict)
    begun: dict[str, Future[CodedColumns]] = field(default_factory=dict)

    def begin(self, name: str, pool: Executor) -> None:
        """Begin to read a large file while others are read."""
        if self.has(name):
            self.begun[name] = pool.submit(self._columns, name)

    def _columns(self, name: str) -> CodedColumns:
        return read_columns(self.folder / name, COLUMNS[name], threads=self.threads)

    def has(self, name: str) -> bool:
        return (self.folder / name).is_file()

    def troubled(self, *names: str) -> bool:
        """Whether a mistake was found in one of the files, so that its numbers mean nothing."""
        return any(problem.at and problem.at.file in names for problem in self.problems)

    def small(
        self, name: str, read: Callable[[Row, list[Problem]], Entity | None]
    ) -> tuple[Entity, ...]:
        """The rows of a small file; empty where it lacks or cannot be read."""
        if not self.has(name):
            return ()
        try:
            table, problems = read_fitting_rows(self.folder / name, COLUMNS[name])
        except InputRefused as refused:
            self.problems += refused.problems
            return ()
        self.unknown += [f"{name} ({column})" for column in table.unknown]
        self.problems += problems
        self.problems += repeated_rows({name: table}, name, _KEYS[name]) if name in _KEYS else []
        found = (read(row, self.problems) for row in table.rows)
        return tuple(entity for entity in found if entity is not None)

    def large(
        self, name: str, read: Callable[[CodedColumns, list[Problem]], Entity]
    ) -> Entity | None:
        """A large file as columns; None where it lacks or cannot be read."""
        if not self.has(name):
            return None
        try:
            columns = self.begun[name].result() if name in self.begun else self._columns(name)
        except InputRefused as refused:
            self.problems += refused.problems
            return None
        self.unknown += [f"{name} ({column})" for column in columns.unknown]
        self.problems += columns.problems
        self.birth_columns[name] = columns.numbers.get("birth_date", 0)
        return read(columns, self.problems)


def read_region(folder: Path, *, threads: int = 1) -> ReadRegion:
    """Read a region package.

    Args:
        folder: the package.
        threads: how many threads may work at a long file.

    Raises:
        InputRefused: with every mistake of every file, each with file, line and column.
    """
    if not folder.is_dir():
        raise refuse(
            "no-folder",
            Text(f"de map {folder} bestaat niet", f"the folder {folder} does not exist"),
        )
    reading = _Reading(
        folder, threads, [_lacks(name) for name in NEEDED if not (folder / name).is_file()]
    )
    with ThreadPoolExecutor(1) as pool:
        reading.begin("absences.csv", pool)
        return _read(reading)


def _read(reading: _Reading) -> ReadRegion:
    schools = reading.small("schools.csv", school_from)
    reasons = reading.small("reasons.csv", reason_from)
    schedule = reading.small("schedule.csv", schedule_from)
    calendar = reading.small("calendar.csv", calendar_from)
    protocols = reading.small("protocols.csv", protocol_from)
    submissions = reading.small("submissions.csv", submission_from)
    enrolments = reading.large("pupils.csv", enrolments_from)
    absences = reading.large("absences.csv", absences_from)
    residents = reading.large("residents.csv", residents_from)
    exemptions = reading.large("exemptions.csv", exemptions_from)
    qualifications = reading.large("qualifications.csv", qualifications_from)
    if enrolments is not None and not reading.troubled("pupils.csv", "residents.csv"):
        reading.problems += born_too_late(enrolments, reading.birth_columns)
        reading.problems += differing_births(enrolments, residents, reading.birth_columns)
    if reading.problems or enrolments is None or absences is None:
        raise InputRefused(reading.problems)
    region = Region(
        schools,
        enrolments,
        absences,
        reasons,
        schedule,
        calendar,
        protocols if reading.has("protocols.csv") else None,
        submissions if reading.has("submissions.csv") else None,
        residents,
        exemptions,
        qualifications,
    )
    return ReadRegion(region, tuple(reading.unknown))


def absences_from(read: CodedColumns, problems: list[Problem]) -> AbsenceTable:
    """`absences.csv` as columns of numbers."""
    return AbsenceTable(
        values.filled_in(read, "pupil", problems),
        read.columns["school"],
        values.days(read, "date", problems),
        values.lessons(read, "lesson", problems),
        values.minutes(read, "minutes", problems),
        read.columns["reason"],
        read.line,
    )


def enrolments_from(read: CodedColumns, problems: list[Problem]) -> EnrolmentTable:
    """`pupils.csv` as columns of numbers."""
    before = len(problems)
    table = EnrolmentTable(
        values.filled_in(read, "pupil", problems),
        read.columns["school"],
        values.days(read, "birth_date", problems),
        read.columns["group"],
        values.days(read, "enrolled_from", problems),
        values.last_days(read, "enrolled_until", problems),
        read.line,
    )
    if len(problems) == before:
        problems += _ends_before_start(read, table.first, table.last, "enrolled_until")
    return table


def residents_from(read: CodedColumns, problems: list[Problem]) -> ResidentTable:
    """`residents.csv` as columns of numbers."""
    first, last = _stretch(read, problems)
    birth_day = values.days(read, "birth_date", problems)
    pupil = values.filled_in(read, "pupil", problems)
    return ResidentTable(pupil, birth_day, read.columns["municipality"], first, last, read.line)


def exemptions_from(read: CodedColumns, problems: list[Problem]) -> ExemptionTable:
    """`exemptions.csv` as columns of numbers."""
    first, last = _stretch(read, problems)
    pupil = values.filled_in(read, "pupil", problems)
    return ExemptionTable(
        pupil, values.filled_in(read, "article", problems), first, last, read.line
    )


def qualifications_from(read: CodedColumns, problems: list[Problem]) -> QualificationTable:
    """`qualifications.csv` as columns of numbers."""
    pupil = values.filled_in(read, "pupil", problems)
    kind = values.filled_in(read, "kind", problems)
    return QualificationTable(pupil, kind, values.days(read, "from", problems), read.line)


def _stretch(read: CodedColumns, problems: list[Problem]) -> tuple[Int32s, Int32s]:
    before = len(problems)
    first = values.days(read, "from", problems)
    last = values.last_days(read, "until", problems)
    if len(problems) == before:
        problems += _ends_before_start(read, first, last, "until")
    return first, last


def _ends_before_start(
    read: CodedColumns, first: Int32s, last: Int32s, column: str
) -> list[Problem]:
    return [
        Problem(
            "end-before-start",
            Text(
                f"het einde {day_of(last[row])} ligt voor het begin {day_of(first[row])}; "
                "verbeter een van beide",
                f"the end {day_of(last[row])} lies before the start {day_of(first[row])}; "
                "correct one of the two",
            ),
            read.at(row, column),
        )
        for row in np.flatnonzero(last < first).tolist()
    ]


def _lacks(name: str) -> Problem:
    text = Text(
        f"{name} ontbreekt in de map; een regiomap heeft altijd {', '.join(NEEDED)}",
        f"{name} is missing in the folder; a region folder always has {', '.join(NEEDED)}",
    )
    return Problem("missing-file", text, Place(name))
