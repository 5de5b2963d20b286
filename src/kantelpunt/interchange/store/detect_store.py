"""Detection over a store: part after part in this process, or over the workers of a scheduler."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from kantelpunt.absence.register import Register, load_register
from kantelpunt.detection.assignment import Assignment
from kantelpunt.detection.detect import detect
from kantelpunt.detection.jobs import jobs
from kantelpunt.detection.persons import detect_persons
from kantelpunt.detection.rows import signal_rows
from kantelpunt.foundation.errors import refuse
from kantelpunt.foundation.text import Text
from kantelpunt.interchange.detection_run import DetectionRun, without_protocol
from kantelpunt.interchange.missing_files import missing_files
from kantelpunt.interchange.set_aside import overlaps, set_aside
from kantelpunt.interchange.store.open_store import Store, read_part
from kantelpunt.interchange.store.over_dask import over_dask
from kantelpunt.interchange.store.store_run import StoreRun, joined


@dataclass(frozen=True)
class StoreTask:
    """What is asked of every part of a store.

    Attributes:
        until: the last day looked at; None means the latest kept registration of the whole.
        threads: how many threads may work at one part.
        warnings: whether warnings are wanted too.
        receipts: whether receipts are wanted too; they take much more memory than rows.
    """

    store: Store
    assignment: Assignment
    until: date | None = None
    threads: int = 1
    warnings: bool = False
    receipts: bool = False


def detect_store(
    task: StoreTask,
    *,
    scheduler: str | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> StoreRun:
    """Find every firing in a store; the same as in the region as one folder.

    Args:
        task: what is asked.
        scheduler: address of a Dask scheduler whose workers see the same folder; None: the parts
            are read one after another in this process, and only what was found is kept.
        progress: is told how many parts are done, and how many there are.

    Raises:
        InputRefused: when a part is damaged, or the scheduler cannot be used.
        CalendarEnds: when vacations are not known for all the years needed.
        UnknownProtocol: when a protocol is named that is not known.
    """
    parts = task.store.parts
    if scheduler is not None:
        return joined(over_dask(scheduler, detect_part, task, parts, progress))
    runs = []
    for number in range(parts):
        runs.append(detect_part(task, number))
        if progress:
            progress(number + 1, parts)
    return joined(runs)


def detect_part(task: StoreTask, number: int) -> StoreRun:
    """Find every firing in one part, judged over the days of the whole store."""
    region = read_part(task.store, number)
    kept = task.store.manifest.kept
    register = load_register(region, task.until, kept=kept, threads=task.threads)
    if task.store.parts > 1:
        _refuse_averages(register, task.assignment)
    findings = detect(register, task.assignment, threads=task.threads, warnings=task.warnings)
    persons = detect_persons(register, task.assignment, task.until)
    rows = signal_rows(register, findings, persons)
    aside = set_aside(register)
    run = DetectionRun(register, task.assignment, findings, rows, aside, (), persons)
    return StoreRun(
        rows,
        tuple(run.receipts()) if task.receipts else None,
        tuple(run.warnings()),
        run.aside,
        overlaps(register),
        run.counts(),
        register.last_day,
        (
            *without_protocol(register, task.assignment),
            *missing_files(register, task.assignment, task.until),
        ),
    )


def _refuse_averages(register: Register, assignment: Assignment) -> None:
    """A part holds some pupils of a school, and their average is not that of the school."""
    names = sorted({todo.rule.signal for todo in jobs(register, assignment) if todo.rule.average})
    if names:
        listed = ", ".join(names)
        text = Text(
            f"{listed} vergelijkt met een gemiddelde; dat kan niet in een opslag in delen: "
            "gebruik de regiomap zelf, of maak de opslag in één deel",
            f"{listed} compares with an average; that cannot be done in a store of several parts: "
            "use the region folder itself, or make the store in one part",
        )
        raise refuse("average-in-parts", text)
