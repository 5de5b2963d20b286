"""Rows that cannot be placed are parked and shown, never guessed; enrolments go first."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from kantelpunt.absence import parking_pass
from kantelpunt.absence.columns import MORNING, NO_LESSON, AbsenceTable, Coded, Int8s, Int32s
from kantelpunt.absence.meanings import UNKNOWN_KIND, meaning_table
from kantelpunt.absence.region import Region
from kantelpunt.absence.threads import in_parts
from kantelpunt.absence.vocabulary import NOWHERE, Vocabulary, places_in

PARKED = 9


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
        absence_kind: per registration the kind number, or -1 without one.
        absence_cause: why it is parked (parking_pass), or 0.
    """

    pupils: Sequence[str]
    enrolment_school: Int32s
    enrolment_pupil: Int32s
    absence_school: Int32s
    absence_pupil: Int32s
    absence_kind: Int8s
    absence_cause: Int8s
    parked: tuple[Parked, ...]


def park(region: Region, threads: int = 1) -> Parking:
    """Find each row's school, pupil and meaning, and park the rows that lack one."""
    schools = {school.school: place for place, school in enumerate(region.schools)}
    enrolment_school = _places(region.enrolments.school, schools)
    kept = enrolment_school >= 0
    enrolled = np.zeros(len(region.enrolments.pupil.values), dtype=np.bool_)
    enrolled[region.enrolments.pupil.codes[kept]] = True
    pupil_codes = np.flatnonzero(enrolled)
    pupils = _taken(region.enrolments.pupil.values, pupil_codes)
    own_place = np.full(len(region.enrolments.pupil.values), NOWHERE, dtype=np.int32)
    own_place[pupil_codes] = np.arange(len(pupil_codes))
    enrolment_pupil = np.where(kept, own_place[region.enrolments.pupil.codes], NOWHERE)
    placed = _absences(region, schools, own_place, threads)
    parked = [*_small_files(region, schools), *_unknown_pupils(region)]
    parked += _listed(
        "pupils.csv",
        ParkedFor.UNKNOWN_SCHOOL,
        ~kept,
        region.enrolments.line,
        region.enrolments.school,
    )
    parked += _parked_absences(region.absences, placed.cause)
    return Parking(
        pupils,
        enrolment_school,
        enrolment_pupil.astype(np.int32),
        placed.school,
        placed.pupil,
        placed.kind,
        placed.cause,
        tuple(parked),
    )


class _Placed(NamedTuple):
    """Per registration its school, pupil, kind and why it is parked."""

    school: Int32s
    pupil: Int32s
    kind: Int8s
    cause: Int8s


def _absences(region: Region, schools: dict[str, int], own_place: Int32s, threads: int) -> _Placed:
    table = region.absences
    known = places_in(region.enrolments.pupil.values, table.pupil.values)
    # One more place: what is found nowhere (-1) stands at the end, and has no pupil.
    pupil_of_value = np.append(own_place, np.int32(NOWHERE))[known].astype(np.int32)
    meanings = meaning_table(region.schools, table.reason.values, region.reasons)
    # One row more for a school that is not known: there only the shared codes speak.
    shared = {row.code for row in region.reasons if not row.school}
    everywhere = [[0 if code in shared else UNKNOWN_KIND for code in table.reason.values]]
    rows = len(table)
    placed = _Placed(
        np.empty(rows, dtype=np.int32),
        np.empty(rows, dtype=np.int32),
        np.empty(rows, dtype=np.int8),
        np.empty(rows, dtype=np.int8),
    )

    def part(first: int, last: int) -> None:
        parking_pass.place_rows(
            first, last,
            (table.school.codes, table.pupil.codes, table.reason.codes),
            (_of_values(table.school, schools), pupil_of_value),
            table.lesson,
            np.vstack([meanings, np.array(everywhere, dtype=np.int8)]),
            np.array([*(school.sector.counts_lessons for school in region.schools), False]),
            NO_LESSON, MORNING,
            tuple(placed),
        )  # fmt: skip

    in_parts(part, len(table), threads)
    return placed


def _parked_absences(table: AbsenceTable, cause: Int8s) -> Iterable[Parked]:
    if not cause.any():
        return
    for number, (why, given) in {
        parking_pass.UNKNOWN_REASON: (ParkedFor.UNKNOWN_REASON, table.reason),
        parking_pass.UNKNOWN_SCHOOL: (ParkedFor.UNKNOWN_SCHOOL, table.school),
        parking_pass.UNKNOWN_PUPIL: (ParkedFor.UNKNOWN_PUPIL, table.pupil),
        parking_pass.WRONG_PART: (ParkedFor.WRONG_PART, table.school),
    }.items():
        yield from _listed("absences.csv", why, cause == number, table.line, given)


def _of_values(column: Coded, places: dict[str, int]) -> Int32s:
    return np.array([places.get(value, NOWHERE) for value in column.values], dtype=np.int32)


def _places(column: Coded, places: dict[str, int]) -> Int32s:
    table = _of_values(column, places)
    return table[column.codes] if len(table) else np.zeros(0, dtype=np.int32)


def _taken(values: Sequence[str], codes: NDArray[np.intp]) -> Sequence[str]:
    if len(codes) == len(values):
        return values
    if isinstance(values, Vocabulary):
        return values.taken(codes)
    return [values[code] for code in codes.tolist()]


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
    for file, table in (
        ("exemptions.csv", region.exemptions),
        ("qualifications.csv", region.qualifications),
    ):
        if table is not None and len(table.line):
            lost = places_in(region.enrolments.pupil.values, table.pupil.values) == NOWHERE
            if region.residents:
                here = places_in(region.residents.pupil.values, table.pupil.values)
                lost &= here == NOWHERE
            rows = lost[table.pupil.codes]
            yield from _listed(file, ParkedFor.UNKNOWN_PUPIL, rows, table.line, table.pupil)
