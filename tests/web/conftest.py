"""What all tests of the web application share."""

import pytest
from django.db import connection

from tests.web.demo_region import demo_file, demo_region

__all__ = ["demo_file", "demo_region"]

EMPTIED_AFTERWARDS = {"transactional_db", "live_server", "django_db_reset_sequences"}


@pytest.fixture(autouse=True)
def journal_can_be_emptied(request):
    """After tests that commit, rows are deleted from SQLite, which the journal refuses."""
    yield
    marker = request.node.get_closest_marker("django_db")
    commits = marker is not None and marker.kwargs.get("transaction")
    committed = commits or EMPTIED_AFTERWARDS & set(request.fixturenames)
    if committed and connection.vendor == "sqlite":
        from kantelpunt.web.journal.models import Head

        Head.objects.all().delete()


@pytest.fixture
def tamper(db):
    """Do to the database what only someone with its keys can do."""

    from kantelpunt.web.journal.append_only import liftings

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
