"""The enrolments of one school's pupils: one, or two for a pupil who moves."""

from dataclasses import dataclass

import numpy as np

from kantelpunt.absence.columns import Int32s
from kantelpunt.absence.entities import Sector
from kantelpunt.foresight.generated.plan import (
    GROUPS,
    PO_GROUPS,
    VO_GROUPS,
    VSO_GROUPS,
    RegionPlan,
)
from kantelpunt.foresight.generated.pupils import SchoolPupils

ALL_GROUPS = PO_GROUPS + VO_GROUPS + VSO_GROUPS


@dataclass(frozen=True)
class Enrolments:
    """Rows of `pupils.csv`, by pupil and then by first day.

    Attributes:
        pupil: number of the pupil in the region.
        school: place of the school in the plan.
        group: place in `ALL_GROUPS`.
    """

    pupil: Int32s
    school: Int32s
    birth_day: Int32s
    group: Int32s
    first: Int32s
    last: Int32s


def enrolments(plan: RegionPlan, place: int, pupils: SchoolPupils) -> Enrolments:
    """The enrolments of the pupils who start the year at a school."""
    sector = plan.schools[place].school.sector
    moves = pupils.moved_to >= 0
    rows = np.repeat(np.arange(len(pupils)), 1 + moves)
    second = np.concatenate([[False], rows[1:] == rows[:-1]]) if len(rows) else rows.astype(bool)
    ended = moves[rows] & ~second
    return Enrolments(
        pupil=(rows + plan.first_pupil[place]).astype(np.int32),
        school=np.where(second, pupils.moved_to[rows], place).astype(np.int32),
        birth_day=pupils.birth_day[rows],
        group=(pupils.group[rows] + _first_group(sector)).astype(np.int32),
        first=np.where(second, pupils.moved_on[rows], pupils.first[rows]).astype(np.int32),
        last=np.where(ended, pupils.moved_on[rows] - 1, pupils.last[rows]).astype(np.int32),
    )


def _first_group(sector: Sector) -> int:
    return ALL_GROUPS.index(GROUPS[sector][0])
