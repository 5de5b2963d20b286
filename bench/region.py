"""The region that is measured: generated, without moves and unknown days; and its CSV folder."""

import csv
from dataclasses import replace
from pathlib import Path

import numpy as np
import pyarrow as pa
from pyarrow.csv import WriteOptions, write_csv

from kantelpunt.absence.columns import (
    AFTERNOON,
    HIGHEST_LESSON,
    MORNING,
    NO_MINUTES,
    STILL_ENROLLED,
    AbsenceTable,
    Coded,
    EnrolmentTable,
)
from kantelpunt.absence.region import Region
from kantelpunt.absence.register import Register
from kantelpunt.calendar.school_years import SchoolYear
from kantelpunt.foresight.generated.regions import RegionSpec, generated_region

DATA = Path(__file__).parent / ".data"
YEAR = SchoolYear(2025)
SEED = 20260801
_MOVED = 1.04  # so many more are generated, since about 3 in 100 pupils move and are left out


def bench_region(pupils: int) -> Region:
    """Exactly `pupils` pupils with one enrolment each, and every day of every school known."""
    region = generated_region(RegionSpec(int(pupils * _MOVED) + 1, SEED, YEAR))
    rows = np.bincount(region.enrolments.pupil.codes, minlength=len(region.enrolments.pupil.values))
    stays = np.flatnonzero(rows == 1)[:pupils]
    if len(stays) < pupils:
        raise AssertionError("more pupils moved than were generated on top")
    code = np.full(len(rows), -1, dtype=np.int32)
    code[stays] = np.arange(pupils, dtype=np.int32)
    ids = tuple(region.enrolments.pupil.values[place] for place in stays.tolist())
    return replace(
        region,
        enrolments=_enrolments_of(region.enrolments, code, ids),
        absences=_absences_of(region.absences, code, ids),
        protocols=None,
        submissions=None,
        residents=None,
        exemptions=None,
        qualifications=None,
    )


def _enrolments_of(table: EnrolmentTable, code: np.ndarray, ids: tuple[str, ...]) -> EnrolmentTable:
    kept = np.flatnonzero(code[table.pupil.codes] >= 0)
    return EnrolmentTable(
        Coded(code[table.pupil.codes[kept]], ids),
        Coded(table.school.codes[kept], table.school.values),
        table.birth_day[kept],
        Coded(table.group.codes[kept], table.group.values),
        table.first[kept],
        table.last[kept],
        np.arange(2, len(kept) + 2, dtype=np.int32),
    )


def _absences_of(table: AbsenceTable, code: np.ndarray, ids: tuple[str, ...]) -> AbsenceTable:
    kept = np.flatnonzero(code[table.pupil.codes] >= 0)
    return AbsenceTable(
        Coded(code[table.pupil.codes[kept]], ids),
        Coded(table.school.codes[kept], table.school.values),
        table.day[kept],
        table.lesson[kept],
        table.minutes[kept],
        Coded(table.reason.codes[kept], table.reason.values),
        np.arange(2, len(kept) + 2, dtype=np.int32),
    )


def write_folder(region: Region, register: Register, folder: Path) -> Path:
    """The region package in `folder`, and beside it `<folder>-lesson-days.csv` for the rivals.

    That extra file holds per school and group every lesson day of the school year with its
    number, lesson-week time and scheduled minutes, so that no rival has to know about vacations.
    """
    folder.mkdir(parents=True, exist_ok=True)
    _write_entities(region, folder)
    pupils, absences = region.enrolments, region.absences
    _write(
        folder / "pupils.csv",
        pupil=_text(pupils.pupil),
        school=_text(pupils.school),
        birth_date=_date(pupils.birth_day),
        group=_text(pupils.group),
        enrolled_from=_date(pupils.first),
        enrolled_until=_date(pupils.last, empty=pupils.last == STILL_ENROLLED),
    )
    lessons = ["", *(str(number) for number in range(1, HIGHEST_LESSON + 1)), "am", "pm"]
    if (len(lessons) - 2, len(lessons) - 1) != (MORNING, AFTERNOON):
        raise AssertionError("the parts of the day have other numbers than this file thinks")
    _write(
        folder / "absences.csv",
        pupil=_text(absences.pupil),
        school=_text(absences.school),
        date=_date(absences.day),
        lesson=_text(Coded(absences.lesson.astype(np.int32), lessons)),
        minutes=pa.array(absences.minutes, mask=absences.minutes == NO_MINUTES),
        reason=_text(absences.reason),
    )
    write_lesson_days(region, register, lesson_days_file(folder))
    return folder


def lesson_days_file(folder: Path) -> Path:
    """Where the lesson days of a folder stand."""
    return folder.with_name(f"{folder.name}-lesson-days.csv")


def write_lesson_days(region: Region, register: Register, path: Path) -> None:
    """Per school and group the lesson days of the school year."""
    lines, groups = register.lines, region.enrolments.group
    keys = region.enrolments.school.codes.astype(np.int64) * len(groups.values) + groups.codes
    different, row = np.unique(keys, return_index=True)
    pupil_of_id = {pupil: number for number, pupil in enumerate(register.pupils)}
    school, group, place = [], [], []
    for key, one in zip(different.tolist(), row.tolist(), strict=True):
        line = register.times.timeline[pupil_of_id[region.enrolments.pupil[one]]]
        own = np.arange(lines.start[line], lines.start[line + 1])
        own = own[lines.school_year[own] == YEAR.start_year]
        place.append(own)
        school.append(np.full(len(own), key // len(groups.values), dtype=np.int32))
        group.append(np.full(len(own), key % len(groups.values), dtype=np.int32))
    where = np.concatenate(place)
    _write(
        path,
        school=_text(Coded(np.concatenate(school), region.enrolments.school.values)),
        group=_text(Coded(np.concatenate(group), groups.values)),
        date=_date(lines.day[where]),
        lesson_day=pa.array(where),
        lesson_time=pa.array(lines.lesson_time[where]),
        half_minutes=pa.array(lines.scheduled[where]),
    )


def _write_entities(region: Region, folder: Path) -> None:
    renamed = {"first": "from", "last": "until", "is_open": "open"}
    for name, rows in (
        ("schools.csv", region.schools),
        ("reasons.csv", region.reasons),
        ("schedule.csv", region.schedule),
        ("calendar.csv", region.calendar),
    ):
        fields = [field for field in vars(rows[0]) if field != "line"]
        with (folder / name).open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow([renamed.get(field, field) for field in fields])
            for row in rows:
                writer.writerow([_written(getattr(row, field)) for field in fields])


def _written(value: object) -> str:
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _text(column: Coded) -> pa.Array:
    return pa.DictionaryArray.from_arrays(pa.array(column.codes), pa.array(column.values)).cast(
        pa.string()
    )


def _date(days: np.ndarray, empty: np.ndarray | None = None) -> pa.Array:
    return pa.array(days, mask=empty).cast(pa.date32())


def _write(path: Path, **columns: pa.Array) -> None:
    options = WriteOptions(quoting_style="none", quoting_header="none")
    write_csv(pa.table(columns), path, options)
