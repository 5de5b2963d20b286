"""The day on which the boards confirmed a protocol (UT-01)."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from kantelpunt.web.protocols.models import Assigned
from kantelpunt.web.protocols.services import assign
from tests.regions import VO

TODAY, A_DAY = date(2026, 2, 4), timedelta(days=1)


def told(response):
    return " ".join(response.content.decode().split())


@pytest.mark.parametrize(("day", "kept"), [(TODAY, True), (TODAY + A_DAY, False)])
def test_ut_01_the_day_on_which_the_boards_confirmed_it_stands_on_its_page(
    me, region, on_day, day, kept
):
    on_day(TODAY)
    assign("utrecht", TODAY, school=VO)
    row = Assigned.objects.get(protocol="utrecht")
    sent = me.post(reverse("administration:confirm", args=[row.id]), {"on": day})
    assert sent.status_code == (302 if kept else 422)
    page = told(me.get(reverse("protocols:page", args=["utrecht"])))
    assert ("Bevestigd door de besturen op wo 4 februari 2026" in page) is kept
    me.post(reverse("administration:confirm", args=[row.id]), {"on": ""})
    row.refresh_from_db()
    assert row.confirmed_on is None
