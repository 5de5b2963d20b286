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
def workers(request, tmp_path, django_db_blocker):
    """Threads that each have a connection of their own to one database.

    For SQLite that is a file: what tests have in memory locks in another way.
    """
    in_file = connections.settings["default"]["ENGINE"].endswith("sqlite3")
    if not in_file:
        request.getfixturevalue("transactional_db")
    opened = []

    def connect():
        database = deepcopy(connections.settings["default"])
        if in_file:
            database["NAME"] = str(tmp_path / "journal.sqlite3")
        connection = connections["default"].__class__(database, "default")
        connection.inc_thread_sharing()
        connections["default"] = connection
        opened.append(connection)

    with django_db_blocker.unblock(), ThreadPoolExecutor(WRITERS, initializer=connect) as pool:
        if in_file:
            pool.submit(make_tables).result()
        yield pool
    for connection in opened:
        connection.close()


def make_tables():
    with connections["default"].schema_editor() as editor:
        for model in apps.get_app_config("journal").get_models():
            editor.create_model(model)
        guard(apps, editor)


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


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("time", ["first", "second"])
def test_a_test_that_commits_leaves_no_entries_behind(time):
    assert write_one() == 1


def write_one():
    return look(Who("person-1"), Action.LOOK, Kind.PUPIL, ["pupil-1"], now=MOMENT)
