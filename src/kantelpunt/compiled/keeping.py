"""Where machine code is kept: apart for every version of the source and every processor."""

import hashlib
import os
import sys
from functools import cache
from pathlib import Path

import llvmlite  # type: ignore[import-untyped]
import llvmlite.binding as llvm  # type: ignore[import-untyped]

VARIABLE = "NUMBA_CACHE_DIR"


def kept(name: str) -> bytes | None:
    """Machine code that was kept, if there is any."""
    try:
        return (folder() / name).read_bytes()
    except OSError:
        return None


def keep(name: str, code: bytes) -> None:
    """Keep machine code for later; where nothing can be written it is made again each time."""
    beside = folder() / f".{name}.{os.getpid()}"
    try:
        folder().mkdir(parents=True, exist_ok=True)
        beside.write_bytes(code)
        beside.replace(folder() / name)
    except OSError:
        return


@cache
def folder() -> Path:
    """The folder for this version and processor: where the user says, or beside the program."""
    own = Path("kantelpunt") / _version()
    if chosen := os.getenv(VARIABLE):
        return Path(chosen) / own
    places = (Path(sys.prefix) / "var" / "cache", Path.home() / ".cache")
    return next((place for place in places if _can_be_written(place)), places[-1]) / own


def _version() -> str:
    """A short hash over the source of every pass, what makes code of it, and the processor."""
    package = Path(__file__).parents[1]
    sources = sorted([*package.rglob("*_pass.py"), *Path(__file__).parent.glob("*.py")])
    given = [source.read_bytes() for source in sources]
    given += [
        text.encode()
        for text in (
            llvmlite.__version__,
            llvm.get_host_cpu_name(),
            llvm.get_host_cpu_features().flatten(),
        )
    ]
    return hashlib.sha256(b"\0".join(given)).hexdigest()[:16]


def _can_be_written(place: Path) -> bool:
    nearest = next((one for one in (place, *place.parents) if one.exists()), place)
    return os.access(nearest, os.W_OK)
