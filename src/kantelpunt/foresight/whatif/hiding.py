"""Small numbers are not shown: behind them stand few children."""

from collections.abc import Iterable

FEWEST = 5
"""The smallest number that is shown; 0 tells of nobody, and is shown too."""


def hidden(count: int) -> int | None:
    """A number by itself; None from 1 up to 4."""
    return count if count == 0 or count >= FEWEST else None


def all_hidden(counts: Iterable[int]) -> list[int | None]:
    """Numbers that stand beside their total.

    Where only one would be left out, it would follow from the total; then the smallest of the
    others that is not 0 is left out too.
    """
    whole = list(counts)
    shown = [hidden(count) for count in whole]
    if shown.count(None) == 1:
        others = [place for place, count in enumerate(shown) if count]
        if others:
            shown[min(others, key=lambda place: whole[place])] = None
    return shown


def difference(before: int | None, after: int | None) -> int | None:
    """How much more it became; None where one of both is not shown."""
    return None if before is None or after is None else after - before
