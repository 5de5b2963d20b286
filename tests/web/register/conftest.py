"""A school with its coordinator, who is signed in, and a mentor and a coordinator elsewhere."""

import pytest

from kantelpunt.web.people.models import Person
from tests.web.making import make_person, make_pupil, make_reasons, make_school


@pytest.fixture
def region(db):
    """Two schools, a pupil at the first; ids of people by who they are."""
    make_reasons()
    here, elsewhere = make_school(), make_school("00VO01")
    make_pupil()
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
