"""Parents refuse: nothing is shared, the wait is shown; later they consent; CM-21."""

import pytest

pytestmark = pytest.mark.slow
PARTY = "toegang"
WAITING = "wacht op toestemming: Ouders/verzorgers"


def answered(walker, case, answer):
    """Both parents give this answer, the pupil says yes."""
    walker.go(f"{case}doe/toestemming/").fill(purpose="hulp thuis")
    walker.page.locator("[name=to]").select_option(PARTY)
    for name, said in (("parent_1", answer), ("parent_2", answer), ("pupil", "ja")):
        for one in walker.page.locator(f"[name={name}][value={said}]").all():
            one.check()
    return walker.sends().sees("Het antwoord op de vraag om toestemming is bewaard.")


def shared(walker, case):
    walker.go(f"{case}doe/delen/").fill(about="verzuim")
    walker.page.locator("[name=party]").select_option(PARTY)
    return walker.sends()


def test_nothing_is_shared_until_the_parents_consent(walk):
    walker = walk().sign_in("Verzuim- of zorgcoördinator", "De Wissel")
    row = walker.go("/dossiers/").page.locator("tr", has_text="Stap 3a").first
    case = row.locator("a").first.get_attribute("href")
    answered(walker, case, "nee")
    shared(walker, case).sees("Er klopt nog iets niet")
    assert walker.page.locator("[name=about]").input_value() == "verzuim"
    walker.go(f"{case}delen/").sees(WAITING)

    answered(walker, case, "ja")
    shared(walker, case).does_not_see("Er klopt nog iets niet")
    walker.go(f"{case}tijdlijn/").sees("verzuim")
