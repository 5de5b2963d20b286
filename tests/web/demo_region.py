"""The whole demonstration as a database, for tests that want to look at it or work in it.

- `demo_file`: a SQLite file with the prepared demonstration, for this worker alone; for a test in a
  browser, copy it into a folder of its own.
- `demo_region`: a test runs in that file instead of the empty test database, in demonstration mode;
  it may read and write, and what it writes is undone. Do not combine it with `db` or
  `@pytest.mark.django_db`.

It is prepared once for each run of the tests (some twenty seconds), by the first worker that asks,
while the others wait; every worker takes a copy.
"""

import fcntl
import os
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest
from django.db import connection, transaction


def prepared(folder):
    """The prepared file; whoever comes first makes it."""
    with (folder / "demonstration.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        made = folder / "demonstration" / "kantelpunt.sqlite3"
        done = folder / "demonstration.done"
        if not done.exists():
            asked = ("demo", "--prepare-only", "--folder", str(made.parent))
            subprocess.run(
                [sys.executable, "-m", "kantelpunt.main", *asked], check=True, timeout=300
            )
            done.touch()
    return made


@pytest.fixture(scope="session")
def demo_file(tmp_path_factory):
    """The prepared demonstration, for this worker alone."""
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if os.environ.get("PYTEST_XDIST_WORKER") else own
    copy = tmp_path_factory.mktemp("demonstration") / "kantelpunt.sqlite3"
    with (
        closing(sqlite3.connect(prepared(shared))) as source,
        closing(sqlite3.connect(copy)) as target,
    ):
        source.backup(target)
    return copy


@pytest.fixture
def demo_region(demo_file, settings, django_db_setup, django_db_blocker):
    """The test runs in the demonstration; gives the day that it is there."""
    from kantelpunt.web.demo.prepare import DAY

    if connection.vendor != "sqlite":
        pytest.skip("the demonstration is kept in SQLite")
    settings.DEMO = True
    with django_db_blocker.unblock():
        ordinary, name = connection.connection, connection.settings_dict["NAME"]
        connection.connection, connection.settings_dict["NAME"] = None, str(demo_file)
        try:
            with transaction.atomic():
                yield DAY
                transaction.set_rollback(True)
        finally:
            connection.close()
            connection.connection, connection.settings_dict["NAME"] = ordinary, name
