"""The list of cases: what is late first, with the date that it is about."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from kantelpunt.casework.events.clocks import WaitingEnded, WaitingFor, WaitingStarted
from kantelpunt.casework.events.people import PartyAdded
from kantelpunt.casework.events.work import TaskSet
from kantelpunt.web.dossiers.services import sweep
from kantelpunt.web.pages.clock import at
from tests.web.days import noon_of
from tests.web.dossiers.cases import TODAY, make_region, open_case, signed_in, tell
from tests.web.making import make_pupil

PROTOCOL = "tilburg-vo"
LATE, LATER = TODAY - timedelta(days=5), TODAY + timedelta(days=1)


def test_the_earliest_open_date_stands_there_and_late_ones_come_first(db, settings):
    settings.DEMO = True
    noon_of(TODAY)
    region = make_region(PROTOCOL)
    for pupil, name, due in (("p-anna", "Jansen", LATER), ("p-bas", "Zwart", LATE)):
        region.pupil = pupil if pupil == region.pupil else make_pupil(pupil, last_name=name)
        case = open_case(region, PROTOCOL)
        set_task = TaskSet("bellen", ("mentor",), due)
        tell(region, case, "absence_coordinator", set_task, day=date(2026, 3, 2))
    sweep(at(TODAY))
    response = signed_in(region.people["absence_coordinator"]).get(reverse("dossiers:list"))
    late, coming = response.context["table"].rows
    assert (late.cells[0].text, coming.cells[0].text) == ("P-Bas Zwart", "P-Anna Jansen")
    assert [row.cells[3].day for row in (late, coming)] == [LATE.isoformat(), LATER.isoformat()]
    assert [row.cells[5].text == "te laat" for row in (late, coming)] == [True, False]


@pytest.mark.parametrize("function", ["absence_coordinator", "partnership_contact"])
def test_ut_07_cases_that_wait_for_a_place_can_be_listed(db, settings, function):
    settings.DEMO = True
    noon_of(TODAY)
    region = make_region("utrecht")
    case = open_case(region, "utrecht", PartyAdded("sterk-vo", "legal_base"))
    client = signed_in(region.people[function])

    def waiting_for(cause):
        page = client.get(reverse("dossiers:list"), {"wacht-op": cause}).context["table"]
        return [row.cells[0].text for row in page.rows]

    def told(what):
        tell(region, case, "absence_coordinator", what, day=TODAY)

    place, care = WaitingFor.SCHOOL_PLACE, WaitingFor.CARE
    told(WaitingStarted(care, "ggz", "school", LATER))
    assert (waiting_for(place), waiting_for(care)) == ([], ["P-Anna Jansen"])
    told(WaitingStarted(place, "sterk-vo", "school", LATER))
    assert waiting_for(place) == ["P-Anna Jansen"]
    told(WaitingEnded(place, "plek gevonden"))
    assert (waiting_for(place), waiting_for(care)) == ([], ["P-Anna Jansen"])
