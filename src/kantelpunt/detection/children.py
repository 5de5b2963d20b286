"""The children of a region as arrays: when they were born, and since when they are qualified."""

from dataclasses import dataclass

import numpy as np

from kantelpunt.absence.columns import Int32s
from kantelpunt.absence.region import Region
from kantelpunt.absence.register import Register
from kantelpunt.detection.daily_arrays import Meant, meant_for, places_of, qualified_from
from kantelpunt.protocol.signal_rules import Limits


@dataclass(frozen=True)
class Children:
    """Birth and qualification, one per child, in the order of its names."""

    names: dict[str, int]
    born: Int32s
    qualified: Int32s
    region: Region

    def meant(self, limits: Limits) -> Meant | None:
        """For whom a signal is meant; None when for all."""
        if not limits.are_set:
            return None
        return meant_for(limits, self.born, self.qualified, self.region.schools)


def nobody(region: Region) -> Children:
    """No children, for conditions to which it does not matter who a child is."""
    return of_names(region, {})


def children_of(register: Register) -> Children:
    """The pupils of a register, in its order."""
    return of_names(register.region, {name: place for place, name in enumerate(register.pupils)})


def of_names(region: Region, names: dict[str, int]) -> Children:
    """Children by name; each stands in `pupils.csv` or in `residents.csv`."""
    born = np.zeros(len(names), dtype=np.int32)
    if not names:
        return Children(names, born, born, region)
    for table in (region.residents, region.enrolments):
        if table is not None:
            own = places_of(table.pupil, names)
            born[own[own >= 0]] = table.birth_day[own >= 0]
    return Children(names, born, qualified_from(names, region.qualifications), region)
