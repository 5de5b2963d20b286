"""Children without a school although they must go, and exemptions, as the register knows them."""

from datetime import date, timedelta

import pytest

from kantelpunt.web.schools.models import Exemption, Qualification, Residence
from kantelpunt.web.schools.out_of_school import (
    exemptions,
    out_of_school,
    without_school,
)
from tests.web.making import LONG_AGO, make_child, make_pupil, make_school

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 9)
HERE = frozenset({"Ergens"})


def since(day=TODAY, places=HERE):
    return {one.id: one.since for one in without_school(places, day)}


def exempt(pupil, article="5a", first=date(2025, 8, 1), last=None):
    Exemption.objects.create(pupil_id=pupil, article=article, first=first, last=last)


def test_a_child_that_lives_here_and_is_enrolled_nowhere():
    make_child(since=date(2026, 2, 2))
    (found,) = without_school(HERE, TODAY)
    assert (found.name, found.age, found.municipality) == ("Thuis", 13, "Ergens")
    assert found.since == date(2026, 2, 2)


@pytest.mark.parametrize(
    ("born", "is_there"),
    [
        (date(2021, 2, 28), True),
        (date(2021, 3, 1), False),
        (date(2008, 3, 10), True),
        (date(2008, 3, 9), False),
    ],
)
def test_only_while_a_child_must_go_to_school(born, is_there):
    make_child(birth_date=born)
    assert bool(since()) is is_there


@pytest.mark.parametrize(
    ("first", "kind", "is_there"),
    [
        (TODAY, "havo", False),
        (TODAY + timedelta(days=1), "havo", True),
        (TODAY, "zwemdiploma", True),
    ],
)
def test_who_is_qualified_need_not_go_after_the_sixteenth_year(first, kind, is_there):
    make_child(birth_date=date(2008, 9, 1))
    Qualification.objects.create(pupil_id="thuis", kind=kind, first=first)
    assert bool(since()) is is_there


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        (TODAY, {}),
        (TODAY - timedelta(days=1), {"anna": TODAY}),
        (date(2026, 1, 30), {"anna": date(2026, 1, 31)}),
    ],
)
def test_from_the_day_after_the_last_enrolled_day(last, expected):
    make_school()
    make_pupil(last=last)
    Residence.objects.create(pupil_id="anna", municipality="Ergens", first=LONG_AGO)
    assert since() == expected


def test_a_move_within_the_region_begins_nothing_anew():
    make_child(since=date(2026, 1, 5))
    Residence.objects.update(last=date(2026, 2, 1))
    Residence.objects.create(pupil_id="thuis", municipality="Verderop", first=date(2026, 2, 2))
    assert since() == {}
    assert since(places=frozenset({"Verderop"})) == {"thuis": date(2026, 1, 5)}


def test_who_came_back_to_the_region_counts_from_that_day():
    make_child()
    Residence.objects.update(last=date(2025, 12, 1))
    Residence.objects.create(pupil_id="thuis", municipality="Ergens", first=date(2026, 2, 2))
    assert since() == {"thuis": date(2026, 2, 2)}


@pytest.mark.parametrize(("article", "expected"), [("5 A", {}), ("15", {}), ("11", {"thuis"})])
def test_an_exemption_frees_from_being_enrolled_but_leave_does_not(article, expected):
    make_child()
    exempt("thuis", article)
    assert set(since()) == set(expected)


def test_an_exemption_that_ended_leaves_a_child_without_a_school():
    make_child()
    exempt("thuis", last=date(2026, 3, 1))
    assert since() == {"thuis": date(2026, 3, 2)}
    assert not exemptions(HERE, TODAY)


def test_exemptions_that_hold_or_are_to_come_of_who_lives_here():
    make_child()
    make_child("verder", "Verderop")
    exempt("thuis", last=TODAY)
    exempt("thuis", first=TODAY + timedelta(days=1))
    exempt("verder")
    assert [one.id for one in exemptions(HERE, TODAY)] == ["thuis", "thuis"]
    assert len(exemptions(None, TODAY)) == 3


def test_all_of_a_municipality_together():
    make_child()
    make_child("vrij", exempt="5b")
    make_child("verder", "Verderop")
    assert out_of_school(HERE, TODAY) == {"thuis", "vrij"}
    assert out_of_school(None, TODAY) == {"thuis", "vrij", "verder"}
    assert out_of_school(frozenset(), TODAY) == frozenset()


def test_it_asks_as_much_whatever_the_number(django_assert_num_queries):
    for number in range(10):
        make_child(f"c{number}")
    with django_assert_num_queries(5):
        without_school(HERE, TODAY)
