"""Generated regions: the same seed the same region, block by block or at once; nothing left out."""

import hashlib
from collections import Counter
from dataclasses import fields

import numpy as np
import pytest

from kantelpunt.absence.columns import (
    AFTERNOON,
    MORNING,
    NO_LESSON,
    STILL_ENROLLED,
    Coded,
    day_number,
)
from kantelpunt.absence.entities import Sector
from kantelpunt.absence.region import Region
from kantelpunt.absence.register import load_register
from kantelpunt.calendar.school_years import SchoolYear
from kantelpunt.calendar.vacations import HolidayRegion
from kantelpunt.foresight.generated.regions import RegionSpec, generated_blocks, generated_region
from kantelpunt.foundation.errors import CalendarEnds, InputRefused
from tests.generated_figures import meanings, scheduled

YEAR = SchoolYear(2025)
TABLES = ("enrolments", "absences", "residents", "exemptions", "qualifications")
FRAME = ("schools", "reasons", "schedule", "calendar", "protocols", "submissions")


@pytest.fixture(scope="module")
def small() -> Region:
    return generated_region(RegionSpec(3_000, 42, YEAR))


def columns(region: Region) -> dict[str, np.ndarray]:
    """Every column of the large tables, texts written out."""
    found = {}
    for table in TABLES:
        for field in fields(getattr(region, table)):
            column = getattr(getattr(region, table), field.name)
            if isinstance(column, Coded):
                column = np.array(column.values)[column.codes]
            found[f"{table}.{field.name}"] = column
    return found


def fingerprint(region: Region) -> str:
    digest = hashlib.sha256()
    for name, column in columns(region).items():
        digest.update(name.encode())
        digest.update("\n".join(map(str, column.tolist())).encode())
    for table in FRAME:
        digest.update(repr(getattr(region, table)).encode())
    return digest.hexdigest()[:16]


def test_a_seed_always_gives_the_same_region():
    spec = RegionSpec(400, 7, YEAR)
    assert fingerprint(generated_region(spec)) == fingerprint(generated_region(spec))
    assert fingerprint(generated_region(spec)) == "f628962888fac796"


def test_another_seed_gives_another_region():
    one, other = (generated_region(RegionSpec(400, seed, YEAR)) for seed in (7, 8))
    assert fingerprint(one) != fingerprint(other)


@pytest.mark.parametrize("pupils_per_block", [400, 1_000, 2_999])
def test_blocks_together_are_the_region(small, pupils_per_block):
    blocks = list(generated_blocks(RegionSpec(3_000, 42, YEAR), pupils_per_block))
    assert len(blocks) == -(-3_000 // pupils_per_block)
    parts = [columns(block) for block in blocks]
    for name, whole in columns(small).items():
        np.testing.assert_array_equal(np.concatenate([part[name] for part in parts]), whole, name)
    for block in blocks:
        assert all(getattr(block, table) == getattr(small, table) for table in FRAME)


def test_a_block_holds_only_its_own_pupils():
    sizes = []
    for block in generated_blocks(RegionSpec(1_050, 3, YEAR), 500):
        pupils = set(block.enrolments.pupil.values)
        sizes.append(len(pupils))
        assert {block.absences.pupil[row] for row in range(len(block.absences))} <= pupils
    assert sizes == [500, 500, 50]


def test_three_thousand_pupils_make_six_schools_over_three_holiday_regions(small):
    assert Counter(school.sector for school in small.schools) == {
        Sector.PO: 3,
        Sector.VO: 2,
        Sector.VSO: 1,
    }
    assert {school.holiday_region for school in small.schools} == set(HolidayRegion)
    assert len({school.municipality for school in small.schools}) == 3
    assert len(set(small.enrolments.pupil.codes.tolist())) == 3_000


def test_a_larger_region_has_every_sector_and_smaller_po_schools():
    region = generated_region(RegionSpec(20_000, 1, YEAR))
    assert len(region.schools) == 40
    at_school = np.bincount(region.enrolments.school.codes, minlength=40)
    mean = {
        sector: np.mean(
            [n for s, n in zip(region.schools, at_school, strict=True) if s.sector is sector]
        )
        for sector in Sector
    }
    assert mean[Sector.SO] < mean[Sector.PO] < mean[Sector.VO]
    assert len({school.school for school in region.schools}) == 40


@pytest.mark.parametrize("pupils", [1, 2, 3, 17, 250, 1_500])
def test_every_size_has_a_po_and_a_vo_school_and_exactly_the_pupils_asked(pupils):
    region = generated_region(RegionSpec(pupils, 5, YEAR))
    assert {Sector.PO, Sector.VO} <= {school.sector for school in region.schools}
    assert len(np.unique(region.enrolments.pupil.codes)) == pupils
    assert_every_record_counts(region)


def test_every_record_counts(small):
    assert_every_record_counts(small)


@pytest.mark.parametrize("start", [2023, 2024, 2026])
def test_every_record_counts_in_other_school_years(start):
    year = SchoolYear(start)
    assert_every_record_counts(generated_region(RegionSpec(1_500, 9, year)), year)


def test_the_register_keeps_every_record(small):
    register = load_register(small)
    assert not register.parked
    assert not len(register.overlapping)
    assert register.records == len(small.absences)


def assert_every_record_counts(region: Region, year: SchoolYear = YEAR) -> None:
    """Nothing that a reader of the package would park, collapse or leave out."""
    rows = region.absences
    category, _ = meanings(region)
    assert (category[rows.school.codes, rows.reason.codes] >= 0).all()
    units, _ = scheduled(region, year)
    on_day = units[rows.pupil.codes, rows.day - day_number(year.first)]
    assert (on_day > 0).all()
    assert (enrolled_at(region, rows.pupil.codes, rows.day) == rows.school.codes).all()
    lessons = np.array([school.sector.counts_lessons for school in region.schools])
    morning = np.array(
        [school.morning_minutes or (school.day_minutes or 0) / 2 for school in region.schools]
    )
    by_lesson = lessons[rows.school.codes]
    numbered = by_lesson & (rows.lesson != NO_LESSON)
    assert (rows.lesson[numbered] >= 1).all()
    assert (rows.lesson[numbered] <= on_day[numbered]).all()
    assert np.isin(rows.lesson[~by_lesson], [NO_LESSON, MORNING, AFTERNOON]).all()
    afternoon = rows.lesson == AFTERNOON
    assert (on_day[afternoon] > morning[rows.school.codes[afternoon]]).all()
    reason = np.where(rows.lesson == NO_LESSON, rows.reason.codes, -1)
    keys = np.stack([rows.pupil.codes, rows.school.codes, rows.day, rows.lesson, reason])
    assert np.unique(keys, axis=1).shape[1] == len(rows)
    last = {row.school: day_number(row.submitted_until) for row in region.submissions}
    until = np.array([last[school] for school in rows.school.values])
    assert (rows.day <= until[rows.school.codes]).all()


def enrolled_at(region: Region, pupils: np.ndarray, days: np.ndarray) -> np.ndarray:
    """The school of each pupil on each day; each pupil has one or two enrolments."""
    table = region.enrolments
    _, first, count = np.unique(table.pupil.codes, return_index=True, return_counts=True)
    assert count.max() <= 2
    row = first[pupils]
    row = row + ((days > table.last[row]) & (count[pupils] == 2))
    assert ((days >= table.first[row]) & (days <= table.last[row])).all()
    return table.school.codes[row]


def test_moves_leave_no_gap_and_no_overlap(small):
    table = small.enrolments
    second = np.flatnonzero(table.pupil.codes[1:] == table.pupil.codes[:-1]) + 1
    assert 0.02 < len(second) / 3_000 < 0.04
    assert (table.first[second] == table.last[second - 1] + 1).all()
    assert (table.school.codes[second] != table.school.codes[second - 1]).all()
    assert (table.birth_day[second] == table.birth_day[second - 1]).all()


def test_nobody_is_enrolled_before_the_fourth_birthday(small):
    table = small.enrolments
    assert ((table.first - table.birth_day) >= 1_461).all()
    assert (table.last >= table.first).all()
    assert (table.last == STILL_ENROLLED).mean() > 0.7


def test_some_residents_go_to_no_school_and_most_of_those_are_exempt(small):
    pupils = set(small.enrolments.pupil.values)
    without = [pupil for pupil in small.residents.pupil.values if pupil not in pupils]
    exempt = {small.exemptions.pupil[row] for row in range(len(small.exemptions.first))}
    assert 0 < len(exempt) < len(without)
    assert exempt <= set(without)
    assert "5a" in {small.exemptions.article[row] for row in range(len(small.exemptions.first))}


def test_qualifications_are_for_lesson_pupils_of_sixteen_and_older(small):
    table = small.qualifications
    assert len(table.first) > 10
    rows = small.enrolments
    birth = {rows.pupil[row]: rows.birth_day[row] for row in range(len(rows))}
    assert all(
        table.first[row] - birth[table.pupil[row]] >= 16 * 365 for row in range(len(table.first))
    )


def test_a_school_may_mean_something_else_by_a_code(small):
    own = {row.code: row for row in small.reasons if row.school}
    common = {row.code: row for row in small.reasons if not row.school}
    assert own["S"].category != common["S"].category
    assert own["A"].category != common["A"].category


def test_schedules_differ_per_weekday_and_group_and_schools_have_days_of_their_own(small):
    assert any(row.minutes is not None and row.group == "" for row in small.schedule)
    assert any(row.lessons is not None and row.group for row in small.schedule)
    assert {row.school for row in small.calendar} == {school.school for school in small.schools}
    assert {row.sector for row in small.protocols} == set(Sector)


def test_all_mistakes_of_a_specification_are_named_at_once():
    with pytest.raises(InputRefused) as refused:
        generated_region(RegionSpec(0, -1, YEAR))
    assert [problem.code for problem in refused.value.problems] == [
        "generated-pupils",
        "generated-seed",
    ]
    with pytest.raises(InputRefused):
        generated_blocks(RegionSpec(10, 1, YEAR), 0)


def test_a_school_year_without_known_vacations_is_refused():
    with pytest.raises(CalendarEnds):
        generated_region(RegionSpec(10, 1, SchoolYear(2060)))
