"""Kernels that tests try out."""

import numpy as np

from kantelpunt.compiled.kernels import kernel


@kernel
def asks_for_memory(count):
    return len(np.empty(count, np.int64))
