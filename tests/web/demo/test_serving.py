"""`kantelpunt demo`: one line with an address that answers, and a clean end."""

import re
import signal
import subprocess
import sys
from urllib.request import urlopen

import pytest


@pytest.mark.slow
def test_the_address_is_told_once_it_answers_and_ctrl_c_ends_it(tmp_path):
    with subprocess.Popen(
        [sys.executable, "-m", "kantelpunt.main", "demo", "--folder", str(tmp_path / "demo")],
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
            rest, _ = running.communicate(timeout=60)
        finally:
            running.kill()
    assert rest == ""
    assert running.returncode == 0
