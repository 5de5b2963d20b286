"""Work over a range of numbers, in stretches, side by side."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from typing import TypeVar

PARTS_A_THREAD = 4
SMALL = 2000
Task = TypeVar("Task")
Done = TypeVar("Done")


def in_parts(work: Callable[[int, int], None], count: int, threads: int) -> None:
    """Do work over 0..count."""
    in_threads(lambda stretch: work(*stretch), stretches_of(count, threads), threads)


def stretches_of(count: int, threads: int) -> list[tuple[int, int]]:
    """0..count in even stretches, more than there are threads, since some take longer."""
    if threads == 1 or count < SMALL:
        return [(0, count)]
    parts = threads * PARTS_A_THREAD
    bounds = [count * number // parts for number in range(parts + 1)]
    return list(pairwise(bounds))


def in_threads(work: Callable[[Task], Done], tasks: Sequence[Task], threads: int) -> list[Done]:
    """Do every task; what each gave, in their order."""
    if threads == 1 or len(tasks) == 1:
        return [work(task) for task in tasks]
    with ThreadPoolExecutor(threads) as pool:
        return list(pool.map(work, tasks))
