"""One step of `make bench-nation`, in a process of its own, so that its memory is its own.

Each step prints one line of JSON.
"""

import hashlib
import json
import resource
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from distributed import Client, LocalCluster

from bench.own import full_task, landelijk
from bench.region import SEED, YEAR
from kantelpunt.foresight.generated.regions import RegionSpec, generated_blocks
from kantelpunt.interchange.store.detect_store import StoreTask, detect_part, detect_store
from kantelpunt.interchange.store.open_store import open_store
from kantelpunt.interchange.store.store_run import StoreRun, joined
from kantelpunt.interchange.store.write_store import write_store

WORKERS = 2
PARTS = 24
EVERY = (8, 4, 2, 1)


@dataclass(frozen=True)
class Step:
    """What a step did.

    Attributes:
        seconds: by the clock on the wall.
        worked: seconds that the processors worked, all threads and workers together.
        peak_mib: the most memory of any one process.
        digest: of all rows and counts.
    """

    what: str
    seconds: float
    worked: float
    peak_mib: float
    pupils: int = 0
    records: int = 0
    kept: int = 0
    firings: int = 0
    digest: str = ""


def generate(store: Path, pupils: int) -> list[Step]:
    """Generate and write the store block by block."""
    spec = RegionSpec(pupils, SEED, YEAR)
    begun, worked = time.perf_counter(), time.process_time()
    blocks = generated_blocks(spec, -(-pupils // PARTS))
    manifest = write_store(blocks, store, threads=WORKERS, progress=_tell)
    seconds, worked = time.perf_counter() - begun, time.process_time() - worked
    rows = manifest.rows("absences")
    return [Step("generate", seconds, worked, peak_mib(), manifest.pupils, rows)]


def alone(store: Path, threads: int) -> list[Step]:
    """Detect in this process."""
    task = _task(store, threads)
    detect_part(task, 0)  # what is compiled is read once from disk
    return [_timed("one process", lambda: detect_store(task, progress=_progress), peak_mib)]


def over_dask(store: Path) -> list[Step]:
    """Detect with worker processes."""
    with (
        LocalCluster(
            n_workers=WORKERS,
            threads_per_worker=1,
            processes=True,
            dashboard_address=None,
            host="127.0.0.1",
        ) as cluster,
        Client(cluster, set_as_default=False) as client,
    ):
        task = _task(store, 1)
        address = cluster.scheduler_address
        list(client.run(detect_part, task, 0))

        def peak() -> float:
            return max([peak_mib(), *client.run(peak_mib).values()])

        def processors() -> float:
            return time.process_time() + sum(client.run(time.process_time).values())

        def detect() -> StoreRun:
            return detect_store(task, scheduler=address, progress=_progress)

        return [_timed("Dask", detect, peak, processors)]


def sizes(store: Path, threads: int) -> list[Step]:
    """Detect in every eighth, fourth, second part and in all."""
    task = _task(store, threads)
    detect_part(task, 0)
    steps = []
    for every in EVERY:
        numbers = range(0, task.store.parts, every)
        steps.append(
            _timed(
                f"1/{every}",
                lambda numbers=numbers: joined([detect_part(task, number) for number in numbers]),
                peak_mib,
            )
        )
    return steps


def peak_mib() -> float:
    """The most memory this process has held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _task(store: Path, threads: int) -> StoreTask:
    return StoreTask(open_store(store), full_task(landelijk()), threads=threads)


def _timed(
    what: str,
    detect: Callable[[], StoreRun],
    peak: Callable[[], float],
    processors: Callable[[], float] = time.process_time,
) -> Step:
    begun, before = time.perf_counter(), processors()
    run = detect()
    seconds, worked = time.perf_counter() - begun, processors() - before
    counts = run.counts
    found = hashlib.sha256()
    for row in run.rows.texts():
        found.update(",".join(row).encode() + b"\n")
    found.update(json.dumps(counts, sort_keys=True).encode())
    return Step(
        what,
        seconds,
        worked,
        peak(),
        counts["pupils"],
        counts["registrations"],
        counts["kept"],
        len(run.rows),
        found.hexdigest(),
    )


def _tell(part: object) -> None:
    print(part, file=sys.stderr, flush=True)


def _progress(done: int, parts: int) -> None:
    print(f"part {done} of {parts}", file=sys.stderr, flush=True)


def main() -> None:
    """Do the step that is named, on the store that is named."""
    step, store, *number = sys.argv[1:]
    steps = {"generate": generate, "alone": alone, "over_dask": over_dask, "sizes": sizes}
    done = steps[step](Path(store), *(int(each) for each in number))
    print(json.dumps([asdict(each) for each in done]))


if __name__ == "__main__":
    main()
