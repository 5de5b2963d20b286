"""Numbers as people read them: at most two places, rounded half up, no trailing zeros."""

from fractions import Fraction


def plain(value: Fraction) -> str:
    """A plain decimal, such as 16, 16.5 or 4.14."""
    hundredths = (200 * value.numerator + value.denominator) // (2 * value.denominator)
    whole, rest = divmod(hundredths, 100)
    return f"{whole}.{rest:02d}".rstrip("0").rstrip(".")
