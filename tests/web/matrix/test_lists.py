"""A list asks the database as often for 200 rows as for 10 (PE-04), and hands out no more."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kantelpunt.web.pages.tables import TablePage
from tests.web.matrix.asking import ask, text_of
from tests.web.matrix.growing import GROWING
from tests.web.matrix.kept_words import allowed, found_in
from tests.web.matrix.people import OWN
from tests.web.matrix.rows import access
from tests.web.matrix.world import undone

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("quiet")]
ACCESS = access()
ROWS = {row.name: row for row in ACCESS.rows}
FEW, MANY = 10, 200
WITHOUT_TABLE = {"work:today", "meetings:agenda", "oversight:schools"}
"""Lists that are no tables, or are skipped by who has one school; they may not ask more either."""


def first_who_may(world, row):
    """Somebody for whom a page is, of the school where that can be."""
    may = [one for one in world.people if ACCESS.may(row, one.function, one.relation)]
    return next((one for one in may if one.function == "absence_coordinator"), may[0])


@pytest.fixture(scope="module")
def tables(world):
    """The pages that hold a table, by the name of their row."""
    found = set()
    for row in ACCESS.rows:
        if row.posts is None and not row.open:
            with undone():
                response = ask(world, row, first_who_may(world, row))
            names = response.context.keys() if response.context else ()
            if any(isinstance(response.context[name], TablePage) for name in names):
                found.add(row.name)
    return found


def test_every_list_is_in_the_table_of_lists(tables):
    assert set(GROWING) == tables | WITHOUT_TABLE


@pytest.mark.parametrize("name", GROWING)
def test_a_list_asks_as_often_for_many_rows_as_for_few(world, name):
    row = ROWS[name]
    who = first_who_may(world, row)
    counts = []
    for count in (FEW, MANY):
        with undone():
            GROWING[name](world, who, count)
            ask(world, row, who)
            with CaptureQueriesContext(connection) as asked_for:
                response = ask(world, row, who)
            assert response.status_code == 200
            counts.append(len(asked_for))
    assert counts[0] == counts[1]


def of_each_standing(world, row, relation):
    """One for whom a page is of each sort of function."""
    found = {}
    for one in world.people:
        if one.relation == relation and ACCESS.may(row, one.function, relation):
            found.setdefault(tuple(ACCESS.standings[one.function].items()), one)
    return found.values()


@pytest.mark.parametrize("form", ["csv", "xlsx"])
@pytest.mark.parametrize("relation", ["own", "other group", "other school", "whole", "asked"])
def test_a_list_that_is_handed_out_holds_no_more_than_its_page(world, tables, form, relation):
    for row in (ROWS[name] for name in tables):
        for who in of_each_standing(world, row, relation):
            with undone():
                response = ask(world, row, who, f"?als={form}")
                text = text_of(response)
            assert "attachment" in response["Content-Disposition"], row.name
            known = allowed(ACCESS.standing(who.function, relation)) | row.shows
            known |= {"school"} if who.school == OWN else set()
            assert found_in(text) <= known, (row.name, who.function)
