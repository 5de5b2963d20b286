"""A region that is read once, and in which many protocols can be tried."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeAlias, TypeVar, cast

import numpy as np
from numpy.typing import NDArray

from kantelpunt.absence.columns import Int64s, day_number, day_of
from kantelpunt.absence.register import Register
from kantelpunt.calendar.holiday_regions import HolidayRegion
from kantelpunt.calendar.school_years import SchoolYear
from kantelpunt.detection.conditions import Condition
from kantelpunt.detection.detect import SignalFindings
from kantelpunt.detection.persons import PersonFindings
from kantelpunt.foresight.behaviour.luck import Numbers, number_of
from kantelpunt.foresight.whatif.calendars import Days
from kantelpunt.foundation.errors import refuse
from kantelpunt.foundation.register_terms import Sector
from kantelpunt.foundation.text import Text
from kantelpunt.protocol.reader import ProtocolVersion
from kantelpunt.protocol.signal_rules import SignalRule

Value = TypeVar("Value")

_SECONDARY_FROM = 12
_MOST_REMEMBERED = 6
Columns: TypeAlias = tuple[Int64s, Int64s, Int64s]


@dataclass(eq=False)
class Loaded:
    """A loaded region in a school year, with what was worked out about it before.

    Attributes:
        register: the region.
        year: the school year that is looked at.
        threads: how many threads may work at detection.
        found: what rules found, so that a rule that does not change is not run again.
        in_year: of that the child, day and first day of each firing in the school year, by child.
    """

    register: Register
    year: SchoolYear
    threads: int = 1
    found: dict[Condition, SignalFindings] = field(default_factory=dict, repr=False)
    in_year: dict[tuple[object, ...], Columns] = field(default_factory=dict, repr=False)
    found_persons: dict[tuple[SignalRule, ...], Sequence[PersonFindings]] = field(
        default_factory=dict, repr=False
    )

    _remembered: dict[object, object] = field(default_factory=dict, repr=False)

    @classmethod
    def of(
        cls, register: Register, year: SchoolYear | None = None, *, threads: int = 1
    ) -> "Loaded":
        """Make a region ready.

        Args:
            register: the region.
            year: the school year; None: that of the last registration that counts.
            threads: how many threads may work at detection.

        Raises:
            InputRefused: when there are no registrations, or none in that year.
            CalendarEnds: when the vacations of that year are not known.
        """
        first, last = register.first_day, register.last_day
        if first is None or last is None:
            raise refuse(
                "nothing-registered",
                Text(
                    "er staat geen verzuim in deze regio dat telt; er valt niets te beproeven",
                    "there is no absence in this region that counts; there is nothing to try",
                ),
            )
        asked = year or SchoolYear.of(last)
        if not SchoolYear.of(first).start_year < asked.start_year <= SchoolYear.of(last).start_year:
            raise refuse("no-absence-in-year", _other_year(asked, SchoolYear.of(last)))
        loaded = cls(register, asked, threads)
        for region in loaded.regions_of_schools:
            loaded.days(region)
        return loaded

    def remembered(self, key: object, make: Callable[[], Value]) -> Value:
        """What was made before for a key, or is made now; of all that was, only the latest few."""
        if key not in self._remembered:
            while len(self._remembered) >= _MOST_REMEMBERED:
                del self._remembered[next(iter(self._remembered))]
            self._remembered[key] = make()
        return cast("Value", self._remembered[key])

    def days(self, region: HolidayRegion) -> Days:
        """The calendar of a vacation region."""
        if region not in self._days:
            self._days[region] = Days.of(region, self.year)
        return self._days[region]

    @cached_property
    def _days(self) -> dict[HolidayRegion, Days]:
        return {}

    @cached_property
    def regions_of_schools(self) -> list[HolidayRegion]:
        """The vacation regions of the schools, the most common one first."""
        schools = self.register.region.schools
        return [
            region for region, _ in Counter(one.holiday_region for one in schools).most_common()
        ]

    @cached_property
    def everyone(self) -> dict[str, int]:
        """The place of every child: pupils as in the register, then who lives here besides."""
        names = dict.fromkeys(self.register.pupils)
        residents = self.register.region.residents
        names.update(dict.fromkeys(residents.pupil.values if residents else ()))
        return {name: place for place, name in enumerate(names)}

    @cached_property
    def numbers(self) -> Numbers:
        """Per child the number from which its luck comes; it depends on its id alone."""
        return np.array([number_of(name) for name in self.everyone], dtype=np.uint64)

    @cached_property
    def sectors(self) -> list[Sector]:
        """Per child the sector of its last school; of who has none, by age."""
        schools = self.register.region.schools
        own = [schools[place].sector for place in self._last_school.tolist()]
        pupils = len(self.register.pupils)
        return own + [self._by_age(name) for name in list(self.everyone)[pupils:]]

    def meant(self, version: ProtocolVersion) -> NDArray[np.bool_]:
        """Per child whether the protocol is for its sector."""
        wanted = frozenset(version.protocol.sector)
        if wanted not in self._meant:
            self._meant[wanted] = np.array([one in wanted for one in self.sectors], dtype=np.bool_)
        return self._meant[wanted]

    @cached_property
    def _meant(self) -> dict[frozenset[Sector], NDArray[np.bool_]]:
        return {}

    @cached_property
    def sectors_of_schools(self) -> tuple[Sector, ...]:
        """The sectors of all children."""
        return tuple(dict.fromkeys(self.sectors))

    @cached_property
    def sector_places(self) -> Int64s:
        """Per child the place of its sector among `sectors_of_schools`."""
        places = {sector: place for place, sector in enumerate(self.sectors_of_schools)}
        return np.array([places[sector] for sector in self.sectors], dtype=np.int64)

    @cached_property
    def regions(self) -> list[HolidayRegion]:
        """Per child the vacation region of its last school; of who has none, the most common."""
        schools = self.register.region.schools
        own = [schools[place].holiday_region for place in self._last_school.tolist()]
        without = len(self.everyone) - len(self.register.pupils)
        return own + self.regions_of_schools[:1] * without

    @cached_property
    def region_places(self) -> Int64s:
        """Per child the place of its vacation region among `regions_of_schools`."""
        places = {region: place for place, region in enumerate(self.regions_of_schools)}
        return np.array([places[region] for region in self.regions], dtype=np.int64)

    @cached_property
    def _last_school(self) -> Int64s:
        lines, times = self.register.lines, self.register.times
        return lines.school[np.maximum(times.last, 0)].astype(np.int64)

    @cached_property
    def _born(self) -> dict[str, int]:
        residents = self.register.region.residents
        if residents is None:
            return {}
        return dict(zip(residents.pupil.texts(), residents.birth_day.tolist(), strict=True))

    def _by_age(self, name: str) -> Sector:
        born, first = day_of(self._born[name]), self.year.first
        age = first.year - born.year - ((first.month, first.day) < (born.month, born.day))
        return Sector.VO if age >= _SECONDARY_FROM else Sector.PO

    @property
    def span(self) -> tuple[int, int]:
        """The first and last day number of the school year."""
        return day_number(self.year.first), day_number(self.year.last)


def _other_year(asked: SchoolYear, last: SchoolYear) -> Text:
    return Text(
        f"van schooljaar {asked} staat er geen verzuim in deze regio; het laatste is {last}",
        f"there is no absence of school year {asked} in this region; the last one is {last}",
    )
