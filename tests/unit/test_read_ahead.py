"""A package that is read while the caller does something else is the same package."""

import pytest

from kantelpunt.foundation.errors import InputRefused
from kantelpunt.interchange.detection_run import run_detection
from kantelpunt.interchange.package.read_region import read_ahead, read_region
from tests.packages import package


def test_it_is_what_reading_gives(tmp_path):
    folder = package(tmp_path / "regio")
    ahead = read_ahead(folder, threads=2)()
    assert ahead.region.schools == read_region(folder).region.schools
    assert len(ahead.region.absences) == len(read_region(folder).region.absences)


def test_what_reading_refuses_is_refused_to_who_waits(tmp_path):
    wait = read_ahead(tmp_path / "nergens", threads=1)
    with pytest.raises(InputRefused) as refused:
        wait()
    assert refused.value.problems[0].code == "no-folder"


def test_mistakes_in_the_package_are_told_before_those_of_the_protocol(tmp_path):
    wait = read_ahead(tmp_path / "nergens", threads=1)
    with pytest.raises(InputRefused, match="does not exist"):
        run_detection(wait, protocol="bestaat-niet")
