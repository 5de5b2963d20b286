"""What every command shares: the language, where to write, how far long work has come."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kantelpunt.foundation.errors import refuse
from kantelpunt.foundation.text import Language, Text
from kantelpunt.interchange.package.fields import iso_day

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID


@dataclass
class Session:
    """One run of the command."""

    language: Language = Language.NL
    threads: int = 1

    def tell(self, text: Text | str) -> None:
        """Say something beside the result, on standard error."""
        words = text if isinstance(text, str) else text.in_(self.language)
        sys.stderr.write(f"{words}\n")

    @contextmanager
    def steps(self, total: int) -> Iterator["Steps"]:
        """A progress bar over so many steps, shown on a terminal only."""
        if not sys.stderr.isatty():
            yield Steps(self)
            return
        # Who looks at no terminal need not wait until what draws on it is loaded.
        from kantelpunt.cli.progress import bar

        with bar() as progress:
            yield Steps(self, progress, progress.add_task("", total=total))


@dataclass
class Steps:
    """A progress bar that goes on with each step that begins."""

    session: Session
    progress: "Progress | None" = None
    task: "TaskID | None" = None
    begun: bool = False

    def begin(self, text: Text) -> None:
        """The step before is done, and this one begins."""
        if self.progress is not None and self.task is not None:
            self.progress.update(
                self.task,
                advance=1 if self.begun else 0,
                description=text.in_(self.session.language),
            )
        self.begun = True

    def of(self, done: int, total: int) -> None:
        """So many parts of the whole are done."""
        if self.progress is not None and self.task is not None:
            self.progress.update(self.task, completed=done, total=total)


def day_given(written: str | None) -> date | None:
    """A day given on the command line.

    Raises:
        InputRefused: when it is no ISO date.
    """
    if written is None:
        return None
    day = iso_day(written)
    if day is None:
        raise refuse(
            "bad-day",
            Text(
                f'"{written}" is geen datum; schrijf bijvoorbeeld 2026-03-09',
                f'"{written}" is no date; write for example 2026-03-09',
            ),
        )
    return day


Protocol = Annotated[
    str | None,
    typer.Option(
        "--protocol",
        metavar="ID",
        help="Id of pad van het protocol; weglaten kan met protocols.csv. / Id or path of the "
        "protocol; may be left out with protocols.csv.",
    ),
]
Policy = Annotated[
    Path | None,
    typer.Option(
        "--policy", metavar="FOLDER", help="Map met eigen protocollen. / Folder of own protocols."
    ),
]
Until = Annotated[
    str | None,
    typer.Option(
        "--until",
        metavar="DATE",
        help="Laatste dag waarop gekeken wordt. / Last day looked at (2026-03-09).",
    ),
]
