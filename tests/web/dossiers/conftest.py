"""The day on which the acts in a case are tried."""

import pytest

from kantelpunt.web.pages.clock import set_demo_day
from tests.web.dossiers.cases import TODAY


@pytest.fixture
def today(db, settings):
    """9 March 2026, whatever day it is."""
    settings.DEMO = True
    set_demo_day(TODAY)
    return TODAY
