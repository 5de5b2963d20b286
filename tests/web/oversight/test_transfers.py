"""Pupils who went to secondary school without being handed over (AM-24): both schools see them."""

from datetime import date

import pytest
from django.urls import reverse

from kantelpunt.casework.events.course import Closed, ClosedBecause
from kantelpunt.web.journal.models import Entry
from kantelpunt.web.schools.models import Enrolment
from tests.regions import VO
from tests.web.days import noon_of
from tests.web.dossiers.cases import TODAY, make_region, open_case, signed_in, tell
from tests.web.making import make_person, make_pupil, make_school

NEXT, HEADING = "00XX01", "Overgang zonder overdracht"
LAST, FIRST = date(2026, 3, 1), date(2026, 3, 2)


@pytest.fixture
def region(db, settings):
    settings.DEMO = True
    noon_of(TODAY)
    return make_region("amstelland-meerlanden")


@pytest.fixture
def case(region):
    return open_case(region, "amstelland-meerlanden")


def goes_on_to(region, sector, *, first=FIRST):
    """The pupil leaves for a school of a sector; somebody who works there looks."""
    organisation = make_school(NEXT, sector=sector, name="De volgende", protocol="")
    Enrolment.objects.update(last=LAST)
    make_pupil(region.pupil, NEXT, first=first)
    return signed_in(make_person(organisation, "absence_coordinator"))


def page(client, code):
    return " ".join(client.get(reverse("oversight:school", args=[code])).content.decode().split())


def confirm(client, pupil, code=NEXT):
    return client.post(reverse("oversight:receive", args=[code]), {"pupil": pupil})


def waiting(client):
    rows = client.get(reverse("dossiers:list"), {"toestand": "overgang"}).context["table"].rows
    return [row.cells[0].text for row in rows]


def test_am_24_both_schools_see_it_until_the_new_one_confirms(region, case):
    before = signed_in(region.people["absence_coordinator"])
    assert HEADING not in page(before, VO)
    now = goes_on_to(region, "po")
    assert HEADING in page(before, VO)
    assert "Overdracht bevestigen" not in page(before, VO)
    assert waiting(before) == ["P-Anna Jansen"]
    assert "Overdracht bevestigen" in page(now, NEXT)
    assert confirm(now, region.pupil).status_code == 302
    assert Entry.objects.filter(code="received").count() == 1
    assert HEADING not in page(now, NEXT) + page(before, VO)
    assert waiting(before) == []


@pytest.mark.parametrize(("sector", "shown"), [("po", True), ("so", True), ("vso", False)])
def test_am_24_only_between_primary_and_secondary(region, case, sector, shown):
    assert (HEADING in page(goes_on_to(region, sector), NEXT)) is shown
    assert bool(waiting(signed_in(region.people["absence_coordinator"]))) is shown


def test_am_24_nothing_is_asked_when_nothing_runs(region, case):
    now = goes_on_to(region, "po")
    tell(region, case, "absence_coordinator", Closed(ClosedBecause.MOVED), day=TODAY)
    assert HEADING not in page(now, NEXT)
    assert confirm(now, region.pupil).status_code == 404


def test_only_the_new_school_confirms(region, case):
    goes_on_to(region, "po")
    before = signed_in(region.people["absence_coordinator"])
    assert confirm(before, region.pupil, VO).status_code == 404
    assert confirm(before, region.pupil).status_code == 403
