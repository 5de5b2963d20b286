"""From the CSV files of a region to a file of signals, each side in a process of its own."""

import os
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa
from pyarrow import compute, csv

from bench.region import lesson_days_file
from bench.timing import Process, measure_process, median_in_turn, median_process

COMMAND = Path(sys.executable).with_name("kantelpunt")


def own_command(folder: Path, output: Path) -> Sequence[str]:
    """The command line as a user types it."""
    arguments = ["detect", str(folder), "--protocol", "landelijk", "--output", str(output)]
    return [str(COMMAND), *arguments]


def rival_command(folder: Path, output: Path, threads: int) -> Sequence[str]:
    """A Python process that imports DuckDB and its SQL."""
    files = [str(folder), str(lesson_days_file(folder)), str(output)]
    return [sys.executable, "-m", "bench.duckdb_from_files", *files, str(threads)]


def first_rows(path: Path) -> set[tuple[str, str, str]]:
    """Per pupil and signal the first day in a file of signals."""
    wanted = ["pupil", "signal", "fired_on"]
    options = csv.ConvertOptions(
        include_columns=wanted, column_types=dict.fromkeys(wanted, pa.string())
    )
    table = csv.read_csv(path, convert_options=options)
    first = table.group_by(["pupil", "signal"]).aggregate([("fired_on", "min")])
    columns = (first["pupil"], first["signal"], first["fired_on_min"])
    return set(zip(*(column.to_pylist() for column in columns), strict=True))


def rows_in(path: Path) -> int:
    """How many rows a file of signals has."""
    table = csv.read_csv(path, convert_options=csv.ConvertOptions(include_columns=["signal"]))
    return int(compute.count(table["signal"]).as_py())


def compared(folder: Path, runs: int, threads: int) -> tuple[Process, Process, int]:
    """Ours and the rival's process, medians, and how many first days they agree on.

    Raises:
        AssertionError: when the two files differ in any first day.
    """
    ours, rivals = folder.with_suffix(".ours.csv"), folder.with_suffix(".rival.csv")
    measure_process(own_command(folder, ours))
    measure_process(rival_command(folder, rivals, threads))
    same, other = first_rows(ours), first_rows(rivals)
    if same != other:
        raise AssertionError(
            f"from files: only ours {sorted(same - other)[:3]}, theirs {sorted(other - same)[:3]}"
        )
    commands = own_command(folder, ours), rival_command(folder, rivals, threads)
    own, rival = median_in_turn(commands, runs)
    return own, rival, len(same)


def start_up(folder: Path, runs: int) -> tuple[Process, Process]:
    """The whole command on a small region: without any compiled code on disk, and with it."""
    output = folder.with_suffix(".ours.csv")
    command = own_command(folder, output)
    caches = Path(tempfile.mkdtemp(prefix="kantelpunt-bench-"))
    try:
        own_cache = {"NUMBA_CACHE_DIR": os.fspath(caches)}
        cold = measure_process(command, own_cache)
        warm = median_process(command, runs, own_cache)
    finally:
        shutil.rmtree(caches)
    return cold, warm
