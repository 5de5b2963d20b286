"""The monthly list in numbers, without names: what may go to others (HR-50).

A number below five could point to a child, so it is not told. Where one number alone would be kept
back it could be worked out of the others; then the smallest of these is kept back as well.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kantelpunt.foundation.text import Text
from kantelpunt.web.dossiers.months import Month
from kantelpunt.web.oversight.monthly_rows import ABSENT, Absent, MonthlyRow, ThreeMonths
from kantelpunt.web.pages.saying import said
from kantelpunt.web.pages.table_columns import written

FEWEST = 5
FEW = Text("minder dan 5", "fewer than 5")
KEPT_BACK = Text("niet genoemd", "not told")
_NO_STEP = Text("in geen stap", "in no step")
_NAMES = (
    Text("nieuw deze maand", "new this month"),
    Text("gesloten deze maand", "closed this month"),
    Text("langer dan drie maanden zonder aanbod", "beyond three months without an offer"),
)


@dataclass(frozen=True)
class Figure:
    """A number that may be told, or words instead of it."""

    name: str
    told: int | Text

    @property
    def words(self) -> str:
        """As pages and papers have it."""
        return written(self.told)


@dataclass(frozen=True)
class Figures:
    """Numbers that belong together."""

    name: Text
    counts: tuple[Figure, ...]


def figures_of(rows: Sequence[MonthlyRow], month: Month) -> list[Figures]:
    """Per kind, per step, and what changed; never per school."""
    kinds = Counter(one.absent for one in rows)
    steps = Counter(one.step or said(_NO_STEP) for one in rows)
    changed = (
        sum(one.opened_on >= month.first for one in rows),
        sum(one.closed_on is not None for one in rows),
        sum(one.promise is ThreeMonths.PASSED and one.closed_on is None for one in rows),
    )
    return [
        Figures(
            Text("Naar soort", "By kind"),
            _shared({said(ABSENT[one]): kinds[one] for one in Absent}),
        ),
        Figures(Text("Naar stap", "By step"), _shared(dict(sorted(steps.items())))),
        Figures(Text("In deze maand", "In this month"), _each(zip(_NAMES, changed, strict=True))),
    ]


def _each(counts: Iterable[tuple[Text, int]]) -> tuple[Figure, ...]:
    return tuple(Figure(said(name), count if count >= FEWEST else FEW) for name, count in counts)


def _shared(counts: Mapping[str, int]) -> tuple[Figure, ...]:
    """Numbers that together are all cases."""
    told = {name: count for name, count in counts.items() if count >= FEWEST}
    hidden: dict[str, Text] = {name: FEW for name in counts if name not in told}
    if len(hidden) == 1 and told:
        hidden[min(told, key=lambda name: told[name])] = KEPT_BACK
    return tuple(Figure(name, hidden.get(name, count)) for name, count in counts.items())
