"""A folder of CSV files, read into a region; every mistake of every file at once."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Generic, NoReturn, TypeVar

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
from kantelpunt.absence.entities import School
from kantelpunt.absence.region import Region
from kantelpunt.foundation.errors import InputRefused, Place, Problem, refuse
from kantelpunt.foundation.text import Text
from kantelpunt.interchange.package import coded_values as values
from kantelpunt.interchange.package.births import born_too_late, differing_births
from kantelpunt.interchange.package.coded_columns import CodedColumns, read_columns
from kantelpunt.interchange.package.columns import COLUMNS
from kantelpunt.interchange.package.recoding import Known
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
Content = TypeVar("Content", covariant=True)


@dataclass(frozen=True)
class ReadRegion:
    """A region, and the columns that stand in its files and are not of the package."""

    region: Region
    unknown_columns: tuple[str, ...]


@dataclass(frozen=True)
class _Found(Generic[Content]):
    """What one file gave: its content, what is wrong in it, and columns that are not used."""

    content: Content
    problems: Sequence[Problem] = ()
    unknown: Sequence[str] = ()
    birth_column: int = 0


def read_region(folder: Path, *, threads: int = 1) -> ReadRegion:
    """Read a region package.

    Args:
        folder: the package.
        threads: how many threads may work at a long file.

    Raises:
        InputRefused: with every mistake of every file, each with file, line and column.
    """
    return read_ahead(folder, threads=threads)()


def read_ahead(folder: Path, *, threads: int = 1) -> Callable[[], ReadRegion]:
    """Begin to read a region package, the longest file in the background.

    Args:
        folder: the package.
        threads: how many threads may work at a long file.

    Returns:
        What reads the other files and waits for the whole; it raises InputRefused with every
        mistake of every file, each with file, line and column, or when there is no such folder.
    """
    if not folder.is_dir():
        return partial(_no_folder, folder)
    known: Future[dict[str, Sequence[str]]] = Future()
    beside = ThreadPoolExecutor(1)
    absences = beside.submit(_large, folder, "absences.csv", absences_from, threads, known.result)
    beside.shutdown(wait=False)
    try:
        schools = _small(folder, "schools.csv", school_from)
        enrolments = _large(folder, "pupils.csv", enrolments_from, threads)
        ids = [school.school for school in schools.content]
        known.set_result({"school": ids, **_pupils(enrolments)})
    finally:
        # Nobody is left waiting for what does not come.
        known.cancel()
    return lambda: _whole(folder, schools, enrolments, absences.result, threads)


def _pupils(enrolments: _Found[EnrolmentTable | None]) -> dict[str, Sequence[str]]:
    return {"pupil": enrolments.content.pupil.values} if enrolments.content else {}


def _no_folder(folder: Path) -> NoReturn:
    raise refuse(
        "no-folder", Text(f"de map {folder} bestaat niet", f"the folder {folder} does not exist")
    )


def _whole(
    folder: Path,
    schools: _Found[tuple[School, ...]],
    enrolments: _Found[EnrolmentTable | None],
    absences_read: Callable[[], _Found[AbsenceTable | None]],
    threads: int,
) -> ReadRegion:
    reasons = _small(folder, "reasons.csv", reason_from)
    schedule = _small(folder, "schedule.csv", schedule_from)
    calendar = _small(folder, "calendar.csv", calendar_from)
    protocols = _small(folder, "protocols.csv", protocol_from)
    submissions = _small(folder, "submissions.csv", submission_from)
    residents = _large(
        folder, "residents.csv", residents_from, threads, lambda: _pupils(enrolments)
    )
    exemptions = _large(folder, "exemptions.csv", exemptions_from, threads)
    qualifications = _large(folder, "qualifications.csv", qualifications_from, threads)
    absences = absences_read()
    files: Sequence[_Found[object]] = (
        *(schools, reasons, schedule, calendar, protocols, submissions),
        *(enrolments, absences, residents, exemptions, qualifications),
    )
    problems = [_lacks(name) for name in NEEDED if not (folder / name).is_file()]
    problems += chain.from_iterable(each.problems for each in files)
    if enrolments.content and not enrolments.problems and not residents.problems:
        columns = {
            "pupils.csv": enrolments.birth_column,
            "residents.csv": residents.birth_column,
        }
        problems += born_too_late(enrolments.content, columns)
        problems += differing_births(enrolments.content, residents.content, columns)
    if problems or enrolments.content is None or absences.content is None:
        raise InputRefused(problems)
    region = Region(
        schools.content,
        enrolments.content,
        absences.content,
        reasons.content,
        schedule.content,
        calendar.content,
        protocols.content if (folder / "protocols.csv").is_file() else None,
        submissions.content if (folder / "submissions.csv").is_file() else None,
        residents.content,
        exemptions.content,
        qualifications.content,
    )
    return ReadRegion(region, tuple(chain.from_iterable(each.unknown for each in files)))


def _small(
    folder: Path, name: str, read: Callable[[Row, list[Problem]], Entity | None]
) -> _Found[tuple[Entity, ...]]:
    """The rows of a small file; empty where it lacks or cannot be read."""
    if not (folder / name).is_file():
        return _Found(())
    try:
        table, problems = read_fitting_rows(folder / name, COLUMNS[name])
    except InputRefused as refused:
        return _Found((), refused.problems)
    problems += repeated_rows({name: table}, name, _KEYS[name]) if name in _KEYS else []
    rows = (read(row, problems) for row in table.rows)
    found = tuple(entity for entity in rows if entity is not None)
    return _Found(found, problems, [f"{name} ({column})" for column in table.unknown])


def _large(
    folder: Path,
    name: str,
    read: Callable[[CodedColumns, list[Problem]], Entity],
    threads: int,
    known: Known = dict,
) -> _Found[Entity | None]:
    """A large file as columns; None where it lacks or cannot be read."""
    if not (folder / name).is_file():
        return _Found(None)
    try:
        columns = read_columns(folder / name, COLUMNS[name], threads=threads, known=known)
    except InputRefused as refused:
        return _Found(None, refused.problems)
    problems = list(columns.problems)
    found = read(columns, problems)
    unknown = [f"{name} ({column})" for column in columns.unknown]
    return _Found(found, problems, unknown, columns.numbers.get("birth_date", 0))


def absences_from(read: CodedColumns, problems: list[Problem]) -> AbsenceTable:
    """`absences.csv` as columns of numbers."""
    return AbsenceTable(
        values.filled_in(read, "pupil", problems),
        read.columns["school"],
        values.days(read, "date", problems),
        values.lessons(read, "lesson", problems).astype(np.int8),
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
