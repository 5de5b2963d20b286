"""What `kantelpunt whatif` found: on a page, as JSON, or as a short table."""

import json
from collections.abc import Callable
from pathlib import Path

import typer

from kantelpunt.cli.output_file import opened
from kantelpunt.cli.session import Session
from kantelpunt.foresight.whatif.figures import as_json as figures
from kantelpunt.foresight.whatif.shown.as_html import as_html
from kantelpunt.foresight.whatif.shown.as_text import as_text
from kantelpunt.foundation.text import Text
from kantelpunt.interchange.package.read_region import ReadRegion
from kantelpunt.interchange.whatif_run import Asked as Asked
from kantelpunt.interchange.whatif_run import try_changes


def try_and_tell(
    session: Session,
    read: Callable[[], ReadRegion],
    asked: Asked,
    html: Path | None,
    *,
    as_json: bool,
) -> None:
    """Try changes of a protocol, and write what was asked for.

    Args:
        session: the run of the command.
        read: gives the region that was begun to be read.
        asked: what is tried.
        html: where to write a page, if anywhere.
        as_json: whether all figures are wanted as JSON.
    """
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
