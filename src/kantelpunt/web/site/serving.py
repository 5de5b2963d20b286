"""`kantelpunt serve`: the application for a region that works with it."""

import os
from pathlib import Path
from typing import Annotated

import typer
from environ import Env

from kantelpunt.foundation.errors import refuse
from kantelpunt.foundation.text import Text
from kantelpunt.web.pages.starting import make_ready
from kantelpunt.web.site.modes import Mode, require_for_serving

_WSGI = "kantelpunt.web.site.wsgi:application"
_THREADS = 4
_FIRST = (
    "Start nu kantelpunt serve, en open deze link binnen drie dagen; hij werkt één keer. / Now "
    "start kantelpunt serve, and open this link within three days; it works once."
)
_NOBODY = (
    "Er is nog geen beheerder, dus niemand kan aanmelden. Maak de eerste met kantelpunt serve "
    "--first-administrator naam@gemeente.nl / There is no administrator yet, so nobody can sign in."
)

serve = typer.Typer(
    help="Start de toepassing voor echt gebruik. / Serve the application.",
    invoke_without_command=True,
)


Port = Annotated[int, typer.Option(help="Poort. / Port.", min=1, max=65535)]
Host = Annotated[str, typer.Option(help="Adres om op te luisteren. / Address to listen on.")]
First = Annotated[
    str,
    typer.Option(
        metavar="EMAIL",
        help="Maak de eerste beheerder en toon de uitnodiging; start niets. / Make the first "
        "administrator and show the invitation; serve nothing.",
    ),
]
Anew = Annotated[
    str,
    typer.Option(
        metavar="EMAIL",
        help="Wachtwoord en tweede stap kwijt: neem ze weg en toon een nieuwe uitnodiging; start "
        "niets. / Password and second factor lost: take them away and show an invitation; serve "
        "nothing.",
    ),
]


@serve.callback()
def serve_region(
    port: Port = 8000,
    host: Host = "127.0.0.1",
    first_administrator: First = "",
    invite_anew: Anew = "",
) -> None:
    """Start de toepassing voor echt gebruik. / Serve the application for a region.

    Instellingen komen uit de omgeving: docs/reference/settings.md. / Settings come from the
    environment.
    """
    prepare()
    if first_administrator or invite_anew:
        from kantelpunt.web.site import coming_back
        from kantelpunt.web.site import first_administrator as beginning

        if first_administrator:
            typer.echo(beginning.invite_first_administrator(first_administrator))
            typer.echo(_FIRST, err=True)
        if invite_anew:
            typer.echo(coming_back.invite_anew(invite_anew))
        return
    _say_when_nobody_administers()
    from granian import Granian
    from granian.constants import Interfaces

    Granian(
        _WSGI,
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        blocking_threads=_THREADS,
        websockets=False,
        respawn_failed_workers=True,
    ).serve()


def _say_when_nobody_administers() -> None:
    from kantelpunt.web.people.selectors import waiting_administrator
    from kantelpunt.web.site.first_administrator import FUNCTION

    if waiting_administrator(FUNCTION) is None:
        typer.echo(_NOBODY, err=True)


def prepare() -> None:
    """Choose the mode, look whether nothing lacks, and bring database and files up to date.

    Raises:
        InputRefused: when the environment lacks what real people need.
    """
    os.environ["KANTELPUNT_MODE"] = Mode.SERVE.value  # noqa: TID251 - settings ask there
    env = Env()
    problem = require_for_serving(
        env("KANTELPUNT_SECRET", default=""), env.list("KANTELPUNT_HOSTS", default=[])
    )
    if problem:
        raise refuse("cannot-serve", Text(problem, problem))
    folder = Path(env("KANTELPUNT_DATA", default="data")).absolute()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    _make_ready()
    from django.core.management import call_command

    call_command("migrate", interactive=False, verbosity=0)
    call_command("createcachetable", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)


def _make_ready() -> None:
    # Django is loaded only after the environment was looked at.
    from django.core.exceptions import ImproperlyConfigured

    try:
        make_ready()
    except ImproperlyConfigured as error:
        raise refuse(
            "cannot-serve",
            Text(f"De instellingen kloppen niet: {error}", f"The settings are not right: {error}"),
        ) from error
