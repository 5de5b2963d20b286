"""The import directions of ARCHITECTURE.md, kept by import-linter."""

import subprocess
import sys
from pathlib import Path

from tests.architecture.files import ROOT


def test_every_contract_on_imports_is_kept():
    linter = Path(sys.executable).with_name("lint-imports")
    run = subprocess.run(
        [linter, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False, timeout=120
    )
    assert run.returncode == 0, run.stdout[-3000:] + run.stderr[-3000:]
