"""What the journal keeps of a look."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from kantelpunt.casework.payloads import Destroyed, DestroyedBecause, Payload
from kantelpunt.foundation.errors import InputRefused
from kantelpunt.web.journal import selectors
from kantelpunt.web.journal.chain import Anchor
from kantelpunt.web.journal.models import AppendOnly, Entry, Subject
from kantelpunt.web.journal.selectors import Onlooker
from kantelpunt.web.journal.services import NOBODY, Who, destroy_detail
from kantelpunt.web.journal.words import ACTIONS, KINDS, RESULTS, Action, Kind, Result
from tests.web.journal.conftest import MENTOR, MOMENT


def numbers(**asked):
    return [one.number for one in selectors.entries(**asked)]


def test_cm_22_an_entry_says_who_did_what_with_whom_when_from_where_and_how_it_ended(write):
    number = write(Action.LOOK, ["case-1", "pupil-1", "case-1"], parts=["plan"], code="takes_part")
    kept = selectors.entry(number)
    assert (kept.number, kept.moment) == (1, MOMENT)
    assert (kept.actor, kept.role, kept.organisation) == ("person-1", "mentor", "school-1")
    assert (kept.action, kept.kind, kept.result, kept.code) == (
        "look",
        "case",
        "allowed",
        "takes_part",
    )
    assert (kept.subjects, kept.parts) == (["case-1", "pupil-1"], ["plan"])
    assert kept.origin


def test_the_address_is_not_kept_but_the_same_address_is_known_again(write):
    write()
    write()
    write(who=Who("person-1", address="192.0.2.8"))
    write(who=NOBODY)
    first, second, other, none = Entry.objects.order_by("number").values_list("origin", flat=True)
    assert first == second != other
    assert "192.0.2" not in first
    assert none == ""
    assert "192.0.2" not in repr(MENTOR)


def test_entries_are_numbered_without_gaps_and_each_holds_the_hash_of_the_one_before(write):
    assert [write() for _ in range(3)] == [1, 2, 3]
    first, second, third = Entry.objects.order_by("number")
    assert first.previous == ""
    assert (second.previous, third.previous) == (first.hash, second.hash)
    assert selectors.head() == Anchor(3, third.hash)


def test_a_moment_without_time_zone_is_refused(write):
    with pytest.raises(ValueError, match="time zone"), transaction.atomic():
        write(now=MOMENT.replace(tzinfo=None))
    assert numbers() == []


def test_an_entry_falls_with_the_change_that_it_tells_of(write):
    write()
    with transaction.atomic():
        write()
        transaction.set_rollback(True)
    assert numbers() == [1]
    assert write() == 2


def test_entries_are_found_by_person_subject_action_kind_result_and_period(write):
    write(subjects=["case-1", "pupil-1"])
    write(Action.LIST, ["pupil-1", "pupil-2"], kind=Kind.PUPIL, now=MOMENT + timedelta(days=1))
    write(Action.SIGN_IN, [], who=Who("person-2"), kind=Kind.SESSION)
    write(Action.REFUSED, ["case-2"], who=Who("person-2"), result=Result.REFUSED)
    assert numbers() == [4, 3, 2, 1]
    assert numbers(person="person-2") == [4, 3]
    assert numbers(subject="pupil-1") == [2, 1]
    assert numbers(subject="pupil") == []
    assert numbers(action=Action.LIST) == [2]
    assert numbers(kind=Kind.CASE) == [4, 1]
    assert numbers(result=Result.REFUSED) == [4]
    assert numbers(since=MOMENT + timedelta(hours=1)) == [2]
    assert numbers(until=MOMENT) == []
    assert numbers(person="person-1", subject="pupil-2") == [2]


def test_who_saw_a_pupil_in_which_function_how_often_and_from_when_until_when(write):
    other = Who("person-2", "coordinator", "school-1")
    for hours in (0, 2, 1):
        write(subjects=["pupil-1", "case-1"], now=MOMENT + timedelta(hours=hours))
    write(Action.EXPORT, ["pupil-1"], who=other, now=MOMENT + timedelta(hours=3))
    write(Action.LOOK, ["pupil-1"], who=Who("person-3"), result=Result.REFUSED)
    write(Action.LOOK, ["pupil-2"], who=Who("person-3"))
    assert selectors.onlookers("pupil-1") == [
        Onlooker("person-2", "coordinator", "school-1", 1, *[MOMENT + timedelta(hours=3)] * 2),
        Onlooker("person-1", "mentor", "school-1", 3, MOMENT, MOMENT + timedelta(hours=2)),
    ]


@pytest.mark.parametrize("subjects", [["pupil-1"], [f"pupil-{number}" for number in range(1, 51)]])
def test_writing_asks_the_database_no_more_for_many_subjects(
    write, subjects, django_assert_max_num_queries
):
    write()
    with django_assert_max_num_queries(4):
        write(subjects=subjects)


def test_entries_cannot_be_changed_or_deleted_by_the_program(write):
    write()
    kept = Entry.objects.get()
    for attempt in (
        kept.save,
        kept.delete,
        lambda: Entry.objects.update(actor=""),
        Entry.objects.all().delete,
        lambda: Entry.objects.bulk_update([kept], ["actor"]),
        Subject.objects.all().delete,
    ):
        with pytest.raises(AppendOnly), transaction.atomic():
            attempt()
    assert numbers() == [1]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE journal_entry SET actor = 'other'",
        "DELETE FROM journal_entry",
        "UPDATE journal_subject SET subject = 'other'",
        "DELETE FROM journal_subject",
    ],
)
def test_nor_by_the_database(write, statement):
    write()
    with (
        pytest.raises(Exception, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)
    assert numbers() == [1]


def test_no_two_entries_follow_on_the_same_one(write):
    write()
    with pytest.raises(IntegrityError), transaction.atomic():
        Entry(number=2, moment=MOMENT, action="look", kind="case", previous="").save()


def test_a_text_stands_apart_until_it_is_destroyed(write):
    number = write(Action.OVERRIDE, detail="Spoed: moeder belde")
    key = selectors.entry(number).detail_hash
    kept = selectors.details([key])[key]
    assert isinstance(kept, Payload)
    assert (kept.text, kept.hash) == ("Spoed: moeder belde", key)

    told = destroy_detail(MENTOR, number, DestroyedBecause.RETENTION, now=MOMENT)
    assert selectors.details([key]) == {
        key: Destroyed(date(2026, 3, 9), DestroyedBecause.RETENTION)
    }
    assert (selectors.entry(told).action, selectors.entry(told).code) == ("destroy", "1:retention")


@pytest.mark.parametrize("number", [1, 2, 3])
def test_what_has_no_text_any_more_is_not_destroyed_again(write, number):
    write(detail="Spoed")
    write()
    destroy_detail(MENTOR, 1, DestroyedBecause.CORRECTION, now=MOMENT)
    with pytest.raises(InputRefused, match="choose another entry"):
        destroy_detail(MENTOR, number, DestroyedBecause.CORRECTION, now=MOMENT)
    assert len(numbers()) == 3


def test_the_same_text_twice_has_two_hashes(write):
    write(detail="Spoed")
    write(detail="Spoed")
    first, second = Entry.objects.values_list("detail_hash", flat=True)
    assert first != second


def test_every_word_has_a_name():
    assert (set(ACTIONS), set(KINDS), set(RESULTS)) == (set(Action), set(Kind), set(Result))
