"""`kantelpunt demo`: one line with an address that answers, and a clean end."""

import re
import signal
import subprocess
import sys
from urllib.request import urlopen

import pytest

ASKED = ("--language", "en", "demo")
AGAIN = "the practice environment goes on where it was"


@pytest.mark.slow
def test_the_address_is_told_once_it_answers_and_ctrl_c_ends_it_and_then_it_goes_on(tmp_path):
    assert AGAIN not in served_once(tmp_path / "demo")
    assert AGAIN in served_once(tmp_path / "demo")
    (tmp_path / "demo" / "oefenomgeving.txt").write_text("of another version of the program")
    assert AGAIN not in served_once(tmp_path / "demo")


def served_once(folder):
    """What it says on stderr."""
    with subprocess.Popen(
        [
            sys.executable,
            "-m",
            "kantelpunt.main",
            "--language",
            "en",
            "demo",
            "--folder",
            str(folder),
        ],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as running:
        try:
            line = running.stdout.readline()
            address = re.fullmatch(r"http://localhost:(\d+)/\n", line)
            assert address
            with urlopen(f"http://127.0.0.1:{address[1]}/demo/") as page:
                assert "Als wie wilt u rondkijken?" in page.read().decode()
            running.send_signal(signal.SIGINT)
            rest, told = running.communicate(timeout=60)
        finally:
            running.kill()
    assert rest == ""
    assert running.returncode == 0
    return told
