"""Detection on loaded records: the answers compared, then the clock."""

from collections.abc import Iterator
from dataclasses import dataclass

from bench import own, rival_duckdb, rival_pandas, rival_polars
from bench.task import SIGNALS, records_of
from bench.timing import Measured, measure
from kantelpunt.absence.register import Register
from kantelpunt.detection.detect import detect, detect_signal
from kantelpunt.detection.jobs import jobs

RIVALS = (rival_duckdb, rival_polars, rival_pandas)


@dataclass(frozen=True)
class Line:
    """One line of the table: what was done, on how many threads, and how long it took."""

    what: str
    threads: int
    measured: Measured


@dataclass(frozen=True)
class Detection:
    """All that was measured on loaded records.

    Attributes:
        records: how many registrations there are.
        firings: how many the full task finds.
        agreed: how many first days everyone agrees on.
        signals: per signal the full task on one thread.
    """

    records: int
    firings: int
    agreed: int
    full: Line
    full_alone: Line
    easier: Line
    easier_alone: Line
    what_if: Line
    what_if_signal: Line
    signals: tuple[Line, ...]
    rivals: tuple[Line, ...]

    def nanoseconds(self, line: Line) -> float:
        """Per record and signal, for a line of all five signals."""
        return line.measured.median / self.records / len(SIGNALS) * 1e9


def measure_detection(register: Register, threads: int, runs: int) -> Detection:
    """Compare ours with every rival, then measure.

    Raises:
        AssertionError: when any answer differs.
    """
    version = own.landelijk()
    full, easier = own.full_task(version), own.easier_task(version)
    found = detect(register, full, threads=threads)
    answer = own.first_firings(register, detect(register, easier, threads=threads))
    _require_equal("our full task", own.first_firings(register, found).differs_from(answer))
    rivals = []
    records = records_of(register)
    for rival in RIVALS:
        loaded = rival.load(records, threads)
        _require_equal(rival.NAME, rival.first_days(rival.run(loaded)).differs_from(answer))
        measured = measure(lambda rival=rival, loaded=loaded: rival.run(loaded), runs)
        rivals.append(Line(rival.NAME, 1 if rival is rival_pandas else threads, measured))
        del loaded

    def ours(what: str, assignment: own.Assignment, count: int) -> Line:
        work = lambda: detect(register, assignment, threads=count)  # noqa: E731
        return Line(what, count, measure(work, runs))

    return Detection(
        records=len(records.pupil),
        firings=sum(len(one.pupil) for one in found),
        agreed=len(answer),
        full=ours("ours, full task", full, threads),
        full_alone=ours("ours, full task", full, 1),
        easier=ours("ours, easier task", easier, threads),
        easier_alone=ours("ours, easier task", easier, 1),
        what_if=_what_if(register, version, threads, runs),
        what_if_signal=_what_if(register, version, threads, runs, only=SIGNALS[0]),
        signals=tuple(_alone(register, full, runs)),
        rivals=tuple(rivals),
    )


def _what_if(
    register: Register,
    version: own.ProtocolVersion,
    threads: int,
    runs: int,
    only: str | None = None,
) -> Line:
    """Another threshold every time, from the changed protocol to all firings."""
    thresholds = iter(range(8, 8 + 2 * (runs + 1)))

    def change() -> None:
        changed = own.other_threshold(version, next(thresholds))
        if only is None:
            detect(register, changed, threads=threads)
            return
        for todo in jobs(register, changed):
            if todo.rule.signal == only:
                detect_signal(register, todo, threads=threads)

    what = f"one threshold changed, {only or 'all five signals'} again"
    return Line(what, threads, measure(change, runs))


def _alone(register: Register, assignment: own.Assignment, runs: int) -> Iterator[Line]:
    for todo in jobs(register, assignment):
        work = lambda todo=todo: detect_signal(register, todo)  # noqa: E731
        yield Line(todo.rule.signal, 1, measure(work, runs))


def _require_equal(who: str, difference: str | None) -> None:
    if difference is not None:
        raise AssertionError(f"{who} finds other first days: {difference}")
