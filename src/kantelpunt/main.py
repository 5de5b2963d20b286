"""Puts the command kantelpunt together."""

import gc
import os
import sys
from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typer import Typer

# A command reads, answers and ends: what it holds it holds to the end. Looking for rubbish among
# millions of values, or among the libraries that are being loaded, takes a tenth of its time.
gc.disable()

# Nor does it fill arrays in large pages, which the system clears whole: most are filled once, and
# in a guest system large pages are the ones that its host takes back first. And it multiplies no
# matrices, for which numpy would wake other threads.
os.environ.setdefault("NUMPY_MADVISE_HUGEPAGE", "0")  # noqa: TID251 - numpy asks for it there
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # noqa: TID251 - likewise

# Models have no plugins; looking for them reads what every installed package says of itself.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # noqa: TID251 - pydantic asks for it

# Threads that read a file ask for the interpreter between two blocks. While the rest of the program
# is being loaded they would wait five milliseconds for it each time, longer than a block takes.
sys.setswitchinterval(0.0002)

_READS_A_FOLDER = "detect"


def _application(module: str, name: str) -> Callable[[], "Typer"]:
    """A command of the web application, which is loaded when it is asked for."""

    def load() -> "Typer":
        found: Typer = getattr(import_module(f"kantelpunt.web.{module}"), name)
        return found

    return load


_OF_THE_APPLICATION = {
    "demo": _application("demo.command", "demo"),
    "journal": _application("journal.command", "journal"),
    "rebuild": _application("dossiers.command", "rebuild"),
    "serve": _application("site.serving", "serve"),
}


def run() -> None:
    """Run the command and end with its status."""
    if _READS_A_FOLDER in sys.argv[1:2]:
        from kantelpunt.cli import begun

        begun.begin(sys.argv[1:])
    # What understands the command line is loaded while files are read.
    from kantelpunt.cli import app
    from kantelpunt.cli.on_demand import PARTS

    PARTS.update(_OF_THE_APPLICATION)

    try:
        app.run()
    finally:
        # Nor is rubbish looked for on the way out.
        gc.freeze()


if __name__ == "__main__":
    run()
