"""What-if on a loaded region: the first run of a protocol, and a change of it after that."""

import argparse
import gc
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.region import SEED, YEAR
from kantelpunt.absence.register import Register, load_register
from kantelpunt.foresight.generated.regions import RegionSpec, generated_region
from kantelpunt.foresight.whatif.changing import with_changes
from kantelpunt.foresight.whatif.loaded import Loaded
from kantelpunt.foresight.whatif.running import run_whatif
from kantelpunt.interchange.protocol_versions import choose_version

PUPILS = 50_000
CHANGES = {
    "tilburg-vo": (
        "signals.wettelijk-verzuim.exceeds={}",
        "steps.basis-op-orde.tipping_point.after={} school_weeks",
    ),
    "utrecht": (
        "signals.zevende-ziektedag.reaches={}",
        "steps.actietafel-vo.tipping_point.after={} weeks",
    ),
    "sluitende-aanpak": (
        "signals.langer-dan-vier-weken.exceeds={} weeks",
        "steps.onder-vier-weken.tipping_point.after={} weeks",
    ),
    "amstelland-meerlanden": (
        "signals.vierde-ziekmelding.reaches={}",
        "steps.vroegsignalering.tipping_point.after={} weeks",
    ),
    "holland-rijnland": (
        "signals.meer-dan-zestien-uur.exceeds={}",
        "steps.ongeldig-2.tasks.melden-in-verzuimloket.within={} working_days",
    ),
}
_TRIED = (6, 9, 11)


@dataclass(frozen=True)
class Line:
    """Seconds of one protocol: a first run, and the median of changed thresholds and terms."""

    protocol: str
    cases: int
    first: float
    threshold: float
    term: float


def measure_whatif(register: Register, threads: int) -> Iterator[Line]:
    """Try three thresholds and three terms of each protocol, after a first run of it.

    As in the command, nobody looks for rubbish in between.
    """
    gc.disable()
    for protocol, (threshold, term) in CHANGES.items():
        gc.collect()
        loaded = Loaded.of(register, YEAR, threads=threads)
        version = choose_version(protocol)
        begun = time.perf_counter()
        outcome = run_whatif(loaded, version, 1)
        first = time.perf_counter() - begun
        seconds = []
        for written in (threshold, term):
            found = []
            for number in _TRIED:
                begun = time.perf_counter()
                changed, _ = with_changes(version, [written.format(number)])
                run_whatif(loaded, changed, 1)
                found.append(time.perf_counter() - begun)
            seconds.append(sorted(found)[len(found) // 2])
        yield Line(protocol, int(outcome.cases.sum()), first, *seconds)


def whatif_table(pupils: int, lines: Iterator[Line]) -> Iterator[str]:
    """Markdown: seconds per protocol."""
    yield f"\n## What-if\n\n{pupils:,} pupils, one school year, all cases; from the changed"
    yield "protocol to all figures. The region is loaded once.\n"
    yield "| protocol | cases | first run s | another threshold s | another term s |"
    yield "|---|---|---|---|---|"
    for one in lines:
        numbers = f"{one.first:.2f} | {one.threshold:.2f} | {one.term:.2f}"
        yield f"| {one.protocol} | {one.cases:,} | {numbers} |"


def main() -> None:
    """Measure and print the table."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--pupils", type=int, default=PUPILS)
    asked.add_argument("--threads", type=int, default=2)
    given = asked.parse_args()
    region = generated_region(RegionSpec(given.pupils, SEED, YEAR))
    register = load_register(region, threads=given.threads)
    for line in whatif_table(given.pupils, measure_whatif(register, given.threads)):
        print(line, flush=True)


if __name__ == "__main__":
    main()
