"""Where a command writes: standard output, or a file that is there whole or not at all."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from kantelpunt.foundation.errors import refuse
from kantelpunt.foundation.text import Text


@contextmanager
def opened(output: Path | None) -> Iterator[TextIO]:
    """Standard output, or a file that is put in its place once all is written.

    Raises:
        InputRefused: when it cannot be written.
    """
    if output is None:
        yield sys.stdout
        return
    beside = output.with_name(f".{output.name}.part")
    try:
        with beside.open("w", encoding="utf-8", newline="") as file:
            yield file
        beside.replace(output)
    except OSError as error:
        text = Text(
            f"{output} kan niet geschreven worden ({error.strerror}); kies een andere plaats",
            f"{output} cannot be written ({error.strerror}); choose another place",
        )
        raise refuse("cannot-write", text) from error
    finally:
        beside.unlink(missing_ok=True)
