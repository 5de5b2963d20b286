"""The school year: 1 August up to and including 31 July."""

from dataclasses import dataclass
from datetime import date

from kantelpunt.foundation.errors import refuse
from kantelpunt.foundation.text import Text


@dataclass(frozen=True, order=True)
class SchoolYear:
    """A school year, named by the calendar year in which it starts (art. 1 Leerplichtwet 1969)."""

    start_year: int

    @classmethod
    def of(cls, day: date) -> "SchoolYear":
        """The school year in which a day falls."""
        return cls(day.year if day.month >= 8 else day.year - 1)

    @classmethod
    def parse(cls, written: str) -> "SchoolYear":
        """Read `2025-2026`.

        Raises:
            InputRefused: when it is not two years in a row.
        """
        first, _, second = written.partition("-")
        well_formed = first.isdecimal() and second.isdecimal() and len(first) == len(second) == 4
        if not well_formed or int(second) != int(first) + 1:
            raise refuse(
                "school-year",
                Text(
                    f'"{written}" is geen schooljaar; schrijf bijvoorbeeld 2025-2026',
                    f'"{written}" is no school year; write for example 2025-2026',
                ),
            )
        return cls(int(first))

    @property
    def first(self) -> date:
        """1 August."""
        return date(self.start_year, 8, 1)

    @property
    def last(self) -> date:
        """31 July."""
        return date(self.start_year + 1, 7, 31)

    @property
    def previous(self) -> "SchoolYear":
        """The school year before this one."""
        return SchoolYear(self.start_year - 1)

    def __str__(self) -> str:
        return f"{self.start_year}-{self.start_year + 1}"
