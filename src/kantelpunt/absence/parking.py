"""Rows that cannot be placed are parked and shown, never guessed; enrolments go first."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from kantelpunt.absence.columns import (
    NOWHERE,
    Coded,
    Int8s,
    Int32s,
    looked_up,
    places_among,
)
from kantelpunt.absence.fates import (
    FITS,
    NO_PUPIL,
    NO_REASON,
    NO_SCHOOL,
    PARKED,
    WRONG_PART,
)
from kantelpunt.absence.meanings import UNKNOWN_KIND, meaning_table
from kantelpunt.absence.region import Region
from kantelpunt.absence.threads import in_parts
from kantelpunt.compiled.passes import CompiledPass

_park_rows = CompiledPass(
    "kantelpunt.absence.parking_pass",
    "park_rows",
    (
        *("int64", "int64", "int32[]", "int32[]", "int32[]", "int8[]"),
        *("int32[]", "int32[]", "int8[,]", "bool[]", "int8[]"),
    ),
)


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
        kinds: per school and reason code the kind number; one row more for unknown schools.
        absence_fate: PARKED where it is parked, else 0.
    """

    pupils: Sequence[str]
    enrolment_school: Int32s
    enrolment_pupil: Int32s
    absence_school: Int32s
    absence_pupil: Int32s
    kinds: Int8s
    absence_fate: Int8s
    parked: tuple[Parked, ...]


def park(region: Region, threads: int) -> Parking:
    """Find each row's school, pupil and meaning, and park the rows that lack one."""
    schools = [school.school for school in region.schools]
    enrolments, absences = region.enrolments, region.absences
    enrolment_school = _found(enrolments.school, schools)
    kept = enrolment_school >= 0
    pupils, place = _enrolled(enrolments.pupil, kept)
    enrolment_pupil = np.where(kept, place[enrolments.pupil.codes], NOWHERE)
    of_pupil = _after(places_among(absences.pupil.values, enrolments.pupil.values), place)
    of_school = places_among(absences.school.values, schools)
    kinds = _kinds(region)
    causes = _causes(region, of_pupil, of_school, kinds, threads)
    parked = [*_small_files(region, frozenset(schools)), *_unknown_pupils(region)]
    parked += _listed(
        "pupils.csv", ParkedFor.UNKNOWN_SCHOOL, ~kept, enrolments.line, enrolments.school
    )
    pupil = looked_up(of_pupil, absences.pupil.codes)
    if causes.any():
        parked += _parked_absences(region, causes)
        pupil = np.where(causes == FITS, pupil, NOWHERE).astype(np.int32)
        causes[causes != FITS] = PARKED
    return Parking(
        pupils,
        enrolment_school,
        enrolment_pupil.astype(np.int32),
        looked_up(of_school, absences.school.codes),
        pupil,
        kinds,
        causes,
        tuple(parked),
    )


def _found(column: Coded, known: Sequence[str]) -> Int32s:
    table = places_among(column.values, known)
    return table[column.codes] if len(table) else np.zeros(0, dtype=np.int32)


def _enrolled(pupil: Coded, kept: NDArray[np.bool_]) -> tuple[Sequence[str], Int32s]:
    """The pupils with an enrolment that is kept, and per code the place among them."""
    enrolled = np.zeros(len(pupil.values), dtype=np.bool_)
    enrolled[pupil.codes[kept]] = True
    place = np.where(enrolled, np.cumsum(enrolled) - 1, NOWHERE).astype(np.int32)
    if enrolled.all():
        return pupil.values, place
    return [pupil.values[code] for code in np.flatnonzero(enrolled).tolist()], place


def _after(table: Int32s, then: Int32s) -> Int32s:
    """Two tables one after the other; what is nowhere stays so."""
    return np.append(then, np.int32(NOWHERE))[table]


def _kinds(region: Region) -> Int8s:
    """The kind number per school and reason code; the last row is for schools not known.

    There only the shared codes speak.
    """
    codes = region.absences.reason.values
    meanings = meaning_table(region.schools, codes, region.reasons)
    shared = {row.code for row in region.reasons if not row.school}
    everywhere = [[0 if code in shared else UNKNOWN_KIND for code in codes]]
    return np.vstack([meanings, np.array(everywhere, dtype=np.int8)])


def _causes(
    region: Region, of_pupil: Int32s, of_school: Int32s, kinds: Int8s, threads: int
) -> Int8s:
    """Per registration why it is parked, or FITS."""
    table = region.absences
    counts_lessons = np.array([one.sector.counts_lessons for one in region.schools], dtype=np.bool_)
    causes = np.empty(len(table), dtype=np.int8)

    def part(first: int, last: int) -> None:
        _park_rows(
            first, last, table.pupil.codes, table.school.codes, table.reason.codes, table.lesson,
            of_pupil, of_school, kinds, counts_lessons, causes,
        )  # fmt: skip

    in_parts(part, len(table), threads)
    return causes


def _parked_absences(region: Region, causes: Int8s) -> Iterable[Parked]:
    table = region.absences
    for number, cause, given in (
        (NO_REASON, ParkedFor.UNKNOWN_REASON, table.reason),
        (NO_SCHOOL, ParkedFor.UNKNOWN_SCHOOL, table.school),
        (NO_PUPIL, ParkedFor.UNKNOWN_PUPIL, table.pupil),
        (WRONG_PART, ParkedFor.WRONG_PART, table.school),
    ):
        yield from _listed("absences.csv", cause, causes == number, table.line, given)


def _listed(
    file: str, cause: ParkedFor, rows: NDArray[np.bool_], line: Int32s, given: Coded
) -> Iterable[Parked]:
    found = np.flatnonzero(rows)
    if len(found):
        lines = tuple(int(number) for number in line[found])
        yield Parked(file, cause, lines, tuple(given[row] for row in found.tolist()))


def _small_files(region: Region, schools: frozenset[str]) -> Iterable[Parked]:
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
    tables = (("exemptions.csv", region.exemptions), ("qualifications.csv", region.qualifications))
    if all(table is None for _, table in tables):
        return
    known = set(region.enrolments.pupil.values)
    known |= set(region.residents.pupil.values if region.residents else ())
    for file, table in tables:
        if table is not None:
            lost = np.array([pupil not in known for pupil in table.pupil.values], dtype=bool)
            rows = lost[table.pupil.codes] if len(lost) else np.zeros(0, dtype=bool)
            yield from _listed(file, ParkedFor.UNKNOWN_PUPIL, rows, table.line, table.pupil)
