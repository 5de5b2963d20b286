"""Many write at the same time: the chain stays one chain."""

from concurrent.futures import ThreadPoolExecutor
from copy import deepcopy

import pytest
from django.apps import apps
from django.db import connections, transaction

from kantelpunt.web.journal.append_only import guard
from kantelpunt.web.journal.reporting import verify_whole
from kantelpunt.web.journal.services import Who, look
from kantelpunt.web.journal.words import Action, Kind
from tests.web.journal.conftest import MOMENT

WRITERS, EACH = 4, 25


@pytest.fixture
def workers(tmp_path, django_db_blocker):
    """Threads that each have a connection of their own to one SQLite file."""

    opened = []

    def connect():
        database = deepcopy(connections.settings["default"])
        if not database["ENGINE"].endswith("sqlite3"):
            pytest.skip("this test makes a SQLite file of its own")
        database["NAME"] = str(tmp_path / "journal.sqlite3")
        connection = connections["default"].__class__(database, "default")
        connection.inc_thread_sharing()
        connections["default"] = connection
        opened.append(connection)

    def make_tables():
        with connections["default"].schema_editor() as editor:
            for model in apps.get_app_config("journal").get_models():
                editor.create_model(model)
            guard(apps, editor)

    with (
        django_db_blocker.unblock(),
        ThreadPoolExecutor(WRITERS, initializer=connect) as pool,
    ):
        pool.submit(make_tables).result()
        yield pool
    for connection in opened:
        connection.close()


def write(writer):
    for number in range(EACH):
        with transaction.atomic():
            look(
                Who(f"person-{writer}"),
                Action.LOOK,
                Kind.PUPIL,
                [f"pupil-{number}"],
                now=MOMENT,
                detail="Spoed",
            )


def test_cm_22_writers_at_the_same_time_make_one_chain_without_gaps(workers):
    list(workers.map(write, range(WRITERS)))
    found = workers.submit(verify_whole).result()
    assert (found.whole, found.count) == (True, WRITERS * EACH)
