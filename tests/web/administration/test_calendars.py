"""A school closes or opens: terms move along, signals are worked out anew, or it is refused."""

from datetime import date

import pytest
from django.urls import reverse

from kantelpunt.casework.events.work import TalkHeld
from kantelpunt.web.dossiers import store
from kantelpunt.web.dossiers.models import CaseRow
from kantelpunt.web.dossiers.services import Teller, tell
from kantelpunt.web.pages.clock import at
from kantelpunt.web.people.selectors import held_by
from kantelpunt.web.schools.models import CalendarRow
from tests.regions import VO
from tests.web.administration.cases import TERM, due, running
from tests.web.administration.conftest import OTHER, journalled

BEGUN = date(2026, 2, 2)


def url(name, *args):
    return reverse(f"administration:{name}", args=args)


def told(response):
    return " ".join(response.content.decode().split())


@pytest.fixture
def case(region, on_day):
    """A term of three school weeks runs from Monday 2 February over the spring vacation."""
    on_day(date(2026, 2, 4))
    return running(region, BEGUN)


def closed(me, first, last, **given):
    given = {"first": first, "last": last, "open": "dicht", "reason": "verbouwing", **given}
    return me.post(url("add_days", VO), given, follow=True)


def test_the_term_runs_over_the_vacation(case):
    assert due(case) == date(2026, 3, 2)


@pytest.mark.parametrize(
    ("first", "last", "open_", "becomes"),
    [
        # A week more without lessons: a week later.
        (date(2026, 2, 23), date(2026, 2, 27), "dicht", date(2026, 3, 9)),
        # One day: the week still counts.
        (date(2026, 2, 24), date(2026, 2, 24), "dicht", date(2026, 3, 2)),
        # The last day itself: the next lesson day.
        (date(2026, 3, 2), date(2026, 3, 2), "dicht", date(2026, 3, 3)),
        # Lessons in the vacation: a week earlier.
        (date(2026, 2, 16), date(2026, 2, 16), "open", date(2026, 2, 23)),
        # After the last day: nothing.
        (date(2026, 3, 3), date(2026, 3, 6), "dicht", date(2026, 3, 2)),
    ],
)
def test_a_term_moves_by_the_right_number_of_days(me, case, first, last, open_, becomes):
    sent = closed(me, first, last, open=open_)
    assert sent.status_code == 200
    assert due(case) == becomes
    moved = [one for one in store.events_of(case) if type(one.what).__name__ == "TermMoved"]
    if becomes == date(2026, 3, 2):
        assert moved == []
        assert "Er is geen termijn verschoven" in told(sent)
    else:
        (one,) = moved
        assert (one.what.timer, one.what.was, one.what.due) == (TERM, date(2026, 3, 2), becomes)
        assert one.actor is None
        assert "verbouwing" in one.what.why
        assert "Verschoven termijnen: 1, in dossiers: 1" in told(sent)
    assert [one.code for one in journalled() if one.kind == "school"] == ["days-told"]


def test_the_timeline_says_why(me, case, region, signed_in):
    closed(me, date(2026, 2, 23), date(2026, 2, 27))
    page = told(signed_in(region.coordinator).get(f"/dossiers/{case}/tijdlijn/"))
    assert "school dicht op ma 23 februari 2026 tot en met vr 27 februari 2026: verbouwing" in page


def test_taking_it_back_moves_the_term_back(me, case):
    closed(me, date(2026, 2, 23), date(2026, 2, 27))
    row = CalendarRow.objects.get()
    assert me.get(url("take_back_days", row.pk)).status_code == 200
    me.post(url("take_back_days", row.pk))
    assert due(case) == date(2026, 3, 2)
    last = store.events_of(case)[-1]
    assert last.what.why.startswith("vervallen: school dicht")


def test_what_passes_by_the_new_calendar_passes_at_once(me, case, on_day, region, signed_in):
    closed(me, date(2026, 2, 23), date(2026, 2, 27))
    on_day(date(2026, 3, 4))
    signed_in(region.me).post(url("take_back_days", CalendarRow.objects.get().pk))
    kinds = [type(one.what).__name__ for one in store.events_of(case)]
    assert kinds[-3:] == ["TermMoved", "TermMoved", "Escalated"]
    assert CaseRow.objects.get(id=case).step == "ondersteuningsteam"


def test_cases_of_other_schools_and_closed_ones_are_left_alone(me, case, region):
    before = len(store.events_of(case))
    given = {"first": date(2026, 2, 23), "last": date(2026, 2, 27), "open": "dicht"}
    me.post(url("add_days", OTHER), {**given, "reason": "verbouwing"})
    assert len(store.events_of(case)) == before
    CaseRow.objects.filter(id=case).update(closed="closed")
    closed(me, date(2026, 2, 23), date(2026, 2, 27))
    assert len(store.events_of(case)) == before


@pytest.mark.parametrize(
    ("given", "what"),
    [
        ({"last": date(2026, 2, 22)}, "De laatste dag ligt voor de eerste"),
        ({"last": date(2028, 2, 22)}, "langer dan een jaar"),
        ({"reason": "  "}, "Dit veld is verplicht"),
        ({"first": date(2026, 2, 16), "last": date(2026, 2, 20)}, "de school is op deze dagen al"),
        ({"open": "open"}, "de school is op deze dagen al"),
        ({"open": "half"}, "Kies uit de lijst"),
        ({"first": date(2051, 2, 23), "last": date(2051, 2, 24)}, "vakanties"),
        ({"first": "gisteren"}, "geldige datum"),
    ],
)
def test_days_that_cannot_be_are_refused_and_nothing_moves(me, case, given, what):
    given = {"first": date(2026, 2, 23), "last": date(2026, 2, 27), **given}
    sent = closed(me, **given)
    assert sent.status_code == 422
    assert what in told(sent)
    assert not CalendarRow.objects.exists()
    assert due(case) == date(2026, 3, 2)


def test_two_people_at_once_lose_nothing(me, case, region):
    """What is told after the calendar changed is judged on the new one."""
    closed(me, date(2026, 2, 23), date(2026, 2, 27))
    who = Teller(region.coordinator, held_by(region.coordinator, date(2026, 2, 4)))
    tell(case, [TalkHeld(("ouders",), None)], who, at(date(2026, 2, 4), 15))
    assert due(case) == date(2026, 3, 9)
