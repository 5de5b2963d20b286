"""`kantelpunt detect` and `kantelpunt explain`."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated, TextIO

import typer

from kantelpunt.cli.output_file import opened
from kantelpunt.cli.session import Policy, Session, Until, day_given
from kantelpunt.detection.explanation import explained, explained_warning, signal_name
from kantelpunt.detection.rows import SignalRows
from kantelpunt.foundation.errors import refuse
from kantelpunt.foundation.text import Text
from kantelpunt.interchange.detection_run import (
    DETECTING,
    DetectionRun,
    assignment_for,
    run_detection,
)
from kantelpunt.interchange.signals_file import write_csv, write_json
from kantelpunt.interchange.store.detect_store import StoreTask, detect_store
from kantelpunt.interchange.store.open_store import open_store
from kantelpunt.interchange.tallies import Tally
from kantelpunt.protocol.fired_signals import Receipt, StandingWarning

Protocol = Annotated[
    str | None,
    typer.Option(
        "--protocol",
        metavar="ID",
        help="Id of pad van het protocol; weglaten kan met protocols.csv. / Id or path of the "
        "protocol; may be left out with protocols.csv.",
    ),
]


class Form(StrEnum):
    """How signals are written."""

    CSV = "csv"
    JSON = "json"


def detect(
    context: typer.Context,
    folder: Annotated[
        Path | None, typer.Argument(metavar="FOLDER", help="Regiomap. / Region.")
    ] = None,
    protocol: Protocol = None,
    until: Until = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", metavar="FILE", help="Bestand in plaats van scherm. / Write here."
        ),
    ] = None,
    form: Annotated[
        Form, typer.Option("--format", help="csv, of json met onderbouwing.")
    ] = Form.CSV,
    store: Annotated[
        Path | None,
        typer.Option("--store", metavar="PATH", help="Parquet-opslag. / Parquet store."),
    ] = None,
    scheduler: Annotated[
        str | None,
        typer.Option("--scheduler", metavar="ADDRESS", help="Dask-scheduler (met --store)."),
    ] = None,
    policy: Policy = None,
) -> None:
    """Vind de signalen in een regiomap. / Find the signals in a region.

    Voorbeeld: kantelpunt detect regio --protocol landelijk --output signalen.csv
    """
    session: Session = context.obj
    if (folder is None) == (store is None):
        raise refuse(
            "folder-or-store",
            Text(
                "geef een regiomap of --store met een opslag, precies een van beide",
                "give a region folder, or --store with a store, exactly one of the two",
            ),
        )
    asked = _Asked(protocol, policy, day_given(until), in_full=form is Form.JSON)
    found = (
        _in_store(session, store, asked, scheduler) if store else _in_folder(session, folder, asked)
    )
    with opened(output) as file:
        _write(found, form, file)
    _summarise(session, found)


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
            folder,
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
    if pupil not in run.register.pupils:
        text = Text(
            f'leerling "{pupil}" heeft geen inschrijving in pupils.csv; controleer het kenmerk',
            f'pupil "{pupil}" has no enrolment in pupils.csv; check the id',
        )
        raise refuse("no-such-pupil", text)
    known = sorted({found.rule.signal for found in run.findings})
    if signal is not None and signal not in known:
        names = ", ".join(known)
        text = Text(
            f'signaal "{signal}" bestaat niet in dit protocol; mogelijk: {names}',
            f'signal "{signal}" does not exist in this protocol; possible: {names}',
        )
        raise refuse("no-such-signal", text)


@dataclass(frozen=True)
class _Asked:
    """What is asked of a folder and of a store alike."""

    protocol: str | None
    policy: Path | None
    until: date | None
    in_full: bool


@dataclass(frozen=True)
class _Found:
    """What was found in a folder or in a store."""

    rows: SignalRows
    receipts: Sequence[Receipt]
    warnings: Sequence[StandingWarning]
    counts: dict[str, int]
    aside: Sequence[Tally]
    notes: Sequence[Text]


def _in_folder(session: Session, folder: Path | None, asked: _Asked) -> _Found:
    with session.steps(3) as steps:
        run = run_detection(
            folder or Path(),
            protocol=asked.protocol,
            policy=asked.policy,
            until=asked.until,
            threads=session.threads,
            warnings=asked.in_full,
            progress=steps.begin,
        )
        receipts = run.receipts() if asked.in_full else []
    return _Found(run.rows, receipts, run.warnings(), run.counts(), run.aside, run.notes)


def _in_store(session: Session, path: Path, asked: _Asked, scheduler: str | None) -> _Found:
    store = open_store(path)
    task = StoreTask(
        store,
        assignment_for(store.small.protocols, asked.protocol, asked.policy),
        asked.until,
        session.threads,
        warnings=asked.in_full,
        receipts=asked.in_full,
    )
    with session.steps(store.parts) as steps:
        steps.begin(DETECTING)
        run = detect_store(task, scheduler=scheduler, progress=steps.of)
    notes = [run.overlapping.note()] if run.overlapping else []
    return _Found(run.rows, run.receipts or (), run.warnings, run.counts, run.aside, notes)


def _write(found: _Found, form: Form, file: TextIO) -> None:
    if form is Form.CSV:
        write_csv(found.rows.texts(), file)
        return
    write_json(
        file,
        rows=found.rows,
        receipts=found.receipts,
        warnings=found.warnings,
        counts=found.counts,
        aside=found.aside,
        notes=found.notes,
    )


def _summarise(session: Session, found: _Found) -> None:
    counts, pupils = found.counts, len(set(found.rows.pupil))
    session.tell(
        Text(
            f"{counts['signals']} signalen bij {pupils} van {counts['pupils']} leerlingen; "
            f"{counts['kept']} van {counts['registrations']} registraties tellen.",
            f"{counts['signals']} signals for {pupils} of {counts['pupils']} pupils; "
            f"{counts['kept']} of {counts['registrations']} registrations count.",
        )
    )
    for tally in found.aside:
        session.tell(f"  {tally.in_(session.language)}")
    for note in found.notes:
        session.tell(f"  {note.in_(session.language)}")
