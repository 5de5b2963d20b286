"""A browser, the demonstration on an address, and people who walk through it."""

import pytest

from tests.web.browser.running import chromium, needs_chromium, serving
from tests.web.browser.walking import Walker


@pytest.fixture(scope="package")
def start(demo_file, tmp_path_factory):
    """The address of a demonstration that all walks share; who needs it alone takes `alone`."""
    needs_chromium()
    with serving(demo_file, tmp_path_factory.mktemp("shared") / "served") as address:
        yield address


@pytest.fixture
def alone(demo_file, tmp_path):
    """The address of a demonstration for one test, which may move its day."""
    needs_chromium()
    with serving(demo_file, tmp_path / "served") as address:
        yield address


@pytest.fixture(scope="module")
def browser():
    needs_chromium()
    with chromium() as opened:
        yield opened


@pytest.fixture
def walk(browser, request):
    """Make somebody with a window of their own; at the end nothing may have gone wrong in it."""
    walkers = []

    def begin(*, at=None, **window):
        start = at or request.getfixturevalue("start")
        walkers.append(Walker(browser, start, **window))
        return walkers[-1]

    yield begin
    troubles = [trouble for one in walkers for trouble in one.troubles]
    for one in walkers:
        one.leave()
    assert troubles == []
