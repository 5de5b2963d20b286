"""How cases could have gone: what the model of people makes of the signals of a region."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kantelpunt.absence.region import Region
from kantelpunt.absence.register import load_register
from kantelpunt.calendar.school_years import SchoolYear
from kantelpunt.casework.agreement import Agreement
from kantelpunt.foresight.behaviour.assumptions import Behaviour, Chances
from kantelpunt.foresight.whatif.cases import (
    Kept,
    bearing_signals,
    cases_of,
    positions_of,
    setting_of,
)
from kantelpunt.foresight.whatif.loaded import Loaded
from kantelpunt.foresight.whatif.running_case import AllDrawn, RunningCase
from kantelpunt.foresight.whatif.signals import fired, taken_up
from kantelpunt.protocol.reader import ProtocolVersion


@dataclass(frozen=True, eq=False)
class Course:
    """How the case of a pupil could have gone.

    Attributes:
        model: the case as the model ran it, until the end of the school year.
    """

    pupil: str
    model: RunningCase


def loaded_region(region: Region, year: SchoolYear) -> Loaded:
    """A region in which courses are tried."""
    return Loaded.of(load_register(region), year)


def courses(
    loaded: Loaded, version: ProtocolVersion, pupils: Mapping[str, str], seeds: range
) -> Iterator[Course]:
    """Courses of some pupils under a protocol, with other luck for each seed.

    Args:
        loaded: the region.
        version: of the protocol.
        pupils: those who count, with the school of each.
        seeds: of the luck.
    """
    positions = {
        sector: positions_of(loaded, Agreement.of(version, sector))
        for sector in loaded.sectors_of_schools
    }
    agreements = {sector: one.agreement for sector, one in positions.items()}
    bearing = frozenset[str]().union(*(bearing_signals(one) for one in agreements.values()))
    signals = fired(loaded, version)
    names = list(loaded.everyone)
    for seed in seeds:
        chances = Chances(Behaviour(), seed)
        settings = {
            sector: setting_of(one, chances, AllDrawn()) for sector, one in positions.items()
        }
        taken = taken_up(loaded, signals, agreements, bearing, chances)
        for child, case in cases_of(loaded, taken, settings, Kept()):
            if names[child] in pupils:
                yield Course(names[child], case)
