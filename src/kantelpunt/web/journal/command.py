"""`kantelpunt journal`: is the access journal whole?"""

import os
import re
from typing import Annotated, Protocol

import typer

from kantelpunt.foundation.errors import ExitStatus, refuse
from kantelpunt.foundation.text import Language, Text
from kantelpunt.web.journal.chain import Anchor

journal = typer.Typer(
    help="Het inzagelogboek. / The access journal.", no_args_is_help=True, add_completion=False
)

_SETTINGS = "kantelpunt.web.site.settings"
_ANCHOR = re.compile(r"([1-9][0-9]*):([0-9a-f]{64})|(0):()")


class Session(Protocol):
    """What the command needs of one run of `kantelpunt`."""

    language: Language


@journal.callback()
def _group() -> None:
    """Het inzagelogboek. / The access journal."""


@journal.command("verify")
def verify_journal(
    context: typer.Context,
    anchor: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NUMBER:HASH",
            help="Het anker dat een eerdere controle gaf; mag vaker. / The anchor that an earlier "
            "run gave; may be given more than once.",
        ),
    ] = None,
) -> None:
    """Kijk na of het inzagelogboek heel is. / Verify that the access journal is whole.

    Bewaar het anker buiten de toepassing, en geef het de volgende keer mee: dan valt ook op dat het
    einde van het logboek is afgeknipt. / Keep the anchor outside the application.
    """
    session: Session | None = context.obj
    language = session.language if session else Language.NL
    given = [_parsed(one) for one in anchor or ()]
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", _SETTINGS)  # noqa: TID251 - Django asks there
    # Django reads its models only after its settings, and no other command waits for it.
    import django

    django.setup()
    from kantelpunt.web.journal.reporting import told, verify_whole

    verdict = verify_whole(given)
    typer.echo(told(verdict).in_(language))
    raise typer.Exit(ExitStatus.DONE if verdict.whole else ExitStatus.FAULTS)


def _parsed(written: str) -> Anchor:
    """The anchor that was given.

    Raises:
        InputRefused: when it is no anchor.
    """
    found = _ANCHOR.fullmatch(written)
    if not found:
        raise refuse(
            "bad-anchor",
            Text(
                f'"{written}" is geen anker; neem over wat een eerdere controle gaf',
                f'"{written}" is no anchor; copy what an earlier run gave',
            ),
        )
    number, _, hash_ = written.partition(":")
    return Anchor(int(number), hash_)
