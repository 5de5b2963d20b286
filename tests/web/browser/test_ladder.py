"""A case climbs the ladder by itself, up to the table whose chair decides on a mandate."""

import pytest

pytestmark = pytest.mark.slow
BEFORE, TABLE = "Stap 3a", "Stap 4a"
LATER = "2026-04-20"


def in_step(walker, step):
    walker.go("/dossiers/")
    links = walker.page.locator("tr", has_text=step).locator("a[href^='/dossiers/']")
    return {one.get_attribute("href") for one in links.all()}


def test_a_case_reaches_the_table_by_itself_and_the_chair_decides(walk, alone):
    coordinator = walk(at=alone).sign_in("Verzuim- of zorgcoördinator", "De Wissel")
    before = in_step(coordinator, BEFORE)
    coordinator.go("/vandaag/").moves_to(LATER).sees("Het is nu ma 20 april 2026")
    moved = before & in_step(coordinator, TABLE)

    chair = walk(at=alone).sign_in("Voorzitter van een overlegtafel", "Klaverdam")
    case = min(moved & in_step(chair, TABLE))
    coordinator.go(f"{case}tijdlijn/").sees(TABLE, "Vanzelf, volgens het protocol")

    chair.go(case).do("Besluit vastleggen")
    chair.choose("option", "Ja, de voorzitter besluit")
    chair.choose("mandate", "Bindend besluit van de voorzitter")
    chair.sends().agrees().sees("Het besluit is vastgelegd.")
    coordinator.go(f"{case}tijdlijn/").sees("Bindend besluit van de voorzitter")
