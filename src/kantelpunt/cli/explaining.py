"""`kantelpunt explain`: all that there is to say about one pupil."""

from pathlib import Path
from typing import Annotated

import typer

from kantelpunt.cli.session import Policy, Protocol, Session, Until, day_given
from kantelpunt.detection.explanation import explained, explained_warning, signal_name
from kantelpunt.foundation.errors import refuse
from kantelpunt.foundation.text import Text
from kantelpunt.interchange.detection_run import DetectionRun, run_detection
from kantelpunt.interchange.package.read_region import read_ahead

explaining = typer.Typer(add_completion=False)


@explaining.command()
def explain(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="Regiomap. / Region folder.")],
    pupil: Annotated[
        str, typer.Option("--pupil", metavar="PUPIL", help="Kenmerk van de leerling. / Pupil id.")
    ],
    protocol: Protocol = None,
    signal: Annotated[
        str | None, typer.Option("--signal", metavar="ID", help="Alleen dit signaal. / Only this.")
    ] = None,
    until: Until = None,
    policy: Policy = None,
) -> None:
    """Leg de signalen van een leerling uit. / Explain the signals of a pupil.

    Voorbeeld: kantelpunt explain regio --protocol landelijk --pupil L000123
    """
    session: Session = context.obj
    with session.steps(3) as steps:
        run = run_detection(
            read_ahead(folder, threads=session.threads),
            protocol=protocol,
            policy=policy,
            until=day_given(until),
            threads=session.threads,
            warnings=True,
            progress=steps.begin,
        )
    _require_known(run, pupil, signal)
    typer.echo("\n\n".join(_told(session, run, pupil, signal)))


def _told(session: Session, run: DetectionRun, pupil: str, signal: str | None) -> list[str]:
    """What there is to say about a pupil: signals first, then warnings that stand."""
    told = [
        explained(receipt, session.language)
        for receipt in run.receipts_of(pupil)
        if signal in (None, receipt.firing.rule.signal)
    ]
    told += [
        explained_warning(
            warning,
            _name(run, warning.rule.signal),
            session.language,
            in_lessons=run.counts_lessons(pupil),
        )
        for warning in run.warnings()
        if warning.pupil == pupil and signal in (None, warning.rule.signal)
    ]
    last = run.register.last_day
    nothing = Text(
        f"Geen signalen voor leerling {pupil} tot en met {last}.",
        f"No signals for pupil {pupil} up to and including {last}.",
    )
    return told or [nothing.in_(session.language)]


def _name(run: DetectionRun, signal: str) -> Text:
    for version in reversed(run.assignment.shelf.versions):
        for candidate in version.protocol.signals:
            if candidate.id == signal:
                return signal_name(candidate)
    raise KeyError(signal)


def _require_known(run: DetectionRun, pupil: str, signal: str | None) -> None:
    if not run.knows(pupil):
        text = Text(
            f'leerling "{pupil}" heeft geen inschrijving in pupils.csv; controleer het kenmerk',
            f'pupil "{pupil}" has no enrolment in pupils.csv; check the id',
        )
        raise refuse("no-such-pupil", text)
    known = run.signals
    if signal is not None and signal not in known:
        names = ", ".join(known)
        text = Text(
            f'signaal "{signal}" bestaat niet in dit protocol; mogelijk: {names}',
            f'signal "{signal}" does not exist in this protocol; possible: {names}',
        )
        raise refuse("no-such-signal", text)
