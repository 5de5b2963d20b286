"""`make bench-nation`: a nation's year of records from a Parquet store, on one machine.

In one process within 8 GiB; over Dask with two worker processes, with the same result; and in
four sizes, to see how time grows.
"""

import argparse
import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from bench.machine import machine
from bench.nation_steps import WORKERS, Step
from bench.region import DATA

PUPILS = 2_400_000
RECORDS_PER_PUPIL = 25
MOST_MIB = 8 * 1024


def main() -> None:
    """Generate the store if it is not there, measure all and print the tables."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--pupils", type=int, default=PUPILS)
    asked.add_argument("--threads", type=int, default=2)
    given = asked.parse_args()
    print(f"{machine()}\n", flush=True)
    store = DATA / f"nation-{given.pupils}"
    made = [] if store.is_dir() else _step("generate", store, given.pupils)
    (alone,) = _step("alone", store, given.threads)
    _require(alone, given.pupils)
    print("\n".join(_table([*made, alone])), flush=True)
    (over_dask,) = _step("over_dask", store)
    if over_dask.digest != alone.digest:
        raise AssertionError("over Dask other signals or counts were found")
    print(f"{_row(over_dask)}\n\nOver Dask with {WORKERS} worker processes: the same.", flush=True)
    print("\n".join(_growth(_step("sizes", store, given.threads))))


def _require(alone: Step, pupils: int) -> None:
    if alone.records < RECORDS_PER_PUPIL * pupils:
        raise AssertionError(f"{alone.records:,} records are too few for {pupils:,} pupils")
    if alone.peak_mib > MOST_MIB:
        raise AssertionError(f"one process held {alone.peak_mib:,.0f} MiB")


def _step(name: str, store: Path, *numbers: int) -> list[Step]:
    command = [sys.executable, "-m", "bench.nation_steps", name, str(store), *map(str, numbers)]
    done = subprocess.run(
        command, check=True, stdout=subprocess.PIPE, cwd=Path(__file__).parents[1]
    )
    return [Step(**step) for step in json.loads(done.stdout.splitlines()[-1])]


def _table(steps: Sequence[Step]) -> Iterator[str]:
    yield "| step | pupils | records | firings | s | processor s | records/s | peak MiB |"
    yield "|---|---|---|---|---|---|---|---|"
    yield from (_row(step) for step in steps)


def _row(step: Step) -> str:
    found = f"{step.pupils:,} | {step.records:,} | {step.firings:,}"
    speed = f"{step.seconds:,.1f} | {step.worked:,.1f} | {step.records / step.seconds:,.0f}"
    return f"| {step.what} | {found} | {speed} | {step.peak_mib:,.0f} |"


def _growth(steps: Sequence[Step]) -> Iterator[str]:
    yield ""
    yield from _table(steps)
    wall = _exponent(steps, [step.seconds for step in steps])
    worked = _exponent(steps, [step.worked for step in steps])
    yield f"\nTime grows with the records to the power {wall:.2f}, processor time {worked:.2f}."


def _exponent(steps: Sequence[Step], seconds: Sequence[float]) -> float:
    records = np.log([step.records for step in steps])
    return float(np.polyfit(records, np.log(seconds), 1)[0])


if __name__ == "__main__":
    main()
