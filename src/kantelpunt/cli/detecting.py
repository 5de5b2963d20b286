"""`kantelpunt detect` and `kantelpunt explain`."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Annotated, TextIO

import typer

from kantelpunt.cli.session import Policy, Session, Until, day_given
from kantelpunt.detection.explanation import explained, explained_warning, signal_name
from kantelpunt.foundation.errors import refuse
from kantelpunt.foundation.text import Text
from kantelpunt.interchange.detection_run import DetectionRun, run_detection
from kantelpunt.interchange.signals_file import write_csv, write_json

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
    until_day = day_given(until)
    if (folder is None) == (store is None):
        raise refuse(
            "folder-or-store",
            Text(
                "geef een regiomap of --store met een opslag, precies een van beide",
                "give a region folder, or --store with a store, exactly one of the two",
            ),
        )
    if store is not None:
        raise refuse("no-store", Text("nog niet", "not yet"))
    with session.steps(3) as steps:
        run = run_detection(
            folder or Path(),
            protocol=protocol,
            policy=policy,
            until=until_day,
            threads=session.threads,
            warnings=form is Form.JSON,
            progress=steps.begin,
        )
    with _opened(output) as file:
        _write(run, form, file)
    _summarise(session, run)


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
    receipts = [
        receipt
        for receipt in run.receipts_of(pupil)
        if signal in (None, receipt.firing.rule.signal)
    ]
    blocks = [explained(receipt, session.language) for receipt in receipts]
    blocks += [
        explained_warning(
            warning,
            _name(run, warning.rule.signal),
            session.language,
            in_lessons=run.counts_lessons(pupil),
        )
        for warning in run.warnings()
        if warning.pupil == pupil and signal in (None, warning.rule.signal)
    ]
    if not blocks:
        last = run.register.last_day
        blocks = [
            Text(
                f"Geen signalen voor leerling {pupil} tot en met {last}.",
                f"No signals for pupil {pupil} up to and including {last}.",
            ).in_(session.language)
        ]
    typer.echo("\n\n".join(blocks))


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


@contextmanager
def _opened(output: Path | None) -> Iterator[TextIO]:
    """Standard output, or a file that is there whole or not at all."""
    if output is None:
        yield sys.stdout
        return
    beside = output.with_name(f".{output.name}.part")
    try:
        with beside.open("w", encoding="utf-8", newline="") as file:
            yield file
        beside.replace(output)
    except OSError as error:
        text = Text(
            f"{output} kan niet geschreven worden ({error.strerror}); kies een andere plaats",
            f"{output} cannot be written ({error.strerror}); choose another place",
        )
        raise refuse("cannot-write", text) from error
    finally:
        beside.unlink(missing_ok=True)


def _write(run: DetectionRun, form: Form, file: TextIO) -> None:
    if form is Form.CSV:
        write_csv(run.rows.texts(), file)
        return
    write_json(
        file,
        rows=run.rows,
        receipts=run.receipts(),
        warnings=run.warnings(),
        counts=run.counts(),
        aside=run.aside,
        notes=run.notes,
    )


def _summarise(session: Session, run: DetectionRun) -> None:
    counts = run.counts()
    session.tell(
        Text(
            f"{counts['signals']} signalen bij {len(set(run.rows.pupil))} van {counts['pupils']} "
            f"leerlingen; {counts['kept']} van {counts['registrations']} registraties tellen.",
            f"{counts['signals']} signals for {len(set(run.rows.pupil))} of {counts['pupils']} "
            f"pupils; {counts['kept']} of {counts['registrations']} registrations count.",
        )
    )
    for tally in run.aside:
        session.tell(f"  {tally.in_(session.language)}")
    for note in run.notes:
        session.tell(f"  {note.in_(session.language)}")
