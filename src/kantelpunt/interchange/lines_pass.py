"""Compiled: rows of codes become lines of text."""

import numpy as np

from kantelpunt.compiled.kernels import kernel


@kernel
def join_fields(first, last, codes, of_column, offsets, texts, lines):
    """Put the texts of some rows one after another.

    Args:
        first, last: which rows; the last does not count.
        codes: per column and row which of the column's texts stands there.
        of_column: per column the place of its first text.
        offsets: per text where it begins among `texts`, and after the last where that ends.
        texts: the bytes of all texts, each with what ends it in a line.
        lines: filled in here.

    Returns:
        How many bytes were filled in.
    """
    filled = np.uint64(0)
    for row in range(first, last):
        for column in range(len(of_column)):
            text = np.uint64(of_column[column] + codes[column, row])
            for place in range(offsets[text], offsets[text + np.uint64(1)]):
                lines[filled] = texts[np.uint64(place)]
                filled += np.uint64(1)
    return np.int64(filled)
