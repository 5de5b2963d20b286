"""From a day until a day, and what can be wrong with that."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from kantelpunt.foundation.errors import Problem
from kantelpunt.foundation.text import Text
from kantelpunt.foundation.written_days import written_day


@dataclass(frozen=True)
class Days:
    """From a day up to and including a day; without a last day, for the time being."""

    first: date
    last: date | None = None

    def overlaps(self, other: "Days") -> bool:
        """Whether a day is in both."""
        return self.first <= (other.last or date.max) and other.first <= (self.last or date.max)

    def lies_in(self, other: "Days") -> bool:
        """Whether all of its days are in another one."""
        return other.first <= self.first and (self.last or date.max) <= (other.last or date.max)

    def __str__(self) -> str:
        return self.text.nl

    @property
    def text(self) -> Text:
        """In words."""
        first = written_day(self.first)
        if self.last is None:
            return Text(f"vanaf {first.nl}", f"from {first.en}")
        last = written_day(self.last)
        return Text(f"{first.nl} tot en met {last.nl}", f"{first.en} up to and including {last.en}")


def turned_round(days: Days) -> Iterator[Problem]:
    """A last day before the first."""
    if days.last is not None and days.last < days.first:
        first = written_day(days.first)
        yield Problem(
            "last-before-first",
            Text(
                f"De laatste dag ligt voor de eerste ({first.nl}). Kies een latere dag.",
                f"The last day lies before the first ({first.en}). Choose a later day.",
            ),
        )
