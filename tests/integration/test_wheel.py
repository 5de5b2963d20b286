"""What is installed somewhere else carries the protocols and the schema with it."""

import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_wheel_carries_policy_and_schema(tmp_path):
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (wheel,) = tmp_path.glob("*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    shipped = {
        f"kantelpunt/shipped/{path.relative_to(ROOT).as_posix()}"
        for folder in ("policy", "schema")
        for path in (ROOT / folder).rglob("*")
        if path.is_file()
    }
    assert shipped
    assert shipped <= names
    assert any(name.endswith("licenses/LICENSE") for name in names)
