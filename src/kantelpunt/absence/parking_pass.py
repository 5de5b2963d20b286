"""Compiled: the school, pupil and meaning of every registration, or why it has none."""

from numba import njit

PLACED, UNKNOWN_REASON, UNKNOWN_SCHOOL, UNKNOWN_PUPIL, WRONG_PART = range(5)


@njit(cache=True, nogil=True)
def place_rows(
    first, last, codes, tables, lesson, meanings, counts_lessons, no_lesson, first_part, placed
):
    """Place rows first..last; the first cause that holds is the one that is kept.

    Args:
        first, last: the stretch of rows, `last` not counted.
        codes: (school, pupil, reason) code per row.
        tables: (school per school code, pupil per pupil code), -1 for an unknown one.
        lesson: per row.
        meanings: kind per school and reason code, -1 without one; the last row speaks for a
            school that is not known.
        counts_lessons: per school.
        no_lesson, first_part: the lesson of a row that has none, and the least of the numbers
            that stand for parts of a day.
        placed: (school, pupil, kind, cause) per row, filled in here; pupil -1 for a parked row.
    """
    school_code, pupil_code, reason_code = codes
    school_of, pupil_of = tables
    schools, pupils, kinds, causes = placed
    for row in range(first, last):
        school, pupil = school_of[school_code[row]], pupil_of[pupil_code[row]]
        kind = meanings[school, reason_code[row]]
        cause = PLACED
        if kind < 0:
            cause = UNKNOWN_REASON
        elif school < 0:
            cause = UNKNOWN_SCHOOL
        elif pupil < 0:
            cause = UNKNOWN_PUPIL
        elif lesson[row] != no_lesson and (lesson[row] >= first_part) == counts_lessons[school]:
            cause = WRONG_PART
        schools[row] = school
        pupils[row] = -1 if cause else pupil
        kinds[row] = kind
        causes[row] = cause
