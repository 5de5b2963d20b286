"""The demonstration from begin to end, without anybody looking on: `make demo-ci`."""

import re
import signal
import subprocess
import sys
import tempfile
import time
from http.cookiejar import CookieJar
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, build_opener

import typer

_LONGEST = 90
_PERSON = re.compile(r'name="person" value="([^"]+)"')
_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


def rehearse() -> None:
    """Start it, sign in as three people, look at their work, and stop it.

    Raises:
        RuntimeError: when a page does not come.
    """
    begun = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "kantelpunt.main", "demo", "--folder", folder]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:  # noqa: S603
            try:
                address = server.stdout.readline().strip() if server.stdout else ""
                _require(address.startswith("http://localhost:"), "an address")
                waited = time.monotonic() - begun
                typer.echo(f"{address} answers after {waited:.0f} s")
                _require(waited < _LONGEST, f"an answer within {_LONGEST} s")
                for place in range(3):
                    _look_around(address, place)
            finally:
                server.send_signal(signal.SIGINT)
                server.wait(timeout=30)


def _look_around(address: str, place: int) -> None:
    browser = build_opener(HTTPCookieProcessor(CookieJar()))
    page = _page(browser, f"{address}demo/")
    token = _TOKEN.search(page)
    people = list(dict.fromkeys(_PERSON.findall(page)))
    _require(token is not None and len(people) > place, "people to sign in as")
    told = {"csrfmiddlewaretoken": token[1] if token else "", "person": people[place], "next": ""}
    page = _page(browser, f"{address}demo/aanmelden/", urlencode(told).encode())
    heading = re.search(r"<h1[^>]*>([^<]+)</h1>", page)
    _require(heading is not None, "a page with a heading")
    typer.echo(f"signed in; the page says: {heading[1] if heading else ''}")


def _page(browser: OpenerDirector, address: str, told: bytes | None = None) -> str:
    with browser.open(address, told, timeout=30) as answer:
        return str(answer.read().decode("utf-8"))


def _require(there: bool, what: str) -> None:  # noqa: FBT001 - a check
    if not there:
        raise RuntimeError(f"the demonstration did not give {what}")


if __name__ == "__main__":
    rehearse()
