"""The fast pass finds what the slow reference finds, on regions of hard cases (CM-03, CM-07)."""

import numpy as np
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from kantelpunt.absence.columns import day_of
from kantelpunt.detection.assignment import Assignment
from tests.both_ways import fast, slow
from tests.dense_regions import dense_region, dense_rules
from tests.region_strategies import protocol_rows, regions
from tests.rule_strategies import person_rules, rules
from tests.shelves import FakeShelf

COMMON = settings(
    deadline=None,
    suppress_health_check=[
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
        HealthCheck.filter_too_much,
    ],
)


@settings(COMMON)
@given(data=st.data(), region=regions(), later=st.none() | st.integers(-30, 60))
def test_one_protocol_for_all(data, region, later):
    assume(len(region.absences))
    asked = [
        data.draw(rules("a", others=["b"])),
        data.draw(rules("b", others=["c"], averages=False)),
        data.draw(rules("c", averages=False)),
        data.draw(person_rules("d")),
    ]
    shelf = FakeShelf({"een": asked})
    until = None if later is None else day_of(region.absences.day[0] + later)
    assignment = Assignment(shelf, "een")
    assert fast(region, assignment, until) == slow(region, assignment, until)


@settings(COMMON)
@given(data=st.data(), region=regions())
def test_protocols_that_change_by_school_sector_and_day(data, region):
    assume(len(region.absences))
    first = data.draw(rules("a", others=["b"]))
    second = data.draw(st.just(first) | rules("a", others=["b"]))
    third = data.draw(person_rules("c"))
    fourth = data.draw(st.just(third) | person_rules("c"))
    other = rules("b", averages=False)
    one, two = data.draw(other), data.draw(other)
    shelf = FakeShelf({"een": [first, one, third], "twee": [second, two, fourth]})
    assignment = Assignment(shelf, None, data.draw(protocol_rows(region)))
    assert fast(region, assignment, None) == slow(region, assignment, None)


@settings(COMMON, max_examples=20)
@given(data=st.data(), region=regions())
def test_threads_find_the_same(data, region):
    assume(len(region.absences))
    assignment = Assignment(FakeShelf({"een": [data.draw(rules("a"))]}), "een")
    assert fast(region, assignment, None, 2) == fast(region, assignment, None, 1)


@pytest.mark.parametrize("seed", range(8))
def test_children_who_are_often_and_long_away(seed):
    rng = np.random.default_rng(seed)
    region, shelf = dense_region(rng), FakeShelf({"een": dense_rules(rng)})
    assignment = Assignment(shelf, "een")
    result = slow(region, assignment, None)
    assert result.firings
    assert fast(region, assignment, None, threads=2) == result
