"""Reading that begins before the command line is understood.

Loading what understands it takes a tenth of a second, in which nothing else could be done. The
folder of `kantelpunt detect FOLDER ...` stands in its place, whatever comes after it.
"""

import os
from collections.abc import Callable, Sequence
from pathlib import Path

from kantelpunt.interchange.package.read_region import ReadRegion, read_ahead

_MOST_THREADS = 8
_BEGUN: dict[Path, Callable[[], ReadRegion]] = {}


def threads() -> int:
    """How many threads a command may use."""
    return min(os.cpu_count() or 1, _MOST_THREADS)


def begin(arguments: Sequence[str]) -> bool:
    """Begin to read the folder in which signals are looked for, if that is what is asked.

    Args:
        arguments: of the command, as they were given.

    Returns:
        Whether it has begun.
    """
    asked = len(arguments) > 1 and arguments[0] == "detect" and Path(arguments[1]).is_dir()
    if asked:
        folder = Path(arguments[1])
        _BEGUN[folder] = read_ahead(folder, threads=threads())
    return asked


def reading(folder: Path) -> Callable[[], ReadRegion]:
    """The reading of a folder, begun before or now; see `read_ahead`."""
    return _BEGUN.pop(folder, None) or read_ahead(folder, threads=threads())
