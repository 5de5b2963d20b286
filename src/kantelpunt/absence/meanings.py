"""What each reason code means at each school."""

from collections.abc import Sequence

import numpy as np

from kantelpunt.absence.columns import Int8s
from kantelpunt.absence.entities import ReasonRow, School
from kantelpunt.foundation.register_terms import Category

UNKNOWN_KIND = -1
CATEGORIES = tuple(Category)


def kind_number(category: Category, *, authorised: bool) -> int:
    """One small number for a category and authorised or not: 2 x the category, + 1."""
    return 2 * CATEGORIES.index(category) + authorised


def kind_of(number: int) -> tuple[Category, bool]:
    """The category, and whether it is authorised, that a kind number stands for."""
    return CATEGORIES[number // 2], bool(number % 2)


def meaning_table(
    schools: Sequence[School], codes: Sequence[str], reasons: Sequence[ReasonRow]
) -> Int8s:
    """The kind number per school and code, or UNKNOWN_KIND.

    A row with an empty school speaks for every school without a row of its own for the code.

    Returns:
        Shape (schools, codes).
    """
    table = np.full((len(schools), len(codes)), UNKNOWN_KIND, dtype=np.int8)
    code_places = {code: place for place, code in enumerate(codes)}
    school_places = {school.school: place for place, school in enumerate(schools)}
    for row in sorted(reasons, key=lambda row: bool(row.school)):
        place = code_places.get(row.code)
        if place is None or (row.school and row.school not in school_places):
            continue
        kind = kind_number(row.category, authorised=row.authorised)
        if row.school:
            table[school_places[row.school], place] = kind
        else:
            table[:, place] = kind
    return table
