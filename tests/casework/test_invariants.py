"""What always holds in a case, over drawn protocols, drawn tales and drawn times (CM-10, CM-13)."""

import itertools
from dataclasses import fields
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kantelpunt.casework.clock import pending
from kantelpunt.casework.decide import Acted, advanced
from kantelpunt.casework.errors import GapInHistory, UnknownOccurrence
from kantelpunt.casework.events.course import (
    AttendanceRestored,
    Closed,
    DeadlinePassed,
    Escalated,
    MovedToVersion,
    Reopened,
    StepEntered,
    StepLeft,
)
from kantelpunt.casework.events.recorded import Event, Occurrence
from kantelpunt.casework.evolve import evolved, folded
from kantelpunt.casework.overview import LooseEnd, overview
from kantelpunt.casework.refusal import Refusal
from tests.casework.drawn_tales import TOLD_BY_PEOPLE, WHAT, tales

MOST_AT_ONCE = 40
"""So many events never follow from one thing that was told at one moment."""


def test_everything_that_people_can_tell_is_drawn():
    assert set(WHAT) == set(TOLD_BY_PEOPLE)


@given(tales())
def test_an_open_case_has_a_next_date_and_what_it_lacks_is_a_loose_end(tale):
    agreement, terms = tale.surroundings.agreement, tale.surroundings.terms
    for move in tale.moves:
        if isinstance(move.decided, Refusal):
            continue
        case = move.decided.case
        stands = overview(case, agreement, terms, move.now)
        if case.closed:
            assert stands.next_day is None
            continue
        ahead = pending(case, agreement, terms)
        assert ahead
        assert all(one.passes > move.now for one in ahead)
        assert stands.next_day >= move.now.date()
        assert bool(case.stages) != (LooseEnd.NO_STEP in stands.loose_ends)
        assert bool(case.director) != (LooseEnd.NO_DIRECTOR in stands.loose_ends)


@given(tales())
def test_a_history_only_grows_and_gives_the_state_again(tale):
    events = tale.events
    assert [event.sequence for event in events] == [*range(1, len(events) + 1)]
    assert all(a.moment <= b.moment for a, b in itertools.pairwise(events))
    assert folded(events) == tale.case == folded(iter(events))
    kept = 0
    for move in tale.moves:
        if isinstance(move.decided, Acted):
            kept += len(move.decided.events)
            assert folded(events[:kept]) == move.decided.case


@given(tales())
def test_an_event_changes_no_case_but_the_one_after_it(tale):
    events = tale.events
    case = folded(events[:1])
    for event in events[1:]:
        as_it_was = {part.name: getattr(case, part.name) for part in fields(case)}
        after = evolved(case, event)
        assert {part.name: getattr(case, part.name) for part in fields(case)} == as_it_was
        case = after
    assert case == tale.case


@given(tales(), st.sampled_from(["lost", "twice", "other", "later"]), st.integers(0, 100))
def test_a_gap_a_repetition_or_another_case_is_refused(tale, how, place):
    events = tale.events
    place %= len(events)
    last = events[-1]
    wrong = {
        "lost": [*events[:place], *events[place + 1 :], last._replace(sequence=len(events) + 1)],
        "twice": [*events[: place + 1], *events[place:]],
        "other": [*events, last._replace(sequence=len(events) + 1, case="c-2")],
        "later": [*events, last._replace(sequence=len(events) + 2)],
    }[how]
    with pytest.raises(GapInHistory) as raised:
        folded(wrong)
    assert raised.value.problems[0].text.nl
    assert raised.value.problems[0].text.en


class _Later(Occurrence):
    """What a later version of the program may know."""

    __slots__ = ()


@given(tales(most=4))
def test_what_this_version_does_not_know_is_refused_and_not_skipped(tale):
    last = tale.events[-1]
    later = Event(last.case, last.sequence + 1, last.moment, None, last.version, _Later())
    with pytest.raises(UnknownOccurrence) as raised:
        folded([*tale.events, later])
    assert "_later" in raised.value.problems[0].text.nl


@given(tales(), st.integers(0, 400), st.lists(st.integers(0, 400 * 24), max_size=6))
def test_time_only_adds_in_one_go_or_in_many_steps(tale, days, stops):
    now = tale.moves[-1].now
    end = now + timedelta(days=days)
    at_once = advanced(tale.case, tale.surroundings, end)
    assert advanced(at_once.case, tale.surroundings, end).events == ()
    case, events = tale.case, []
    for stop in sorted(min(now + timedelta(hours=hours), end) for hours in stops):
        step = advanced(case, tale.surroundings, stop)
        case, events = step.case, [*events, *step.events]
    last = advanced(case, tale.surroundings, end)
    assert (*events, *last.events) == at_once.events
    assert last.case == at_once.case


@given(tales())
def test_a_refusal_says_three_things_and_leaves_the_case_as_it_was(tale):
    case = None
    for move in tale.moves:
        if isinstance(move.decided, Acted):
            case = move.decided.case
            continue
        said = move.decided
        for text in (said.tried, said.why, said.possible):
            assert text.nl.strip()
            assert text.en.strip()
        assert said.code
        assert move.before == case


@given(tales())
def test_what_is_told_follows_what_passed_before_it(tale):
    for move in tale.moves:
        if move.what is None or isinstance(move.decided, Refusal):
            continue
        told = [event for event in move.decided.events if event.what == move.what]
        assert told
        assert told[0].moment == move.now
        assert told[0].actor == move.actor
        before = move.decided.events[: move.decided.events.index(told[0])]
        assert tuple(before) == advanced(move.before, tale.surroundings, move.now).events


@given(tales())
def test_nothing_goes_round_at_one_moment(tale):
    for move in tale.moves:
        if isinstance(move.decided, Acted):
            moments = [event.moment for event in move.decided.events]
            assert max(map(moments.count, moments), default=0) <= MOST_AT_ONCE


@given(tales())
def test_a_term_passes_once_until_its_step_is_entered_anew(tale):
    """Reviews, meetings, waiting and tasks of people come back; they are not terms of a step."""
    passed: set[str] = set()
    inside: set[str] = set()
    for event in tale.events:
        inside = _inside_after(inside, event.what)
        match event.what:
            case DeadlinePassed(timer=timer) if timer.startswith(("steps.", "situations.")):
                assert timer not in passed
                passed.add(timer)
            case StepEntered(step=step) | Escalated(to_step=step):
                own = (f"steps.{step}.", f"situations.{step}.")
                passed = {one for one in passed if not one.startswith(own) or ".entered." in one}
            case Reopened() | MovedToVersion() | AttendanceRestored():
                passed.clear()


@given(tales())
def test_a_step_that_is_entered_was_not_there_and_one_that_is_left_was(tale):
    inside: set[str] = set()
    for event in tale.events:
        match event.what:
            case StepEntered(step=step):
                assert step not in inside
            case StepLeft(step=step) | Escalated(from_step=step):
                assert step in inside
        inside = _inside_after(inside, event.what)
    assert inside == set(tale.case.stages)


def _inside_after(inside: set[str], what: Occurrence) -> set[str]:
    """The steps a case is in after an event, told by the events alone."""
    match what:
        case StepEntered(step=step):
            return inside | {step}
        case StepLeft(step=step):
            return inside - {step}
        case Escalated(from_step=old, to_step=new):
            return inside - {old} | {new}
        case Closed():
            return set()
    return inside
