"""`make bench`: speed against what a good analyst would write in DuckDB SQL, Polars and pandas.

Everything is measured in one run on one machine. First all answers are compared, row by row;
only then is anything timed.
"""

import argparse
import os
from collections.abc import Iterator
from pathlib import Path

THREADS = 2
os.environ["POLARS_MAX_THREADS"] = str(THREADS)  # Polars reads it once, when it is imported

from bench import files  # noqa: E402
from bench.cases import cases_table, measure_cases  # noqa: E402
from bench.detection import Detection, Line, measure_detection  # noqa: E402
from bench.machine import machine  # noqa: E402
from bench.region import DATA, SEED, YEAR, bench_region, write_folder  # noqa: E402
from bench.timing import Process  # noqa: E402
from bench.whatif import PUPILS as TRIED  # noqa: E402
from bench.whatif import measure_whatif, whatif_table  # noqa: E402
from kantelpunt.absence.region import Region  # noqa: E402
from kantelpunt.absence.register import Register, load_register  # noqa: E402
from kantelpunt.foresight.generated.regions import RegionSpec, generated_region  # noqa: E402

PUPILS = 200_000
SMALL = 3_000


def main() -> None:
    """Measure all and print the tables."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--pupils", type=int, default=PUPILS)
    asked.add_argument("--runs", type=int, default=7, help="runs of each detection")
    asked.add_argument("--file-runs", type=int, default=3, help="runs of each whole process")
    asked.add_argument("--skip-files", action="store_true")
    given = asked.parse_args()
    print(f"{machine()}\n", flush=True)
    region = bench_region(given.pupils)
    register = load_register(region, threads=THREADS)
    detection = measure_detection(register, THREADS, given.runs)
    print("\n".join(detection_table(given.pupils, detection)), flush=True)
    if given.skip_files:
        return
    folder = write_folder(region, register, DATA / f"region-{given.pupils}")
    del region, register
    own, rival, agreed = files.compared(folder, given.file_runs, THREADS)
    print("\n".join(files_table(agreed, own, rival)), flush=True)
    cold, warm = files.start_up(_small_folder(), given.file_runs)
    print("\n".join(start_up_table(cold, warm)), flush=True)
    print("\n".join(cases_table(measure_cases(given.runs))), flush=True)
    tried = generated_region(RegionSpec(TRIED, SEED, YEAR))
    loaded = load_register(tried, threads=THREADS)
    print("\n".join(whatif_table(TRIED, measure_whatif(loaded, THREADS))))


def _small_folder() -> Path:
    region: Region = bench_region(SMALL)
    register: Register = load_register(region)
    return write_folder(region, register, DATA / f"region-{SMALL}")


def detection_table(pupils: int, found: Detection) -> Iterator[str]:
    """Markdown: ours and the rivals on loaded records."""
    yield f"## Detection\n\n{pupils:,} pupils, {found.records:,} records, five signals."
    yield f"All agree on {found.agreed:,} first days. The full task: {found.firings:,} firings."
    yield ""
    yield "| on loaded records | threads | median ms | least to most ms | full task is faster |"
    yield "|---|---|---|---|---|"
    best = found.full.measured.median
    for line in (found.full, found.easier, *found.rivals):
        ratio = "" if line is found.full else f"{line.measured.median / best:.1f} x"
        yield _row(line, ratio)
    yield "\n| ours | threads | median ms | least to most ms | ns per record and signal |"
    yield "|---|---|---|---|---|"
    for line in (found.full_alone, found.easier_alone, found.full):
        yield _row(line, f"{found.nanoseconds(line):.2f}")
    for line in found.signals:
        yield _row(line, f"{line.measured.median / found.records * 1e9:.2f}")
    for line in (found.what_if, found.what_if_signal):
        yield _row(line, "")


def _row(line: Line, last: str) -> str:
    middle = f"{line.measured.median * 1e3:,.1f} | {line.measured.spread}"
    return f"| {line.what} | {line.threads} | {middle} | {last} |"


def files_table(agreed: int, own: Process, rival: Process) -> Iterator[str]:
    """Markdown: from CSV files to a file of signals."""
    yield f"\n## From files\n\nThe two files agree on {agreed:,} first days.\n"
    yield "| from CSV files to the file of signals | median s | peak MiB |"
    yield "|---|---|---|"
    yield f"| kantelpunt detect, full task | {own.seconds:.2f} | {own.peak_mib:,.0f} |"
    yield f"| DuckDB, easier task | {rival.seconds:.2f} | {rival.peak_mib:,.0f} |"
    faster, memory = rival.seconds / own.seconds, own.peak_mib / rival.peak_mib
    yield f"| ours against DuckDB | {faster:.2f} x faster | {memory:.2f} x |"


def start_up_table(cold: Process, warm: Process) -> Iterator[str]:
    """Markdown: the whole command on a small region."""
    yield f"\n| kantelpunt detect, {SMALL:,} pupils, whole process | s |"
    yield "|---|---|"
    yield f"| cold: nothing compiled on disk | {cold.seconds:.2f} |"
    yield f"| warm | {warm.seconds:.2f} |"


if __name__ == "__main__":
    main()
