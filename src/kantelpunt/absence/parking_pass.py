"""Compiled: which registrations have a pupil, a school and a meaning."""

import numpy as np

from kantelpunt.absence.columns import AFTERNOON, MORNING, NO_LESSON
from kantelpunt.absence.fates import FITS, NO_PUPIL, NO_REASON, NO_SCHOOL, WRONG_PART
from kantelpunt.absence.meanings import UNKNOWN_KIND
from kantelpunt.compiled.kernels import kernel


@kernel
def park_rows(
    first, last, pupil, school, reason, lesson, pupils, schools, kinds, counts_lessons, causes
):
    """Tell of every registration why it cannot be placed.

    Args:
        first, last: which registrations; the last does not count.
        pupil, school, reason, lesson: per registration, the first three as codes.
        pupils, schools: per code the place, or -1 when it is not known.
        kinds: per school and reason code its kind number; the last row is for unknown schools.
        counts_lessons: per school.
        causes: per registration the first cause there is, or FITS; filled in here.

    Returns:
        How many cannot be placed.
    """
    found = 0
    unknown = len(counts_lessons)
    for number in range(first, last):
        # Signed places might count from the end; asking that each time takes a third longer.
        row = np.uint64(number)
        at = schools[np.uint64(school[row])]
        cause = FITS
        if kinds[np.uint64(at if at >= 0 else unknown), np.uint64(reason[row])] == UNKNOWN_KIND:
            cause = NO_REASON
        elif at < 0:
            cause = NO_SCHOOL
        elif pupils[np.uint64(pupil[row])] < 0:
            cause = NO_PUPIL
        elif lesson[row] != NO_LESSON:
            is_part = lesson[row] == MORNING or lesson[row] == AFTERNOON
            if is_part == (counts_lessons[np.uint64(at)] != 0):
                cause = WRONG_PART
        causes[row] = cause
        found += cause != FITS
    return found
