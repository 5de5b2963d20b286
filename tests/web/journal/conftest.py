"""A journal to write in."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from kantelpunt.web.journal.services import Who, look
from kantelpunt.web.journal.words import Action, Kind

MOMENT = datetime(2026, 3, 9, 9, 30, tzinfo=ZoneInfo("Europe/Amsterdam"))
MENTOR = Who("person-1", "mentor", "school-1", "192.0.2.7")


@pytest.fixture
def write(db):
    """Write entries: by default a mentor who looks at a case of a pupil."""

    def written(action=Action.LOOK, subjects=("case-1", "pupil-1"), who=MENTOR, **more):
        given = {"kind": Kind.CASE, "now": MOMENT} | more
        return look(who, action, subjects=subjects, **given)

    return written
