"""`kantelpunt serve`: what it refuses, what it prepares, and that it answers."""

import os
import socket
import subprocess
import sys
import time
from contextlib import closing
from http.client import HTTPConnection

import pytest

SECRET = "a secret of this test alone, of forty characters at least"
START = "from kantelpunt.main import run; run()"
LONGEST_START = 60


def command(folder, *words, **environment):
    told = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("KANTELPUNT_", "DATABASE_URL", "DJANGO_"))
    }
    given = {"KANTELPUNT_DATA": str(folder)} | environment
    return [sys.executable, "-c", START, "serve", *words], told | given


def serve(folder, *words, **environment):
    line, known = command(folder, *words, **environment)
    return subprocess.run(line, env=known, capture_output=True, text=True, timeout=120)


@pytest.fixture
def ready():
    return {"KANTELPUNT_SECRET": SECRET, "KANTELPUNT_HOSTS": "kantelpunt.example,localhost"}


@pytest.mark.parametrize(
    "lacking",
    [
        {},
        {"KANTELPUNT_SECRET": "short", "KANTELPUNT_HOSTS": "*"},
    ],
)
def test_without_a_secret_and_names_it_says_in_both_languages_what_lacks(tmp_path, lacking):
    done = serve(tmp_path / "data", **lacking)
    assert done.returncode == 2
    assert "een geheim van minstens 40 tekens" in done.stderr
    assert "a secret of at least 40 characters" in done.stderr
    assert "KANTELPUNT_HOSTS" in done.stderr
    assert "docs/reference/settings.md" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "data").exists(), "nothing was made"


def test_half_a_single_sign_on_is_refused(tmp_path, ready):
    done = serve(tmp_path, KANTELPUNT_OIDC_ISSUER="https://issuer.example", **ready)
    assert done.returncode == 2
    assert "KANTELPUNT_OIDC_CLIENT" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.slow
def test_the_first_administrator_gets_a_link_and_others_do_not(tmp_path, ready):
    first = serve(tmp_path, "--first-administrator", "beheer@ergens.example", **ready)
    start = "https://kantelpunt.example/aanmelden/wachtwoord/nieuw/"
    assert first.stdout.startswith(start), first.stderr
    assert "open deze link binnen drie dagen" in first.stderr
    assert (tmp_path / "static" / "kantelpunt" / "app.css").exists()
    again = serve(tmp_path, "--first-administrator", "beheer@ergens.example", **ready)
    assert again.stdout.startswith(start), "as long as the link was not used, there is another"
    other = serve(tmp_path, "--first-administrator", "ander@ergens.example", **ready)
    assert other.returncode == 2
    assert "Er is al een beheerder" in other.stderr
    wrong = serve(tmp_path, "--first-administrator", "geen adres", **ready)
    assert wrong.returncode == 2
    assert "geen e-mailadres" in wrong.stderr


@pytest.fixture
def port(tmp_path, ready):
    """The application, started for real."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        chosen = free.getsockname()[1]
    line, known = command(tmp_path, "--port", str(chosen), **ready)
    told = (tmp_path / "told").open("w")
    running = subprocess.Popen(line, env=known, stdout=told, stderr=told)
    yield chosen
    running.terminate()
    running.wait(30)
    told.close()


def get(port, path, **headers):
    """Status, headers and text of an answer."""
    with closing(HTTPConnection("localhost", port, timeout=20)) as connection:
        connection.request("GET", path, headers={"X-Forwarded-Proto": "https"} | headers)
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read().decode()


def wait_for(port):
    begun = time.monotonic()
    while time.monotonic() - begun < LONGEST_START:
        try:
            return get(port, "/gezond/")
        except ConnectionError:
            time.sleep(0.3)
    raise AssertionError("it does not answer")


@pytest.mark.slow
def test_it_answers_by_https_alone_and_for_its_own_names(port, tmp_path):
    assert wait_for(port)[2] == "ok"
    status, headers, _ = get(port, "/aanmelden/")
    assert status == 200
    assert headers["Strict-Transport-Security"] == "max-age=31536000"
    assert "Secure" in headers["Set-Cookie"]
    status, headers, _ = get(port, "/aanmelden/", **{"X-Forwarded-Proto": "http"})
    assert status == 301
    assert headers["Location"].startswith("https://")
    assert get(port, "/static/kantelpunt/app.css")[0] == 200
    assert get(port, "/demo/")[0] == 404, "there is no demonstration here"
    assert get(port, "/aanmelden/?naam=Noor", Host="elders.example")[0] == 400
    told = (tmp_path / "told").read_text()
    assert "Er is nog geen beheerder" in told
    assert "Noor" not in told
