"""`kantelpunt detect`: the signals in a folder or a store."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from kantelpunt.cli.begun import reading
from kantelpunt.cli.session import Policy, Protocol, Session, Until, day_given
from kantelpunt.foundation.errors import refuse
from kantelpunt.foundation.text import Text


class Form(StrEnum):
    """How signals are written."""

    CSV = "csv"
    JSON = "json"


detecting = typer.Typer(add_completion=False)


@detecting.command()
def detect(
    context: typer.Context,
    folder: Annotated[
        Path | None, typer.Argument(metavar="FOLDER", help="Regiomap. / Region.")
    ] = None,
    protocol: Protocol = None,
    until: Until = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", metavar="FILE", help="Bestand in plaats van scherm. / Write here."
        ),
    ] = None,
    form: Annotated[
        Form, typer.Option("--format", help="csv, of json met onderbouwing.")
    ] = Form.CSV,
    store: Annotated[
        Path | None,
        typer.Option("--store", metavar="PATH", help="Parquet-opslag. / Parquet store."),
    ] = None,
    scheduler: Annotated[
        str | None,
        typer.Option("--scheduler", metavar="ADDRESS", help="Dask-scheduler (met --store)."),
    ] = None,
    policy: Policy = None,
) -> None:
    """Vind de signalen in een regiomap. / Find the signals in a region.

    Voorbeeld: kantelpunt detect regio --protocol landelijk --output signalen.csv
    """
    session: Session = context.obj
    _require_one(folder, store)
    read = None
    if folder is not None:
        read = reading(folder)
    # What finds signals is loaded while the files are read.
    from kantelpunt.cli.finding import Asked, find_in_folder, find_in_store, summarise, write
    from kantelpunt.cli.output_file import opened

    in_full = form is Form.JSON
    asked = Asked(protocol, policy, day_given(until), in_full=in_full)
    if read is not None:
        found = find_in_folder(session, read, asked)
    else:
        found = find_in_store(session, store or Path(), asked, scheduler)
    with opened(output) as file:
        write(found, file, in_full=in_full)
    summarise(session, found)


def _require_one(folder: Path | None, store: Path | None) -> None:
    if (folder is None) == (store is None):
        text = Text(
            "geef een regiomap of --store met een opslag, precies een van beide",
            "give a region folder, or --store with a store, exactly one of the two",
        )
        raise refuse("folder-or-store", text)
