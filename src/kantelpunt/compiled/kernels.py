"""How a kernel is written: Python that Numba can turn into machine code that stands alone.

Such code calls nothing of Python and asks for no memory: what a kernel fills in, and the room that
it works in, are handed to it. A number divided by zero gives a number and no error.
"""

from numba import njit

_ALONE = {
    "_nrt": False,
    "error_model": "numpy",
    "no_cfunc_wrapper": True,
    "no_cpython_wrapper": True,
}
kernel = njit(**_ALONE)  # type: ignore[call-overload]
inlined = njit(**_ALONE, inline="always")  # type: ignore[call-overload]
