"""The wall around the youth doctor: sees what is asked, and what is medical stays there."""

import pytest

pytestmark = pytest.mark.slow
MEDICAL = "Slaapt vier uur per nacht door medicijnen."


def test_what_the_youth_doctor_writes_is_read_by_nobody_at_school_or_attendance(walk):
    doctor = walk().sign_in("Jeugdarts")
    others = [
        walk().sign_in("Verzuim- of zorgcoördinator", "De Wissel"),
        walk().sign_in("Leerplichtambtenaar", "Klaverdam"),
    ]
    known = set(others[0].cases()) & set(others[1].cases())
    case = next(found for found in doctor.cases() if found in known)
    doctor.go(case)
    tabs = doctor.page.locator(".k-tabs a").all_inner_texts()
    assert len(tabs) < len(others[0].go(case).page.locator(".k-tabs a").all_inner_texts())
    doctor.do("Notitie schrijven")
    doctor.page.get_by_label("Alleen de jeugdgezondheidszorg").check()
    doctor.fill(text=MEDICAL).sends().sees("De notitie is bewaard")
    for other in others:
        for part in ("", "tijdlijn/", "delen/", "plan/"):
            other.go(f"{case}{part}").does_not_see(MEDICAL)
