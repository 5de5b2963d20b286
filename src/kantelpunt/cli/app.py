"""The command kantelpunt: its parts, its language, and how it ends."""

import os
import sys
from typing import Annotated

import typer

from kantelpunt.cli.begun import threads
from kantelpunt.cli.on_demand import PartsOnDemand
from kantelpunt.cli.session import Session
from kantelpunt.foundation.errors import ExitStatus, KantelpuntError
from kantelpunt.foundation.text import Language

app = typer.Typer(
    cls=PartsOnDemand,
    help="Kantelpunt laat een regionaal verzuimprotocol werken. / Makes an absence protocol work.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


@app.callback()
def settings(
    context: typer.Context,
    language: Annotated[
        Language, typer.Option("--language", help="Taal van berichten. / Language of messages.")
    ] = Language.NL,
) -> None:
    """Kantelpunt laat een regionaal verzuimprotocol werken. / Makes an absence protocol work."""
    context.obj.language = language


def run() -> None:
    """Run the command and end with the status that the specification names."""
    session = Session(threads=threads())
    try:
        status = app(standalone_mode=False, obj=session)
    except KantelpuntError as error:
        session.tell(error.message(session.language))
        status = error.exit_status
    except typer.TyperException as error:
        if message := error.format_message():
            session.tell(f"{message} (kantelpunt --help)")
        status = ExitStatus.REFUSED
    except (typer.Abort, KeyboardInterrupt):
        status = 130
    except BrokenPipeError:
        # Whoever read our output has seen enough; nothing is wrong.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = ExitStatus.DONE
    sys.exit(int(status or ExitStatus.DONE))
