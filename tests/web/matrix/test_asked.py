"""Every address is asked for by every function in every relation to the case (CM-20, NF-05)."""

import os

import pytest

from tests.web.matrix.asking import ask, text_of
from tests.web.matrix.kept_words import allowed, found_in
from tests.web.matrix.people import OWN
from tests.web.matrix.rows import access
from tests.web.matrix.world import undone

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("quiet")]
ACCESS = access()
_ONCE = ("own", "whole")
_EVERYBODY = bool(os.environ.get("KANTELPUNT_EVERYBODY"))


def askers(world, row):
    """Who asks: everybody in every relation with KANTELPUNT_EVERYBODY=1, else fewer.

    Where no relation can matter, every function asks once. Of functions of which the file says the
    same one asks in each relation, another one for each row.
    """
    if row.once:
        return [one for one in world.people if one.relation in _ONCE]
    alike = {}
    for one in world.people:
        may = ACCESS.may(row, one.function, one.relation)
        known = tuple(ACCESS.standings[one.function].items())
        alike.setdefault((one.relation, known, may), []).append(one)
    turn = ACCESS.rows.index(row)
    return [
        one for some in alike.values() for one in (some if _EVERYBODY else [some[turn % len(some)]])
    ]


def may_read(row, who):
    """The secrets that somebody may find on a page."""
    known = allowed(ACCESS.standing(who.function, who.relation))
    if who.school == OWN:
        known |= {"school"}
    if ACCESS.may(row, who.function, who.relation):
        known |= row.shows
    return known


@pytest.mark.parametrize("row", ACCESS.rows, ids=lambda row: row.name)
def test_everybody_gets_what_is_theirs_and_nothing_else(world, row):
    wrong = []
    for who in askers(world, row):
        with undone():
            response = ask(world, row, who)
            text = text_of(response)
        wanted = ACCESS.answer(row, who.function, who.relation)
        if response.status_code != wanted:
            wrong.append(f"{who.function} {who.relation}: {response.status_code}, not {wanted}")
        if leaked := found_in(text) - may_read(row, who):
            wrong.append(f"{who.function} {who.relation}: shows {sorted(leaked)}")
    assert "\n".join(wrong) == ""


@pytest.mark.parametrize(
    ("function", "relation"),
    [
        ("absence_coordinator", "own"),
        ("mentor", "own"),
        ("attendance_officer", "whole"),
        ("family_worker", "plan"),
        ("case_director", "asked"),
        ("youth_doctor", "asked"),
        ("table_chair", "table"),
    ],
)
def test_everybody_finds_all_that_is_theirs(world, function, relation):
    """So that the test above does not look at empty pages."""
    who, found = world.one(function, relation), set()
    for row in ACCESS.rows:
        if row.needs and row.posts is None and ACCESS.may(row, function, relation):
            with undone():
                found |= found_in(text_of(ask(world, row, who)))
    assert found == allowed(ACCESS.standing(function, relation))
