"""A case that has no date of its own is looked at every fortnight; one that nobody looked at is
late until somebody tells something (decision 0007)."""

from datetime import date

import pytest

from kantelpunt.casework.events.course import DeadlinePassed, StepAsked
from kantelpunt.casework.events.work import NoteKind, NoteWritten
from kantelpunt.casework.evolving.course import REVIEW
from kantelpunt.casework.overview import LooseEnd
from tests.casework.texts import protocol_text, step
from tests.casework.world import Told, around, read

NOTE = NoteWritten(NoteKind.GENERAL, "0" * 64)


@pytest.fixture
def told():
    """A case in a step without any term, since 1 September; its review is on the 15th."""
    begun = Told(around(read(protocol_text(steps=[step("een")]))))
    return begun.opened("2025-09-01").says(StepAsked("een"), on="2025-09-01")


def review(told):
    """When the case had to be looked at, and whether that is late."""
    (found,) = [one for one in told.stands().to_do if one.key == REVIEW]
    return found.due.isoformat(), found.overdue


def test_a_review_is_late_the_day_after_its_last_day(told):
    assert review(told.until("2025-09-15", 23)) == ("2025-09-15", False)
    assert review(told.until("2025-09-16", 0)) == ("2025-09-15", True)
    assert LooseEnd.TERM_PASSED in told.stands().loose_ends


def test_the_first_one_that_was_missed_stays_while_the_next_come_and_go(told):
    told.until("2025-11-20")
    assert len(told.of_kind(DeadlinePassed)) > 1
    assert review(told) == ("2025-09-15", True)
    assert told.stands().next_day > date(2025, 11, 20)


def test_whatever_somebody_tells_ends_it_and_a_new_fortnight_begins(told):
    told.until("2025-09-20").says(NOTE, on="2025-09-20")
    assert review(told) == ("2025-10-04", False)
    assert review(told.until("2025-10-05")) == ("2025-10-04", True)


def test_it_is_for_who_leads_the_case_and_not_for_who_leads_by_the_protocol(told):
    whose = [one.whose for one in told.stands().to_do if one.key == REVIEW]
    assert (told.stands().lead, whose) == ("mentor", [("school",)])


def test_time_alone_adds_nothing_when_it_stands_still(told):
    before = len(told.until("2025-09-20").events)
    assert len(told.until("2025-09-20").events) == before
