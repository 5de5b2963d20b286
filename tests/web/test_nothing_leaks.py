"""What is crawled from the work list: addresses and logs tell of nobody, pages are whole."""

import logging
import re

import pytest
from django.test import override_settings
from django.urls import resolve

from tests.web.crawling import crawled, is_page, read
from tests.web.matrix.kept_words import LAST_NAME, SECRETS, found_in
from tests.web.matrix.rows import access
from tests.web.matrix.world import made_world

pytestmark = pytest.mark.django_db
WALKERS = {
    "absence_coordinator": "own",
    "attendance_officer": "whole",
    "youth_doctor": "asked",
    "privacy_officer": "whole",
    "administrator": "whole",
}
MOST = 150
NOT_LINKED = {
    "work:found",
    "register:preview",
    "meetings:record",
    "meetings:minutes",
    "administration:change_replacement",
    "administration:take_back_days",
    "dossiers:move",
}
"""Pages to which only forms lead, that stand behind one of many, or for which there is no reason
here: no other protocol counts at this school."""
NAMES = [one.words for one in SECRETS.values()] + ["Roderik", "Appelboom", "Tjalling", "Bessem"]
_CODES = re.compile(r"[A-Za-z0-9_.@%:/?&=+,~-]*")
_DATE = re.compile(r"(19|20)\d\d-\d\d-\d\d")
_LEFTOVERS = re.compile(r"\{%|\{\{|%\}|\}\}")
_FORMER_DAYS = ("2011-09-05", "2011-04-05")


class Heard(logging.Handler):
    """Every line that is logged, with all that belongs to it."""

    def __init__(self):
        super().__init__(logging.DEBUG)
        self.lines = []

    def emit(self, record):
        self.lines.append(self.format(record))


@pytest.fixture(scope="module")
def crawl(django_db_setup, django_db_blocker, tmp_path_factory):
    """Per function what was asked for and answered; and every line that was logged meanwhile."""
    documents, heard, found = tmp_path_factory.mktemp("documents"), Heard(), {}
    root = logging.getLogger()
    with django_db_blocker.unblock(), override_settings(DOCUMENTS=documents), made_world() as world:
        root.addHandler(heard)
        for function, relation in WALKERS.items():
            browser = world.browser(world.one(function, relation).person)
            found[function] = list(crawled(browser, "/", MOST))
        browser.get(f"/nergens/?naam={LAST_NAME}")
        root.removeHandler(heard)
    return found, heard.lines


@pytest.fixture(params=WALKERS)
def walk(crawl, request):
    """What one of them was answered, by address."""
    return crawl[0][request.param]


def pages(walk):
    return [(where, response) for where, response in walk if is_page(response)]


def test_every_link_leads_somewhere(walk):
    assert len(walk) > 10
    assert [where for where, response in walk if response.status_code not in (200, 302)] == []


def test_addresses_hold_opaque_ids_and_codes_alone(walk):
    """No names, and no days but those of the calendar; every one is an address that exists."""
    told = {where for where, _ in walk}
    told |= {to for _, page in pages(walk) for _, to in read(page).addresses}
    own = {one for one in told if one.startswith(("/", "?"))}
    assert [one for one in own if found_in(one) or any(name in one for name in NAMES)] == []
    assert [one for one in own if not _CODES.fullmatch(one.partition("#")[0])] == []
    assert [one for one in own if any(day in one for day in _FORMER_DAYS)] == []
    assert [one for one in own if _DATE.search(one.partition("?")[0]) and "@" not in one] == []
    paths = {one.partition("#")[0].partition("?")[0] for one in own} - {""}
    for path in paths:
        if not path.startswith("/static/"):
            resolve(path)


def test_nothing_is_fetched_from_elsewhere(walk):
    for where, page in pages(walk):
        fetched = [to for tag, to in read(page).addresses if tag not in ("a",)]
        assert [to for to in fetched if "//" in to] == [], where


def test_every_page_is_whole(walk):
    for where, page in pages(walk):
        if page.status_code != 200:
            continue
        found = read(page)
        assert found.heads == 1, where
        assert found.language == "nl", where
        assert found.title.removesuffix("· Kantelpunt").strip(), where
        assert found.inline == [], where
        assert not _LEFTOVERS.search(page.content.decode()), where


def test_every_answer_says_to_the_browser_what_it_may_do(walk):
    for where, response in walk:
        policy = response["Content-Security-Policy"]
        assert "unsafe" not in policy, where
        assert "default-src 'self'" in policy or "default-src 'none'" in policy, where
        assert response["Cache-Control"].startswith("no-store"), where
        assert response["X-Content-Type-Options"] == "nosniff", where
        assert response["Referrer-Policy"] == "same-origin", where


def test_files_that_are_made_are_called_after_nobody(walk):
    """What somebody handed in keeps the name that it was given."""
    made = [one for where, one in walk if "/stukken/" not in where]
    named = [one.get("Content-Disposition", "") for one in made]
    assert [one for one in named if any(name in one for name in NAMES)] == []


def test_the_walkers_together_come_nearly_everywhere(crawl):
    """So that the tests above look at something; what is left takes forms alone."""
    found, _ = crawl
    seen = {
        resolve(where.partition("?")[0]).view_name for walk in found.values() for where, _ in walk
    }
    looked_at = {row.route for row in access().rows if row.posts is None and not row.open}
    missed = {name for name in looked_at - seen if ":" in name}
    assert missed <= NOT_LINKED


def test_no_line_of_a_log_tells_of_a_pupil_or_holds_what_was_asked_for(crawl):
    _, lines = crawl
    assert [line for line in lines if found_in(line)] == []
    assert [line for line in lines if "?" in line and "=" in line.partition("?")[2]] == []


def test_what_fails_is_logged(crawl):
    """So that the test above does not look at silence."""
    _, lines = crawl
    assert any("/nergens/" in line for line in lines)
