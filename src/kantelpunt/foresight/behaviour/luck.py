"""Chance that can be repeated: a number from what is asked, and from nothing that came before.

Who, what and which one are mixed into a number (splitmix64: Steele, Lea and Flood 2014). The luck
of one child therefore never depends on another's, and two protocols meet the same luck wherever
they ask for the same thing.
"""

from functools import cache
from hashlib import blake2b
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from kantelpunt.absence.columns import Int64s

Numbers: TypeAlias = NDArray[np.uint64]
Floats: TypeAlias = NDArray[np.float64]

_ALL = (1 << 64) - 1
_STEP = 0x9E3779B97F4A7C15
_FIRST, _SECOND = 0xBF58476D1CE4E5B9, 0x94D049BB133111EB
_KEPT_BITS = 53
_UNIT = 2.0**-_KEPT_BITS
_AWAY = 64 - _KEPT_BITS


@cache
def number_of(name: str) -> int:
    """A number of 64 bits for a name; the same everywhere and always."""
    return int.from_bytes(blake2b(name.encode(), digest_size=8).digest(), "big")


@cache
def salt(seed: int, what: str) -> int:
    """What is mixed with a child's number, for one seed and one thing that is asked."""
    return _mixed((_mixed((seed + _STEP) & _ALL) ^ number_of(what)) & _ALL)


def luck(salted: int, child: int, which: int = 0) -> float:
    """A number from 0 up to 1.

    Args:
        salted: see `salt`.
        child: the number of the child.
        which: which time, for what comes more than once.
    """
    # Twice `_mixed`, written out: a year of a region asks for it hundreds of thousands of times.
    number = ((salted ^ child) + _STEP) & _ALL
    number = ((number ^ (number >> 30)) * _FIRST) & _ALL
    number = ((number ^ (number >> 27)) * _SECOND) & _ALL
    number = ((number ^ (number >> 31)) + which * _STEP + _STEP) & _ALL
    number = ((number ^ (number >> 30)) * _FIRST) & _ALL
    number = ((number ^ (number >> 27)) * _SECOND) & _ALL
    return ((number ^ (number >> 31)) >> _AWAY) * _UNIT


def lucks(salted: int, children: Numbers, which: Numbers | Int64s | int = 0) -> Floats:
    """The same for many children at once.

    Args:
        salted: see `salt`.
        children: their numbers, as uint64.
        which: one for all, or one for each.
    """
    steps = np.asarray(which, dtype=np.uint64) * np.uint64(_STEP)
    mixed = _all_mixed(_all_mixed(children ^ np.uint64(salted)) + steps)
    return np.asarray((mixed >> np.uint64(_AWAY)) * _UNIT, dtype=np.float64)


def _mixed(number: int) -> int:
    number = (number + _STEP) & _ALL
    number = ((number ^ (number >> 30)) * _FIRST) & _ALL
    number = ((number ^ (number >> 27)) * _SECOND) & _ALL
    return number ^ (number >> 31)


def _all_mixed(numbers: Numbers) -> Numbers:
    numbers = numbers + np.uint64(_STEP)
    numbers = (numbers ^ (numbers >> np.uint64(30))) * np.uint64(_FIRST)
    numbers = (numbers ^ (numbers >> np.uint64(27))) * np.uint64(_SECOND)
    return np.asarray(numbers ^ (numbers >> np.uint64(31)), dtype=np.uint64)
