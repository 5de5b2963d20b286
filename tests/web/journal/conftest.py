"""A journal to write in."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.db import connection

from kantelpunt.web.journal.append_only import liftings
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


@pytest.fixture
def tamper(db):
    """Do to the database what only someone with its keys can do."""

    def done(statement, *values):
        with connection.cursor() as cursor:
            if not lifted:
                connection.check_constraints()
                for lifting in liftings(connection.vendor):
                    cursor.execute(lifting)
                lifted.append(True)
            cursor.execute(statement, values)

    lifted = []
    return done
