"""A school that works by a protocol, two pupils with signals, and people who look at them."""

from datetime import date

import pytest

from kantelpunt.web.people.models import Person
from kantelpunt.web.register.detecting import detect_all
from kantelpunt.web.register.models import FoundSignal
from tests.regions import lessons, whole_days
from tests.web.days import noon_of
from tests.web.making import make_person, make_pupil, make_school, moment, register_absence

NOW = moment("2026-03-09")
LEGAL = "wettelijk-verzuim"
"""More than 16 lesson hours in 4 lesson weeks, by the protocol of Tilburg."""


@pytest.fixture
def region(db, settings):
    """Ids of people by who they are; it is 9 March 2026."""
    settings.DEMO = True
    noon_of(date(2026, 3, 9))
    here = make_school(protocol="tilburg-vo")
    elsewhere = make_school("00VO01", protocol="tilburg-vo")
    make_pupil(first_name="Anna", last_name="Bos")
    make_pupil("bas", group="4b", first_name="Bas", last_name="Aker")
    for pupil in ("anna", "bas"):
        register_absence(
            [
                *whole_days("2026-03-02", "2026-03-03", pupil=pupil),
                *lessons("2026-03-04", 1, 2, 3, pupil=pupil),
            ],
            until="2026-03-06",
        )
    detect_all(NOW)
    return {
        "coordinator": make_person(here),
        "mentor": make_person(here, "mentor", groups=["3a"]),
        "elsewhere": make_person(elsewhere),
    }


@pytest.fixture
def sign_in(client, region):
    """Sign somebody in."""

    def done(who):
        client.force_login(Person.objects.get(id=region[who]))
        return client

    return done


@pytest.fixture
def coordinator(sign_in):
    return sign_in("coordinator")


def signals_of(pupil, **wanted):
    """The signal of a pupil for more than 16 lesson hours, without warnings."""
    rows = FoundSignal.objects.filter(pupil=pupil, signal=LEGAL, warning=False, **wanted)
    return list(rows.order_by("fired_on"))


def text_of(response):
    """What a page says, on one line."""
    return " ".join(response.content.decode().split())
