"""A region package that is read while the caller does something else."""

from collections.abc import Callable
from pathlib import Path
from threading import Thread

from kantelpunt.interchange.package.read_region import ReadRegion, read_region


def read_ahead(folder: Path, *, threads: int) -> Callable[[], ReadRegion]:
    """Begin to read; what is given back waits for the end, and raises what reading raised.

    Most of the reading is compiled code that leaves the interpreter free.
    """
    read: list[ReadRegion] = []
    failed: list[BaseException] = []

    def reading() -> None:
        try:
            read.append(read_region(folder, threads=threads))
        except BaseException as error:
            failed.append(error)

    thread = Thread(target=reading, name="reading", daemon=True)
    thread.start()

    def wait() -> ReadRegion:
        thread.join()
        if failed:
            raise failed[0]
        return read[0]

    return wait
