"""`kantelpunt demo`: the application with an invented region, on this machine alone."""

from pathlib import Path
from typing import Annotated, Protocol

import typer

from kantelpunt.foundation.text import Language
from kantelpunt.web.demo.serving import prepare_and_serve, prepare_folder

FOLDER = Path("demo") / "app"

demo = typer.Typer(
    help="De oefenomgeving: een verzonnen regio. / The practice environment.",
    invoke_without_command=True,
    add_completion=False,
)


class Session(Protocol):
    """What the command needs of one run of `kantelpunt`."""

    language: Language


@demo.callback()
def demonstrate(
    context: typer.Context,
    *,
    port: Annotated[
        int | None,
        typer.Option(
            help="Poort; anders een vrije. / Port; a free one otherwise.", min=1, max=65535
        ),
    ] = None,
    folder: Annotated[
        Path, typer.Option(help="Map voor de gegevens. / Folder for the data.", file_okay=False)
    ] = FOLDER,
    prepare_only: Annotated[
        bool,
        typer.Option("--prepare-only", help="Alleen klaarzetten. / Prepare, and do not serve."),
    ] = False,
    fresh: Annotated[
        bool,
        typer.Option("--fresh", help="Opnieuw beginnen. / Begin anew."),
    ] = False,
) -> None:
    """Start de toepassing met een verzonnen regio. / Serve an invented region, on this machine.

    Zij is alleen op deze computer te bereiken. Op de standaarduitvoer komt het adres zodra zij
    antwoordt; Ctrl-C stopt haar. Een volgende keer gaat zij verder waar zij was.
    """
    session: Session | None = context.obj
    language = session.language if session else Language.NL
    if prepare_only:
        prepare_folder(folder, language)
    else:
        prepare_and_serve(port, folder, language, fresh=fresh)
