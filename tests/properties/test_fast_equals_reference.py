"""The fast pass finds what the slow reference finds, on regions of hard cases (CM-03, CM-07)."""

from fractions import Fraction

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from kantelpunt.absence.columns import day_of
from kantelpunt.absence.register import load_register
from kantelpunt.detection.assignment import Assignment
from kantelpunt.detection.detect import detect
from kantelpunt.detection.reference.detect import reference_detect
from tests.region_strategies import protocol_rows, regions, rules
from tests.shelves import FakeShelf


def fast_rows(region, assignment, until, threads=1):
    register = load_register(region, until, threads=threads)
    lines = register.lines
    rows, warned = [], []
    for found in detect(register, assignment, warnings=True, threads=threads):
        for n in range(len(found.pupil)):
            rows.append(
                (
                    day_of(lines.day[found.fired[n]]),
                    register.pupils[found.pupil[n]],
                    found.rule.signal,
                    region.schools[lines.school[found.fired[n]]].school,
                    day_of(lines.day[found.reached[n]]),
                    Fraction(int(found.over[n]), int(found.under[n])),
                    day_of(lines.day[found.window_from[n]]),
                )
            )
        for n in range(len(found.warned_pupil)):
            warned.append(
                (
                    register.pupils[found.warned_pupil[n]],
                    found.rule.signal,
                    day_of(lines.day[found.warned_since[n]]),
                    Fraction(int(found.warned_over[n]), int(found.warned_under[n])),
                )
            )
    kept = sorted(
        int(region.absences.line[row])
        for row in range(len(region.absences))
        if register.settled.fate[row] == 0
    )
    return sorted(rows), sorted(warned), kept


def slow_rows(region, assignment, until):
    result = reference_detect(region, assignment, until)
    rows = [
        (f.fired_on, f.pupil, f.rule.signal, f.school, f.reached_on, f.value, f.window_from)
        for f in result.firings
    ]
    warned = [(w.pupil, w.rule.signal, w.since, w.value) for w in result.warnings]
    return sorted(rows), sorted(warned), list(result.kept_lines)


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
    shelf = FakeShelf({"een": [data.draw(rules("a")), data.draw(rules("b"))]})
    until = None if later is None else day_of(region.absences.day[0] + later)
    assignment = Assignment(shelf, "een")
    assert fast_rows(region, assignment, until) == slow_rows(region, assignment, until)


@settings(COMMON)
@given(data=st.data(), region=regions())
def test_protocols_that_change_by_school_sector_and_day(data, region):
    assume(len(region.absences))
    first = data.draw(rules("a"))
    second = data.draw(st.just(first) | rules("a"))
    shelf = FakeShelf({"een": [first, data.draw(rules("b"))], "twee": [second]})
    assignment = Assignment(shelf, None, data.draw(protocol_rows(region)))
    assert fast_rows(region, assignment, None) == slow_rows(region, assignment, None)


@settings(COMMON, max_examples=20)
@given(data=st.data(), region=regions())
def test_threads_find_the_same(data, region):
    assume(len(region.absences))
    assignment = Assignment(FakeShelf({"een": [data.draw(rules("a"))]}), "een")
    assert fast_rows(region, assignment, None, 2) == fast_rows(region, assignment, None, 1)
