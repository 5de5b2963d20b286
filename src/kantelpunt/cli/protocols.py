"""`kantelpunt protocol`: list, show, diff, compare, check, schema."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kantelpunt.cli.asking import ask
from kantelpunt.cli.comparing import compare
from kantelpunt.cli.reading import diff, show
from kantelpunt.cli.session import Policy, Session
from kantelpunt.cli.trying import try_out
from kantelpunt.foundation.errors import ExitStatus, InputRefused, Problem
from kantelpunt.foundation.text import Language, Text
from kantelpunt.foundation.written_days import written_day
from kantelpunt.interchange.policy_files import (
    policy_folders,
    protocol_files,
    read_shelf,
)
from kantelpunt.protocol.checker import faults
from kantelpunt.protocol.checking.fault import Fault
from kantelpunt.protocol.reader import ProtocolVersion
from kantelpunt.protocol.schema import json_schema

if TYPE_CHECKING:
    from kantelpunt.cli.checking_over_time import OverTime

protocols = typer.Typer(
    help="Protocollen lezen en controleren. / Read and check protocols.", no_args_is_help=True
)
protocols.command()(show)
protocols.command()(diff)
protocols.command()(compare)
protocols.command()(ask)
protocols.command("test")(try_out)


@protocols.command("list")
def list_(context: typer.Context, policy: Policy = None) -> None:
    """Noem de protocollen. / Name the protocols.

    Voorbeeld: kantelpunt protocol list
    """
    session: Session = context.obj
    for version in read_shelf(policy).versions:
        since = Text(f"vanaf {version.first}", f"from {version.first}").in_(session.language)
        typer.echo(f"{version.id:<24} {since:<18} {version.protocol.title}")


@protocols.command()
def check(
    context: typer.Context,
    names: Annotated[
        list[str] | None, typer.Argument(metavar="[ID ...]", help="Id's of paden; geen: alle.")
    ] = None,
    policy: Policy = None,
    *,
    school_year: Annotated[
        str | None,
        typer.Option(
            "--school-year",
            metavar="YEAR",
            help="Ook of beloften gehaald worden in dit schooljaar. / Also whether promises are "
            "kept in this school year (2025-2026).",
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Als JSON. / As JSON.")] = False,
) -> None:
    """Controleer protocollen. / Check protocols.

    Voorbeeld: kantelpunt protocol check landelijk
    """
    session: Session = context.obj
    versions = _all_read(names or [], policy)
    found = {version: faults(version) for version in versions}
    kept = _over_time(versions, school_year) if school_year else None
    if as_json:
        told = [_told(*pair, kept) for pair in found.items()]
        typer.echo(json.dumps(told, ensure_ascii=False, indent=1))
    else:
        typer.echo("\n".join(_lines(found, session.language, kept)))
    if any(found.values()):
        raise typer.Exit(ExitStatus.FAULTS)


def _all_read(names: list[str], policy: Path | None) -> list[ProtocolVersion]:
    """Every file, or every mistake in every file."""
    versions: list[ProtocolVersion] = []
    problems: list[Problem] = []
    folders = policy_folders(policy)
    for file in protocol_files(folders, names):
        try:
            versions.append(folders.read(file))
        except InputRefused as refused:
            problems += refused.problems
    if problems:
        raise InputRefused(problems)
    return versions


def _over_time(versions: list[ProtocolVersion], school_year: str) -> "OverTime":
    # Calendars and rows of days take time to load, which a check of the text alone can do without.
    from kantelpunt.cli.checking_over_time import over_time

    return over_time(versions, school_year)


def _told(
    version: ProtocolVersion, found: list[Fault], kept: "OverTime | None"
) -> dict[str, object]:
    return {
        "protocol": version.id,
        "version": str(version.first),
        "faults": [
            {"at": fault.at, "message": fault.message.nl, "cure": fault.cure.nl} for fault in found
        ],
        "promises": kept.told(version) if kept else [],
    }


def _lines(
    found: dict[ProtocolVersion, list[Fault]], language: Language, kept: "OverTime | None"
) -> Iterator[str]:
    if kept:
        yield from kept.opening(language)
    for number, (version, faulty) in enumerate(found.items()):
        if kept and number:
            yield ""
        since = written_day(version.first).in_(language)
        count = Text(f"{len(faulty)} fouten", f"{len(faulty)} faults").in_(language)
        yield f"{version.id} ({since}): {count}"
        for fault in faulty:
            yield f"  {fault.at}: {fault.message.in_(language)}; {fault.cure.in_(language)}"
        if kept:
            yield from kept.lines(version, language)


@protocols.command()
def schema() -> None:
    """Schrijf het JSON-schema voor editors. / Write the JSON Schema for editors.

    Voorbeeld: kantelpunt protocol schema > schema/protocol.schema.json
    """
    typer.echo(json.dumps(json_schema(), ensure_ascii=False, indent=2))
