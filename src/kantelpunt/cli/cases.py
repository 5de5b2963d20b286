"""`kantelpunt case`: the script of a case, played against a protocol."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from kantelpunt.casework.histories import plain_history
from kantelpunt.casework.telling.standing import standing
from kantelpunt.casework.telling.timeline import Refused, timeline, wrapped
from kantelpunt.casework.written.forms import Plain
from kantelpunt.casework.written.overviews import plain_overview
from kantelpunt.cli.session import Policy, Session, Until, day_given
from kantelpunt.foundation.errors import ExitStatus, InputRefused
from kantelpunt.foundation.text import Language
from kantelpunt.interchange.case_files import PlayedFile, play_file
from kantelpunt.protocol.telling.wording.teller import Teller

cases = typer.Typer(help="Casussen naspelen. / Play cases.", no_args_is_help=True)


@cases.callback()
def _group() -> None:
    """Casussen naspelen. / Play cases."""


@cases.command()
def run(
    context: typer.Context,
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="Script van een casus. / Script of a case.")
    ],
    until: Until = None,
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Als JSON. / As JSON.")] = False,
    policy: Policy = None,
) -> None:
    """Speel het verloop van een casus na. / Play the course of a case.

    Voorbeeld: kantelpunt case run casus.yaml --until 2026-01-31
    """
    session: Session = context.obj
    found = play_file(file, until=day_given(until), policy=policy)
    if as_json:
        told = _plain(found, session.language)
        typer.echo(json.dumps(told, ensure_ascii=False, indent=1))
    else:
        typer.echo("\n".join(_lines(found, session.language)))
    if found.played.stopped:
        raise InputRefused([*found.played.unmet, found.played.stopped])
    for problem in found.played.unmet:
        session.tell(problem.in_(session.language))
    if found.played.unmet:
        raise typer.Exit(ExitStatus.FAULTS)


def _tellers(found: PlayedFile, language: Language) -> dict[str, Teller]:
    return {name: Teller(version, language) for name, version in found.versions.items()}


def _lines(found: PlayedFile, language: Language) -> Iterator[str]:
    script, played = found.script, found.played
    tellers = _tellers(found, language)
    begun = Teller(script.version, language)
    title = begun.say(f"Casus van {script.pupil}", f"Case of {script.pupil}")
    yield title
    yield "=" * len(title)
    version = f"{script.version.id}@{script.version.first}"
    yield from wrapped(f"{script.version.protocol.title} ({version})", "", "")
    yield begun.say(
        f"Sector {script.sector}, vakantieregio {script.region}",
        f"Sector {script.sector}, holiday region {script.region}",
    )
    if begun.main_source:
        source = begun.names.sources[begun.main_source]
        told = begun.say(
            f"Bron, waar niets anders staat: {source}", f"Source, unless said otherwise: {source}"
        )
        yield from wrapped(told, "", "")
    yield ""
    yield from timeline(tellers, played.items)
    if played.stopped:
        return
    yield ""
    yield ""
    teller = tellers[played.surroundings.agreement.id]
    yield from standing(teller, played.case, played.seen, played.on)


def _plain(found: PlayedFile, language: Language) -> dict[str, Plain]:
    script, played = found.script, found.played
    refused = [one for one in played.items if isinstance(one, Refused)]
    unmet: list[Plain] = [
        {"line": one.at.line if one.at else None, "told": one.text.in_(language)}
        for one in played.unmet
    ]
    return {
        "protocol": f"{script.version.id}@{script.version.first}",
        "pupil": script.pupil,
        "sector": str(script.sector),
        "until": str(played.on),
        "events": list(plain_history(played.events)),
        "refused": [_refused(one, language) for one in refused],
        "unmet": unmet,
        "overview": plain_overview(played.case, played.seen),
    }


def _refused(one: Refused, language: Language) -> dict[str, Plain]:
    return {
        "line": one.line,
        "moment": one.moment.isoformat(),
        "code": one.refusal.code,
        "tried": one.refusal.tried.in_(language),
        "why": one.refusal.why.in_(language),
        "possible": one.refusal.possible.in_(language),
        "expected": one.expected,
    }
