"""From a file of the school to a case that is closed."""

import pytest

pytestmark = pytest.mark.slow
TODAY = "2026-03-09"


def without_case(walker):
    """The number and the name of a pupil of whom no case is open."""
    walker.go("/signalen/zorg/").fill(words="a").sends()
    found = walker.page.locator("section[aria-labelledby=found] li a")
    for path in [one.get_attribute("href") for one in found.all()][5:]:
        walker.go(path)
        if "Er wordt een casus geopend" in walker.text():
            line = walker.page.locator(".k-head__words p").inner_text()
            return path.strip("/").split("/")[-1], line.split(" · ")[0]
    raise AssertionError("every pupil has a case")


def test_from_a_file_to_a_closed_case(walk):
    walker = walk().sign_in("Verzuim- of zorgcoördinator", "De Wissel")
    pupil, name = without_case(walker)
    page = walker.go("/verzuim/inlezen/").page
    school = page.locator("[name=school]").input_value()
    rows = f"pupil,school,date,lesson,minutes,reason\n{pupil},{school},{TODAY},1,,O\n"
    page.locator("[name=file]").set_input_files(
        {"name": "absences.csv", "mimeType": "text/csv", "buffer": rows.encode()}
    )
    walker.sends().sees("wat verandert er?", "Rijen die meetellen", name)
    walker.press("Inlezen")
    walker.go("/signalen/")
    page.locator("tr", has_text=name).filter(has_text="nieuw").locator("td a").first.click()
    page.get_by_label("Casus openen").check()
    walker.sends()
    page.wait_for_url("**/dossiers/**")
    case = walker.at()
    drawn_up(walker, case)
    walker.go(f"{case}doe/terug/").sends().agrees().sees("gesloten")
    walker.go(f"{case}tijdlijn/").sees("Plan opgesteld", "De leerling gaat weer naar school")
    walker.sees("De casus is gesloten: de leerling is terug op school.", "Vanzelf")


def drawn_up(walker, case):
    """In the second step an OPP, seen and agreed to by the parents."""
    walker.go(f"{case}doe/stap/").choose("step", "Stap 2").sends().agrees()
    walker.go(f"{case}doe/plan/").fill(goals="Elke ochtend in de les").choose("plan", "OPP").sends()
    for act in ("plan-gezien", "plan-akkoord"):
        walker.go(f"{case}doe/{act}/").choose("plan", "OPP").choose("by", "Ouders").sends()
        walker.sees("OPP")
