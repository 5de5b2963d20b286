"""Terms: a number with a unit, as an agreement writes them."""

from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from functools import lru_cache

from kantelpunt.foundation.errors import refuse
from kantelpunt.foundation.text import Text

LONGEST = 9999


class TermUnit(StrEnum):
    """In what a term is counted. A school week is a lesson week."""

    HOURS = "hours"
    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"
    WORKING_DAYS = "working_days"
    SCHOOL_DAYS = "school_days"
    SCHOOL_WEEKS = "school_weeks"
    LESSON_WEEKS = "lesson_weeks"


@dataclass(frozen=True)
class Term:
    """A length of time in one unit.

    Attributes:
        amount: how many units; a whole number from 1 to 9999.
        unit: what is counted.

    Raises:
        InputRefused: when the amount is another.
    """

    amount: int
    unit: TermUnit

    def __post_init__(self) -> None:
        if not 1 <= self.amount <= LONGEST:
            raise refuse("term-number", _no_number(str(self)))
        # Ends of terms are looked up by their term, many times over.
        object.__setattr__(self, "_hash", hash((self.amount, self.unit)))

    def __hash__(self) -> int:
        return self._hash  # type: ignore[attr-defined,no-any-return]

    @classmethod
    def parse(cls, written: str) -> "Term":
        """Read `4 school_weeks`.

        Raises:
            InputRefused: when the number or the unit lacks or is not known.
        """
        return _parsed(str(written))

    def __str__(self) -> str:
        return f"{self.amount} {self.unit}"


@lru_cache(maxsize=1024)
def _parsed(written: str) -> Term:
    """One value for the same text: what is looked up by its term is found at once."""
    amount, _, unit = written.strip().partition(" ")
    if not amount.isdecimal():
        raise refuse("term-number", _no_number(written))
    if unit not in list(TermUnit):
        raise refuse("term-unit", _no_unit(written, unit))
    return Term(int(amount), TermUnit(unit))


def _no_number(written: str) -> Text:
    return Text(
        f'"{written}" is geen termijn: begin met een heel getal van 1 tot en met '
        f"{LONGEST}, zoals 5 working_days",
        f'"{written}" is no term: start with a whole number from 1 to {LONGEST}, '
        f"as in 5 working_days",
    )


def _no_unit(written: str, unit: str) -> Text:
    known = ", ".join(TermUnit)
    near = get_close_matches(unit, list(TermUnit), n=1, cutoff=0.4)
    nl_hint = f"; bedoelde u {near[0]}?" if near else ""
    en_hint = f"; did you mean {near[0]}?" if near else ""
    if not unit:
        return Text(
            f'termijn "{written}" heeft geen eenheid; kies uit {known}',
            f'term "{written}" has no unit; choose from {known}',
        )
    return Text(
        f'"{unit}" is geen eenheid van een termijn{nl_hint}; kies uit {known}',
        f'"{unit}" is no unit of a term{en_hint}; choose from {known}',
    )
