"""The gate is held against what is written: every function, every way of taking part."""

import os
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from kantelpunt.interchange.functions_file import functions
from kantelpunt.protocol.functions import Sees
from kantelpunt.protocol.model.people import PartyKind
from kantelpunt.web.gate.parts import ASKED, LEADS, PLAN, TABLE, WAITS, WHOLE, Part
from kantelpunt.web.gate.seeing import (
    cases_seen,
    children_out_of_school,
    held_for,
    parts_seen,
    pupils_of_own_school,
    pupils_seen,
    require,
    require_area,
    require_pupil,
)
from kantelpunt.web.gate.services import Row, take_part
from kantelpunt.web.gate.viewer import Viewer
from kantelpunt.web.people.services import add_organisation, add_position
from kantelpunt.web.schools.selectors import names_among
from tests.web.gate.written import AREAS, CASES, PAGE, PUPILS, SEEN, WRITTEN, page
from tests.web.making import make_child, make_person, make_pupil, make_school

DAY = date(2026, 3, 9)
EVERY = list(functions().by_id)
OTHER = "00VO01"


@pytest.fixture
def schools(db):
    """Two schools with pupils, and children who go to no school."""
    own, other = make_school(), make_school(OTHER)
    make_pupil("own_group", group="3a")
    make_pupil("other_group", group="3b")
    make_pupil("other_school", OTHER, group="3a")
    make_child("no_school")
    make_child("exempt", exempt="5a")
    make_child("no_school_elsewhere", "Elders")
    return own, other


@pytest.fixture
def viewer_in(schools):
    """Somebody in a function, and the organisations of one's own and elsewhere."""

    def found(function):
        kind = functions().by_id[function].kind or PartyKind.MUNICIPALITY
        own, other = schools
        if kind is not PartyKind.SCHOOL:
            own, other = (
                add_organisation("Hier", kind, ["Ergens"]),
                add_organisation("Daar", kind, ["Elders"]),
            )
        groups = ["3a"] if functions().by_id[function].sees is Sees.GROUP else []
        person = make_person(own, function, groups=groups)
        return Viewer.of(person, DAY), own, other

    return found


def put(case, own, other, function):
    """A case in which one's organisation takes part so."""
    sits = function if functions().by_id[function].sees is Sees.TABLE else "table_chair"
    row = {
        "own_group": Row(own, WHOLE),
        "other_group": Row(own, WHOLE),
        "plan": Row(own, PLAN),
        "asked": Row(own, ASKED),
        "leads": Row(own, LEADS, function=function),
        "table": Row(own, TABLE, function=sits),
        "waits": Row(own, WAITS, function=sits),
        "elsewhere": Row(other, WHOLE),
    }[case]
    pupil = {"other_group": "other_group", "elsewhere": "other_school"}.get(case, "own_group")
    take_part(case, pupil, [row])


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("function", EVERY)
def test_parts_of_a_case(viewer_in, function, case):
    viewer, own, other = viewer_in(function)
    put(case, own, other, function)
    expected = SEEN[WRITTEN["functions"][function]["cases"][case]]
    assert parts_seen(viewer, [case]).get(case, frozenset()) == expected
    assert cases_seen(viewer).exists() is bool(expected)
    assert bool(held_for(viewer, case)) is bool(expected)
    for part in Part:
        if part in expected:
            assert require(viewer, case, part) == expected
        else:
            with pytest.raises(PermissionDenied):
                require(viewer, case, part)


@pytest.mark.parametrize("function", EVERY)
def test_pupils_apart_from_cases(viewer_in, function):
    viewer, *_ = viewer_in(function)
    expected = set(WRITTEN["functions"][function]["pupils"])
    own = {one.pupil_id for one in pupils_of_own_school(viewer)}
    assert own | children_out_of_school(viewer) == expected
    assert {one for one, _ in names_among(pupils_seen(viewer))} == expected
    for pupil in PUPILS:
        if pupil in expected:
            require_pupil(viewer, pupil)
        else:
            with pytest.raises(PermissionDenied):
                require_pupil(viewer, pupil)


@pytest.mark.parametrize("function", EVERY)
def test_areas(viewer_in, function):
    viewer, *_ = viewer_in(function)
    for area in AREAS:
        if area in WRITTEN["functions"][function]["areas"]:
            require_area(viewer, area)
        else:
            with pytest.raises(PermissionDenied):
                require_area(viewer, area)


def test_every_function_and_every_part_is_written_about():
    assert set(WRITTEN["functions"]) == set(EVERY)
    assert frozenset().union(*SEEN.values()) == frozenset(Part)
    assert all(set(one["cases"]) == set(CASES) for one in WRITTEN["functions"].values())


def test_medical_notes_are_for_youth_health_and_restricted_ones_for_the_school():
    for function, one in WRITTEN["functions"].items():
        seen = frozenset().union(*(SEEN[name] for name in one["cases"].values()))
        kind = functions().by_id[function].kind
        assert (Part.MEDICAL in seen) <= (kind is PartyKind.YOUTH_HEALTH)
        assert (Part.RESTRICTED in seen) <= (kind is PartyKind.SCHOOL)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        # A chair sees what is put before the table; that adds nothing to the rest.
        ("mentor", "table_chair", "mentor"),
        ("mentor", "privacy_officer", "mentor"),
        ("mentor", "administrator", "mentor"),
        ("mentor", "school_leader", "school"),
    ],
)
def test_two_functions_see_what_either_sees(schools, first, second, expected):
    own, _ = schools
    person = make_person(own, first, groups=["3a"])
    add_position(person, own, second, DAY)
    viewer = Viewer.of(person, DAY)
    take_part("case", "own_group", [Row(own, WHOLE)])
    assert parts_seen(viewer, ["case"])["case"] == SEEN[expected]
    through = {one.function for one in held_for(viewer, "case")}
    assert through == ({first, second} if second == "school_leader" else {first})


@pytest.mark.parametrize(("first", "last", "sees"), [(1, 9, True), (9, 9, True), (1, 8, False)])
def test_a_function_counts_from_its_first_day_until_its_last(schools, first, last, sees):
    own, _ = schools
    person = make_person(own, "privacy_officer")
    days = {"first": date(2026, 3, first), "last": date(2026, 3, last)}
    add_position(person, own, "school_leader", **days)
    take_part("case", "own_group", [Row(own, WHOLE)])
    assert cases_seen(Viewer.of(person, DAY)).exists() is sees


def test_nobody_sees_anything(schools):
    own, _ = schools
    take_part("case", "own_group", [Row(own, WHOLE)])
    viewer = Viewer("", "", DAY)
    assert not cases_seen(viewer).exists()
    assert not pupils_of_own_school(viewer).exists()


def test_the_page_is_made_from_what_is_written():
    if os.environ.get("KANTELPUNT_RENEW_GOLDEN"):
        PAGE.write_text(page(), encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == page()
