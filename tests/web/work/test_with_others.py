"""Who leads a case sees on the work list what is late in it with others."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from kantelpunt.casework.events.course import StepAsked
from kantelpunt.casework.events.work import TaskSet
from kantelpunt.web.dossiers.services import sweep
from kantelpunt.web.gate.viewer import Viewer
from kantelpunt.web.pages.clock import at
from kantelpunt.web.people.models import Position
from kantelpunt.web.people.services import replace
from kantelpunt.web.work.with_others import tasks_with_others
from tests.web.days import noon_of
from tests.web.dossiers.cases import TODAY, open_case, tell
from tests.web.making import make_person, make_pupil
from tests.web.work.conftest import PROTOCOL
from tests.web.work.test_today import part, queries, today_page

DUE = TODAY - timedelta(days=5)


@pytest.fixture
def late(region, case):
    """A case, led by the coordinator, in which the mentor should have called."""
    ask_the_mentor(region, case)
    return case


def ask_the_mentor(region, case):
    tell(region, case, "absence_coordinator", TaskSet("bellen", ("mentor",), DUE))


def with_others(region, function, day=TODAY):
    sweep(at(day))
    return tasks_with_others(Viewer.of(region.people[function], day), at(day))


def test_who_leads_sees_what_is_late_with_whom_since_when(browser_of, region, late):
    page = today_page(browser_of)
    rows = part(page, "Te laat bij anderen")
    assert "De afgesproken taak ‘bellen’" in rows
    assert "3 schooldagen te laat" in rows
    assert "bij Mentor, mentor " in rows
    assert f'href="{reverse("dossiers:case", args=[late])}"' in rows
    assert "Niets te laat bij u; 1 te laat bij anderen, " in page


def test_it_is_late_the_day_after_and_no_longer_when_it_was_done(region, late):
    assert with_others(region, "absence_coordinator", DUE) == []
    (one,) = with_others(region, "absence_coordinator", DUE + timedelta(days=1))
    assert one.day == DUE


@pytest.mark.parametrize("function", ["mentor", "support_coordinator", "school_leader"])
def test_for_who_does_not_lead_it_is_not_there(browser_of, region, late, function):
    assert "Te laat bij anderen" not in today_page(browser_of, function)


def test_what_is_asked_of_oneself_is_not_late_with_others(browser_of, region, case):
    tell(region, case, "mentor", TaskSet("bellen", ("verzuim-of-zorgcoordinator",), DUE))
    page = today_page(browser_of)
    assert "De afgesproken taak ‘bellen’" in part(page, "Te laat")
    assert "Te laat bij anderen" not in page


def test_who_stands_in_for_the_one_who_leads_sees_it(region, late):
    position = Position.objects.get(person_id=region.people["absence_coordinator"])
    replace(position.id, date(2026, 3, 2), by=region.people["school_leader"])
    assert len(with_others(region, "school_leader")) == 1


def test_of_several_people_nobody_is_named(region, late):
    row = Position.objects.get(person_id=region.people["mentor"])
    make_person(row.organisation_id, "mentor", name="Tweede mentor", groups=["3b"])
    (one,) = with_others(region, "absence_coordinator")
    assert one.whose == "bij Mentor"


def test_of_somebody_elsewhere_it_says_where(region, case):
    task = TaskSet("bellen", ("lpa-woongemeente",), DUE)
    tell(region, case, "absence_coordinator", task)
    (one,) = with_others(region, "absence_coordinator")
    assert one.whose.startswith("bij Leerplichtambtenaar van de woongemeente")
    assert one.whose.endswith(", Organisatie attendance_office")


def test_more_of_it_asks_no_more_of_the_database(browser_of, region, late):
    browser = browser_of("absence_coordinator")
    browser.get(reverse("work:today"))
    few = queries(browser, "work:today")
    for number in range(4):
        region.pupil = make_pupil(f"p-{number}", last_name=f"Naam{number}")
        ask_the_mentor(region, open_case(region, PROTOCOL, StepAsked("ondersteuningsteam")))
    browser.get(reverse("work:today"))
    assert queries(browser, "work:today") == few


def test_a_review_that_nobody_held_is_late(browser_of, region, case):
    noon_of(date(2026, 9, 9))
    assert "Het opnieuw bekijken van de casus" in part(today_page(browser_of), "Te laat")
    asked, _, loose = today_page(browser_of, "school_leader").partition("Losse eindjes")
    assert "Het opnieuw bekijken" not in asked
    assert "Het opnieuw bekijken van de casus, bij Verzuimcoördinator" in loose
