"""The demonstration, served to a browser: a copy of what was prepared, on a free port."""

import os
import shutil
import socket
import subprocess
import sys
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.request import urlopen

import pytest
from playwright.sync_api import sync_playwright

CHROMIUM = Path("/usr/bin/chromium")
ASKED = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-lcd-text",  # grey edges: the same on every screen, and smaller pictures
)
MISSING = f"{CHROMIUM} is not on this machine: the walks through the pages are left out"


def needs_chromium():
    """Leave the tests out where there is no browser, and say so; continuous integration fails."""
    if CHROMIUM.exists():
        return
    if os.environ.get("CI"):
        pytest.fail(MISSING)
    pytest.skip(MISSING)


@contextmanager
def serving(prepared: Path, folder: Path):
    """Serve a copy of the prepared demonstration from a folder; gives its address."""
    (folder / "static").mkdir(parents=True)
    shutil.copyfile(prepared, folder / "kantelpunt.sqlite3")
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port = str(one.getsockname()[1])
    environment = os.environ | {"KANTELPUNT_MODE": "demo", "KANTELPUNT_DATA": str(folder)}
    environment.pop("DATABASE_URL", None)
    asked = ("--interface", "wsgi", "--host", "127.0.0.1", "--port", port, "--no-ws")
    quietly = ("--blocking-threads", "4", "--log-level", "warning")
    served = "kantelpunt.web.site.wsgi:application"
    with subprocess.Popen(
        [sys.executable, "-m", "granian", *asked, *quietly, served],
        env=environment,
        start_new_session=True,
    ) as server:
        try:
            _until_it_answers(server, port)
            yield f"http://localhost:{port}"
        finally:
            server.terminate()
            with suppress(subprocess.TimeoutExpired):
                server.wait(10)
            server.kill()


def _until_it_answers(server, port):
    for _ in range(300):
        assert server.poll() is None, "the application does not start"
        with suppress(OSError), urlopen(f"http://127.0.0.1:{port}/gezond/", timeout=5):
            return
        time.sleep(0.2)
    raise AssertionError("the application does not answer")


@contextmanager
def chromium():
    """A browser without a window."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(ASKED))
        try:
            yield browser
        finally:
            browser.close()
