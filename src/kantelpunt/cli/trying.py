"""`kantelpunt protocol test`: the scenarios beside a protocol, tried out."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from kantelpunt.cli.session import Policy, Session
from kantelpunt.foundation.errors import ExitStatus
from kantelpunt.foundation.text import Language, Text
from kantelpunt.interchange.policy_files import policy_folders, protocol_files

if TYPE_CHECKING:
    from kantelpunt.interchange.scenario_files import TriedVersion


def try_out(
    context: typer.Context,
    names: Annotated[
        list[str] | None, typer.Argument(metavar="[ID ...]", help="Id's of paden; geen: alle.")
    ] = None,
    policy: Policy = None,
) -> None:
    """Probeer de scenario's van protocollen uit. / Try out the scenarios of protocols.

    Voorbeeld: kantelpunt protocol test landelijk
    """
    # Scenarios need the compiled detection, which takes a second to load.
    from kantelpunt.interchange.scenario_files import try_files

    session: Session = context.obj
    folders = policy_folders(policy)
    found = try_files(folders, list(protocol_files(folders, names or [])))
    typer.echo("\n".join(_lines(found, session.language)))
    if any(one.failures for each in found for one in each.tried):
        raise typer.Exit(ExitStatus.FAULTS)


def _lines(found: Sequence["TriedVersion"], language: Language) -> Iterator[str]:
    for each in found:
        failed = [one for one in each.tried if one.failures]
        count = len(each.tried)
        stories = Text(
            f"{count} scenario" if count == 1 else f"{count} scenario's",
            f"{count} scenario" if count == 1 else f"{count} scenarios",
        )
        outcome = (
            Text(f"{len(failed)} niet zoals verwacht", f"{len(failed)} not as expected")
            if failed
            else Text("alles zoals verwacht", "all as expected")
        )
        if not count:
            outcome = Text("niets uitgeprobeerd", "nothing tried")
        yield f"{each.version.id}: {stories.in_(language)}, {outcome.in_(language)}"
        for one in failed:
            yield f"  {one.scenario.name} [{one.scenario.id}]"
            for failure in one.failures:
                yield f"    {failure.in_(language)}"
