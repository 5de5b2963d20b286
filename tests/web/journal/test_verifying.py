"""Whoever changes the journal is found out, at the first entry that is not whole."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kantelpunt.casework.payloads import Destroyed, DestroyedBecause, Payload
from kantelpunt.web.journal.chain import Anchor, Facts, Line, hash_of
from kantelpunt.web.journal.verifying import FAULTS, Fault, verify

START = datetime(2026, 3, 9, 9, 30, tzinfo=UTC)
REASON = Payload(b"sixteen bytes...", "Spoed")


def line(number, previous, **changed):
    facts = Facts(
        number=number,
        moment=START + timedelta(minutes=number),
        actor=f"person-{number}",
        role="mentor",
        organisation="school-1",
        action="look",
        kind="case",
        subjects=("case-1", f"pupil-{number}"),
        parts=("plan",),
        result="allowed",
        code="",
        origin="",
        detail_hash=REASON.hash if number == 3 else "",
        previous=previous,
    )
    facts = replace(facts, **changed)
    detail = REASON if facts.detail_hash else None
    return Line(number, facts, hash_of(facts), frozenset(facts.subjects), detail)


def chain(length, before=""):
    found = []
    for number in range(1, length + 1):
        found.append(line(number, found[-1].hash if found else before))
    return found


LINES = chain(6)
LAST = Anchor(6, LINES[-1].hash)
OTHERWISE = {
    "number": 7,
    "moment": START,
    "actor": "x",
    "role": "x",
    "organisation": "x",
    "action": "x",
    "kind": "x",
    "subjects": ("case-1",),
    "parts": (),
    "result": "x",
    "code": "x",
    "origin": "x",
    "detail_hash": "x",
    "previous": "x",
}


def changed_at(number, **changed):
    return [replace(one, **changed) if one.number == number else one for one in LINES]


def test_cm_22_a_whole_journal_is_found_whole_with_its_last_entry_as_anchor():
    assert verify(iter(LINES)).whole
    assert (verify(LINES).count, verify(LINES).last) == (6, LAST)


def test_an_empty_journal_is_whole():
    assert (verify([]).whole, verify([]).last) == (True, Anchor(0, ""))


@pytest.mark.parametrize("name", OTHERWISE)
@given(number=st.integers(1, 6))
def test_cm_22_whatever_is_changed_in_whichever_entry_is_found_there(name, number):
    facts = replace(LINES[number - 1].facts, **{name: OTHERWISE[name]})
    found = verify(changed_at(number, facts=facts))
    assert (found.broken, found.fault, found.count) == (number, Fault.CHANGED, number - 1)
    assert found.last.number == number - 1


def test_the_same_moment_in_another_time_zone_is_no_change():
    moment = LINES[0].facts.moment.astimezone()
    assert verify(changed_at(1, facts=replace(LINES[0].facts, moment=moment))).whole


@given(number=st.integers(1, 5))
def test_an_entry_that_was_taken_away_is_missing(number):
    found = verify([one for one in LINES if one.number != number])
    assert (found.broken, found.fault) == (number, Fault.MISSING)


@given(number=st.integers(1, 5))
def test_entries_that_changed_places_are_out_of_order(number):
    swapped = [*LINES[: number - 1], LINES[number], LINES[number - 1], *LINES[number + 1 :]]
    assert verify(swapped).broken == number
    repeated = [*LINES[:number], LINES[number - 1], *LINES[number:]]
    assert verify(repeated).fault is Fault.OUT_OF_ORDER


@given(number=st.integers(1, 5))
def test_an_entry_written_anew_with_its_own_hash_no_longer_carries_the_next(number):
    anew = line(number, LINES[number - 1].facts.previous, actor="somebody else")
    found = verify(changed_at(number, facts=anew.facts, hash=anew.hash, detail=anew.detail))
    assert (found.broken, found.fault) == (number + 1, Fault.UNLINKED)


def test_what_can_no_longer_be_read_was_changed():
    assert verify(changed_at(4, facts=None)).broken == 4


def test_only_an_anchor_shows_that_the_end_was_cut_off():
    cut = LINES[:4]
    assert verify(cut).whole
    found = verify(cut, anchors=[LAST])
    assert (found.broken, found.fault, found.last.number) == (5, Fault.MISSING, 4)


def test_only_an_anchor_shows_that_all_was_written_anew():
    anew = [line(1, "", actor="somebody else")]
    for number in range(2, 7):
        anew.append(line(number, anew[-1].hash))
    assert verify(anew).whole
    found = verify(anew, anchors=[Anchor(6, anew[-1].hash), LAST])
    assert (found.broken, found.fault) == (6, Fault.REWRITTEN)


def test_entries_added_after_the_anchor_do_no_harm():
    assert verify(LINES, anchors=[Anchor(0, ""), Anchor(2, LINES[1].hash)]).whole


def test_from_an_anchor_on_only_what_comes_behind_it_is_read():
    after = Anchor(4, LINES[3].hash)
    found = verify(LINES[4:], after=after, anchors=[LAST, Anchor(2, "not looked at")])
    assert (found.whole, found.count, found.last) == (True, 2, LAST)
    assert verify(LINES[4:], after=Anchor(4, "another")).fault is Fault.UNLINKED


@pytest.mark.parametrize("by", [frozenset(), frozenset({"case-1", "pupil-2", "pupil-9"})])
def test_an_entry_is_found_by_everybody_whom_it_is_about_and_nobody_else(by):
    found = verify(changed_at(2, found_by=by))
    assert (found.broken, found.fault) == (2, Fault.HIDDEN)


def test_a_destroyed_text_leaves_the_journal_whole():
    destroyed = Destroyed(date(2026, 9, 1), DestroyedBecause.RETENTION)
    assert verify(changed_at(3, detail=destroyed)).whole


@pytest.mark.parametrize("detail", [None, replace(REASON, text="Geen spoed")])
def test_a_text_that_was_changed_or_lacks_is_found(detail):
    found = verify(changed_at(3, detail=detail))
    assert (found.broken, found.fault) == (3, Fault.DETAIL_CHANGED)


def test_every_fault_is_told_in_both_languages():
    assert set(FAULTS) == set(Fault)
