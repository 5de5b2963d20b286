"""A look is journalled in the function through which it was open (CM-22)."""

from datetime import date

import pytest
from django.test import RequestFactory

from kantelpunt.protocol.model.people import PartyKind
from kantelpunt.web.gate.looking import who_looks
from kantelpunt.web.gate.parts import PLAN, WHOLE
from kantelpunt.web.gate.services import Row, take_part
from kantelpunt.web.gate.viewer import Viewer, put_viewer
from kantelpunt.web.journal.words import Kind
from kantelpunt.web.people.services import add_organisation, add_position
from tests.web.making import make_person, make_pupil, make_school

DAY = date(2026, 3, 9)


@pytest.fixture
def request_of(db):
    """Somebody who is a chair, has a mentor group, helps families and keeps the journal."""
    school = make_school()
    make_pupil("own_group", group="3a")
    make_pupil("other_group", group="3b")
    help_at = add_organisation("Toegang", PartyKind.YOUTH_HELP)
    person = make_person(add_organisation("Gemeente", PartyKind.MUNICIPALITY), "table_chair")
    add_position(person, school, "mentor", DAY, groups=["3a"])
    add_position(person, help_at, "family_worker", DAY)
    add_position(person, school, "privacy_officer", DAY)
    take_part("own", "own_group", [Row(school, WHOLE), Row(help_at, PLAN)])
    take_part("helped", "other_group", [Row(school, WHOLE), Row(help_at, PLAN)])
    request = RequestFactory().get("/")
    put_viewer(request, Viewer.of(person, DAY))
    return request


@pytest.mark.parametrize(
    ("kind", "subjects", "function"),
    [
        (Kind.CASE, ["own", "own_group"], "mentor"),
        (Kind.PUPIL, ["own_group"], "mentor"),
        (Kind.CASE, ["helped", "other_group"], "family_worker"),
        (Kind.MEETING, ["a-meeting", "helped"], "family_worker"),
        (Kind.JOURNAL, ["own"], "privacy_officer"),
        # What nothing opens: in the function held first.
        (Kind.CASE, ["not-there"], "table_chair"),
        (Kind.CASE, [], "table_chair"),
    ],
)
def test_the_function_is_the_one_that_opens_it(request_of, kind, subjects, function):
    assert who_looks(request_of, kind, subjects).role == function


def test_who_holds_one_function_costs_no_question(db, django_assert_num_queries):
    request = RequestFactory().get("/")
    put_viewer(request, Viewer.of(make_person(make_school(), "mentor"), DAY))
    with django_assert_num_queries(0):
        assert who_looks(request, Kind.CASE, ["own"]).role == "mentor"
