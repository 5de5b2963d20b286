"""What a compiled pass is given: whole numbers, arrays, and tuples of these."""

from collections.abc import Iterator
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

NUMBER = "int64"
Form: TypeAlias = "str | tuple[Form, ...]"
"""`int64` for a whole number, `int32[]` for an array of one dimension, `int32[,]` for one of two,
or a tuple of forms."""
Given: TypeAlias = "int | NDArray[np.generic] | tuple[Given, ...]"


def array_of(form: str) -> tuple[str, int]:
    """The element type and the number of dimensions that an array's form asks for."""
    element, _, commas = form.removesuffix("]").partition("[")
    return element, len(commas) + 1


def words(form: Form, given: Given) -> Iterator[int]:
    """What is given as the numbers that Numba's calling convention passes on.

    An array is passed as two places for its owner, which stay empty, its size, the bytes of one
    element, its address, its shape and its strides; a tuple as its parts.

    Raises:
        TypeError: when what is given has another form.
    """
    if isinstance(form, tuple):
        if not isinstance(given, tuple):
            raise TypeError(f"a tuple was expected, not {type(given).__name__}")
        for part, own in zip(form, given, strict=True):
            yield from words(part, own)
    elif form == NUMBER:
        if isinstance(given, np.ndarray | tuple):
            raise TypeError(f"a whole number was expected, not {type(given).__name__}")
        yield int(given)
    else:
        yield from _words_of_array(form, given)


def _words_of_array(form: str, given: Given) -> Iterator[int]:
    element, dimensions = array_of(form)
    if not isinstance(given, np.ndarray):
        raise TypeError(f"{form} was expected, not {type(given).__name__}")
    if given.dtype != element or given.ndim != dimensions or not given.flags.c_contiguous:
        raise TypeError(f"{form} was expected, not {given.dtype} in {given.ndim} dimensions")
    yield from (0, 0, given.size, given.itemsize, given.ctypes.data, *given.shape, *given.strides)
