"""What `kantelpunt detect` finds in a folder or a store, written and summarised."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import TextIO

from kantelpunt.cli.session import Session
from kantelpunt.detection.rows import SignalRows
from kantelpunt.detection.tiers import SchoolTiers, TierCount
from kantelpunt.foundation.numbers import plain
from kantelpunt.foundation.text import Text
from kantelpunt.interchange.detection_run import DETECTING, assignment_for, run_detection
from kantelpunt.interchange.package.read_region import ReadRegion
from kantelpunt.interchange.signals_file import write_csv, write_json
from kantelpunt.interchange.tallies import Tally
from kantelpunt.protocol.fired_signals import Receipt, StandingWarning


@dataclass(frozen=True)
class Asked:
    """What is asked of a folder and of a store alike."""

    protocol: str | None
    policy: Path | None
    until: date | None
    in_full: bool


@dataclass(frozen=True)
class Found:
    """What was found in a folder or in a store."""

    rows: SignalRows
    receipts: Sequence[Receipt]
    warnings: Sequence[StandingWarning]
    counts: dict[str, int]
    aside: Sequence[Tally]
    notes: Sequence[Text]
    tiers: Sequence[SchoolTiers] = ()


def find_in_folder(session: Session, read: Callable[[], ReadRegion], asked: Asked) -> Found:
    """What is in a folder that was begun to be read."""
    with session.steps(3) as steps:
        run = run_detection(
            read,
            protocol=asked.protocol,
            policy=asked.policy,
            until=asked.until,
            threads=session.threads,
            warnings=asked.in_full,
            progress=steps.begin,
        )
        receipts = run.receipts() if asked.in_full else []
        tiers = run.tiers()
    return Found(run.rows, receipts, run.warnings(), run.counts(), run.aside, run.notes, tiers)


def find_in_store(session: Session, path: Path, asked: Asked, scheduler: str | None) -> Found:
    """What is in a store."""
    from kantelpunt.interchange.store.detect_store import StoreTask, detect_store
    from kantelpunt.interchange.store.open_store import open_store

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
    notes = [*([run.overlapping.note()] if run.overlapping else []), *run.notes]
    return Found(run.rows, run.receipts or (), run.warnings, run.counts, run.aside, notes)


def write(found: Found, file: TextIO, *, in_full: bool) -> None:
    """Write what was found: rows, or in full with receipts."""
    if not in_full:
        write_csv(found.rows.columns(), file)
        return
    write_json(
        file,
        rows=found.rows,
        receipts=found.receipts,
        warnings=found.warnings,
        counts=found.counts,
        aside=found.aside,
        notes=found.notes,
        tiers=found.tiers,
    )


def summarise(session: Session, found: Found) -> None:
    """Tell on standard error how much was found, and what a reader should know."""
    counts, pupils = found.counts, len(set(found.rows.pupil.values))
    signals = counts["signals"]
    session.tell(
        Text(
            f"{signals} {'signaal' if signals == 1 else 'signalen'} bij {pupils} van "
            f"{counts['pupils']} leerlingen; "
            f"{counts['kept']} van {counts['registrations']} registraties tellen.",
            f"{signals} {'signal' if signals == 1 else 'signals'} for {pupils} of "
            f"{counts['pupils']} pupils; "
            f"{counts['kept']} of {counts['registrations']} registrations count.",
        )
    )
    for tally in found.aside:
        session.tell(f"  {tally.in_(session.language)}")
    for note in found.notes:
        session.tell(f"  {note.in_(session.language)}")
    for school in found.tiers:
        session.tell(f"  {_pyramid(school).in_(session.language)}")


def _pyramid(school: SchoolTiers) -> Text:
    """A school's tiers in one line: `00AA00: laag 1 82% (doel gehaald), ...; onbekend 3`."""
    told = [_tier(count) for count in school.tiers if count.share is not None]
    nl, en = ", ".join(one.nl for one in told), ", ".join(one.en for one in told)
    if school.unknown:
        nl = f"{nl}{'; ' if nl else ''}onbekend: {school.unknown}"
        en = f"{en}{'; ' if en else ''}unknown: {school.unknown}"
    return Text(f"{school.school}: {nl}", f"{school.school}: {en}")


def _tier(count: TierCount) -> Text:
    share = plain(count.share or Fraction(0))
    nl, en = f"{count.name} {share.replace('.', ',')}%", f"{count.name} {share}%"
    if count.met is None:
        return Text(nl, en)
    return Text(
        f"{nl} (doel {'gehaald' if count.met else 'niet gehaald'})",
        f"{en} (goal {'met' if count.met else 'not met'})",
    )
