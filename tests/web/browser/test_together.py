"""Two people on one case; and a form that was filled in when the session ended."""

import sqlite3
from contextlib import closing

import pytest
from django.contrib.sessions.backends.db import SessionStore

pytestmark = pytest.mark.slow
COORDINATOR = ("Verzuim- of zorgcoördinator", "De Wissel")
SUPPORT = ("Ondersteuningscoördinator of intern begeleider", "De Wissel")
AN_HOUR = 3600


def test_the_second_is_told_what_changed_and_loses_no_text(walk):
    one, other = walk().sign_in(*COORDINATOR), walk().sign_in(*SUPPORT)
    case = next(found for found in one.cases() if found in other.cases())
    one.go(case).do("Notitie schrijven").fill(text="Moeder belt vrijdag terug.")
    other.go(case).follow("Gesprek vastleggen").fill(notes="Nieuwe afspraak.").sends()
    other.sees("Het gesprek is vastgelegd")

    one.sends().sees("Intussen heeft iemand anders iets vastgelegd", "Gesproken met")
    one.does_not_see("staat apart")
    assert one.page.locator("[name=text]").input_value() == "Moeder belt vrijdag terug."
    one.sends().go(f"{case}tijdlijn/").sees("Moeder belt vrijdag terug.", "Nieuwe afspraak.")


def age_sessions(database):
    """As if everybody was away for an hour."""
    with closing(sqlite3.connect(database)) as kept:
        for key, data in kept.execute("select session_key, session_data from django_session"):
            store = SessionStore(key)
            session = store.decode(data)
            session["session_seen"] = session.get("session_seen", 0) - AN_HOUR
            kept.execute(
                "update django_session set session_data = ? where session_key = ?",
                (store.encode(session), key),
            )
        kept.commit()


def test_a_form_survives_the_end_of_the_session(walk, alone, tmp_path):
    walker = walk(at=alone).sign_in(*COORDINATOR)
    case = walker.cases()[0]
    walker.go(f"{case}doe/gesprek/").fill(notes="Een uur aan geschreven.")
    age_sessions(tmp_path / "served" / "kantelpunt.sqlite3")
    walker.sends().sees("Wat u schreef is bewaard")

    walker.follow("Kies iemand van de oefenomgeving")
    walker.page.locator("details", has_text="Berk Koç").locator("summary").click()
    walker.press("Aanmelden als Berk Koç")
    assert walker.at() == f"{case}doe/gesprek/"
    assert walker.page.locator("[name=notes]").input_value() == "Een uur aan geschreven."
    walker.sends().sees("Het gesprek is vastgelegd")
