"""A region that is written is read back as it was; whole or not at all."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kantelpunt.absence.columns import (
    STILL_ENROLLED,
    Coded,
    ExemptionTable,
    QualificationTable,
    ResidentTable,
)
from kantelpunt.absence.entities import ProtocolRow
from kantelpunt.calendar.school_years import SchoolYear
from kantelpunt.foresight.generated.regions import RegionSpec, generated_blocks, generated_region
from kantelpunt.foundation.errors import InputRefused
from kantelpunt.foundation.register_terms import Sector
from kantelpunt.interchange.package.read_region import read_region
from kantelpunt.interchange.package.text_columns import append_rows, texts_of
from kantelpunt.interchange.package.write_region import write_region
from tests.region_strategies import regions
from tests.same_regions import plain

SPEC = RegionSpec(300, 5, SchoolYear(2025))
# No spaces around it: those are no part of a field. No NUL and no half characters: no UTF-8 text.
TEXTS = (
    st.text(
        st.characters(exclude_categories=["Cs", "Cc", "Z"]) | st.sampled_from(list(",\"'; é\n")),
        min_size=1,
        max_size=6,
    )
    .map(str.strip)
    .filter(bool)
)
DAYS = st.integers(-4000, 30000)


def numbers(values):
    return np.array(values, dtype=np.int32)


@st.composite
def pupil_columns(draw):
    """Two texts and two days per row, the second day open at times, and the lines."""
    rows = draw(
        st.lists(st.tuples(TEXTS, TEXTS, DAYS, st.none() | st.integers(0, 900)), max_size=5)
    )
    lasts = [STILL_ENROLLED if row[3] is None else row[2] + row[3] for row in rows]
    return (
        Coded.of([row[0] for row in rows]),
        Coded.of([row[1] for row in rows]),
        numbers([row[2] for row in rows]),
        numbers(lasts),
    )


def in_lines(texts):
    """The lines on which rows begin when texts may hold line ends."""
    line = count(2)
    starts = []
    for row in texts:
        starts.append(next(line))
        for _ in range("".join(row).count("\n")):
            next(line)
    return numbers(starts)


@st.composite
def whole_regions(draw):
    """A region with all its optional files, or without."""
    region = draw(regions())
    schools = tuple(replace(one, name=draw(TEXTS | st.just(""))) for one in region.schools)
    region = replace(region, schools=schools)
    if draw(st.booleans()):
        pupil, town, first, last = draw(pupil_columns())
        lines = in_lines([(pupil[n], town[n]) for n in range(len(pupil))])
        born = np.zeros(len(pupil), dtype=np.int32)
        region = replace(region, residents=ResidentTable(pupil, born, town, first, last, lines))
    if draw(st.booleans()):
        pupil, article, first, last = draw(pupil_columns())
        lines = in_lines([(pupil[n], article[n]) for n in range(len(pupil))])
        region = replace(region, exemptions=ExemptionTable(pupil, article, first, last, lines))
    if draw(st.booleans()):
        pupil, kind, first, _ = draw(pupil_columns())
        lines = in_lines([(pupil[n], kind[n]) for n in range(len(pupil))])
        region = replace(region, qualifications=QualificationTable(pupil, kind, first, lines))
    if draw(st.booleans()):
        rows = (ProtocolRow("", Sector.VO, "landelijk", date(2025, 8, 1), 2),)
        region = replace(region, protocols=rows[: draw(st.integers(0, 1))])
    return region


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(region=whole_regions())
def test_a_region_is_read_as_it_was_written(region):
    with TemporaryDirectory() as folder:
        write_region(region, Path(folder) / "out")
        read = read_region(Path(folder) / "out")
    assert read.unknown_columns == ()
    assert plain(read.region) == plain(region)


def test_a_generated_region_is_read_as_it_was_written(tmp_path):
    region = generated_region(SPEC)
    written = dict(write_region(region, tmp_path / "out"))
    assert plain(read_region(tmp_path / "out").region) == plain(region)
    assert written["absences.csv"] == len(region.absences)
    assert written["pupils.csv"] == len(region.enrolments)


def test_blocks_make_the_same_files_as_the_whole(tmp_path):
    write_region(generated_region(SPEC), tmp_path / "whole")
    seen = []
    write_region(generated_blocks(SPEC, 70), tmp_path / "blocks", progress=seen.append)
    assert len(seen) > 3
    names = sorted(path.name for path in (tmp_path / "whole").iterdir())
    assert sorted(path.name for path in (tmp_path / "blocks").iterdir()) == names
    for name in names:
        assert (tmp_path / "blocks" / name).read_bytes() == (tmp_path / "whole" / name).read_bytes()


def test_files_are_utf_8_with_commas_and_lf(tmp_path):
    region = generated_region(SPEC)
    named = replace(region.schools[0], name='De "Brug", Súdwest')
    write_region(replace(region, schools=(named, *region.schools[1:])), tmp_path / "out")
    schools = (tmp_path / "out" / "schools.csv").read_bytes()
    assert schools.startswith(b"school,name,sector,municipality,holiday_region,")
    assert '"De ""Brug"", Súdwest"'.encode() in schools
    first, second, *_ = (tmp_path / "out" / "absences.csv").read_bytes().split(b"\n")
    assert first == b"pupil,school,date,lesson,minutes,reason"
    assert second.count(b",") == 5
    assert b"\r" not in (tmp_path / "out" / "absences.csv").read_bytes()


def test_files_that_lack_stay_away(tmp_path):
    region = replace(
        generated_region(SPEC),
        residents=None,
        exemptions=None,
        qualifications=None,
        protocols=None,
        submissions=None,
        schedule=(),
        calendar=(),
    )
    write_region(region, tmp_path / "out")
    names = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert names == ["absences.csv", "pupils.csv", "reasons.csv", "schools.csv"]


def test_a_folder_in_use_is_refused_and_left_as_it_was(tmp_path):
    (tmp_path / "kept.txt").write_text("mine")
    with pytest.raises(InputRefused, match="not empty"):
        write_region(generated_region(SPEC), tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["kept.txt"]


def test_nothing_is_left_when_a_block_fails(tmp_path):
    def blocks():
        yield from list(generated_blocks(SPEC, 150))[:1]
        raise InputRefused([])

    with pytest.raises(InputRefused):
        write_region(blocks(), tmp_path / "out")
    assert list(tmp_path.iterdir()) == []


def test_blocks_of_two_regions_are_not_mixed(tmp_path):
    other = generated_region(RegionSpec(300, 6, SchoolYear(2025)))
    with pytest.raises(ValueError, match="blocks of one region"):
        write_region([generated_region(SPEC), other], tmp_path / "out")
    assert list(tmp_path.iterdir()) == []


def test_rows_go_on_where_the_next_stretch_of_memory_begins():
    rows = 600_000
    numbered = texts_of(np.arange(rows, dtype=np.int32), str)
    file = BytesIO()
    constant = Coded(np.zeros(rows, dtype=np.int32), ["a,b"])
    assert append_rows(file, [constant, numbered]) == rows
    assert file.getvalue() == b"".join(b'"a,b",%d\n' % number for number in range(rows))
