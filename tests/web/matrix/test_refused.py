"""Who did not sign in gets nothing, and what is refused stands in the journal (CM-22)."""

import re

import pytest
from django.test import Client

from kantelpunt.web.journal.models import Head
from kantelpunt.web.journal.selectors import entries
from tests.web.matrix.asking import address, ask, asked, text_of
from tests.web.matrix.kept_words import found_in
from tests.web.matrix.rows import FORBIDDEN, access

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("quiet")]
ACCESS = access()
ABOUT_PUPILS = ("case", "pupil", "signal", "meeting", "held", "own draft", "parked row")


@pytest.mark.parametrize("row", ACCESS.rows, ids=lambda row: row.name)
def test_without_signing_in_everything_but_what_is_open_leads_to_signing_in(world, settings, row):
    settings.DEMO = False
    response = asked(Client(), world, row)
    assert found_in(text_of(response)) == set()
    leads_there = response.status_code == 302 and response.url.startswith("/aanmelden/?next=")
    assert leads_there != row.open


@pytest.mark.parametrize("row", [row for row in ACCESS.rows if row.route.startswith("demo:")])
def test_the_demonstration_is_nowhere_else(world, settings, row):
    settings.DEMO = False
    assert asked(Client(), world, row).status_code == 404


def outsider(world, row):
    """Somebody of another school who may open this part of the application."""
    return next(
        one
        for one in world.people
        if one.relation in ("other school", "not shared")
        and ACCESS.answer(row, one.function, one.relation) == FORBIDDEN
        and (row.opens is None or one.function in ACCESS.functions[row.opens])
    )


ABOUT = [row for row in ACCESS.rows if row.needs and set(row.given.values()) & set(ABOUT_PUPILS)]


@pytest.mark.parametrize("row", ABOUT, ids=lambda row: row.name)
def test_what_is_refused_about_a_pupil_stands_in_the_journal(world, row):
    who = outsider(world, row)
    before = Head.objects.get().number
    assert ask(world, row, who).status_code == FORBIDDEN
    (entry,) = entries().filter(number__gt=before)
    assert (entry.actor, entry.action, entry.result) == (who.person, "refused", "refused")
    assert entry.code == row.route
    asked_for = {world.things.get(told, told) for told in row.given.values()}
    assert set(entry.subjects) & {*asked_for, world.schools["00VO00"]}
    if "case" in row.given:
        assert world.things["pupil"] in entry.subjects


@pytest.mark.parametrize("row", ABOUT, ids=lambda row: row.name)
def test_who_may_not_look_may_not_send_either(world, row):
    who = outsider(world, row)
    response = world.browser(who.person).post(address(world, row, who), {"text": "x"})
    assert response.status_code in (FORBIDDEN, 405)
    assert found_in(text_of(response)) == set()


@pytest.mark.parametrize("case", ["unknown", "x" * 300])
def test_nobody_learns_whether_there_is_such_a_case(world, case):
    who = world.one("mentor", "other school")
    browser = world.browser(who.person)
    known = browser.get(f"/dossiers/{world.things['case']}/")
    unknown = browser.get(f"/dossiers/{case}/")
    assert (known.status_code, unknown.status_code) == (FORBIDDEN, FORBIDDEN)
    assert without_token(known) == without_token(unknown)


def without_token(response):
    """A page without what differs each time; its address stands in the language form."""
    return re.sub(r'value="[^"]*"', "", text_of(response))
