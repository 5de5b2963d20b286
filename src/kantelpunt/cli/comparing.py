"""`kantelpunt protocol compare`: protocols side by side on one time axis."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from kantelpunt.calendar.holiday_regions import HolidayRegion
from kantelpunt.cli.output_file import opened
from kantelpunt.cli.session import Policy, Session, day_given
from kantelpunt.foundation.register_terms import Sector
from kantelpunt.foundation.text import Text
from kantelpunt.interchange.policy_files import read_shelf
from kantelpunt.interchange.protocol_versions import choose_versions
from kantelpunt.protocol.reader import ProtocolVersion


def compare(
    context: typer.Context,
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar="[ID ...]", help="Id's, id@datum of paden; geen: alle met stappen."),
    ] = None,
    *,
    start: Annotated[
        str,
        typer.Option(
            "--from",
            metavar="DATE",
            help="Eerste dag van het verzuim. / First day of absence (2025-09-08).",
        ),
    ],
    region: Annotated[
        HolidayRegion, typer.Option("--region", help="Vakantieregio. / Vacation region.")
    ] = HolidayRegion.MIDDEN,
    sector: Annotated[
        Sector, typer.Option("--sector", help="Soort school. / Kind of school.")
    ] = Sector.VO,
    html: Annotated[
        Path | None,
        typer.Option("--html", metavar="FILE", help="Schrijf een pagina. / Write a page."),
    ] = None,
    svg: Annotated[
        Path | None,
        typer.Option("--svg", metavar="FILE", help="Schrijf de plaat. / Write the picture."),
    ] = None,
    policy: Policy = None,
) -> None:
    """Zet protocollen naast elkaar op één tijdas. / Set protocols side by side in time.

    Voorbeeld: kantelpunt protocol compare --from 2025-09-08 --html vergelijking.html
    """
    session: Session = context.obj
    first = day_given(start)
    assert first is not None
    _compare(session, _versions(names or [], policy), Asking(first, region, sector), html, svg)


@dataclass(frozen=True)
class Asking:
    """From which first day of absence, in which vacation region and sort of school."""

    first: date
    region: HolidayRegion
    sector: Sector


def _compare(
    session: Session,
    versions: list[ProtocolVersion],
    asking: Asking,
    html: Path | None,
    svg: Path | None,
) -> None:
    # Loaded here, so that no other command waits for it.
    from kantelpunt.foresight.comparison.asking import asked_for, lesson_days_for
    from kantelpunt.foresight.comparison.comparing import compared
    from kantelpunt.foresight.comparison.drawing.picture import picture
    from kantelpunt.foresight.comparison.shown.as_html import as_html
    from kantelpunt.foresight.comparison.shown.as_text import as_text

    lesson_days = lesson_days_for(asking.first, asking.region)
    asked = asked_for(asking.first, asking.region, asking.sector, lesson_days)
    told = compared(versions, asked, lesson_days, session.language)
    if html is None and svg is None:
        typer.echo(as_text(told))
    if html is not None:
        _write(session, html, as_html(told))
    if svg is not None:
        _write(session, svg, picture(told))


def _versions(names: list[str], policy: Path | None) -> list[ProtocolVersion]:
    """Those that were asked for; none: the newest version of each that has steps."""
    if names:
        return choose_versions(names, policy)
    shelf = read_shelf(policy)
    newest = [shelf.of_protocol(name)[-1] for name in shelf.ids]
    return [version for version in newest if version.protocol.steps]


def _write(session: Session, path: Path, text: str) -> None:
    with opened(path) as file:
        file.write(text)
    session.tell(Text(f"Geschreven: {path}", f"Written: {path}"))
