"""The promises of protocols over a school year, for `kantelpunt protocol check --school-year`."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kantelpunt.calendar.holiday_regions import HolidayRegion
from kantelpunt.calendar.school_years import SchoolYear
from kantelpunt.foresight.promises.keeping import Kept, Years, kept_promises
from kantelpunt.foresight.promises.outcome import Holds, Worst
from kantelpunt.foresight.promises.path import Leg
from kantelpunt.foresight.promises.telling import opening_lines, promise_lines
from kantelpunt.foresight.promises.year import region_years
from kantelpunt.foundation.text import Language
from kantelpunt.protocol.reader import ProtocolVersion
from kantelpunt.protocol.telling.wording.teller import Teller

_HOLDS = {Holds.KEPT: True, Holds.BROKEN: False}


@dataclass(frozen=True)
class OverTime:
    """What becomes of the promises of protocols in one school year."""

    year: SchoolYear
    years: Years
    found: Mapping[ProtocolVersion, Sequence[Kept]]

    def opening(self, language: Language) -> Iterator[str]:
        """What was worked out, for people."""
        yield from opening_lines(self.year, language)

    def lines(self, version: ProtocolVersion, language: Language) -> Iterator[str]:
        """The promises of a protocol, for people."""
        yield from promise_lines(Teller(version, language), self.found[version], self._starts())

    def told(self, version: ProtocolVersion) -> list[dict[str, object]]:
        """The promises of a protocol, for programs."""
        return [_promise(kept) for kept in self.found[version]]

    def _starts(self) -> dict[HolidayRegion, list[date]]:
        return {
            region: [date.fromordinal(day) for day in year.starts.tolist()]
            for region, year in self.years.items()
        }


def over_time(versions: Sequence[ProtocolVersion], written: str) -> OverTime:
    """The promises of protocols, over every lesson day of a school year.

    Args:
        versions: the protocols.
        written: the school year, such as `2025-2026`.

    Raises:
        InputRefused: when it is no school year.
        CalendarEnds: when the vacations of the year, or of the one after it, are not known.
    """
    year = SchoolYear.parse(written)
    years = region_years(year)
    return OverTime(year, years, {version: kept_promises(version, years) for version in versions})


def _promise(kept: Kept) -> dict[str, object]:
    outcome = kept.outcome
    return {
        "name": kept.name,
        "within": str(kept.promise.within),
        "from": kept.promise.from_,
        "holds": _holds(outcome.holds),
        "starts": outcome.starts,
        "failing": outcome.failures,
        "worst": _worst(outcome.worst),
        "depends_on": list(outcome.depends_on),
        "readings": [
            {"id": one.id, "holds": _holds(one.holds), "failing": one.failing}
            for one in kept.readings
        ],
    }


def _holds(holds: Holds) -> bool | str:
    return _HOLDS.get(holds, str(holds))


def _worst(worst: Worst) -> dict[str, object]:
    return {
        "region": str(worst.region),
        "start": str(worst.path.start),
        "end": _day(worst.path.end),
        "days": worst.days,
        "path": [_leg(leg) for leg in worst.path.legs],
    }


def _leg(leg: Leg) -> dict[str, object]:
    return {
        "step": leg.stage,
        "from": str(leg.from_),
        "until": _day(leg.until),
        "rule": leg.rule,
    }


def _day(day: date | None) -> str | None:
    return None if day is None else str(day)
