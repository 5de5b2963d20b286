"""A folder written whole or not at all."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kantelpunt.foundation.errors import Place, refuse
from kantelpunt.foundation.text import Text


def require_free(output: Path) -> None:
    """Refuse an output folder that holds something.

    Raises:
        InputRefused: when it is a file or a folder that is not empty.
    """
    if output.exists() and (not output.is_dir() or any(output.iterdir())):
        text = Text(
            f"{output.name} bestaat al en is niet leeg; kies een nieuwe map",
            f"{output.name} exists already and is not empty; choose a new folder",
        )
        raise refuse("output-in-use", text, Place(output.name))


@contextmanager
def whole_folder(output: Path) -> Iterator[Path]:
    """A folder beside the output to write in; it becomes the output when all went well.

    Raises:
        InputRefused: when the output holds something already.
    """
    require_free(output)
    output = output.resolve()
    output.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=output.parent, prefix=f".{output.name}-") as beside:
        folder = Path(beside) / "whole"
        folder.mkdir()
        yield folder
        if output.exists():
            output.rmdir()
        folder.rename(output)
