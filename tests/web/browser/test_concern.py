"""From a concern to the first talk, by one who never saw the application before; CM-06."""

import pytest

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("scripts", [True, False], ids=["", "without-scripts"])
def test_a_mentor_reports_a_concern_and_records_the_first_talk(walk, scripts):
    mentor = walk(java_script_enabled=scripts).sign_in("Mentor", "De Wissel")
    mentor.follow("Zorg melden").fill(words="a").sends()
    found = mentor.page.locator("section[aria-labelledby=found] li")
    found.nth(1 if scripts else 2).get_by_role("link").click()
    mentor.sees("Er wordt een casus geopend", "Alles hieronder mag leeg blijven")
    mentor.fill(text="Zit de laatste weken stil achterin.").sends()

    mentor.sees("Stap 1, de basis op orde", "Wat er moet gebeuren")
    mentor.follow("Gesprek vastleggen")
    mentor.fill(notes="Thuis is het onrustig; maandag bellen we weer.").sends()
    mentor.sees("Het gesprek is vastgelegd").follow("Tijdlijn")
    mentor.sees("Zit de laatste weken stil achterin.", "maandag bellen we weer")
