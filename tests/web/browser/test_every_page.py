"""CM-30. Everybody can use every kind of page: axe finds nothing, and it fits a telephone."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.web.browser.crawling import pages
from tests.web.browser.meeting import plan_a_meeting

pytestmark = pytest.mark.slow
WIDTHS = (1280, 375)
TOO_WIDE = "() => document.documentElement.scrollWidth > document.documentElement.clientWidth"
PEOPLE = (
    ("Verzuim- of zorgcoördinator", "De Wissel"),
    ("Mentor", "De Wissel"),
    ("Leerplichtambtenaar", "Klaverdam"),
    ("Casusregisseur", ""),
    ("Jeugdarts", ""),
    ("Voorzitter van een overlegtafel", "Klaverdam"),
    ("Directeur van het samenwerkingsverband", ""),
    ("Functionaris voor gegevensbescherming", ""),
    ("Beheerder", ""),
)
FIRST = ("/vandaag/",)
SIGNED_OUT = ("/demo/", "/aanmelden/", "/aanmelden/wachtwoord/vergeten/", "/is-er-niet/")
MEETING, TODAY = "Zeswekelijks verzuimoverleg", "2026-03-09"
FEWEST = 60


def problems(walker):
    """What is wrong with the page that is open."""
    for width in WIDTHS:
        walker.page.set_viewport_size({"width": width, "height": 900})
        if walker.page.evaluate(TOO_WIDE):
            yield f"wider than {width}"
    for one in Axe().run(walker.page).response["violations"]:
        nodes = one["nodes"]
        yield f"{one['id']} ({len(nodes)}): {nodes[0]['html'][:200]}"


def found_by(walker, kinds):
    return [f"{walker.at()}: {problem}" for _ in kinds for problem in problems(walker)]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_page_that_somebody_can_reach(walk, language):
    wrong, seen = [], set()
    for function, place in PEOPLE:
        walker = walk(bypass_csp=True).sign_in(function, place)
        begin = FIRST if seen else (plan_a_meeting(walker, MEETING, day=TODAY), *FIRST)
        if language == "en":
            walker.page.locator(".k-more--mine summary").click()
            walker.press("English")
        kinds = pages(walker, begin, seen)
        wrong += found_by(walker, kinds)
    assert wrong == []
    assert len(seen) > FEWEST


@pytest.mark.parametrize("language", ["nl", "en"])
def test_pages_for_whom_is_not_signed_in(walk, language):
    walker = walk(language=language, bypass_csp=True)
    wrong = []
    for path in SIGNED_OUT:
        walker.go(path)
        wrong += [f"{path}: {problem}" for problem in problems(walker)]
    assert wrong == []
