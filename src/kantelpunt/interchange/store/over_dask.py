"""Work over the parts of a store on the workers of a Dask scheduler."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from kantelpunt.foundation.errors import KantelpuntError, Problem, refuse
from kantelpunt.foundation.text import Text

Task = TypeVar("Task")
Found = TypeVar("Found")
_SECONDS_TO_CONNECT = 20


@dataclass(frozen=True)
class _Refused:
    """What a worker refused, in a form that can be sent."""

    kind: type[KantelpuntError]
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class _Part(Generic[Task, Found]):
    """The work on a part, such that a refusal comes back whole."""

    work: Callable[[Task, int], Found]

    def __call__(self, number: int, task: Task) -> Found | _Refused:
        try:
            return self.work(task, number)
        except KantelpuntError as refused:
            return _Refused(type(refused), refused.problems)


def over_dask(
    address: str,
    work: Callable[[Task, int], Found],
    task: Task,
    parts: int,
    progress: Callable[[int, int], None] | None = None,
) -> list[Found]:
    """What the work finds in each part, in the order of the parts.

    Args:
        address: of the scheduler, such as tcp://127.0.0.1:8786.
        work: a function of a module, given the task and the number of a part.
        task: sent once to every worker.
        parts: how many parts there are.
        progress: is told how many parts are done, and how many there are.

    Raises:
        InputRefused: when Dask is not installed, no scheduler with workers answers, or they fail.
        KantelpuntError: what a worker refused.
    """
    try:
        from distributed import Client, KilledWorker, as_completed
    except ImportError as error:
        raise refuse("no-dask", _no_dask()) from error
    try:
        client = Client(address, timeout=_SECONDS_TO_CONNECT, set_as_default=False)
        client.wait_for_workers(1, timeout=_SECONDS_TO_CONNECT)
    except (OSError, ValueError) as error:
        raise refuse("no-scheduler", _no_scheduler(address)) from error
    with client:
        sent = client.scatter(task, broadcast=True, hash=False)
        futures = client.map(_Part(work), range(parts), task=sent, pure=False)
        places = {future.key: place for place, future in enumerate(futures)}
        found: dict[int, Found] = {}
        done = as_completed(futures, loop=client.loop, raise_errors=False)
        for future in done:
            try:
                result = future.result()
            except KilledWorker as error:
                raise refuse("workers-lost", _workers_lost(places[future.key])) from error
            if isinstance(result, _Refused):
                raise result.kind(result.problems)
            found[places[future.key]] = result
            future.release()
            if progress:
                progress(len(found), parts)
    return [found[place] for place in range(parts)]


def _no_dask() -> Text:
    return Text(
        "voor --scheduler is Dask nodig; installeer het met: pip install 'kantelpunt[scale]'",
        "--scheduler needs Dask; install it with: pip install 'kantelpunt[scale]'",
    )


def _no_scheduler(address: str) -> Text:
    return Text(
        f"geen Dask-scheduler met workers te bereiken op {address}; start dask scheduler en "
        "dask worker, of laat --scheduler weg",
        f"no Dask scheduler with workers answers at {address}; start dask scheduler and "
        "dask worker, or leave out --scheduler",
    )


def _workers_lost(part: int) -> Text:
    return Text(
        f"de workers vielen uit bij deel {part}, vaak door te weinig geheugen; geef ze meer, of "
        "maak de opslag opnieuw met kleinere delen",
        f"the workers failed at part {part}, often for want of memory; give them more, or make "
        "the store anew with smaller parts",
    )
