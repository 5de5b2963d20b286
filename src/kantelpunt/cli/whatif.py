"""`kantelpunt whatif`: what a change of a protocol would bring about in a region."""

from pathlib import Path
from typing import Annotated

import typer

from kantelpunt.cli.begun import reading
from kantelpunt.cli.session import Policy, Session

trying_changes = typer.Typer(add_completion=False)


@trying_changes.command()
def whatif(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="Regiomap. / Region.")],
    *,
    protocol: Annotated[
        str, typer.Option("--protocol", metavar="ID", help="Id, id@datum of pad. / Id or path.")
    ],
    changes: Annotated[
        list[str] | None,
        typer.Option(
            "--change",
            metavar="PLAATS.SLEUTEL=WAARDE",
            help="Een verandering, mag vaker. / A change, may be repeated.",
        ),
    ] = None,
    year: Annotated[
        str | None,
        typer.Option("--year", metavar="YEAR", help="Schooljaar. / School year (2025-2026)."),
    ] = None,
    seed: Annotated[int, typer.Option("--seed", help="Toevalsgetal. / Seed of the luck.")] = 1,
    html: Annotated[
        Path | None,
        typer.Option("--html", metavar="FILE", help="Schrijf een pagina. / Write a page."),
    ] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Alle cijfers als JSON. / All figures as JSON.")
    ] = False,
    policy: Policy = None,
) -> None:
    """Beproef een verandering van een protocol. / Try a change of a protocol.

    Voorbeeld: kantelpunt whatif regio --protocol landelijk --change signals.zestien-uur.reaches=12
    """
    session: Session = context.obj
    read = reading(folder)
    # What tries a protocol is loaded while the files are read.
    from kantelpunt.cli.whatif_tried import Asked, try_and_tell

    asked = Asked(protocol, tuple(changes or ()), year, seed, policy)
    try_and_tell(session, read, asked, html, as_json=as_json)
