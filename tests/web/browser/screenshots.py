"""`make screenshots`: the main pages of the demonstration, in docs/screenshots.

As the absence coordinator of a secondary school sees them, with a meeting that they plan first.
"""

import sys
import tempfile
from pathlib import Path

from tests.web.browser.meeting import plan_a_meeting
from tests.web.browser.running import chromium, serving
from tests.web.browser.walking import Walker
from tests.web.demo_region import prepared

WHERE = Path(__file__).parents[3] / "docs" / "screenshots"
WIDE, HIGH, MOST_BYTES = 1280, 860, 200_000
COORDINATOR, SCHOOL = "Verzuim- of zorgcoördinator", "De Wissel"


def take_all(folder: Path) -> None:
    """Prepare the demonstration, serve it, and take every picture anew."""
    folder.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as made:
        database = prepared(Path(made))
        with serving(database, Path(made) / "served") as start, chromium() as browser:
            _pictures(Walker(browser, start, height=HIGH), folder)


def _pictures(walker: Walker, folder: Path) -> None:
    def keep(name: str, height: int = HIGH) -> None:
        walker.page.set_viewport_size({"width": WIDE, "height": height})
        walker.page.screenshot(path=folder / f"{name}.png")
        walker.page.set_viewport_size({"width": WIDE, "height": HIGH})

    walker.go("/demo/")
    keep("sign-in")
    walker.sign_in(COORDINATOR, SCHOOL)
    walker.go("/vandaag/")
    keep("today", 960)
    walker.go("/signalen/")
    keep("signals", 1000)
    walker.page.locator("tr", has_text="norm: 16 of meer").locator("td a").first.click()
    keep("signal", 1200)
    walker.go("/dossiers/").page.locator("tr", has_text="Stap 3a").locator("a").first.click()
    case = walker.at()
    keep("case", 960)
    walker.go(f"{case}tijdlijn/")
    keep("timeline", 960)
    walker.go(f"{case}verzuim/")
    keep("absence", 1040)
    plan_a_meeting(walker, "Zeswekelijks verzuimoverleg", walker.page.locator("h1").inner_text())
    keep("meeting", 1000)
    walker.go("/scholen/")
    keep("school", 1000)
    walker.go("/protocol/").follow("Thuiszitterspact voortgezet onderwijs Tilburg", exact=True)
    keep("protocol", 1200)
    walker.go("/protocol/").follow("Waar sta ik?")
    keep("where-am-i", 760)


def main() -> int:
    """Take all, and tell which are too large to keep in the repository."""
    take_all(WHERE)
    too_large = [one.name for one in WHERE.glob("*.png") if one.stat().st_size > MOST_BYTES]
    sys.stdout.write(f"{len(list(WHERE.glob('*.png')))} pictures in {WHERE}\n")
    if too_large:
        sys.stderr.write(f"larger than {MOST_BYTES} bytes: {', '.join(too_large)}\n")
    return 1 if too_large else 0


if __name__ == "__main__":
    sys.exit(main())
