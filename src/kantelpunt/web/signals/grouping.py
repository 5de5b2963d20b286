"""Signals per pupil, with the case that they can go into."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from kantelpunt.web.dossiers.selectors import cases_of_pupil, open_case_of
from kantelpunt.web.register.selectors import FoundSignal
from kantelpunt.web.schools.selectors import PupilInfo, pupils


@dataclass(frozen=True)
class PupilSignals:
    """Signals of one pupil.

    Attributes:
        case: the open case of the pupil; empty when there is none.
    """

    pupil: PupilInfo
    signals: tuple[FoundSignal, ...]
    case: str

    @property
    def first_day(self) -> date:
        """The earliest day that any of them tells of."""
        return min(one.first_day for one in self.signals)

    def only(self, signals: Collection[str]) -> "PupilSignals":
        """The same with some of the signals."""
        return replace(self, signals=tuple(one for one in self.signals if one.id in signals))


def per_pupil(signals: Iterable[FoundSignal], today: date) -> Sequence[PupilSignals]:
    """Signals by pupil, in the order of the names."""
    own: dict[str, list[FoundSignal]] = {}
    for one in signals:
        own.setdefault(one.pupil, []).append(one)
    known = pupils(own, today)
    found = [
        PupilSignals(known[key], tuple(rows), open_case_of(key) or "")
        for key, rows in own.items()
        if key in known
    ]
    return sorted(found, key=lambda one: (one.pupil.name, one.pupil.id))


def latest_case(pupil: str) -> str | None:
    """The case that a pupil had before, when there was one."""
    return next((one.id for one in cases_of_pupil(pupil)), None)
