"""Where compiled passes are kept: apart for every version of their source.

Numba keeps what it compiled beside each file and looks only at that one file to see whether it is
still true. A pass that calls another one would go on with the old one after an upgrade. So the
folder is named after the content of all passes together.
"""

import hashlib
import os
import sys
from pathlib import Path

VARIABLE = "NUMBA_CACHE_DIR"


def keep_compiled_code_apart() -> None:
    """Point numba to a folder of its own for this version, unless the user chose one."""
    if VARIABLE in os.environ:
        return
    for folder in (Path(sys.prefix) / "var" / "cache", Path.home() / ".cache"):
        if _can_be_written(folder):
            os.environ[VARIABLE] = str(folder / "kantelpunt" / version_of_passes())
            return


def version_of_passes() -> str:
    """A short hash over the source of every compiled pass."""
    sources = sorted(Path(__file__).parent.glob("*/*_pass.py"))
    return hashlib.sha256(b"".join(source.read_bytes() for source in sources)).hexdigest()[:16]


def _can_be_written(folder: Path) -> bool:
    nearest = next((one for one in (folder, *folder.parents) if one.exists()), folder)
    return os.access(nearest, os.W_OK)
