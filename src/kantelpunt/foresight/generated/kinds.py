"""The kinds of absence a generated region knows, and the reason codes schools write for them."""

from dataclasses import dataclass
from enum import IntEnum

import numpy as np

from kantelpunt.absence.columns import Int32s
from kantelpunt.absence.entities import Category, ReasonRow


class Kind(IntEnum):
    """Why a pupil is away; 0 stands for present."""

    SICK = 1
    MEDICAL = 2
    LEAVE = 3
    RELIGIOUS = 4
    SUSPENDED = 5
    REMOVED = 6
    TRUANCY = 7
    LUXURY = 8
    LATE = 9
    OTHER = 10


@dataclass(frozen=True)
class Meaning:
    """A reason code with what it means."""

    code: str
    category: Category
    authorised: bool


DEFAULT_CODES = {
    Kind.SICK: Meaning("Z", Category.SICK, authorised=True),
    Kind.MEDICAL: Meaning("M", Category.MEDICAL, authorised=True),
    Kind.LEAVE: Meaning("V", Category.LEAVE, authorised=True),
    Kind.RELIGIOUS: Meaning("R", Category.RELIGIOUS, authorised=True),
    Kind.SUSPENDED: Meaning("S", Category.SUSPENDED, authorised=True),
    Kind.REMOVED: Meaning("U", Category.REMOVED, authorised=True),
    Kind.TRUANCY: Meaning("O", Category.UNAUTHORISED, authorised=False),
    Kind.LUXURY: Meaning("L", Category.UNAUTHORISED, authorised=False),
    Kind.LATE: Meaning("T", Category.LATE, authorised=False),
    Kind.OTHER: Meaning("A", Category.OTHER, authorised=True),
}

# Two ways in which schools give a common code a meaning of their own, and so need another
# code for what it meant: A for an appointment, S for truancy (spijbelen).
_APPOINTMENT_SCHOOL = {
    Kind.MEDICAL: Meaning("A", Category.MEDICAL, authorised=True),
    Kind.OTHER: Meaning("AO", Category.OTHER, authorised=True),
}
_TRUANCY_SCHOOL = {
    Kind.TRUANCY: Meaning("S", Category.UNAUTHORISED, authorised=False),
    Kind.SUSPENDED: Meaning("SCH", Category.SUSPENDED, authorised=True),
}
CODE_HABITS: tuple[dict[Kind, Meaning], ...] = ({}, _APPOINTMENT_SCHOOL, {}, _TRUANCY_SCHOOL, {})

ALL_CODES = tuple(
    dict.fromkeys(
        meaning.code for table in (DEFAULT_CODES, *CODE_HABITS) for meaning in table.values()
    )
)


def code_places(habit: int) -> Int32s:
    """Per kind the place of its code in `ALL_CODES`, for schools with a habit.

    Args:
        habit: place in `CODE_HABITS`.

    Returns:
        shape (kinds + 1,); place 0, present, is not used.
    """
    places = np.zeros(len(Kind) + 1, dtype=np.int32)
    for kind, meaning in (DEFAULT_CODES | CODE_HABITS[habit]).items():
        places[kind] = ALL_CODES.index(meaning.code)
    return places


def reason_rows(habits: list[tuple[str, int]]) -> tuple[ReasonRow, ...]:
    """`reasons.csv`: the default codes, then what single schools say otherwise.

    Args:
        habits: of each school its id and its place in `CODE_HABITS`.
    """
    meanings = [("", meaning) for meaning in DEFAULT_CODES.values()]
    meanings += [(school, m) for school, habit in habits for m in CODE_HABITS[habit].values()]
    return tuple(
        ReasonRow(school, meaning.code, meaning.category, meaning.authorised, line)
        for line, (school, meaning) in enumerate(meanings, start=2)
    )
