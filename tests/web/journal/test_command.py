"""`kantelpunt journal verify`, on the database as it is."""

import pytest
from django.db import connection
from typer.testing import CliRunner

from kantelpunt.casework.payloads import DestroyedBecause
from kantelpunt.foundation.errors import InputRefused
from kantelpunt.web.journal.command import journal
from kantelpunt.web.journal.models import Entry
from kantelpunt.web.journal.reporting import verify_latest, verify_whole
from kantelpunt.web.journal.selectors import head, lines
from kantelpunt.web.journal.services import destroy_detail
from kantelpunt.web.journal.verifying import Fault, verify
from tests.web.journal.conftest import MENTOR, MOMENT


def run(*anchors):
    given = [part for anchor in anchors for part in ("--anchor", anchor)]
    return CliRunner().invoke(journal, ["verify", *given])


@pytest.fixture
def five(write):
    for number in range(1, 6):
        write(subjects=[f"pupil-{number}"], detail="Spoed" if number == 2 else "")


def test_cm_22_a_whole_journal_gives_an_anchor_that_holds_the_next_time(five, write):
    first = run()
    assert first.exit_code == 0
    assert "heel: 5 regels" in first.output
    anchor = first.output.split("Anker: ")[1].strip()
    assert anchor == str(head())
    write()
    assert run(anchor).exit_code == 0


def test_an_empty_journal_is_whole_and_its_anchor_is_taken_back(db):
    assert "Anker: 0:" in run().output
    assert run("0:").exit_code == 0


@pytest.mark.parametrize(
    ("statement", "broken", "told"),
    [
        ("UPDATE journal_entry SET actor = 'x' WHERE number = 3", 3, "is gewijzigd"),
        ("UPDATE journal_entry SET hash = 'x' WHERE number = 5", 5, "is gewijzigd"),
        ("UPDATE journal_subject SET subject = 'x' WHERE entry_id = 3", 3, "is niet te vinden"),
        ("DELETE FROM journal_subject WHERE entry_id = 4", 4, "is niet te vinden"),
        ("UPDATE journal_detail SET text = 'x'", 2, "heeft een toelichting"),
        ("DELETE FROM journal_detail", 2, "heeft een toelichting"),
    ],
)
def test_cm_22_what_was_changed_in_the_database_is_found(five, tamper, statement, broken, told):
    tamper(statement)
    found = run()
    assert found.exit_code == 1
    assert f"regel {broken} {told}" in " ".join(found.output.split())


@pytest.mark.parametrize(
    ("column", "garbage"),
    [
        ("moment", "yesterday"),
        ("moment", "2026-13-09"),
        ("subjects", '["\\ud800"]'),
        ("subjects", "5"),
        ("parts", "{}"),
    ],
)
def test_what_can_no_longer_be_read_is_found_too(five, tamper, column, garbage):
    if connection.vendor != "sqlite":
        pytest.skip("only SQLite takes anything for a moment")
    tamper(f"UPDATE journal_entry SET {column} = %s WHERE number = 4", garbage)
    found = verify_whole()
    assert (found.broken, found.fault) == (4, Fault.CHANGED)


@pytest.mark.parametrize("number", [1, 3, 5])
def test_an_entry_that_was_taken_away_is_missing_even_the_last(five, tamper, number):
    tamper("DELETE FROM journal_subject WHERE entry_id = %s", number)
    tamper("DELETE FROM journal_entry WHERE number = %s", number)
    found = verify_whole()
    assert (found.broken, found.fault) == (number, Fault.MISSING)


def test_an_end_cut_off_with_the_head_set_back_is_found_by_an_anchor_alone(five, tamper):
    anchor = str(head())
    tamper("DELETE FROM journal_subject WHERE entry_id = 5")
    tamper("DELETE FROM journal_entry WHERE number = 5")
    tamper("UPDATE journal_head SET number = 4, hash = %s", Entry.objects.get(number=4).hash)
    assert run().exit_code == 0
    found = run(anchor)
    assert found.exit_code == 1
    assert "regel 5 ontbreekt" in found.output


def test_destroyed_texts_keep_the_chain_whole(five):
    destroy_detail(MENTOR, 2, DestroyedBecause.RETENTION, now=MOMENT)
    assert (verify_whole().whole, verify_whole().count) == (True, 6)


def test_the_latest_entries_are_verified_apart(five, tamper):
    assert (verify_latest(2).whole, verify_latest(2).count) == (True, 2)
    assert verify_latest(99).count == 5
    tamper("UPDATE journal_entry SET actor = 'x' WHERE number = 4")
    assert verify_latest(1).whole
    assert verify_latest(2).broken == 4
    tamper("DELETE FROM journal_subject WHERE entry_id = 3")
    tamper("DELETE FROM journal_entry WHERE number = 3")
    assert (verify_latest(2).broken, verify_latest(2).fault) == (3, Fault.MISSING)


@pytest.mark.parametrize("at_once", [1, 3, 7, 8])
def test_entries_are_read_some_at_a_time(write, at_once):
    for _ in range(7):
        write(detail="Spoed")
    assert list(lines(at_once=at_once)) == list(lines())
    assert verify(lines(at_once=at_once)).count == 7


@pytest.mark.parametrize(
    "written", ["", "5", "five:abc", "5:abc", "0:" + "a" * 64, "05:" + "a" * 64]
)
def test_what_is_no_anchor_is_refused(written):
    found = run(written)
    assert isinstance(found.exception, InputRefused)
    assert "is no anchor" in str(found.exception)


def test_a_database_without_journal_is_refused(db, tamper):
    tamper("ALTER TABLE journal_head RENAME TO elsewhere")
    with pytest.raises(InputRefused, match="has no access journal"):
        verify_whole()
