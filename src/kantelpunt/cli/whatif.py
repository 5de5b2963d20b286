"""`kantelpunt whatif`: what a change of a protocol would bring about in a region."""

import json
from pathlib import Path
from typing import Annotated

import typer

from kantelpunt.cli.begun import reading
from kantelpunt.cli.output_file import opened
from kantelpunt.cli.session import Policy, Session
from kantelpunt.foundation.text import Text

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
    from kantelpunt.foresight.whatif.figures import as_json as figures
    from kantelpunt.foresight.whatif.shown.as_html import as_html
    from kantelpunt.foresight.whatif.shown.as_text import as_text
    from kantelpunt.interchange.whatif_run import Asked, try_changes

    asked = Asked(protocol, tuple(changes or ()), year, seed, policy)
    with session.steps(4) as steps:
        trial = try_changes(read, asked, threads=session.threads, progress=steps.begin)
    told = trial.told(session.language)
    if html is not None:
        with opened(html) as file:
            file.write(as_html(told))
        session.tell(Text(f"Geschreven: {html}", f"Written: {html}"))
    if as_json:
        typer.echo(json.dumps(figures(trial.whatif), ensure_ascii=False, indent=1))
    elif html is None:
        typer.echo(as_text(told))
    for note in trial.notes:
        session.tell(note)
