"""Histories as plain values: everything comes back, and nothing wrong is skipped."""

import json
from datetime import date, datetime, timedelta

import pytest

from kantelpunt.calendar.due_dates import AMSTERDAM
from kantelpunt.casework.events.course import ClosedBecause, Opened, OpenedBy, SignalAttached
from kantelpunt.casework.events.kinds import KINDS, kind_of
from kantelpunt.casework.events.recorded import Actor, Event
from kantelpunt.casework.events.work import NoteKind, NoteWritten, TaskDone
from kantelpunt.casework.evolve import folded
from kantelpunt.casework.histories import history_from, plain_history
from kantelpunt.casework.payloads import (
    APART,
    Destroyed,
    DestroyedBecause,
    Payload,
    destroyed,
    text_of,
    with_payload,
)
from kantelpunt.casework.written.forms import FORMS, Shape
from kantelpunt.foundation.errors import InputRefused
from kantelpunt.foundation.register_terms import Sector
from tests.casework_samples import sample

SCHOOL = Actor("m1", "school", "school")
FIRST = datetime(2025, 9, 15, 9, tzinfo=AMSTERDAM)


def event(sequence, what, *, actor=SCHOOL, moment=None, case="c1"):
    return Event(
        case,
        sequence,
        moment or FIRST + timedelta(minutes=sequence),
        actor,
        "proef@2020-08-01",
        what,
    )


def history():
    return [
        event(1, Opened(OpenedBy.CONCERN, "L1", Sector.VO)),
        event(2, SignalAttached("uren", date(2025, 9, 12), date(2025, 9, 8))),
        event(3, TaskDone("bellen", ("verslag",))),
    ]


def written(*changes):
    """A history as JSON gives it, after some changes in it."""
    plain = json.loads(json.dumps(plain_history(history())))
    for change in changes:
        change(plain)
    return plain


def mistakes(*changes):
    with pytest.raises(InputRefused) as caught:
        history_from(written(*changes), "c1.json")
    return [(problem.code, str(problem.at), problem.text.nl) for problem in caught.value.problems]


def codes(*changes):
    return [code for code, _, _ in mistakes(*changes)]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_comes_back_as_it_was(kind):
    what = sample(kind)
    actor = None if type(what).by_itself else SCHOOL
    kept = [event(1, what, actor=actor)]
    through_json = json.loads(json.dumps(plain_history(kept)))
    assert history_from(through_json, "c1.json") == tuple(kept)
    assert through_json[0]["kind"] == kind == kind_of(type(what))


def test_a_history_that_comes_back_makes_the_same_case():
    assert folded(history_from(written(), "c1.json")) == folded(history())


@pytest.mark.parametrize("fold", [0, 1])
def test_the_hour_that_comes_twice_comes_back_as_it_was(fold):
    moment = datetime(2025, 10, 26, 2, 30, tzinfo=AMSTERDAM, fold=fold)
    kept = plain_history([event(1, TaskDone("bellen"), moment=moment)])
    [back] = history_from(kept, "c1.json")
    assert back.moment.isoformat() == kept[0]["moment"] == moment.isoformat()
    assert back.moment.tzinfo is AMSTERDAM


def test_a_moment_of_another_offset_is_the_same_moment_in_dutch_time():
    [back] = history_from(
        written(lambda one: one[0].update(moment="2025-09-15T07:01:00+00:00"))[:1], "f"
    )
    assert back.moment == FIRST + timedelta(minutes=1)
    assert back.moment.hour == 9


def test_a_field_that_came_later_gets_its_default():
    def before(plain):
        del plain[2]["what"]["produces"]

    assert history_from(written(before), "c1.json")[2].what == TaskDone("bellen")


@pytest.mark.parametrize(
    ("change", "code", "place", "told"),
    [
        (
            lambda one: one[2].update(kind="task dne"),
            "unknown-kind",
            "c1.json (3.kind)",
            'bedoelde u "task done"?',
        ),
        (
            lambda one: one[2]["what"].pop("task"),
            "field-missing",
            "c1.json (3.kind)",
            'ontbreekt de sleutel "task"',
        ),
        (
            lambda one: one[2]["what"].update(taks="x"),
            "field-superfluous",
            "c1.json (3.what.taks)",
            'bedoelde u "task"?',
        ),
        (
            lambda one: one[1]["what"].update(fired_on="12 september"),
            "field-value",
            "c1.json (2.what.fired_on)",
            '"12 september" past niet bij fired_on; schrijf een dag',
        ),
        (
            lambda one: one[0]["what"].update(because="gevoel"),
            "field-value",
            "c1.json (1.what.because)",
            "schrijf een van: signal, concern, transfer",
        ),
        (
            lambda one: one.pop(1),
            "sequence-gap",
            "c1.json (2.sequence)",
            "hier hoort gebeurtenis 2, en er staat 3",
        ),
        (
            lambda one: one.insert(1, one[1]),
            "sequence-gap",
            "c1.json (3.sequence)",
            "hier hoort gebeurtenis 3, en er staat 2",
        ),
        (
            lambda one: one[1].update(case="c2"),
            "other-case",
            "c1.json (2.sequence)",
            'een gebeurtenis van casus "c2", in de geschiedenis van "c1"',
        ),
        (
            lambda one: one[1].update(moment="2025-09-15T09:00:00"),
            "event-value",
            "c1.json (2.moment)",
            "een tijdstip met tijdzone",
        ),
        (
            lambda one: one[2].update(moment="2025-09-14T09:00:00+02:00"),
            "moment-goes-back",
            "c1.json (3.moment)",
            "gebeurtenis 3 ligt voor gebeurtenis 2",
        ),
        (
            lambda one: one[1].update(actor={"person": "m1"}),
            "event-value",
            "c1.json (2.actor)",
            "past niet bij actor",
        ),
        (
            lambda one: one[1].pop("version"),
            "event-key-missing",
            "c1.json (2)",
            'ontbreekt "version"',
        ),
        (
            lambda one: one[1].update(note="x"),
            "event-key",
            "c1.json (2)",
            'geen sleutel "note"',
        ),
        (lambda one: one.__setitem__(1, "x"), "no-event", "c1.json (2)", "dit is geen gebeurtenis"),
        (
            lambda one: one[1].update(what=[]),
            "event-value",
            "c1.json (2.what)",
            "past niet bij what",
        ),
        (lambda one: one.clear(), "empty-history", "c1.json", "er staat geen gebeurtenis in"),
    ],
)
def test_what_is_wrong_is_refused_and_named(change, code, place, told):
    [found] = mistakes(change)
    assert found[:2] == (code, place)
    assert told in found[2]


def test_everything_that_is_wrong_is_told_at_once():
    assert codes(
        lambda one: one[0]["what"].update(sector=3, colour="red"),
        lambda one: one[1].update(kind="signal seen"),
        lambda one: one[2].update(sequence=9),
    ) == ["field-superfluous", "field-value", "unknown-kind", "sequence-gap"]


@pytest.mark.parametrize(
    ("kind", "name", "value"),
    [
        ("fact judged", "true", 1),
        ("fact judged", "true", None),
        ("decision taken", "option", True),
        ("decision taken", "option", "1"),
        ("task done", "produces", "verslag"),
        ("task done", "produces", ["verslag", 1]),
        ("factors judged", "factors", [["child"]]),
        ("factors judged", "factors", {"child": "angst"}),
        ("talk held", "with", None),
        ("closed", "because", "moved_on"),
    ],
)
def test_a_value_of_another_form_is_refused(kind, name, value):
    plain = json.loads(json.dumps(plain_history([event(1, sample(kind))])))
    plain[0]["what"][name] = value
    with pytest.raises(InputRefused) as caught:
        history_from(plain, "c1.json")
    assert [problem.code for problem in caught.value.problems] == ["field-value"]


def test_words_are_written_as_the_glossary_has_them():
    [form] = [one for one in FORMS["closed"] if one.name == "because"]
    assert form.shape is Shape.WORD
    assert form.words is ClosedBecause


# What people write stands apart.

SALT = bytes(range(16))


def test_an_event_holds_the_hash_of_a_text_and_the_text_stands_apart():
    note = Payload(SALT, "Moeder belde.")
    texts = with_payload({}, note)
    plain = plain_history([event(1, NoteWritten(NoteKind.GENERAL, note.hash))])
    assert "Moeder" not in json.dumps(plain)
    assert text_of(texts, plain[0]["what"]["text"]) == "Moeder belde."


def test_the_same_text_with_another_salt_has_another_hash():
    assert Payload(SALT, "x").hash != Payload(SALT[::-1], "x").hash
    assert len(Payload(SALT, "x").hash) == 64


def test_a_short_salt_is_a_mistake_in_the_program():
    with pytest.raises(ValueError, match="16 bytes"):
        Payload(b"salt", "x")


def test_a_destroyed_text_leaves_a_record_and_a_history_that_can_be_replayed():
    note = Payload(SALT, "Moeder belde.")
    record = Destroyed(date(2028, 8, 1), DestroyedBecause.RETENTION)
    events = [*history(), event(4, NoteWritten(NoteKind.GENERAL, note.hash))]
    plain = plain_history(events)
    before = folded(history_from(plain, "c1.json"))
    texts = destroyed(with_payload({}, note), note.hash, record)
    assert text_of(texts, note.hash) == record
    assert folded(history_from(plain, "c1.json")) == before
    later = Destroyed(date(2029, 8, 1), DestroyedBecause.CORRECTION)
    assert destroyed(texts, note.hash, later) == texts


def test_a_text_that_is_not_there_or_was_changed_is_refused():
    note = Payload(SALT, "Moeder belde.")
    record = Destroyed(date(2028, 8, 1), DestroyedBecause.RETENTION)
    for tried in (lambda: text_of({}, note.hash), lambda: destroyed({}, note.hash, record)):
        with pytest.raises(InputRefused) as caught:
            tried()
        assert caught.value.problems[0].code == "no-such-text"
    with pytest.raises(InputRefused) as caught:
        text_of({note.hash: Payload(SALT, "Vader belde.")}, note.hash)
    assert caught.value.problems[0].code == "text-was-changed"


def test_every_field_with_the_hash_of_a_text_is_known():
    told = {
        kind: name
        for kind in KINDS.values()
        for name in (form.attribute for form in FORMS[kind_of(kind)])
        if f"{name}: hash of" in (kind.__doc__ or "")
    }
    assert told.items() <= APART.items()
    assert {kind: name for kind, name in APART.items() if kind.__name__ != "PlanRevised"} == told
