"""`kantelpunt protocol show` and `diff`: a protocol as people read it, and what differs."""

from pathlib import Path
from typing import Annotated

import typer

from kantelpunt.cli.output_file import opened
from kantelpunt.cli.session import Policy, Session
from kantelpunt.foundation.text import Text
from kantelpunt.interchange.protocol_versions import choose_version, choose_versions
from kantelpunt.protocol.telling.differing.differences import differences
from kantelpunt.protocol.telling.drawing.diagram import diagram
from kantelpunt.protocol.telling.page import page
from kantelpunt.protocol.telling.shown.as_html import as_html
from kantelpunt.protocol.telling.shown.as_text import as_text
from kantelpunt.protocol.telling.wording.teller import Teller

_NAMED = "Id, id@datum of pad. / Id, id@date or path."


def show(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="ID", help=_NAMED)],
    html: Annotated[
        Path | None,
        typer.Option("--html", metavar="FILE", help="Schrijf een pagina. / Write a page."),
    ] = None,
    svg: Annotated[
        Path | None,
        typer.Option("--svg", metavar="FILE", help="Schrijf de plaat. / Write the diagram."),
    ] = None,
    policy: Policy = None,
) -> None:
    """Lees een protocol als tekst of pagina. / Read a protocol as text or as a page.

    Voorbeeld: kantelpunt protocol show landelijk --html landelijk.html
    """
    session: Session = context.obj
    version = choose_version(name, policy)
    if html is None and svg is None:
        typer.echo(as_text(page(version, session.language)))
    if html is not None:
        _write(session, html, as_html(page(version, session.language), session.language))
    if svg is not None:
        _write(session, svg, diagram(Teller(version, session.language)))


def diff(
    context: typer.Context,
    old: Annotated[str, typer.Argument(metavar="A", help=_NAMED)],
    new: Annotated[str, typer.Argument(metavar="B", help=_NAMED)],
    policy: Policy = None,
) -> None:
    """Zeg wat er verschilt tussen twee protocollen. / Tell what differs between two protocols.

    Voorbeeld: kantelpunt protocol diff utrecht tilburg-vo
    """
    session: Session = context.obj
    before, after = choose_versions([old, new], policy)
    typer.echo(as_text(differences(before, after, session.language)))


def _write(session: Session, path: Path, text: str) -> None:
    with opened(path) as file:
        file.write(text)
    session.tell(Text(f"Geschreven: {path}", f"Written: {path}"))
