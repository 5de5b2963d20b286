"""`kantelpunt rebuild`: how cases stand, worked out anew from their events."""

from typing import Annotated

import typer

from kantelpunt.foundation.errors import ExitStatus

rebuild = typer.Typer(add_completion=False)


@rebuild.command("rebuild")
def rebuild_cases(
    *,
    check: Annotated[
        bool,
        typer.Option("--check", help="Alleen vergelijken, niets schrijven. / Compare only."),
    ] = False,
) -> None:
    """Werk de stand van alle dossiers opnieuw uit. / Work out anew how all cases stand.

    Met --check wordt niets geschreven; status 1 als een stand niet klopt met de gebeurtenissen.
    """
    # Django reads its models only after its settings, and no other command waits for it.
    from kantelpunt.web.pages.starting import make_ready

    make_ready()
    from kantelpunt.web.dossiers.rebuilding import rebuild_all
    from kantelpunt.web.pages.clock import now

    differing = rebuild_all(now(), write=not check)
    for case in differing:
        typer.echo(case)
    typer.echo(f"{len(differing)} dossiers wijken af / cases differ", err=True)
    raise typer.Exit(ExitStatus.FAULTS if check and differing else ExitStatus.DONE)
