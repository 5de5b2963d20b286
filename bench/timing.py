"""How long something takes: the median of several runs, here or in a process of its own."""

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_CHILD = Path(__file__).with_name("child.py")


@dataclass(frozen=True)
class Measured:
    """Seconds of each run."""

    seconds: tuple[float, ...]

    @property
    def median(self) -> float:
        """The median in seconds."""
        return statistics.median(self.seconds)

    @property
    def spread(self) -> str:
        """Least to most, in milliseconds."""
        return f"{min(self.seconds) * 1e3:,.1f} to {max(self.seconds) * 1e3:,.1f}"


def measure(work: Callable[[], object], runs: int) -> Measured:
    """Do work once to warm up, then so many times more against the clock."""
    work()
    seconds = []
    for _ in range(runs):
        begun = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - begun)
    return Measured(tuple(seconds))


@dataclass(frozen=True)
class Process:
    """A whole process: its time from start to end, and the most memory it held."""

    seconds: float
    peak_mib: float


def measure_process(
    command: Sequence[str], environment: Mapping[str, str] | None = None
) -> Process:
    """Run a command to its end.

    Raises:
        AssertionError: with what it said, when it did not end well.
    """
    done = subprocess.run(
        [sys.executable, "-I", "-S", str(_CHILD), *command],
        cwd=_CHILD.parents[1],
        env={**os.environ, **(environment or {})},
        capture_output=True,
        check=False,
    )
    if done.returncode != 0:
        said = done.stderr.decode(errors="replace")[-2000:]
        raise AssertionError(f"{' '.join(command)}: {said}")
    return Process(**json.loads(done.stdout))


def median_process(
    command: Sequence[str], runs: int, environment: Mapping[str, str] | None = None
) -> Process:
    """The median time and the median peak of several runs."""
    return median_of([measure_process(command, environment) for _ in range(runs)])


def median_in_turn(commands: Sequence[Sequence[str]], runs: int) -> list[Process]:
    """Of each command the median, run in turn: what a machine does meanwhile, it does to all."""
    rounds = [[measure_process(command) for command in commands] for _ in range(runs)]
    return [median_of(own) for own in zip(*rounds, strict=True)]


def median_of(done: Sequence[Process]) -> Process:
    """The median time and the median peak."""
    return Process(
        statistics.median(run.seconds for run in done),
        statistics.median(run.peak_mib for run in done),
    )
