"""A walk along the steps, which start dates make together while they go the same way."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from kantelpunt.foresight.promises.clock import Days


class Why(StrEnum):
    """Why a text gives no latest date."""

    NO_OPENING = "no_opening"
    NO_LEAD = "no_lead"
    NO_TERM = "no_term"
    NO_MOMENT = "no_moment"
    NO_SETTING = "no_setting"
    DECIDED = "decided"
    CONDITION = "condition"
    NO_WAY = "no_way"
    CIRCLE = "circle"


@dataclass(frozen=True)
class Stop:
    """Where the text gives no latest date any more.

    Attributes:
        stage: the step or situation that the case is in; empty when it is in none.
        at: the place in the file.
    """

    stage: str
    at: str
    why: Why


@dataclass(frozen=True)
class Stretch:
    """The time in one step, for each start date.

    Attributes:
        until: the last day on which it is left; None when the text does not say.
        rule: the place in the file that says so.
    """

    stage: str
    from_: Days
    until: Days | None
    rule: str


@dataclass(frozen=True)
class Walk:
    """Start dates that went the same way so far; every row of days has one day for each.

    Attributes:
        which: the places of the start dates in the row that was asked for.
        entered: the first day in each step that was entered.
        signals: the day on which each signal fires that must fire.
        hope: the last day on which hope may hold a case, or None.
        opened_by: the place of what opened the case.
        signalled: the day of the first signal that led the case somewhere, or None.
        fired: the day of the last one, or None.
        depends_on: places that the dates rest on and that people may change.
    """

    which: NDArray[np.intp]
    start: Days
    signals: Mapping[str, Days]
    hope: Days | None = None
    entered: Mapping[str, Days] | None = None
    stretches: tuple[Stretch, ...] = ()
    opened_by: str = ""
    signalled: Days | None = None
    fired: Days | None = None
    depends_on: tuple[str, ...] = ()

    def of(self, mask: NDArray[np.bool_]) -> "Walk":
        """The start dates for which the mask is true."""

        def some(days: Days | None) -> Days | None:
            return None if days is None else days[mask]

        return replace(
            self,
            which=self.which[mask],
            start=self.start[mask],
            signals={name: days[mask] for name, days in self.signals.items()},
            hope=some(self.hope),
            entered={name: days[mask] for name, days in (self.entered or {}).items()},
            stretches=tuple(
                replace(one, from_=one.from_[mask], until=some(one.until)) for one in self.stretches
            ),
            signalled=some(self.signalled),
            fired=some(self.fired),
        )
