"""How terms, windows, thresholds and shares are written in a protocol, and read back exactly."""

import re
from dataclasses import dataclass
from decimal import Decimal
from difflib import get_close_matches
from fractions import Fraction

from pydantic_core import PydanticCustomError

from kantelpunt.calendar.terms import Term, TermUnit
from kantelpunt.foundation.errors import InputRefused
from kantelpunt.foundation.text import Text
from kantelpunt.protocol.signal_rules import Window, WindowUnit


@dataclass(frozen=True)
class Amount:
    """A threshold as it was written.

    Attributes:
        number: the exact number; 50 for `50%`.
        is_percentage: whether it was written with a percent sign.
        unit: days, weeks or months where it is a length of time, else None.
        is_average: whether it was written as `average`.
    """

    number: Fraction
    is_percentage: bool
    unit: TermUnit | None = None
    is_average: bool = False


_NO = ("", "")
_LENGTH = re.compile(r"(\d{1,4}) (days|weeks|months)")
_PERCENTAGE = re.compile(r"(\d+(?:\.\d+)?)\s*%")


def mistake(code: str, text: Text) -> PydanticCustomError:
    """A mistake in a protocol, with its message in both languages."""
    return PydanticCustomError(code, "{en}", {"nl": text.nl, "en": text.en})


def window_from(written: object) -> Window:
    """Read `4 lesson_weeks`, `12 weeks`, `20 school_days` or `school_year`."""
    if isinstance(written, Window):
        return written
    if written == WindowUnit.SCHOOL_YEAR:
        return Window(1, WindowUnit.SCHOOL_YEAR)
    amount, _, unit = str(written).partition(" ")
    lengths = [kind for kind in WindowUnit if kind is not WindowUnit.SCHOOL_YEAR]
    if not amount.isdecimal() or int(amount) < 1 or unit not in lengths:
        known = ", ".join(f"N {kind}" for kind in lengths) + ", school_year"
        near = get_close_matches(unit or str(written), list(WindowUnit), n=1, cutoff=0.6)
        nl_hint, en_hint = (f"bedoelde u {near[0]}? ", f"did you mean {near[0]}? ") if near else _NO
        raise mistake(
            "window",
            Text(
                f'"{written}" is geen venster; {nl_hint}schrijf een van: {known}',
                f'"{written}" is no window; {en_hint}write one of: {known}',
            ),
        )
    return Window(int(amount), WindowUnit(unit))


def days_from(written: object) -> int:
    """Read `7 days` as a number of calendar days."""
    if isinstance(written, int) and not isinstance(written, bool):
        raise mistake(
            "term-unit",
            Text(
                f"{written} heeft geen eenheid; schrijf {written} days",
                f"{written} has no unit; write {written} days",
            ),
        )
    try:
        term = Term.parse(str(written))
    except InputRefused as refused:
        raise mistake("term-unit", refused.problems[0].text) from refused
    if term.unit is not TermUnit.DAYS:
        raise mistake(
            "term-unit",
            Text(
                f'"{written}": hier kunnen alleen kalenderdagen staan, zoals 7 days',
                f'"{written}": only calendar days can stand here, as in 7 days',
            ),
        )
    return term.amount


def amount_from(written: object) -> Amount:
    """Read a threshold: a number, a percentage, a length of time, or `average`."""
    if isinstance(written, Amount):
        return written
    if written == "average":
        return Amount(Fraction(0), is_percentage=False, is_average=True)
    if isinstance(written, str) and (found := _LENGTH.fullmatch(written.strip())):
        return Amount(Fraction(found[1]), is_percentage=False, unit=TermUnit(found[2]))
    if isinstance(written, str) and (found := _PERCENTAGE.fullmatch(written.strip())):
        return Amount(Fraction(found[1]), is_percentage=True)
    if isinstance(written, int | Decimal) and not isinstance(written, bool) and written >= 0:
        return Amount(Fraction(written), is_percentage=False)
    raise mistake(
        "threshold",
        Text(
            f'"{written}" is geen drempel; schrijf een getal vanaf 0, zoals 16, een deel, zoals '
            "50%, of een tijd, zoals 1 months",
            f'"{written}" is no threshold; write a number from 0, such as 16, a share, such as '
            "50%, or a length of time, such as 1 months",
        ),
    )


def authorised_from(written: object) -> bool | None:
    """Read true, false, or any."""
    if written is None or isinstance(written, bool):
        return written
    if written == "any":
        return None
    raise mistake(
        "authorised",
        Text(
            f'"{written}" past hier niet; schrijf true, false of any',
            f'"{written}" does not fit here; write true, false or any',
        ),
    )


def share_from(written: object) -> Fraction:
    """Read `75%` as 3/4; from 0 to 100, 0 itself not."""
    amount = amount_from(written)
    if not amount.is_percentage or not 0 < amount.number <= 100:
        raise mistake(
            "share",
            Text(
                f'"{written}" is geen deel van de drempel; schrijf een percentage zoals 75%',
                f'"{written}" is no share of the threshold; write a percentage such as 75%',
            ),
        )
    return amount.number / 100
