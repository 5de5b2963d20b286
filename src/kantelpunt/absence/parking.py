"""Rows that cannot be placed are parked and shown, never guessed; enrolments go first."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from kantelpunt.absence.columns import AFTERNOON, MORNING, NO_LESSON, Coded, Int32s
from kantelpunt.absence.meanings import UNKNOWN_KIND, meaning_table
from kantelpunt.absence.region import Region

PARKED = 9
NOWHERE = -1


class _AtSchool(Protocol):
    """A row of a small file that names a school."""

    @property
    def school(self) -> str: ...

    @property
    def line(self) -> int: ...


class ParkedFor(StrEnum):
    """Why a row was parked."""

    UNKNOWN_REASON = "unknown_reason"
    UNKNOWN_SCHOOL = "unknown_school"
    UNKNOWN_PUPIL = "unknown_pupil"
    WRONG_PART = "wrong_part"


@dataclass(frozen=True)
class Parked:
    """Rows of one file that were parked for one cause.

    Attributes:
        lines: lines in the file, ascending.
        given: per line what was given and is not known.
    """

    file: str
    cause: ParkedFor
    lines: tuple[int, ...]
    given: tuple[str, ...]


@dataclass(frozen=True)
class Parking:
    """A region's rows, each either placed or parked.

    Attributes:
        pupils: ids of the pupils with an enrolment at a known school.
        enrolment_school: per enrolment row the place of its school, or -1.
        enrolment_pupil: per enrolment row the place of its pupil, or -1.
        absence_school, absence_pupil: likewise per registration; pupil -1 when it is parked.
        absence_kind: per registration the kind number.
        absence_fate: PARKED where it is parked, else 0.
    """

    pupils: Sequence[str]
    enrolment_school: Int32s
    enrolment_pupil: Int32s
    absence_school: Int32s
    absence_pupil: Int32s
    absence_kind: NDArray[np.uint8]
    absence_fate: NDArray[np.int8]
    parked: tuple[Parked, ...]


def park(region: Region) -> Parking:
    """Find each row's school, pupil and meaning, and park the rows that lack one."""
    schools = {school.school: place for place, school in enumerate(region.schools)}
    enrolment_school = _places(region.enrolments.school, schools)
    kept = enrolment_school >= 0
    enrolled = np.zeros(len(region.enrolments.pupil.values), dtype=np.bool_)
    enrolled[region.enrolments.pupil.codes[kept]] = True
    pupil_codes = np.flatnonzero(enrolled)
    pupils = [region.enrolments.pupil.values[code] for code in pupil_codes.tolist()]
    own_place = np.full(len(region.enrolments.pupil.values), NOWHERE, dtype=np.int32)
    own_place[pupil_codes] = np.arange(len(pupil_codes))
    enrolment_pupil = np.where(kept, own_place[region.enrolments.pupil.codes], NOWHERE)
    causes, school, pupil, kind = _absences(region, schools, pupils)
    is_parked = np.zeros(len(region.absences), dtype=bool)
    parked = [*_small_files(region, schools), *_unknown_pupils(region)]
    parked += _listed(
        "pupils.csv",
        ParkedFor.UNKNOWN_SCHOOL,
        ~kept,
        region.enrolments.line,
        region.enrolments.school,
    )
    for cause, (rows, column) in causes.items():
        parked += _listed("absences.csv", cause, rows & ~is_parked, region.absences.line, column)
        is_parked |= rows
    return Parking(
        pupils,
        enrolment_school,
        enrolment_pupil.astype(np.int32),
        school,
        np.where(is_parked, NOWHERE, pupil).astype(np.int32),
        kind.astype(np.uint8),
        np.where(is_parked, PARKED, 0).astype(np.int8),
        tuple(parked),
    )


def _absences(
    region: Region, schools: dict[str, int], pupils: Sequence[str]
) -> tuple[dict[ParkedFor, tuple[NDArray[np.bool_], Coded]], Int32s, Int32s, NDArray[np.int8]]:
    table = region.absences
    school = _places(table.school, schools)
    pupil = _places(table.pupil, {name: place for place, name in enumerate(pupils)})
    meanings = meaning_table(region.schools, table.reason.values, region.reasons)
    # One row more for a school that is not known: there only the shared codes speak.
    shared = {row.code for row in region.reasons if not row.school}
    everywhere = [[0 if code in shared else UNKNOWN_KIND for code in table.reason.values]]
    kind = np.vstack([meanings, np.array(everywhere, dtype=np.int8)])[school, table.reason.codes]
    lessons = np.array([*(s.sector.counts_lessons for s in region.schools), False])
    is_part = (table.lesson == MORNING) | (table.lesson == AFTERNOON)
    wrong = (school >= 0) & (table.lesson != NO_LESSON) & (is_part == lessons[school])
    causes = {
        ParkedFor.UNKNOWN_REASON: (kind == UNKNOWN_KIND, table.reason),
        ParkedFor.UNKNOWN_SCHOOL: (school == NOWHERE, table.school),
        ParkedFor.UNKNOWN_PUPIL: (pupil == NOWHERE, table.pupil),
        ParkedFor.WRONG_PART: (wrong, table.school),
    }
    return causes, school, pupil, kind


def _places(column: Coded, places: dict[str, int]) -> Int32s:
    table = np.array([places.get(value, NOWHERE) for value in column.values], dtype=np.int32)
    return table[column.codes] if len(table) else np.zeros(0, dtype=np.int32)


def _listed(
    file: str, cause: ParkedFor, rows: NDArray[np.bool_], line: Int32s, given: Coded
) -> Iterable[Parked]:
    found = np.flatnonzero(rows)
    if len(found):
        lines = tuple(int(number) for number in line[found])
        yield Parked(file, cause, lines, tuple(given[row] for row in found.tolist()))


def _small_files(region: Region, schools: dict[str, int]) -> Iterable[Parked]:
    """Rows of the other files at a school that is not known; an empty school is every school."""
    files: Mapping[str, Sequence[_AtSchool]] = {
        "reasons.csv": region.reasons,
        "schedule.csv": region.schedule,
        "calendar.csv": region.calendar,
        "protocols.csv": region.protocols or (),
        "submissions.csv": region.submissions or (),
    }
    for file, rows in files.items():
        lost = [row for row in rows if row.school and row.school not in schools]
        if lost:
            yield Parked(
                file,
                ParkedFor.UNKNOWN_SCHOOL,
                tuple(row.line for row in lost),
                tuple(row.school for row in lost),
            )


def _unknown_pupils(region: Region) -> Iterable[Parked]:
    """Rows about a pupil that is enrolled nowhere in the files, nor lives anywhere in them."""
    known = set(region.enrolments.pupil.values)
    known |= set(region.residents.pupil.values if region.residents else ())
    for file, table in (
        ("exemptions.csv", region.exemptions),
        ("qualifications.csv", region.qualifications),
    ):
        if table is not None:
            lost = np.array([pupil not in known for pupil in table.pupil.values], dtype=bool)
            rows = lost[table.pupil.codes] if len(lost) else np.zeros(0, dtype=bool)
            yield from _listed(file, ParkedFor.UNKNOWN_PUPIL, rows, table.line, table.pupil)


def _pupil_files(region: Region) -> Iterable[Parked]:
    """Rows about pupils who are neither in `pupils.csv` nor in `residents.csv`."""
    known = set(region.enrolments.pupil.values)
    known |= set(region.residents.pupil.values) if region.residents else set()
    for file, table in (
        ("exemptions.csv", region.exemptions),
        ("qualifications.csv", region.qualifications),
    ):
        if table is not None:
            strange = [code for code, name in enumerate(table.pupil.values) if name not in known]
            rows = np.isin(table.pupil.codes, strange)
            yield from _listed(file, ParkedFor.UNKNOWN_PUPIL, rows, table.line, table.pupil)
