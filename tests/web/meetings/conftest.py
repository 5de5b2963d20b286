"""A school with cases on a day, and meetings about them."""

import pytest

from kantelpunt.casework.events.course import StepAsked
from tests.web.days import noon_of
from tests.web.dossiers.cases import TODAY, make_region, open_case, signed_in

PROTOCOL = "tilburg-vo"


@pytest.fixture
def today(db, settings):
    """9 March 2026, whatever day it is."""
    settings.DEMO = True
    noon_of(TODAY)
    return TODAY


@pytest.fixture
def region(today):
    """A school in Tilburg with one pupil, and the people around it."""
    return make_region(PROTOCOL)


@pytest.fixture
def case(region):
    """A case in the step of the support team."""
    return open_case(region, PROTOCOL, StepAsked("ondersteuningsteam"))


@pytest.fixture
def browser_of(region):
    """A browser in which somebody in a function signed in."""
    return lambda function: signed_in(region.people[function])
