"""The day on which the acts in a case are tried."""

import pytest

from tests.web.days import noon_of
from tests.web.dossiers.cases import TODAY


@pytest.fixture
def today(db, settings):
    """9 March 2026, whatever day it is."""
    settings.DEMO = True
    noon_of(TODAY)
    return TODAY
